"""A release: somebody says that exactly this content may become public."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from requests.models.foi_request import FOIRequest

A_DAY = timedelta(days=1)


class Release(models.Model):
    """Who released a response, when, and the hash of what: whatever is changed afterwards needs another release.

    A spreadsheet and a flagged letter are released by somebody who did not take the file in. Where an office has nobody
    else, whoever took it in may do so from a working day later on, with a reason; never a spreadsheet. The database
    holds to that. `released_by` is null where a command published a letter in which nothing was found.
    """

    foi_request = models.ForeignKey(FOIRequest, on_delete=models.CASCADE, related_name="releases")
    content_hash = models.CharField(max_length=64, help_text="SHA-256 of what may become public: its words and bars.")
    released_at = models.DateTimeField()
    released_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    taken_in_at = models.DateTimeField()
    taken_in_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    has_spreadsheet = models.BooleanField(default=False)
    second_because = models.TextField(blank=True, help_text="Why it needed a second person; blank: it did not.")
    alone_because = models.TextField(blank=True, help_text="Why whoever took it in released it all the same.")
    alone_from = models.DateTimeField(null=True, help_text="From when on they might: a working day later.")

    class Meta:
        ordering = ["foi_request", "pk"]
        constraints = [
            models.CheckConstraint(
                name="spreadsheet_needs_two", condition=Q(has_spreadsheet=False) | ~Q(second_because="")
            ),
            models.CheckConstraint(
                name="two_people_release",
                condition=Q(second_because="")
                | Q(released_by__isnull=False)
                & (
                    Q(taken_in_by=None)
                    | ~Q(released_by=F("taken_in_by"))
                    | Q(
                        has_spreadsheet=False,
                        alone_from__isnull=False,
                        released_at__gte=F("alone_from"),
                        alone_from__gte=F("taken_in_at") + A_DAY,
                    )
                    & ~Q(alone_because="")
                ),
            ),
        ]
        indexes = [models.Index(name="release_of_content", fields=["foi_request", "content_hash"])]  # reader: publish

    def __str__(self) -> str:
        return f"release of {self.foi_request}"
