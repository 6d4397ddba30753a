"""A batch of files a member of staff handed in: what became of each."""

from __future__ import annotations

import uuid

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
    key = models.UUIDField(default=uuid.uuid4, help_text="Of the form it was sent with: sent twice, it is one upload.")

    class Meta:
        ordering = ["-started_at", "-pk"]
        constraints = [
            models.UniqueConstraint(name="form_taken_in_once", fields=["started_by", "key"]),
        ]

    def __str__(self) -> str:
        return f"files handed in at {self.started_at:%H:%M on %-d %B %Y}"


class TakingInFileQuerySet(models.QuerySet["TakingInFile"]):
    def waiting(self) -> TakingInFileQuerySet:
        return self.filter(state=FileState.WAITING)


class TakingInFile(models.Model):
    """One file of an upload. The bytes lie in the waiting room on disk until it is filed or refused."""

    taking_in = models.ForeignKey(TakingIn, on_delete=models.CASCADE, related_name="files")
    order = models.PositiveIntegerField()
    name = models.CharField(max_length=255)
    job = models.UUIDField(null=True, help_text="The job that reads it.")
    tries = models.PositiveSmallIntegerField(default=0, help_text="How often reading it was begun and not ended.")
    waiting_name = models.CharField(max_length=80, blank=True, help_text="Its name in the waiting room.")
    state = models.CharField(max_length=12, choices=FileState, default=FileState.WAITING)
    foi_request = models.ForeignKey(FOIRequest, on_delete=models.SET_NULL, null=True, related_name="+")
    published = models.BooleanField(default=False)
    why = models.TextField(blank=True, help_text="Why it was refused, or not published.")
    settled_at = models.DateTimeField(null=True)

    objects = TakingInFileQuerySet.as_manager()

    class Meta:
        ordering = ["taking_in", "order"]
        constraints = [
            models.UniqueConstraint(name="file_order_once_an_upload", fields=["taking_in", "order"]),
            models.CheckConstraint(
                name="waiting_file_lies_in_the_waiting_room",
                condition=models.Q(settled_at=None, state="waiting") & ~models.Q(waiting_name="")
                | models.Q(settled_at__isnull=False) & ~models.Q(state="waiting"),
            ),
        ]

    def __str__(self) -> str:
        return self.name
