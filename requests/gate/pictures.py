"""Looking through the pictures of a letter's pages, some at a time, as soon as it is filed: the worker does it.

What only a picture tells (a page that is a scan, words that cannot be seen, notes laid over it) is then there when
somebody opens the gate. Each batch is one transaction that also says how far it is, so a stop costs one batch.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from documents.clearing.hiding.places import HiddenData
from documents.clearing.shapes import PagePicture
from documents.errors import DamagedLetter, LostLetter, UnreadableLetter
from documents.heard import Tell
from documents.intake import bytes_of
from documents.models import LetterPage
from documents.models.letter import LetterFormat
from documents.reading.shapes import Reading
from documents.sandbox import AS_USUAL, Drawing, batch_in_child, forget_drawn
from requests.gate.copying import Drawn, drawn
from requests.gate.looking import has_pictures, hidden_in, locked_letter, look, look_at_pages
from requests.models import FiledLetter, FOIRequest, Gate

AT_ONCE = 10  # pages: about two seconds
LONG = 30  # pages
MOST = 20  # letters a turn, so that those that came meanwhile are not behind all of them
BEING_LOOKED_AT = (
    "The pictures of its pages are being looked through: {} of {} are done. Wait until all are, then look at what was "
    "found. The worker does it; where this does not change, it is not running."
)

logger = logging.getLogger(__name__)


def look_at_pictures(at: datetime) -> int:
    """Look through the letters that wait for it; how many are done. Safe to be stopped, and done by two at once."""
    done = 0
    for gate in list(Gate.objects.to_look_at().order_by("pk")[:MOST]):
        while look_at_some(gate.pk, at):
            pass
        done += 1
    return done


def look_at_some(key: int, at: datetime) -> bool:
    """Look through the next pictures of a letter; whether there are more."""
    gate = (
        Gate.objects.to_look_at().filter(pk=key).select_related("filed_letter__letter", "filed_letter__reading").first()
    )
    if gate is None:
        return False
    filed = gate.filed_letter
    try:
        data = bytes_of(filed.letter)
        reading, kind = filed.reading.as_read, LetterFormat(filed.letter.format)
        pages, batch = batch_in_child(
            filed.letter.name, data, kind, reading.leaves, gate.pictures_seen, Drawing(AT_ONCE)
        )
        hidden = hidden_in(filed.letter, data) if gate.hidden is None else None
    except (UnreadableLetter, LostLetter, DamagedLetter) as fault:
        logger.warning("Letter %s could not be looked through (%s)", filed.letter_id, type(fault).__name__)
        Gate.objects.filter(pk=key).update(not_drawn_because=str(fault))
        return False
    return _keep(filed, gate.pictures_seen, reading, batch, pages, hidden, at)


@transaction.atomic
def _keep(
    filed: FiledLetter,
    before: int,
    reading: Reading,
    batch: Sequence[PagePicture],
    pages: int,
    hidden: Sequence[HiddenData] | None,
    at: datetime,
) -> bool:
    """Keep what the pictures tell and how far it is, unless somebody else was quicker or it was read anew meanwhile."""
    foi_request = FOIRequest.objects.get(filed_letters=filed)
    same = Gate.objects.filter(filed_letter=filed, pictures_seen=before, filed_letter__reading=filed.reading_id)
    locked_letter(foi_request)
    if not same.exists():
        return True
    if hidden is not None:
        look(foi_request, at, hidden=hidden)
    look_at_pages(filed, reading, batch, at)
    seen = before + len(batch)
    say_seen(filed, seen, is_all=seen >= pages)
    return seen < pages


def draw_and_look(foi_request: FOIRequest, filed: FiledLetter, at: datetime) -> Drawn:
    """The pages drawn for the public copy, and what only they tell kept. Raises CannotPublish, UnreadableLetter, ….

    Of a long letter each batch is kept until `forget_pictures`, and it is told how far they are: whoever is stopped
    goes on from there.
    """
    drawing = Drawing(AT_ONCE, keep=True, tell=_teller(filed)) if is_long(filed) else AS_USUAL
    pages = drawn(foi_request, filed, drawing)
    look(foi_request, at, hidden=hidden_unless_known(filed), pictures=pages.plain)
    say_seen(filed, len(pages.plain), is_all=True)
    return pages


def _teller(filed: FiledLetter) -> Tell:
    """Says on the case's page how far the copy is."""

    def tell(done: int, pages: int) -> None:
        Gate.objects.filter(filed_letter=filed).update(pages_copied=min(done, pages))

    return tell


def forget_pictures(foi_request: FOIRequest) -> None:
    """Remove what was kept of a long letter's pictures: its copy is made."""
    filed = foi_request.filed_letters.select_related("letter").earliest("pk")
    if is_long(filed):
        forget_drawn(bytes_of(filed.letter))
        Gate.objects.filter(filed_letter=filed).update(pages_copied=0)


def is_long(filed: FiledLetter) -> bool:
    """Whether drawing its pages takes longer than a browser should wait. One query."""
    return LetterPage.objects.filter(reading=filed.reading_id).count() > LONG


def hidden_unless_known(filed: FiledLetter) -> tuple[HiddenData, ...] | None:
    """What its file hides, for a letter that was filed before files were looked through. One query."""
    gate = Gate.objects.filter(filed_letter=filed).first()
    return None if gate and gate.hidden is not None else hidden_in(filed.letter, bytes_of(filed.letter))


def say_seen(filed: FiledLetter, pages: int, *, is_all: bool) -> None:
    """That the pictures of so many pages were looked through."""
    told = {"pictures_seen": pages, "is_looked_through": is_all, "not_drawn_because": ""}
    Gate.objects.filter(filed_letter=filed).update(**told)


def look_anew(filed: FiledLetter) -> None:
    """Have the worker look through all of them once more, where there are any."""
    if has_pictures(filed.letter, filed.reading.as_read):
        say_seen(filed, 0, is_all=False)


def being_looked_at(filed: FiledLetter) -> str:
    """How far it is, in a plain sentence; blank where it is done or cannot be. At most two queries."""
    gate = Gate.objects.filter(filed_letter=filed).first()
    if gate is None or gate.is_looked_through or gate.not_drawn_because:
        return ""
    return BEING_LOOKED_AT.format(gate.pictures_seen, LetterPage.objects.filter(reading=filed.reading_id).count())
