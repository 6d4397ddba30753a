"""The form of the gate by which somebody chooses what of a sheet of a spreadsheet is published."""

from __future__ import annotations

from typing import Any

from django import forms

from requests.forms.casework import VersionedForm
from requests.gate.choosing import NO_COLUMNS, Wanted
from requests.models.sheet_choice import Chosen

COLUMNS = "columns"  # ranges too, but ticked
WAYS = (
    (Chosen.NOTHING.value, "Leave the sheet out"),
    (Chosen.ALL.value, "Publish all visible cells"),
    (COLUMNS, "Publish whole columns"),
    (Chosen.RANGES.value, "Publish ranges"),
)


class ColumnsField(forms.TypedMultipleChoiceField):
    """Columns by their numbers. Which of them the sheet has, the act knows."""

    def valid_value(self, value: object) -> bool:
        return str(value).isdecimal() and len(str(value)) < 6


class SheetForm(VersionedForm):
    """How much of a sheet is published: nothing, all, columns that are ticked, ranges that are typed."""

    page = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=100_000)
    way = forms.ChoiceField(
        choices=WAYS, initial=Chosen.NOTHING.value, error_messages={"required": "Choose what is published"}
    )
    columns = ColumnsField(coerce=int, required=False)
    ranges = forms.CharField(
        label="Ranges",
        max_length=4000,
        required=False,
        help_text="As the spreadsheet names its cells, such as A1:D20, F1:F20.",
    )

    def __init__(self, typed: Any = None, *, number: int, **named: Any) -> None:
        super().__init__(typed, auto_id=f"id_sheet_{number}_%s", **named)

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or self.cleaned_data
        if told.get("way") == COLUMNS and not told.get("columns"):
            self.add_error("columns", NO_COLUMNS)
        return told

    @property
    def wanted(self) -> Wanted:
        """What was chosen, once it is valid."""
        told = self.cleaned_data
        if told["way"] == COLUMNS:
            return Wanted(Chosen.RANGES, columns=told["columns"])
        return Wanted(Chosen(told["way"]), told["ranges"])
