"""A page of a letter as read."""

from __future__ import annotations

from django.db import models

from documents.models.reading import LetterReading


class LetterPage(models.Model):
    """One page: its text, and its size in points where the format has geometry."""

    reading = models.ForeignKey(LetterReading, on_delete=models.CASCADE, related_name="pages")
    number = models.PositiveIntegerField()
    text = models.TextField()
    width = models.FloatField(null=True)
    height = models.FloatField(null=True)

    class Meta:
        ordering = ["reading", "number"]
        constraints = [
            models.UniqueConstraint(name="page_number_once_a_reading", fields=["reading", "number"]),
            models.CheckConstraint(name="page_numbers_start_at_one", condition=models.Q(number__gte=1)),
        ]

    def __str__(self) -> str:
        return f"page {self.number}"
