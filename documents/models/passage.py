"""A stored source span: the place in the letter that a fact was taken from."""

from __future__ import annotations

from django.db import models

from documents.models.page import LetterPage


class Passage(models.Model):
    """A run of characters on one page, with one box a printed line where the format has geometry."""

    page = models.ForeignKey(LetterPage, on_delete=models.CASCADE, related_name="passages")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    boxes = models.JSONField(null=True, help_text="[[x0, top, x1, bottom], …] in points from the page's top left.")

    class Meta:
        ordering = ["page", "start", "end"]
        constraints = [
            models.UniqueConstraint(name="passage_once_a_place", fields=["page", "start", "end"]),
            models.CheckConstraint(name="passage_ends_after_it_starts", condition=models.Q(end__gt=models.F("start"))),
        ]

    def __str__(self) -> str:
        return f"{self.page}, {self.start} to {self.end}"

    @property
    def text(self) -> str:
        """The words of the passage as they stand on the page."""
        return self.page.text[self.start : self.end]
