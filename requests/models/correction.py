"""What a person corrected in the reading of a letter: who, when, what it is of, before and after."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from requests.models.foi_request import FOIRequest


class CorrectionKind(models.TextChoices):
    """What of a reading is corrected."""

    QUESTION_TEXT = "question text", "Words of the question"
    QUESTION_PLACE = "question place", "Place in the letter"
    QUESTION_NUMBER = "question number", "Number"
    QUESTION_PARENT = "question parent", "Belongs to"
    QUESTION_ORDER = "question order", "Comes after"
    QUESTIONS = "questions", "Questions"
    PART_OUTCOME = "part outcome", "Outcome"
    PART_EXEMPTIONS = "part exemptions", "Exemptions"
    PARTS = "answer parts", "Parts"
    TABLE_CELL = "table cell", "Cell"
    FINDING = "finding", "Settled"
    LETTER_KIND = "letter kind", "Kind of letter"


ACTS = {"add": "Added", "remove": "Removed", "split": "Split in two", "merge": "Merged"}


class Correction(models.Model):
    """One value of a case, before and after. It outlives the rows it changed: a newer reading makes those anew.

    `of` says what is corrected so that it is found again in another reading:
    {"question": number, "words": its text then, "place": [page, start, end] or null}, of a part with
    {"part": which, "said": the print of its words} besides; {"table", "row", "column", "beside"};
    {"questions": [those]}; {"finding", "of_kind", "page"}; or {} for the letter itself. With "places", where the
    words stand that were chosen on a page: see requests.correctable.places. Which questions there are is told by
    {"act": what was done, "numbers": of questions, "at": [page, start, end] of the one added or removed}.
    """

    foi_request = models.ForeignKey(FOIRequest, on_delete=models.CASCADE, related_name="corrections")
    kind = models.CharField(max_length=20, choices=CorrectionKind)
    of = models.JSONField()
    before = models.JSONField()
    after = models.JSONField()
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    undone_at = models.DateTimeField(null=True)
    fits = models.BooleanField(default=True, help_text="Whether it has a place in the reading as it is now.")
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["foi_request", "pk"]
        constraints = [
            models.CheckConstraint(name="correction_changes_something", condition=~models.Q(before=models.F("after"))),
            models.CheckConstraint(
                name="correction_is_undone_by_somebody",
                condition=models.Q(undone_at=None, undone_by=None)
                | models.Q(undone_at__gte=models.F("made_at"), undone_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.foi_request}"

    @property
    def what(self) -> str:
        """What of a thing it changes, or what was done with questions."""
        return ACTS[self.of["act"]] if self.kind == CorrectionKind.QUESTIONS else self.get_kind_display()
