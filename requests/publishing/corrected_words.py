"""What people typed into a reading is looked through for private details like the letter's own pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from django.db.models import QuerySet

from documents.clearing.found import Found, FoundKind, found_in
from documents.clearing.personal import KnownPerson
from documents.reading.shapes import PageText, Reading
from requests.models import Correction, FOIRequest
from requests.models.correction import CorrectionKind
from requests.models.question import shown_number

TYPED = (CorrectionKind.QUESTION_TEXT, CorrectionKind.TABLE_CELL, CorrectionKind.PART_OUTCOME)
REASON = "The correction of {} shows what looks like private details"


def private_corrections(foi_request: FOIRequest, reading: Reading, people: Sequence[KnownPerson] = ()) -> list[Found]:
    """What was typed into a case and shows private details: a finding a correction, one query."""
    return [
        Found(FoundKind.TYPED, REASON.format(_where(each)), part=f"correction {each.pk}")
        for each in typed_corrections(foi_request)
        if private_words(each, reading, people)
    ]


def typed_corrections(foi_request: FOIRequest) -> QuerySet[Correction]:
    """Those that put words into the case which stand there now."""
    return foi_request.corrections.filter(kind__in=TYPED, undone_at=None, fits=True).order_by("pk")


def private_words(correction: Correction, reading: Reading, people: Sequence[KnownPerson]) -> list[str]:
    """The private details in what a correction put in."""
    after = correction.after
    typed = str(after["held_by"] if isinstance(after, dict) else after)
    last = len(reading.pages) + 1
    # after the letter's own pages, whose sites are the office's and no private address
    whole = replace(reading, pages=(*reading.pages, PageText(last, typed)))
    places = [each.where for each in found_in(whole, people=people) if each.where and each.page == last]
    return [typed[where.start : where.end] for where in places]


def _where(correction: Correction) -> str:
    of = correction.of
    return f"table {of['table']}" if "table" in of else f"question {shown_number(of['question'])}"
