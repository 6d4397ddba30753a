"""The evidence bundle as one PDF: contents that lead to pages, words set by us, files as they are, numbered through."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone

from documents.binding import bound_in_child, pages_in_child
from documents.errors import NotTypeset, UnreadableLetter
from documents.typesetting import typeset
from requests.law.written_dates import in_full
from requests.models import Authority
from requests.regulator_cases.pieces import Gathering, Piece
from requests.regulator_cases.records import MOST_ON_PAGES

NO_PDF = "The pieces could not be made into one PDF. The ZIP has them all."
TOO_LARGE = "The pieces are too large for one PDF. The ZIP has them all."
MOST_BYTES = 200 * 1024 * 1024

logger = logging.getLogger(__name__)


def paginated(to: Gathering, at: datetime) -> tuple[bytes, int] | None:
    """The PDF and how many pages it has; None where there is none, which `to` is told."""
    files = [piece for piece in to.pieces if piece.is_pdf]
    if sum(len(piece.content) for piece in files) > MOST_BYTES:
        to.told.append(TOO_LARGE)
        return None
    try:
        return _bound(to, files, at)
    except (UnreadableLetter, NotTypeset):
        logger.exception("The bundle %s is made without a PDF", to.bundle.pk)
        to.told.append(NO_PDF)
        return None


def _bound(to: Gathering, files: Sequence[Piece], at: datetime) -> tuple[bytes, int]:
    lengths = dict(zip(map(id, files), pages_in_child([piece.content for piece in files]), strict=True))
    opened = [piece for piece in files if lengths[id(piece)]]
    places = {id(piece): place for place, piece in enumerate(opened)}
    numbered = list(enumerate(to.pieces, start=1))
    shown = [(number, piece) for number, piece in numbered if piece.blocks or id(piece) in places]
    left = [f"{number:03}  {piece.title}" for number, piece in numbered if not piece.blocks and id(piece) not in places]
    head = _head(to, at)
    to.told += [f"In the ZIP only: {each}" for each in left]
    told = [_told(number, piece, lengths.get(id(piece))) for number, piece in shown]
    label = f"{to.bundle.regulator_case}, {to.foi_request}"
    front = typeset("bundle.typ", {**head, "zip_only": left, "pieces": told})
    order = [places.get(id(piece)) for _, piece in shown]
    titles = [f"{number:03} {piece.title}" for number, piece in shown]
    return bound_in_child(front, [piece.content for piece in opened], order, titles, label)


def _head(to: Gathering, at: datetime) -> dict[str, object]:
    day = timezone.localdate(at)
    office = Authority.objects.as_of(day)
    return {
        "title": f"Evidence on {to.foi_request} for {to.bundle.regulator_case}",
        "office": office.name if office else "",
        "made": f"Put together on {in_full(day)}{f' by the {office.name}' if office else ''}.",
        "told": list(to.told),
    }


def _told(number: int, piece: Piece, pages: int | None) -> dict[str, object]:
    """A piece as the template takes it. A long table is cut there: the ZIP has all of it."""
    blocks = [block.values for block in piece.blocks]
    for block in blocks:
        block["rows"] = block["rows"][: MOST_ON_PAGES + 1]
    return {
        "number": f"{number:03}",
        "title": piece.title,
        "dated": in_full(piece.on) if piece.on else "",
        "pages": pages or None,
        "blocks": blocks,
    }
