"""Where a letter stood on the office's own site before it came here."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from requests.models.foi_request import FOIRequest
from requests.models.publication import PublishedResponse


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


class PublishedOldAddress(models.Model):
    """The same for readers, while the letter is public: whoever still asks for it is sent on to the letter's page."""

    response = models.ForeignKey(PublishedResponse, on_delete=models.CASCADE, related_name="old_addresses")
    address = models.URLField(max_length=500, unique=True)
    asked_for = models.CharField(max_length=500, db_index=True, help_text="Its path and query, in plain signs.")

    class Meta:
        ordering = ["address"]
        verbose_name_plural = "published old addresses"

    def __str__(self) -> str:
        return self.address
