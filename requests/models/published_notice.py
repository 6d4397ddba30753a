"""What the public reads at the address of a response that was withdrawn, where staff chose to say so."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class PublishedNotice(models.Model):
    """That it was withdrawn, when and why. Nothing of what it said."""

    slug = models.SlugField(max_length=80, unique=True)
    reference = models.CharField(max_length=80)
    withdrawn_on = models.DateField()
    because = models.CharField(max_length=500)

    class Meta:
        ordering = ["-withdrawn_on", "slug"]
        constraints = [models.CheckConstraint(name="notice_says_why", condition=~Q(because=""))]

    def __str__(self) -> str:
        return f"{self.reference}, withdrawn"
