"""Forms of the gate: what becomes of a finding, what else is taken out, who releases the letter."""

from __future__ import annotations

from typing import Any

from django import forms

from documents.reading.spans import Box
from requests.forms.casework import VersionedForm
from requests.forms.stretches import StretchesField
from requests.gate.reasons import Reason

POINTS = 72 / 25.4  # a millimetre on paper
LARGEST = 5000  # millimetres: a sheet as large as a wall


class ReasonForm(VersionedForm):
    """Why something is taken out. Each form of a page has fields with names of their own, as labels need."""

    page = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1, max_value=100_000)
    reason = forms.CharField(
        label="Reason",
        max_length=120,
        widget=forms.TextInput(attrs={"list": "reasons"}),
        error_messages={"required": "Say why it is taken out"},
    )
    printed = forms.BooleanField(label="Print the reason on the bar", required=False, initial=True)

    @property
    def why(self) -> Reason:
        """What was said, once it is valid."""
        return Reason(self.cleaned_data["reason"], self.cleaned_data["printed"])


class DecisionForm(ReasonForm):
    """What becomes of one finding."""

    decision = forms.ChoiceField(choices=[(each, each) for each in ("accept", "everywhere", "reject", "reopen")])
    because = forms.CharField(
        label="Why it may be read",
        max_length=500,
        required=False,
        help_text="Kept with your name. The public does not see it.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, typed: Any = None, *, finding: int, **named: Any) -> None:
        super().__init__(typed, auto_id=f"id_{finding}_%s", **named)
        self.fields["reason"].required = bool(typed) and typed.get("decision") in ("accept", "everywhere")

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or self.cleaned_data
        if told.get("decision") == "reject" and not told.get("because", "").strip():
            self.add_error("because", "Say why it may be read")
        return told


class MarkForm(ReasonForm):
    """Something to take out that was not found: words of the page, a box on it, a name wherever it stands."""

    what = forms.ChoiceField(choices=[(each, each) for each in ("words", "box", "name")])
    chosen = StretchesField(required=False)
    words = forms.CharField(
        label="Words on this page",
        max_length=2000,
        required=False,
        help_text="As they stand there. They go at each place on the page.",
    )
    name = forms.CharField(
        label="A name or e-mail address",
        max_length=200,
        required=False,
        help_text="It goes from every page, with its initials, the other way round or broken by a line.",
    )
    left = forms.FloatField(label="From the left edge", required=False, min_value=-LARGEST, max_value=LARGEST)
    top = forms.FloatField(label="From the top", required=False, min_value=-LARGEST, max_value=LARGEST)
    width = forms.FloatField(label="Width", required=False, min_value=0, max_value=LARGEST)
    height = forms.FloatField(label="Height", required=False, min_value=0, max_value=LARGEST)

    def __init__(self, typed: Any = None, *, what: str = "", **named: Any) -> None:
        what = what or (typed.get("what", "") if typed else "")
        super().__init__(typed, auto_id=f"id_{what}_%s", **named)
        for side in ("left", "top", "width", "height"):
            self.fields[side].widget.attrs["step"] = "any"

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or self.cleaned_data
        match told.get("what"):
            case "words" if not told.get("chosen") and not told.get("words", "").strip():
                self.add_error("words", "Choose words on the page, or type them")
            case "name" if not told.get("name", "").strip():
                self.add_error("name", "Type the name")
            case "box" if None in [told.get(side) for side in ("left", "top", "width", "height")]:
                self.add_error("left", "Draw the box, or type where it lies")
        return told

    @property
    def box(self) -> Box:
        """In points, once it is valid."""
        left, top, width, height = (self.cleaned_data[side] * POINTS for side in ("left", "top", "width", "height"))
        return Box(left, top, left + width, top + height)


class FlagForm(VersionedForm):
    """Why a second person has to release it."""

    because = forms.CharField(
        label="Why a second person should look",
        max_length=500,
        required=False,
        help_text="Left empty, nobody else has to.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class ReleaseForm(VersionedForm):
    """Letting exactly this content become public."""

    alone_because = forms.CharField(
        label="Why nobody else can",
        max_length=500,
        required=False,
        help_text="Only where you took the letter in and the office has nobody else: a working day later.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class TogetherForm(forms.Form):
    """What becomes of all findings of a sort, by somebody who looked at the sample."""

    kind = forms.CharField(widget=forms.HiddenInput, max_length=40)
    what = forms.CharField(widget=forms.HiddenInput, max_length=2000)
    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)
    decision = forms.ChoiceField(choices=[("accept", "accept"), ("reject", "reject")])
    looked = forms.BooleanField(error_messages={"required": "Look at the sample first, and say that you have"})
    reason = forms.CharField(max_length=120, required=False)
    because = forms.CharField(max_length=500, required=False)

    @property
    def why(self) -> Reason | None:
        """What was said, once it is valid; None: for what each letter's own law proposes."""
        said = self.cleaned_data["reason"].strip()
        return Reason(said) if said else None


class OldAddressesForm(forms.Form):
    """Lines with an address and the letter it is of."""

    lines = forms.CharField(
        label="Old addresses",
        max_length=400_000,
        help_text="One a line: FOI 0008/24, https://www.example.org/foi-0008-24.pdf. An address alone is of the letter "
        "whose file has the same name.",
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": "Enter at least one address"},
    )

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.label_suffix = ""
