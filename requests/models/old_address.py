"""Where a letter stood on the office's own site before it came here."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from requests.models.foi_request import FOIRequest


class OldAddress(models.Model):
    """An address that people have and quote: the office's site sends it on to the letter's page here."""

    foi_request = models.ForeignKey(FOIRequest, on_delete=models.CASCADE, related_name="old_addresses")
    address = models.URLField(max_length=500, unique=True)
    noted_at = models.DateTimeField()
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["address"]
        verbose_name_plural = "old addresses"

    def __str__(self) -> str:
        return self.address
