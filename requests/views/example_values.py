"""Invented values for the examples page: every component in every state, without any letter."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django import forms

from requests.law.clock import due
from requests.law.outcomes import Outcome, Overall
from requests.models.publication import PublishedResponse
from requests.views.response_page import ShownOutcome, question_outcome
from requests.views.result_links import Chip, Pages
from requests.views.review_steps import Step
from requests.views.said import Said, said_of
from requests.views.shown_clock import Clock, shown_clock
from requests.views.shown_tables import shown_table
from requests.views.source_cuts import Locator, locator
from requests.views.sources import Source
from requests.views.text_blocks import TextRun
from requests.views.text_cuts import TextCut

COLOURS = (
    ("ink", "text"), ("ink-soft", "second text"), ("ground", "bands, headers of panels"), ("line", "rules"),
    ("line-strong", "borders of fields"), ("brand", "header, buttons, bars"), ("brand-pale", "chosen, note"),
    ("link", "links"), ("focus", "focus ring only"), ("source", "the letter"), ("source-ink", "text about the letter"),
    ("source-fill", "highlighter"), ("source-wash", "viewer bar"), ("given", "given, done"),
    ("refused", "refused, late, wrong"), ("absent", "not held"),
)  # fmt: skip
RECEIVED = date(2024, 3, 18)


@dataclass(frozen=True, slots=True)
class Tab:
    words: str
    count: int | None
    address: str
    is_here: bool


class ExampleForm(forms.Form):
    """A form with one field that is right and two that are not."""

    reference = forms.CharField(label="Reference", help_text="For example FOI 0008/24")
    reasons = forms.CharField(
        label="For disclosure",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Enter at least one reason for disclosure"},
    )
    letter = forms.FileField(label="Letter", error_messages={"required": "Choose a PDF or text file"})


def outcomes() -> list[ShownOutcome]:
    words = [question_outcome(outcome.value) for outcome in Overall]
    not_yet = ShownOutcome(Outcome.NOT_HELD.word(not_yet=True), Outcome.NOT_HELD.sign)
    elsewhere = ShownOutcome(Outcome.HELD_BY_ANOTHER.word(held_by="Leicestershire Police"), "absent")
    return [*words, not_yet, elsewhere]


def clocks() -> list[tuple[str, Clock]]:
    """On the last day, early, late."""
    days = {"On time": date(2024, 4, 17), "Early": date(2024, 4, 3), "Late": date(2024, 4, 22)}
    return [(name, shown_clock(_response(answered))) for name, answered in days.items()]


def _response(answered: date) -> PublishedResponse:
    allowed = due(RECEIVED)
    days = allowed.days_until(max(allowed.due_on, answered))
    return PublishedResponse(
        regime="FOIA",
        received_on=RECEIVED,
        answered_on=answered,
        due_on=allowed.due_on,
        working_days=allowed.day_number(answered),
        is_late=allowed.is_late(answered),
        clock=[
            {
                "on": day.on.isoformat(),
                "kind": day.kind.value,
                "number": day.number,
                "holiday": day.holiday.name if day.holiday else "",
                "kept_in": "",
            }
            for day in days
        ],
    )


def said() -> Said:
    """Every kind of block."""
    table = shown_table(
        1,
        "Table 1. Services, by year",
        ["Service", "2023/24", "Spend"],
        [["Mentors", "Y", "£1,200"], ["Outreach", "", "£300"], ["Total", "1", "£1,500"]],
        2,
        [{"column": "Spend", "said": "£1,500", "found": "£1,500", "agrees": True}],
    )
    label = "Strategy 2023 to 2028"
    link = {"label": label, "url": "https://example.org/strategy", "site": "example.org", "start": 0, "end": len(label)}
    runs: list[dict[str, Any]] = [
        {"kind": "heading", "text": "Funding"},
        {"kind": "paragraph", "text": "We received these sums:"},
        {"kind": "list item", "text": "22/23 £1,414,226"},
        {"kind": "list item", "text": "23/24 £1,058,313"},
        {"kind": "paragraph", "text": "They went to:"},
        {"kind": "list item", "text": "mentors"},
        {"kind": "list item", "text": "outreach"},
        {"kind": "paragraph", "text": f"{label} (page 26)", "links": [link]},
        {"kind": "table", "text": "", "table": 1},
        {"kind": "reasons", "text": "Section 21 – Information which is reasonably accessible."},
    ]
    return said_of(runs, {1: replace(table, file="/foi/example/tables/1.csv")})


def text_source() -> Source:
    """The viewer of a letter that came as text, its passage on two pages."""
    runs = (TextRun("1. How many?\n"), TextRun("We do not hold this information.", 1, True))
    more = (TextRun("Nor do we hold it for earlier years.", 2, True),)
    return Source((1, 2), None, (), (TextCut(1, runs), TextCut(2, more, "Page 2 begins")))


def locators() -> list[Locator]:
    boxes = [(66.0, 120.0, 520.0, 320.0), (66.0, 400.0, 300.0, 411.0), (57.0, 100.0, 780.0, 300.0)]
    sizes = [(595.3, 841.9), (595.3, 841.9), (841.9, 595.3)]
    return [locator([box], *size) for box, size in zip(boxes, sizes, strict=True)]


def values() -> dict[str, Any]:
    """All of it, under the names the template uses."""
    form = ExampleForm({"reference": "FOI 0008/24"})
    form.is_valid()
    return {
        "colours": COLOURS,
        "outcomes": outcomes(),
        "clocks": clocks(),
        "said": said(),
        "text_source": text_source(),
        "locators": locators(),
        "form": form,
        "chips": [Chip("2024", "?"), Chip("Refused", "?")],
        "pages": Pages(2, 4, "?", "?page=3"),
        "steps": [Step("Ask for an internal review", "by 14 June 2024", "40 working days from the answer.")],
        "tabs": [Tab("Open", 9, "?", True), Tab("Mine", 4, "?", False), Tab("Drafts", None, "?", False)],
        "gauge_marks": range(0, 140, 7),
        "in_short": [["Asked", "Six questions about funding."], ["Given", "Sums for two years."]],
    }
