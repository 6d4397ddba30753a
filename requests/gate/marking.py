"""What people mark on the pages to be taken out, beside what was found: words, a box, a name wherever it stands.

As for all acts of the gate: see requests.gate.deciding.
"""

from __future__ import annotations

import math
from datetime import datetime
from typing import Any

from django.db import transaction

from documents.clearing.names import known_people
from documents.clearing.removal import words_under
from documents.drawn_pages import words_on
from documents.models import LetterPage
from documents.reading.spans import Box
from requests.case_versions import locked
from requests.errors import CannotChange
from requests.gate.deciding import (
    NO_REASON,
    accept_rows,
    keep_decision,
    page_of,
    print_in,
    reopen,
    undo_redactions,
    whole_page,
)
from requests.gate.looking import locked_letter, look
from requests.gate.reasons import Reason, personal
from requests.gate.removing import person_named
from requests.models import FiledLetter, FOIRequest, Person, Redaction
from requests.models.gate import Source

SMALLEST = 2.0  # points: a box less wide or high hides nothing
LONGEST_NAME = 200
NO_PLACE = "Mark words that stand on the page."
NO_BOX = "The box has no size. Draw it over what is to go."
OFF_PAGE = "The box lies off the page. Draw it over what is to go."
UNPLACED = "The places of the words on this page are not known, so no part of it can be covered for certain."
NOT_THERE = "That name stands nowhere in the letter."
NO_WHOLE_NAME = "Give the whole name, or an e-mail address: this is too short to be told from other words."


@transaction.atomic
def redact_words(
    key: int, page: int, start: int, end: int, version: int, at: datetime, by: Person, why: Reason | None = None
) -> Redaction:
    """Take out words of a page: from where to where in its text. Whole words go from the picture."""
    foi_request = locked(key, version)
    filed = locked_letter(foi_request)
    of_page = page_of(filed, page)
    if not 0 <= start < end <= len(of_page.text) or not of_page.text[start:end].strip():
        raise CannotChange(NO_PLACE)
    return _made(foi_request, filed, of_page, at, by, why, source=Source.WORDS, stretches=[[start, end]])


@transaction.atomic
def redact_box(
    key: int, page: int, box: Box, version: int, at: datetime, by: Person, why: Reason | None = None
) -> Redaction:
    """Cover a box of a page's picture, in points from its top left corner. Words of which it covers a fifth go whole.

    A part of it that lies off the page is cut off.
    """
    foi_request = locked(key, version)
    filed = locked_letter(foi_request)
    of_page = page_of(filed, page)
    kept = _on_page(box, of_page)
    words = words_on(of_page)
    if of_page.text.strip() and not words:
        raise CannotChange(UNPLACED)
    stretches = [[run[0][0], run[-1][1]] for run in words_under([kept], words)]
    made = {"source": Source.BOX, "boxes": [list(kept)], "stretches": stretches}
    return _made(foi_request, filed, of_page, at, by, why, **made)


@transaction.atomic
def redact_everywhere(
    key: int, name: str, version: int, at: datetime, by: Person, why: Reason | None = None
) -> Redaction:
    """Take out a name, or an e-mail address, wherever it stands in the letter, in any form; open findings of it too."""
    foi_request = locked(key, version)
    filed = locked_letter(foi_request)
    words = " ".join(name.split())[:LONGEST_NAME]
    if sum(sign.isalpha() for sign in words) < 3:
        raise CannotChange(NO_WHOLE_NAME)
    look(foi_request, at)
    places = [each.where for each in known_people(filed.reading.as_read.pages, [person_named(words)])]
    if not places:
        raise CannotChange(NOT_THERE)
    held = filed.gate_findings.undecided().filter(start__isnull=False)
    covered = [
        row
        for row in held
        if any(row.page == at_.page and at_.start <= (row.start or 0) and (row.end or 0) <= at_.end for at_ in places)
    ]
    accept_rows(foi_request, covered, at, by, why)
    made = {"source": Source.EVERYWHERE, "everywhere": words}
    return _made(foi_request, filed, None, at, by, why, **made)


@transaction.atomic
def undo(key: int, redaction: int, version: int, at: datetime, by: Person) -> Redaction:
    """Take a redaction back. One that was proposed opens its finding again."""
    foi_request = locked(key, version)
    row = Redaction.objects.filter(filed_letter__foi_request=foi_request, pk=redaction).first()
    if row is None or row.undone_at is not None:
        raise CannotChange("It was undone already.")
    if row.finding is not None:
        reopen(key, row.finding.pk, version, at, by)
        row.refresh_from_db()
        return row
    undo_redactions(Redaction.objects.filter(pk=row.pk), at, by)
    keep_decision(foi_request, at, by, "undid a redaction")
    row.refresh_from_db()
    return row


def _made(
    foi_request: FOIRequest,
    filed: FiledLetter,
    page: LetterPage | None,
    at: datetime,
    by: Person,
    why: Reason | None,
    **of: Any,
) -> Redaction:
    why = why or Reason(personal(foi_request.regime))
    if not why.reason.strip():
        raise CannotChange(NO_REASON)
    row = Redaction(filed_letter=filed, page=page.number if page else None, made_at=at, made_by=by, **of)
    row.reason, row.printed = why.reason.strip(), why.printed
    row.words_hash = print_in(page, row.stretches) if page else ""
    row.save()
    keep_decision(foi_request, at, by, f"took something out ({row.source})")
    return row


def _on_page(box: Box, page: LetterPage) -> Box:
    whole = whole_page(page)
    if not all(math.isfinite(side) for side in box) or box.x1 - box.x0 < SMALLEST or box.bottom - box.top < SMALLEST:
        raise CannotChange(NO_BOX)
    kept = Box(max(box.x0, whole.x0), max(box.top, whole.top), min(box.x1, whole.x1), min(box.bottom, whole.bottom))
    if kept.x1 - kept.x0 < SMALLEST or kept.bottom - kept.top < SMALLEST:
        raise CannotChange(OFF_PAGE)
    return kept
