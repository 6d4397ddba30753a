"""A batch of files a member of staff handed in: what became of each."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from requests.models.foi_request import FOIRequest


class FileState(models.TextChoices):
    """What became of one file."""

    WAITING = "waiting", "Waiting"
    FILED = "filed", "Filed"
    HELD = "held", "Already held"
    REFUSED = "refused", "Refused"


class TakingIn(models.Model):
    """One upload of one or many files."""

    started_at = models.DateTimeField()
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    publish = models.BooleanField(default=False, help_text="Whether what is filed is published too.")

    class Meta:
        ordering = ["-started_at"]

    def __str__(self) -> str:
        return f"files handed in at {self.started_at:%H:%M on %-d %B %Y}"


class TakingInFile(models.Model):
    """One file of an upload. The bytes lie in the waiting room on disk until it is filed or refused."""

    taking_in = models.ForeignKey(TakingIn, on_delete=models.CASCADE, related_name="files")
    order = models.PositiveIntegerField()
    name = models.CharField(max_length=255)
    waiting_name = models.CharField(max_length=80, blank=True, help_text="Its name in the waiting room.")
    state = models.CharField(max_length=12, choices=FileState, default=FileState.WAITING)
    foi_request = models.ForeignKey(FOIRequest, on_delete=models.SET_NULL, null=True, related_name="+")
    published = models.BooleanField(default=False)
    why = models.TextField(blank=True, help_text="Why it was refused, or not published.")

    class Meta:
        ordering = ["taking_in", "order"]
        constraints = [
            models.UniqueConstraint(name="file_order_once_an_upload", fields=["taking_in", "order"]),
        ]

    def __str__(self) -> str:
        return self.name
