"""What a person decides at the gate about what was found; what else they take out of the pages: requests.gate.marking.

Every act takes the case's key and the version of it that was seen, and raises ChangedMeanwhile where it is another by
now: a finding is decided about as it was shown. CannotChange says in plain words what makes no sense. Each makes a new
version of the case; what was said of checking the reading stays.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from documents.clearing.found import FoundKind
from documents.clearing.removal import rest_of_page, words_under
from documents.drawn_pages import drawn_page, words_on
from documents.models import LetterPage
from documents.reading.spans import Box
from requests.case_versions import keep, locked
from requests.errors import CannotChange
from requests.gate.candidates import print_of
from requests.gate.looking import locked_letter, look
from requests.gate.reasons import Reason, proposed
from requests.models import FiledLetter, FOIRequest, Gate, GateFinding, Person, Redaction
from requests.models.gate import Decision, Source

logger = logging.getLogger(__name__)

SAVE_ANEW = "Nobody can decide about this: the file has to be saved anew, without it, and taken in again."
CHOOSE = "Choose what of the sheet is published."
UNTOLD = (
    "It cannot be told what is to be taken out. Choose what of the sheet is published, then say why that may be read."
)
NO_REASON = "Say why."
NO_SUCH_PAGE = "The letter has no such page."


@transaction.atomic
def accept(key: int, finding: int, version: int, at: datetime, by: Person, why: Reason | None = None) -> GateFinding:
    """What was found is taken out: under a bar where the page shows it, or left out of the copy where it does not.

    A page that could not be read as words is covered whole. `why`: None is the reason that is proposed for it.
    """
    foi_request = locked(key, version)
    row = _finding(foi_request, finding)
    accept_rows(foi_request, [row], at, by, why)
    keep_decision(foi_request, at, by, "accepted a finding")
    return row


@transaction.atomic
def accept_all(key: int, version: int, at: datetime, by: Person) -> list[GateFinding]:
    """Accept every open finding of which it is known what would be taken out, each for its own reason; which.

    What a page shows and nobody could read, and what blocks the file, stay open.
    """
    foi_request = locked(key, version)
    look(foi_request, at)
    rows = [row for row in locked_letter(foi_request).gate_findings.undecided() if row.is_proposed]
    accept_rows(foi_request, rows, at, by)
    if rows:
        keep_decision(foi_request, at, by, f"accepted {len(rows)} findings")
    return rows


@transaction.atomic
def reject(key: int, finding: int, because: str, version: int, at: datetime, by: Person) -> GateFinding:
    """It may be read, for this reason. What the letter holds and does not show is left out of the copy all the same."""
    foi_request = locked(key, version)
    row = _finding(foi_request, finding)
    if not because.strip():
        raise CannotChange(NO_REASON)
    _check_for_people([row])
    undo_redactions(Redaction.objects.filter(finding=row), at, by)
    row.because = because.strip()
    _decide([row], Decision.REJECTED, at, by)
    if row.kind == FoundKind.UNSEEN:
        _make_redaction(row, at, by, proposed(row.kind, foi_request.regime))
    keep_decision(foi_request, at, by, "rejected a finding")
    return row


@transaction.atomic
def reopen(key: int, finding: int, version: int, at: datetime, by: Person) -> GateFinding:
    """Undo a decision: what was found holds the letter back again, and nothing is taken out for it."""
    foi_request = locked(key, version)
    row = _finding(foi_request, finding)
    undo_redactions(Redaction.objects.filter(finding=row), at, by)
    row.state, row.because, row.decided_at, row.decided_by = Decision.OPEN, "", None, None
    row.save(update_fields=["state", "because", "decided_at", "decided_by"])
    keep_decision(foi_request, at, by, "opened a finding again")
    return row


@transaction.atomic
def flag(key: int, because: str, version: int, at: datetime, by: Person) -> Gate:
    """Say that a second person has to release this letter, and why; blank takes that back."""
    foi_request = locked(key, version)
    look(foi_request, at)
    gate = Gate.objects.get(filed_letter=locked_letter(foi_request))
    gate.flagged_because = because.strip()
    gate.flagged_at, gate.flagged_by = (at, by) if gate.flagged_because else (None, None)
    gate.save(update_fields=["flagged_because", "flagged_at", "flagged_by"])
    keep_decision(foi_request, at, by, "flagged it" if gate.flagged_because else "took its flag away")
    return gate


def accept_rows(
    foi_request: FOIRequest, rows: Sequence[GateFinding], at: datetime, by: Person, why: Reason | None = None
) -> None:
    """Take out what these findings of the case are of, for this reason or for what is proposed for each."""
    _check_for_people(rows)
    if any(row.is_untold for row in rows):
        raise CannotChange(UNTOLD)
    reasons = [why or proposed(row.kind, foi_request.regime) for row in rows]
    if not all(each.reason.strip() for each in reasons):
        raise CannotChange(NO_REASON)
    undo_redactions(Redaction.objects.filter(finding__in=rows), at, by)
    for row, reason in zip(rows, reasons, strict=True):
        row.because = "" if row.is_cut else reason.reason.strip()  # else the redaction says it
        if row.is_cut:
            _make_redaction(row, at, by, reason)
    _decide(rows, Decision.ACCEPTED, at, by)


def _check_for_people(rows: Sequence[GateFinding]) -> None:
    """What is decided about in another way, or by nobody. Raises CannotChange."""
    if any(row.blocks for row in rows):
        raise CannotChange(SAVE_ANEW)
    if any(row.kind == FoundKind.SHEET for row in rows):
        raise CannotChange(CHOOSE)


def _decide(rows: Sequence[GateFinding], state: Decision, at: datetime, by: Person) -> None:
    for row in rows:
        row.state, row.decided_at, row.decided_by = state, at, by
    GateFinding.objects.bulk_update(rows, ["state", "because", "decided_at", "decided_by"])


def _make_redaction(row: GateFinding, at: datetime, by: Person, why: Reason) -> None:
    """The redaction that a finding comes to which is cut."""
    kind = FoundKind(row.kind)
    made = Redaction(filed_letter_id=row.filed_letter_id, source=Source.FINDING, finding=row, page=row.page)
    made.reason, made.printed, made.made_at, made.made_by = why.reason.strip(), why.printed, at, by
    if kind is FoundKind.UNSEEN:
        page = page_of(row.filed_letter, row.page or 0)
        made.boxes, made.paints = row.boxes, False
        runs = words_under([Box(*box) for box in row.boxes or ()], words_on(page))
        made.stretches = [[run[0][0], run[-1][1]] for run in runs]
        made.words_hash = print_in(page, made.stretches)
    elif kind is FoundKind.ANOTHER:
        made.boxes = _drawn_from(page_of(row.filed_letter, row.page or 0), row.start or 0)
    elif kind is FoundKind.UNREAD:
        page = page_of(row.filed_letter, row.page or 0)
        made.boxes = [list(whole_page(page))]
        made.stretches = [[0, len(page.text)]] if page.text.strip() else []
        made.words_hash = print_in(page, made.stretches)
    made.save()


def print_in(page: LetterPage, stretches: Sequence[Sequence[int]]) -> str:
    """SHA-256 of the words of these stretches."""
    return print_of(" ".join(page.text[start:end] for start, end in stretches))


def undo_redactions(rows: QuerySet[Redaction], at: datetime, by: Person) -> None:
    """As undone by this person."""
    rows.filter(undone_at=None).update(undone_at=at, undone_by=by)


def _finding(foi_request: FOIRequest, key: int) -> GateFinding:
    row = (
        GateFinding.objects.select_related("filed_letter").filter(filed_letter__foi_request=foi_request, pk=key).first()
    )
    if row is None:
        raise CannotChange("That is not found in the letter any more.")
    return row


def page_of(filed: FiledLetter, number: int) -> LetterPage:
    """The page of that number. Raises CannotChange."""
    page = LetterPage.objects.select_related("reading__letter").filter(reading=filed.reading_id, number=number).first()
    if page is None:
        raise CannotChange(NO_SUCH_PAGE)
    return page


def _drawn_from(page: LetterPage, start: int) -> list[list[float]] | None:
    """The page's picture from the word at this place to its foot, so that what it shows beside its words goes too.

    All of it from its first word. None for a letter that came as text, and where the word has no place: then no bar
    could cover it either, and nothing is published.
    """
    drawn = drawn_page(page)
    if drawn is None:
        return None
    whole = Box(0.0, 0.0, drawn.width, drawn.height)
    box = rest_of_page(start, words_on(page), drawn.width, drawn.height) if page.text[:start].strip() else whole
    return [list(box)] if box else None


def whole_page(page: LetterPage) -> Box:
    """The page's own box, as its picture has it. A letter that came as text has no pictures to cover."""
    drawn = drawn_page(page)
    if drawn is None:
        raise CannotChange("This letter came as text. Mark its words instead.")
    return Box(0.0, 0.0, drawn.width, drawn.height)


def keep_decision(foi_request: FOIRequest, at: datetime, by: Person, what: str) -> None:
    """As a new version of the case, and a line in the log."""
    keep(foi_request, at, by)
    logger.info("Request %s: person %s %s at the gate", foi_request.pk, by.pk, what)
