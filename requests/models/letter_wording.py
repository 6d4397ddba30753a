"""The office's own words for a letter, in place of those that are built in; and what it always adds to an answer."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class LetterWording(models.Model):
    """`name` tells the letter: see requests.cases.letters.wording. `words` hold placeholders such as {reference}."""

    name = models.CharField(max_length=40, unique=True)
    words = models.TextField(max_length=20_000)
    version = models.PositiveIntegerField(default=1, help_text="So that nobody overwrites.")
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["name"]
        constraints = [models.CheckConstraint(name="wording_says_something", condition=~models.Q(words=""))]

    def __str__(self) -> str:
        return self.name
