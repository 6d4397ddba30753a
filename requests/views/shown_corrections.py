"""Corrections as staff read them: what of, before and after, by whom, and whether it can be undone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.dateformat import format as date_format
from django.utils.text import Truncator
from django.utils.timezone import localtime

from requests.law.outcomes import Outcome
from requests.models import Correction, FOIRequest
from requests.models.correction import CorrectionKind
from requests.models.question import numbers_shown, shown_number
from requests.particulars import listed


@dataclass(frozen=True, slots=True)
class ShownCorrection:
    """One correction in words. `undone`: when and by whom, or blank."""

    key: int
    where: str
    what: str
    before: str
    after: str
    made_at: datetime
    made_by: str
    undone_at: datetime | None
    undone_by: str
    fits: bool


def shown_corrections(foi_request: FOIRequest) -> list[ShownCorrection]:
    """Every correction of a case, the newest first: one query."""
    corrections = foi_request.corrections.select_related("made_by", "undone_by").order_by("-pk")
    return [_shown(correction) for correction in corrections]


def where_of(correction: Correction) -> str:
    """ "Question 1b"."""
    of = correction.of
    match CorrectionKind(correction.kind):
        case CorrectionKind.TABLE_CELL:
            row = f"row {of['row']}" if of["row"] else "header"
            return f"Table {of['table']}, {row}, column {of['column'] + 1}"
        case CorrectionKind.LETTER_KIND:
            return "The letter"
        case CorrectionKind.FINDING:
            return numbers_shown(str(of["finding"]))
        case CorrectionKind.PARTS:
            numbers = [shown_number(each["question"]) for each in of["questions"]]
            return f"{'Answers to questions' if numbers[1:] else 'Answer to question'} {listed(numbers)}"
        case CorrectionKind.QUESTIONS:
            numbers = [shown_number(each) for each in of["numbers"]]
            return f"{'Questions' if numbers[1:] else 'Question'} {listed(numbers)}"
        case CorrectionKind.PART_OUTCOME | CorrectionKind.PART_EXEMPTIONS:
            return f"Question {shown_number(of['question'])}, part {of['part']} of the answer"
        case _:
            return f"Question {shown_number(of['question'])}"


def _shown(correction: Correction) -> ShownCorrection:
    return ShownCorrection(
        key=correction.pk,
        where=where_of(correction),
        what=correction.what,
        before=in_words(correction.kind, correction.before),
        after=in_words(correction.kind, correction.after),
        made_at=correction.made_at,
        made_by=correction.made_by.known_as,
        undone_at=correction.undone_at,
        undone_by=correction.undone_by.known_as if correction.undone_by else "",
        fits=correction.fits,
    )


def named(correction: Correction) -> str:
    """ "Question 1b: number, made 2 (3 June 2024, 12:00, Olive Officer)", as the list of corrections has it."""
    made = f"{date_format(localtime(correction.made_at), 'j F Y, H:i')}, {correction.made_by.known_as}"
    after = Truncator(in_words(correction.kind, correction.after)).chars(80) or "nothing"
    return f"{where_of(correction)}: {correction.what.lower()}, made {after} ({made})"


def in_words(kind: str, value: Any) -> str:
    """A value as people say it."""
    match CorrectionKind(kind):
        case CorrectionKind.QUESTION_TEXT | CorrectionKind.TABLE_CELL:
            return str(value)
        case CorrectionKind.PART_OUTCOME:
            return Outcome(value["outcome"]).word(not_yet=value["not_yet"], held_by=value["held_by"])
        case CorrectionKind.PART_EXEMPTIONS:
            return ", ".join(each["as_written"] for each in value)
        case CorrectionKind.PARTS:
            return "; ".join(_parts_in_words(parts) for parts in value)
        case CorrectionKind.LETTER_KIND:
            return str(value) or "not known"
        case CorrectionKind.FINDING:
            return "settled" if value else "open"
        case CorrectionKind.QUESTION_PLACE:
            return "; ".join(f"page {each['page']}: {Truncator(each['words']).chars(80)}" for each in value)
        case CorrectionKind.QUESTION_NUMBER:
            return shown_number(value)
        case CorrectionKind.QUESTION_PARENT:
            return f"question {shown_number(value)}" if value else "no other question"
        case CorrectionKind.QUESTION_ORDER:
            return f"question {shown_number(value)}" if value else "the beginning"
        case CorrectionKind.QUESTIONS:
            return "; ".join(_question_in_words(entry) for entry in value)


def _question_in_words(entry: dict[str, Any]) -> str:
    """ "2: “Please provide …”, answered in 2 parts, which begin: …"."""
    has = entry["has"]
    text = Truncator(" ".join(has.get("text", entry["is"]["words"]).split())).chars(80)
    answer = f", answered in {_parts_in_words(has['parts'])}" if has.get("parts") else ""
    return f"{shown_number(entry['is']['question'])}: “{text}”{answer}"


def _parts_in_words(parts: list[dict[str, Any]]) -> str:
    """ "2 parts, which begin: “We awarded …”, “The names …”"."""
    begin = [f"“{Truncator(' '.join(part['said'][0]['text'].split())).chars(40)}”" for part in parts if part["said"]]
    count = f"{len(parts)} {'part' if len(parts) == 1 else 'parts'}"
    return f"{count}: {listed(begin)}" if begin else "no part"
