"""Who works for whom while they are away, and what of the desk each person wants sent."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q


class CoverQuerySet(models.QuerySet["Cover"]):
    def on(self, day: date) -> CoverQuerySet:
        """The covers that hold on that day."""
        return self.filter(starts_on__lte=day, ends_on__gte=day)


class Cover(models.Model):
    """From day to day somebody covers for somebody else: queue and mail go to both."""

    absent = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="covered_by")
    cover = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="covers_for")
    starts_on = models.DateField()
    ends_on = models.DateField()
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = CoverQuerySet.as_manager()

    class Meta:
        ordering = ["starts_on", "pk"]
        constraints = [
            models.CheckConstraint(name="cover_ends_after_it_starts", condition=Q(ends_on__gte=F("starts_on"))),
            models.CheckConstraint(name="nobody_covers_for_themselves", condition=~Q(absent=F("cover"))),
        ]

    def __str__(self) -> str:
        return f"{self.cover} for {self.absent}"


class DeskPost(models.Model):
    """What a person has sent: a daily digest, and a calendar of due dates at an address that only they know."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="desk_post")
    digest = models.BooleanField(default=True)
    digest_for = models.DateField(null=True, help_text="The last day a digest was begun for: none is sent twice.")
    calendar_key = models.CharField(
        max_length=64, unique=True, null=True, help_text="SHA-256 of what stands in the feed's address."
    )

    def __str__(self) -> str:
        return f"post of {self.person}"
