"""What of a sheet of a spreadsheet becomes public: chosen by a person, sheet by sheet. Staff only."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from requests.models.foi_request import FiledLetter


class Chosen(models.TextChoices):
    """How much of a sheet is published. What nobody chose is not."""

    NOTHING = "nothing", "Left out"
    ALL = "all", "All visible cells"
    RANGES = "ranges", "Chosen ranges"


class SheetChoiceQuerySet(models.QuerySet["SheetChoice"]):
    def standing(self) -> SheetChoiceQuerySet:
        """Those that nobody replaced."""
        return self.filter(undone_at=None)


class SheetChoice(models.Model):
    """One choice; one that is changed stays beside the new one. It holds for exactly the cells it was made of."""

    filed_letter = models.ForeignKey(FiledLetter, on_delete=models.CASCADE, related_name="sheet_choices")
    page = models.PositiveIntegerField(help_text="The page of the letter that is the sheet.")
    cells_hash = models.CharField(max_length=64, help_text="SHA-256 of the sheet's cells and their places.")
    chosen = models.CharField(max_length=8, choices=Chosen)
    ranges = models.TextField(blank=True, help_text='"A1:D20, F1:F20": as the spreadsheet names its cells.')
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    objects = SheetChoiceQuerySet.as_manager()

    class Meta:
        ordering = ["filed_letter", "page", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="one_choice_a_sheet", fields=["filed_letter", "page"], condition=Q(undone_at=None)
            ),
            models.CheckConstraint(
                name="sheet_choice_says_ranges",
                condition=Q(chosen=Chosen.RANGES) & ~Q(ranges="") | ~Q(chosen=Chosen.RANGES) & Q(ranges=""),
            ),
            models.CheckConstraint(
                name="sheet_choice_undone_by_somebody",
                condition=Q(undone_at=None, undone_by=None) | Q(undone_at__gte=F("made_at"), undone_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"page {self.page}: {self.ranges or self.get_chosen_display()}"
