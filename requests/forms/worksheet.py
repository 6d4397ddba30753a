"""The forms of the worksheet: an answer in parts, a search, and what answering would cost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils import timezone

from requests.cases.worksheet import MOST_PARTS, REASONS, WrittenPart
from requests.forms.cases import date_field
from requests.law.exemptions import Certainty, resolve
from requests.law.outcomes import Outcome
from requests.law.regimes import Regime
from requests.models import CostEstimate, SearchRecord
from requests.models.worksheet import Degree

NOT_YET = "not yet held"
PROVISIONS = ("exemption", "exemption_2", "exemption_3")
LONGEST, LONGEST_REASON = 200_000, 20_000
OFFERED = [outcome for outcome in Outcome if outcome is not Outcome.UNCLEAR]
Values = Mapping[str, Any]


class SheetField(forms.CharField):
    """Words that may begin or end with a table: the tabs before its first cell and after its last stay."""

    def __init__(self, **named: Any) -> None:
        super().__init__(strip=False, widget=forms.Textarea(attrs={"rows": named.pop("rows")}), **named)

    def to_python(self, value: Any) -> str:
        words = str(super().to_python(value) or "")
        return words.strip(" \r\n") if words.strip() else ""


def _area(label: str, rows: int = 3, hint: str = "", longest: int = LONGEST_REASON) -> SheetField:
    words = {"max_length": f"This is longer than {longest:,} characters. Put some of it into a document of its own."}
    return SheetField(label=label, required=False, max_length=longest, help_text=hint, error_messages=words, rows=rows)


def _provision(label: str) -> forms.CharField:
    return forms.CharField(label=label, required=False, max_length=200, widget=forms.TextInput(attrs={"list": "limbs"}))


class PartForm(forms.Form):
    """A part of an answer: the outcome first, and what that outcome needs."""

    outcome = forms.ChoiceField(
        label="Outcome",
        required=False,
        choices=[("", "Not answered yet"), *((each.value, each.word()) for each in OFFERED), (NOT_YET, "Not yet held")],
    )
    held_by = forms.CharField(
        label="Who holds it", required=False, max_length=200, widget=forms.TextInput(attrs={"list": "holders"})
    )
    not_for_us = forms.BooleanField(
        label="Asked first: they do not hold it on our behalf (section 3(2))", required=False
    )
    text = _area("What the letter will say", 5, "A blank line parts paragraphs. A table can be pasted in.", LONGEST)
    exemption = _provision("Exemption relied on, with its limb")
    exemption_2 = _provision("And")
    exemption_3 = _provision("And also")
    degree = forms.ChoiceField(
        label="Disclosure", required=False, choices=[("", "Choose where harm has to be shown"), *Degree.choices]
    )
    harm = _area("Bring about this harm")
    for_giving = _area("Public interest for disclosure")
    for_keeping = _area("Public interest for keeping it back")
    balance = _area("Where the balance lies, and why")
    opinion = forms.CharField(label="Section 36: whose opinion, and of what day", required=False, max_length=200)

    def __init__(self, *arguments: Any, regime: Regime = Regime.FOIA, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.label_suffix = ""
        self.regime = regime

    def clean(self) -> dict[str, Any]:
        """Words need an outcome, and a provision has to be one. What is missing else is told and not refused."""
        told = super().clean() or {}
        if told.get("text") and not told.get("outcome") and "outcome" not in self.errors:
            self.add_error("outcome", "Choose the outcome of this part")
        for name in PROVISIONS:
            words = " ".join((told.get(name) or "").split())
            found = resolve(words, self.regime) if words else None
            if found and found.certainty is Certainty.UNKNOWN:
                self.add_error(name, f"“{words}” is not in the catalogue. Write it as in “Section 31(1)(a)”")
            elif found and found.certainty is Certainty.NO_EXEMPTION:
                self.add_error(name, f"“{words}”: {found.explained}")
        return told

    @property
    def part(self) -> WrittenPart | None:
        """What was typed; nothing where there is no outcome."""
        told = self.cleaned_data
        if not told.get("outcome"):
            return None
        not_yet = told["outcome"] == NOT_YET
        typed = [" ".join(told[name].split()) for name in PROVISIONS]
        return WrittenPart(
            outcome=Outcome.NOT_HELD.value if not_yet else told["outcome"],
            text=told["text"].replace("\r\n", "\n"),
            not_yet=not_yet,
            held_by=told["held_by"],
            provisions=tuple(dict.fromkeys(words for words in typed if words)),
            reasons={name: told[name] for name in REASONS if told[name]},
        )


PartFormSet = forms.formset_factory(
    PartForm, extra=1, can_delete=True, max_num=MOST_PARTS, absolute_max=MOST_PARTS + 1, validate_max=True
)


def values_of(part: WrittenPart) -> dict[str, Any]:
    """A part as the form shows it."""
    exemptions = dict(zip(PROVISIONS, part.provisions, strict=False))
    outcome = NOT_YET if part.not_yet else part.outcome
    return {"outcome": outcome, "text": part.text, "held_by": part.held_by, **exemptions, **part.reasons}


def values_typed(typed: Values, prefix: str) -> list[dict[str, Any]]:
    """What stands in the forms as they were sent, right or wrong; those left blank are left out."""
    try:
        count = min(int(typed.get(f"{prefix}-TOTAL_FORMS", "0")), MOST_PARTS)
    except ValueError:
        count = 0
    rows = [{name: typed.get(f"{prefix}-{at}-{name}", "") for name in PartForm.base_fields} for at in range(count)]
    return [row for row in rows if any(row.values())]


def parts_of(forms_of: Sequence[forms.Form]) -> list[WrittenPart]:
    """The parts of a valid set, without those that were taken out."""
    kept = [form for form in forms_of if isinstance(form, PartForm) and not form.cleaned_data.get("DELETE")]
    return [form.part for form in kept if form.part]


class SearchForm(forms.ModelForm[SearchRecord]):
    """Who searched where."""

    on = date_field("When")

    class Meta:
        model = SearchRecord
        fields = ("who", "where", "words", "on", "minutes", "found")
        labels = {"who": "Who searched", "where": "Where", "words": "With what words", "minutes": "Minutes it took",
                  "found": "What was found"}  # fmt: skip

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **{"auto_id": "id_search_%s", **named})
        self.label_suffix = ""

    def clean_on(self) -> Any:
        """Not to come."""
        if self.cleaned_data["on"] > timezone.localdate():
            raise forms.ValidationError("This day has not come yet")
        return self.cleaned_data["on"]


class CostForm(forms.ModelForm[CostEstimate]):
    """The four activities in minutes."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)

    class Meta:
        model = CostEstimate
        fields = ("determining", "locating", "retrieving", "extracting", "basis")
        labels = {"determining": "Minutes to find out whether it is held", "locating": "Minutes to locate it",
                  "retrieving": "Minutes to retrieve it", "extracting": "Minutes to extract it",
                  "basis": "How this was estimated"}  # fmt: skip

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.label_suffix = ""
        for name in ("determining", "locating", "retrieving", "extracting"):
            self.fields[name].max_value = 1_000_000  # type: ignore[attr-defined]
