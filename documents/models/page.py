"""A page of a letter as read."""

from __future__ import annotations

from django.db import models

from documents.clearing.shapes import PlacedWord
from documents.models.reading import LetterReading
from documents.reading.spans import Box


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


class RecognisedWords(models.Model):
    """Where the words of a page stand that a program recognised in its picture (OCR): its file does not tell."""

    page = models.OneToOneField(LetterPage, on_delete=models.CASCADE, related_name="recognised_words")
    words = models.JSONField(help_text="[[start, end, x0, top, x1, bottom], …] in the page's text, and in points.")

    class Meta:
        verbose_name_plural = "recognised words"

    def __str__(self) -> str:
        return f"words of {self.page}"

    @property
    def placed(self) -> tuple[PlacedWord, ...]:
        """As clearing takes them."""
        return tuple((start, end, Box(*sides)) for start, end, *sides in self.words)
