"""The versions of a response that were public, as the public may know of them."""

from __future__ import annotations

from django.db import models

from requests.models.publication import PublishedResponse


class PublishedVersion(models.Model):
    """A version of a response that the public has read, and what it changed against the one before.

    `changes` is [{"anchor": "q1b" or "" for the whole, "number": "1b", "what": "…", "before": "…", "after": "…"}].
    """

    response = models.ForeignKey(PublishedResponse, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    published_at = models.DateTimeField()
    checked_on = models.DateField(null=True, help_text="When staff checked it against the letter, if they did.")
    because = models.TextField(blank=True, help_text="What staff say of the change.")
    changes = models.JSONField(default=list)

    class Meta:
        ordering = ["response", "-number"]
        constraints = [
            models.UniqueConstraint(name="published_version_once_a_response", fields=["response", "number"]),
        ]

    def __str__(self) -> str:
        return f"{self.response}, version {self.number}"
