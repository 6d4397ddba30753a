"""Read letters and draw their pages in limited child processes, and believe nothing that comes back unchecked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from documents.child.frames import BadFrames
from documents.children import CHILD, MIB, Job, Limits, run_child
from documents.clearing.hiding.places import HiddenData, Place
from documents.clearing.shapes import Bar, PagePicture
from documents.errors import Reason, UnreadableLetter
from documents.models import LetterFormat
from documents.reading.as_json import from_json
from documents.reading.formats.scan import NOTHING_SEEN, Seen
from documents.reading.shapes import FindingKind, Reading
from documents.recognition import Tell, forget_recognised, recognise, tell_nobody
from documents.replies import MOST_PAGES, batch_of_pictures, hidden_of, one_value
from documents.walls import SandboxState, Walls, hidden_places, sandbox_state

__all__ = [
    "SandboxState",
    "Walls",
    "hidden_in_child",
    "page_in_child",
    "pictures_in_child",
    "read_in_child",
    "sandbox_state",
]

PDF = b"%PDF-"
PAGES_A_CHILD = 50
READING = Limits()
DRAWING = Limits(reply=192 * MIB)


def read_in_child(
    name: str, data: bytes, limits: Limits = READING, script: Path = CHILD, tell: Tell = tell_nobody
) -> Reading:
    """The reading of a letter, made in a child process; raises UnreadableLetter.

    Pages that are pictures are read by text recognition, where that is installed; `tell` hears of each.
    """
    try:
        reading = _read(name, data, limits, script)
        pictures = [of.where.page for of in reading.findings if of.kind is FindingKind.UNREAD and of.where]
        if not pictures:
            return reading
    except UnreadableLetter as why:
        if why.reason != Reason.PICTURES_ONLY or not (again := _read_pictures(name, data, [], limits, script, tell)):
            raise
        return again
    return _read_pictures(name, data, pictures, limits, script, tell) or reading


def _read_pictures(
    name: str, data: bytes, pages: Sequence[int], limits: Limits, script: Path, tell: Tell
) -> Reading | None:
    """The reading with the words in the pictures of these pages, or of all; None where no text recognition is here."""
    if not data.startswith(PDF):
        return None
    try:
        seen = recognise(data, pages, tell)
        reading = _read(name, data, limits, script, seen) if seen else None
    except UnreadableLetter:
        forget_recognised(data)
        raise
    forget_recognised(data)
    return reading


def _read(name: str, data: bytes, limits: Limits, script: Path, seen: Seen = NOTHING_SEEN) -> Reading:
    asked: dict[str, object] = {"name": name, "seen": {page: asdict(seen[page]) for page in seen}}
    said = run_child(Job("reading", asked, data, hidden_places(), limits, script))
    try:
        reading = from_json(one_value(said, "reading"))
    except (BadFrames, KeyError, TypeError, ValueError) as wrong:
        raise UnreadableLetter(Reason.NOT_TRUSTED) from wrong
    if len(reading.pages) > MOST_PAGES:
        raise UnreadableLetter(Reason.TOO_MANY_PAGES)
    return reading


def pictures_in_child(
    name: str,
    data: bytes,
    format: LetterFormat,  # noqa: A002  the file's
    limits: Limits = DRAWING,
    script: Path = CHILD,
    bars: Mapping[int, Sequence[Bar]] = {},
) -> list[PagePicture]:
    """The pictures of a PDF's pages, drawn in child processes of 50 pages; none for a letter that came as text.

    `bars` are burned into the pictures there, so that nothing under them ever leaves the child.
    """
    if format != LetterFormat.PDF:
        return []
    told = {page: [[list(bar.box), bar.label, bar.paints] for bar in those] for page, those in bars.items()}
    drawn: list[PagePicture] = []
    pages = 1
    while len(drawn) < pages:
        asked: dict[str, object] = {"first": len(drawn) + 1, "last": len(drawn) + PAGES_A_CHILD, "bars": told}
        said = run_child(Job("drawing", asked, data, hidden_places(), limits, script))
        try:
            pages, batch = batch_of_pictures(said, len(drawn), PAGES_A_CHILD)
        except (BadFrames, KeyError, TypeError, ValueError) as wrong:
            raise UnreadableLetter(Reason.NOT_TRUSTED) from wrong
        drawn += batch
    return drawn


def hidden_in_child(
    name: str, data: bytes, *, pages: bool = True, limits: Limits = READING, script: Path = CHILD
) -> tuple[HiddenData, ...]:
    """What a file holds and does not show, in any format that is taken in. What fails is itself a finding.

    `pages`: whether the pages of a PDF are read and drawn for it too; those of a letter are anyhow.
    """
    asked: dict[str, object] = {"name": name, "pages": pages}
    try:
        said = run_child(Job("clearing", asked, data, hidden_places(), limits, script))
        return hidden_of(one_value(said, "hidden"))
    except (UnreadableLetter, BadFrames, KeyError, TypeError, ValueError):
        return (HiddenData(Place.UNSEARCHED),)


def page_in_child(data: bytes, number: int, limits: Limits = DRAWING, script: Path = CHILD) -> PagePicture:
    """The picture of one page of a PDF, counted from 1; raises UnreadableLetter where there is no such page."""
    asked: dict[str, object] = {"first": number, "last": number}
    said = run_child(Job("drawing", asked, data, hidden_places(), limits, script))
    try:
        [drawn] = batch_of_pictures(said, number - 1, 1)[1]
    except (BadFrames, KeyError, TypeError, ValueError) as wrong:
        raise UnreadableLetter(Reason.NOT_TRUSTED) from wrong
    return drawn
