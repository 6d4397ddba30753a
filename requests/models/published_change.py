"""When anything that public lists show last came, went or changed: a withdrawal leaves no row to tell it by."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class PublishedChange(models.Model):
    """One row. Its time is the database's own, taken in turn with all who publish: see `search.entries`."""

    changed_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(name="one_published_change", condition=Q(pk=1))]

    def __str__(self) -> str:
        return f"changed at {self.changed_at}"
