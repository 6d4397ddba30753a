"""One reading of a letter, kept whole, and what the reader was unsure of."""

from __future__ import annotations

from django.db import models
from django.utils.functional import cached_property

from documents.models.letter import Letter
from documents.reading.as_json import from_json
from documents.reading.shapes import FindingKind, Reading


class LetterReading(models.Model):
    """A version of the reading of a letter. `content` is `documents.reading.as_json.to_json` of it."""

    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="readings")
    number = models.PositiveIntegerField(help_text="1 for the first reading of this letter.")
    reader_version = models.PositiveIntegerField()
    read_at = models.DateTimeField()
    content = models.JSONField()

    class Meta:
        ordering = ["letter", "number"]
        constraints = [
            models.UniqueConstraint(name="reading_number_once_a_letter", fields=["letter", "number"]),
        ]

    def __str__(self) -> str:
        return f"reading {self.number} of {self.letter}"

    @cached_property
    def as_read(self) -> Reading:
        """The reading itself, made of `content` once: that of a long table takes a second."""
        return from_json(self.content)


class ReadingFinding(models.Model):
    """Something a person should know of: missing, doubtful, hidden. Uncertainty is stored, never dropped."""

    reading = models.ForeignKey(LetterReading, on_delete=models.CASCADE, related_name="findings")
    kind = models.CharField(max_length=40, choices=[(kind.value, kind.value) for kind in FindingKind])
    what = models.TextField()
    page = models.PositiveIntegerField(null=True)
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    sure = models.FloatField(default=1.0)
    about = models.JSONField(default=dict, db_default={}, help_text="documents.reading.shapes.About, or {}.")
    is_settled = models.BooleanField(default=False, help_text="A person looked at it, and nothing is left to do.")
    since_corrected = models.BooleanField(
        default=False, db_default=False, help_text="Not the reader's: so since people corrected what was read."
    )

    class Meta:
        ordering = ["reading", "page", "start", "pk"]
        constraints = [
            models.CheckConstraint(
                name="finding_sure_is_a_share", condition=models.Q(sure__gte=0) & models.Q(sure__lte=1)
            ),
        ]

    def __str__(self) -> str:
        return self.what
