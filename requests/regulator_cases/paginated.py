"""The evidence bundle as one PDF: contents that lead to pages, words set by us, files as they are, numbered through."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from django.template.defaultfilters import filesizeformat
from django.utils import timezone

from documents.binding import bound_in_child, pages_in_child
from documents.errors import NotTypeset, UnreadableLetter
from documents.typesetting import typeset
from requests.law.written_dates import in_full
from requests.models import Authority
from requests.regulator_cases.blocks import Block
from requests.regulator_cases.pieces import Gathering, Piece

NO_PDF = "The pieces could not be made into one PDF. The ZIP has them all."
TOO_LARGE = "The pieces are too large for one PDF. The ZIP has them all."
SET_HERE = "This is set from the words and tables of the file “{name}” ({kind}), which the ZIP has as it is."
NOT_SHOWN = "This is a file ({kind}, {size}) that cannot be shown on pages here. It is in the ZIP, as “{name}”."
CUT = "These are the first {most:,} of {all:,} lines. The ZIP has them all, in “{name}”."
MOST_ON_PAGES = 1000  # lines of a table
MOST_BYTES = 200 * 1024 * 1024

logger = logging.getLogger(__name__)


def paginated(to: Gathering, names: Sequence[str], at: datetime) -> tuple[bytes, int] | None:
    """The PDF and how many pages it has; None where there is none, which `to` is told. `names`: in the ZIP."""
    files = {number: piece.content for number, piece in enumerate(to.pieces, start=1) if piece.is_pdf}
    if sum(map(len, files.values())) > MOST_BYTES:
        to.told.append(TOO_LARGE)
        return None
    try:
        return _bound(to, names, files, at)
    except (UnreadableLetter, NotTypeset):
        logger.exception("The bundle %s is made without a PDF", to.bundle.pk)
        to.told.append(NO_PDF)
        return None


def _bound(to: Gathering, names: Sequence[str], files: Mapping[int, bytes], at: datetime) -> tuple[bytes, int]:
    """With every file whose pages can be bound; where one stands in the way of all, each is tried alone first."""
    try:
        return _bound_with(to, names, files, at, _lengths(files))
    except UnreadableLetter:
        alone = _head(to, at) | {"pieces": []}
        front = typeset("bundle.typ", alone)
        lengths = {number: pages for number, file in files.items() if (pages := _pages_alone(front, file))}
        return _bound_with(to, names, files, at, lengths)


def _lengths(files: Mapping[int, bytes]) -> dict[int, int]:
    return dict(zip(files, pages_in_child(list(files.values())), strict=True))


def _pages_alone(front: bytes, file: bytes) -> int:
    """How many pages it has; 0 where they cannot be bound."""
    try:
        [pages] = pages_in_child([file])
        if pages:
            bound_in_child(front, [file], [0], [""], "")
    except UnreadableLetter:
        return 0
    return pages


def _bound_with(
    to: Gathering, names: Sequence[str], files: Mapping[int, bytes], at: datetime, lengths: Mapping[int, int]
) -> tuple[bytes, int]:
    """The PDF with these files, by the numbers of their pieces, which have so many pages; every other piece is set."""
    opened = [number for number in files if lengths.get(number)]
    numbered = list(enumerate(to.pieces, start=1))
    told = [_told(number, piece, lengths.get(number, 0), names[number - 1]) for number, piece in numbered]
    front = typeset("bundle.typ", {**_head(to, at), "pieces": told})
    order = [opened.index(number) if number in opened else None for number, _ in numbered]
    titles = [f"{number:03} {piece.title}" for number, piece in numbered]
    label = f"{to.bundle.regulator_case}, {to.foi_request}"
    made = bound_in_child(front, [files[number] for number in opened], order, titles, label)
    left = [piece for number, piece in numbered if not piece.blocks and number not in opened]
    to.told += [f"In the ZIP only: {piece.title}" for piece in left]
    return made


def _head(to: Gathering, at: datetime) -> dict[str, object]:
    day = timezone.localdate(at)
    office = Authority.objects.as_of(day)
    return {
        "title": f"Evidence on {to.foi_request} for {to.bundle.regulator_case}",
        "office": office.name if office else "",
        "made": f"Put together on {in_full(day)}{f' by the {office.name}' if office else ''}.",
        "told": list(to.told),
    }


def _told(number: int, piece: Piece, pages: int, name: str) -> dict[str, object]:
    """A piece as the template takes it: its own pages, or blocks."""
    return {
        "number": f"{number:03}",
        "title": piece.title,
        "dated": in_full(piece.on) if piece.on else "",
        "pages": pages or None,
        "blocks": [] if pages else [block.values for block in _set(piece, name)],
    }


def _size(count: int) -> str:
    return filesizeformat(count).replace("\xa0", " ")


def _set(piece: Piece, name: str) -> Iterator[Block]:
    """What is set of it; of a file first what it is, and where."""
    if piece.content:
        words = SET_HERE if piece.blocks else NOT_SHOWN
        yield Block("words", words.format(name=name, kind=piece.kind, size=_size(len(piece.content))))
    for block in piece.blocks:
        yield replace(block, rows=block.rows[: MOST_ON_PAGES + 1])
        if len(block.rows) > MOST_ON_PAGES + 1:
            yield Block("words", CUT.format(most=MOST_ON_PAGES, all=len(block.rows) - 1, name=name))
