"""The files that hold the whole archive, as far as they are public."""

from __future__ import annotations

from django.db import models


class PublishedDownload(models.Model):
    """One of the files, made together with the others. A file without its row is served to nobody.

    Withdrawing anything deletes these rows, and with them the files.
    """

    name = models.CharField(max_length=60, unique=True, help_text="As readers keep it: foi-archive.zip.")
    folder = models.CharField(max_length=60, help_text="The folder of this making, in the store of downloads.")
    order = models.PositiveIntegerField()
    size = models.PositiveBigIntegerField(help_text="In bytes.")
    sha256 = models.CharField(max_length=64)
    responses = models.PositiveIntegerField(help_text="How many responses are in it.")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["order"]

    def __str__(self) -> str:
        return self.name
