"""Read letters and draw their pages in limited child processes, and believe nothing that comes back unchecked."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from documents.child.frames import BadFrames
from documents.children import CHILD, MIB, Job, Limits, run_child
from documents.clearing.hiding.places import HiddenData, Place
from documents.clearing.shapes import Bar, PagePicture, PlacedWord
from documents.errors import Reason, UnreadableLetter
from documents.heard import NOBODY, Hearing, Tell, tell_nobody
from documents.models import LetterFormat
from documents.reading.as_json import from_json
from documents.reading.formats.scan import NOTHING_SEEN, Seen
from documents.reading.formats.telling import is_mail, is_outlook
from documents.reading.recognised import unread_pictures
from documents.reading.shapes import Reading
from documents.reading.spans import Leaf
from documents.recognition import forget_recognised, places_in, recognise
from documents.replies import MOST_PAGES, batch_of_pictures, hidden_of, one_answer, one_value
from documents.unfinished import Unfinished
from documents.walls import SandboxState, Walls, hidden_places, sandbox_state

__all__ = [
    "AS_USUAL",
    "Drawing",
    "SandboxState",
    "Walls",
    "WholeFile",
    "batch_in_child",
    "forget_drawn",
    "hidden_in_child",
    "page_in_child",
    "pictures_in_child",
    "read_in_child",
    "read_whole_in_child",
    "sandbox_state",
]

PDF = b"%PDF-"
UNSOUND = (BadFrames, KeyError, TypeError, ValueError)  # what a reply that no sound child sends comes to
PAGES_A_CHILD = 50
DRAWN_VERSION = 1  # of the pictures that are kept while a copy is made: others are drawn anew
READING = Limits(wall=180.0)  # of two thousand pages, on a machine that has other things to do as well
DRAWING = Limits(reply=192 * MIB)


@dataclass(frozen=True, slots=True)
class Drawing:
    """How pages are drawn: so many by one child. `keep`: until `forget_drawn`, so that a stop costs a child's work.

    `tell` hears how many are done, of how many.
    """

    at_once: int = PAGES_A_CHILD
    keep: bool = False
    tell: Tell = tell_nobody
    limits: Limits = DRAWING
    script: Path = CHILD


AS_USUAL = Drawing()


@dataclass(frozen=True, slots=True)
class WholeFile:
    """What a letter's file says, and what it holds and does not show.

    `recognised` is where the words of its pages stand that were recognised in their pictures, by page.
    """

    reading: Reading
    hidden: tuple[HiddenData, ...]
    recognised: Mapping[int, Sequence[PlacedWord]] = field(default_factory=dict)


def read_in_child(
    name: str, data: bytes, limits: Limits = READING, script: Path = CHILD, hearing: Hearing = NOBODY
) -> Reading:
    """The reading of a letter, made in a child process; raises UnreadableLetter.

    Pages that are pictures are read by text recognition, where that is installed.
    """
    return read_whole_in_child(name, data, limits, script, hearing).reading


def read_whole_in_child(
    name: str, data: bytes, limits: Limits = READING, script: Path = CHILD, hearing: Hearing = NOBODY
) -> WholeFile:
    """The same, and what `hidden_in_child` finds, by one child: starting it takes longer than looking."""
    try:
        whole = _read(name, data, limits, script, tell=hearing.read)
    except UnreadableLetter as why:
        if why.reason != Reason.PICTURES_ONLY or not (again := _read_pictures(name, data, [], limits, script, hearing)):
            raise
        return again
    if pictures := unread_pictures(whole.reading):
        with suppress(UnreadableLetter):  # what was read without them stands
            return _read_pictures(name, data, pictures, limits, script, hearing) or whole
    return whole


def _read_pictures(
    name: str, data: bytes, pages: Sequence[int], limits: Limits, script: Path, hearing: Hearing
) -> WholeFile | None:
    """The reading with the words in the pictures of these pages, or of all; None where no text recognition is here."""
    is_pdf = data.startswith(PDF)
    if not (is_pdf or is_mail(name, data) or is_outlook(data)):
        return None
    try:
        seen = recognise(name, data, pages if is_pdf else [], hearing.recognised)
        whole = _read(name, data, limits, script, seen, tell=hearing.read) if seen else None
    except UnreadableLetter:
        forget_recognised(data)
        raise
    forget_recognised(data)
    return whole


def _read(
    name: str, data: bytes, limits: Limits, script: Path, seen: Seen = NOTHING_SEEN, *, tell: Tell = tell_nobody
) -> WholeFile:
    asked: dict[str, object] = {"name": name, "seen": {page: asdict(seen[page]) for page in seen}}
    said = run_child(Job("reading", asked, data, hidden_places(), limits, script), tell)
    try:
        value = one_answer(said)
        reading, hidden = from_json(value["reading"]), hidden_of(value["hidden"])
    except UNSOUND as wrong:
        raise UnreadableLetter(Reason.NOT_TRUSTED) from wrong
    if len(reading.pages) > MOST_PAGES:
        raise UnreadableLetter(Reason.TOO_MANY_PAGES)
    return WholeFile(reading, hidden, places_in(reading, seen))


def pictures_in_child(
    name: str,
    data: bytes,
    format: LetterFormat,  # noqa: A002  the file's
    leaves: Mapping[int, Leaf] = {},
    drawing: Drawing = AS_USUAL,
) -> list[PagePicture]:
    """The pictures of a letter's printed pages, drawn in child processes; none where it came as text.

    Of a message these are its `leaves`, by the number each has in the letter.
    """
    drawn: list[PagePicture] = []
    pages = 1
    while len(drawn) < pages:
        pages, batch = batch_in_child(name, data, format, leaves, len(drawn), drawing)
        drawn += batch
        drawing.tell(len(drawn), pages)
    return drawn


def batch_in_child(
    name: str,
    data: bytes,
    format: LetterFormat,  # noqa: A002  the file's
    leaves: Mapping[int, Leaf],
    before: int,
    drawing: Drawing = AS_USUAL,
) -> tuple[int, list[PagePicture]]:
    """How many printed pages there are, and the pictures of some that follow the first `before`."""
    if format == LetterFormat.PDF:
        return _drawn(data, {}, before, drawing)
    batch = sorted(leaves.items())[before : before + drawing.at_once]
    return len(leaves), [_leaf(name, data, number, leaf, (), drawing) for number, leaf in batch]


def page_in_child(
    name: str,
    data: bytes,
    number: int,
    leaf: Leaf | None,
    bars: Sequence[Bar] = (),
    drawing: Drawing = AS_USUAL,
) -> PagePicture:
    """The picture of one page, counted from 1, or of the `leaf` that it is; raises UnreadableLetter without one.

    `bars` are burned into it, so that nothing under them ever leaves the child.
    """
    if leaf is not None:
        return _leaf(name, data, number, leaf, bars, drawing)
    [drawn] = _drawn(data, {"bars": {number: _told(bars)}}, number - 1, replace(drawing, at_once=1))[1]
    return drawn


def _leaf(name: str, data: bytes, number: int, leaf: Leaf, bars: Sequence[Bar], drawing: Drawing) -> PagePicture:
    """A page of a file that came with a message, under the number that it has in the letter."""
    asked: dict[str, object] = {"name": name, "file": leaf.file, "bars": {leaf.page: _told(bars)}}
    [drawn] = _drawn(data, asked, leaf.page - 1, replace(drawing, at_once=1))[1]
    return replace(drawn, number=number)


def _told(bars: Sequence[Bar]) -> list[list[object]]:
    return [[list(bar.box), bar.label, bar.paints] for bar in bars]


def _drawn(data: bytes, asked: dict[str, object], before: int, drawing: Drawing) -> tuple[int, list[PagePicture]]:
    """How many pages there are, and the pictures of those after the first `before`."""
    asked = asked | {"first": before + 1, "last": before + drawing.at_once}
    kept = Unfinished("drawn", data, DRAWN_VERSION) if drawing.keep else None
    named = hashlib.sha256(json.dumps(asked, sort_keys=True).encode()).hexdigest()
    if kept and (before_now := kept.part(named)):
        with suppress(UnreadableLetter, *UNSOUND):  # then it is drawn anew
            return batch_of_pictures(before_now, before, drawing.at_once)
    said = run_child(Job("drawing", asked, data, hidden_places(), drawing.limits, drawing.script))
    try:
        batch = batch_of_pictures(said, before, drawing.at_once)
    except UNSOUND as wrong:
        raise UnreadableLetter(Reason.NOT_TRUSTED) from wrong
    if kept:
        kept.keep(named, said)
    return batch


def forget_drawn(data: bytes) -> None:
    """Remove the pictures that were kept of a letter whose copy is made, and of letters nobody went on with."""
    Unfinished("drawn", data, DRAWN_VERSION).forget()


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
    except (UnreadableLetter, *UNSOUND):
        return (HiddenData(Place.UNSEARCHED),)
