"""A message that goes out once: a row of its own claims it before it is handed to the mail server."""

from __future__ import annotations

from datetime import datetime

from django.db import models


class ClaimedMessage(models.Model):
    """Claimed before it is handed over, so that it goes out once and never twice."""

    claimed_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, help_text="When the mail server took it.")
    refused = models.BooleanField(default=False, help_text="Whether the mail server would not have it.")

    class Meta:
        abstract = True

    def say_sent(self, at: datetime) -> None:
        """The mail server took it."""
        self.sent_at = at
        self.save(update_fields=["sent_at"])

    def say_refused(self) -> None:
        """The mail server would not have it: it is not tried again."""
        self.refused = True
        self.save(update_fields=["refused"])
