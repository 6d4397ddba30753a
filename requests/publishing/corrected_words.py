"""What people typed into a reading is looked through for private details like the letter's own pages."""

from __future__ import annotations

from dataclasses import replace

from documents.clearing.private_details import private_details
from documents.reading.shapes import PageText, Reading
from requests.models import Correction, FOIRequest
from requests.models.correction import CorrectionKind
from requests.models.question import shown_number

TYPED = (CorrectionKind.QUESTION_TEXT, CorrectionKind.TABLE_CELL, CorrectionKind.PART_OUTCOME)
REASON = "The correction of {} shows what looks like private details. Look at it again, or undo it."


def private_corrections(foi_request: FOIRequest, reading: Reading) -> list[str]:
    """Why a case may not be published for what was typed into it: a sentence a correction, one query."""
    typed = foi_request.corrections.filter(kind__in=TYPED, undone_at=None, fits=True).order_by("pk")
    words = {each: each.after["held_by"] if isinstance(each.after, dict) else each.after for each in typed}
    last = len(reading.pages) + 1
    found = []
    for correction, text in words.items():
        page = PageText(last, text)  # after the letter's own, whose sites are the office's and no private address
        if any(each.where.page == last for each in private_details(replace(reading, pages=(*reading.pages, page)))):
            found.append(REASON.format(_where(correction)))
    return found


def _where(correction: Correction) -> str:
    of = correction.of
    return f"table {of['table']}" if "table" in of else f"question {shown_number(of['question'])}"
