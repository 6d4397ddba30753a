"""Read letters and draw their pages in limited child processes, and believe nothing that comes back unchecked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path

from documents.child.frames import BadFrames
from documents.children import CHILD, MIB, Job, Limits, run_child
from documents.clearing.hiding.places import HiddenData, Place
from documents.clearing.shapes import Bar, PagePicture
from documents.errors import Reason, UnreadableLetter
from documents.models import LetterFormat
from documents.reading.as_json import from_json
from documents.reading.formats.scan import NOTHING_SEEN, Seen
from documents.reading.formats.telling import is_mail, is_outlook
from documents.reading.recognised import unread_pictures
from documents.reading.shapes import Reading
from documents.reading.spans import Leaf
from documents.recognition import Tell, forget_recognised, recognise, tell_nobody
from documents.replies import MOST_PAGES, batch_of_pictures, hidden_of, one_answer, one_value
from documents.walls import SandboxState, Walls, hidden_places, sandbox_state

__all__ = [
    "SandboxState",
    "Walls",
    "WholeFile",
    "hidden_in_child",
    "page_in_child",
    "pictures_in_child",
    "read_in_child",
    "read_whole_in_child",
    "sandbox_state",
]

PDF = b"%PDF-"
PAGES_A_CHILD = 50
READING = Limits(wall=180.0)  # of two thousand pages, on a machine that has other things to do as well
DRAWING = Limits(reply=192 * MIB)


@dataclass(frozen=True, slots=True)
class WholeFile:
    """What a letter's file says, and what it holds and does not show."""

    reading: Reading
    hidden: tuple[HiddenData, ...]


def read_in_child(
    name: str, data: bytes, limits: Limits = READING, script: Path = CHILD, tell: Tell = tell_nobody
) -> Reading:
    """The reading of a letter, made in a child process; raises UnreadableLetter.

    Pages that are pictures are read by text recognition, where that is installed; `tell` hears of each.
    """
    return read_whole_in_child(name, data, limits, script, tell).reading


def read_whole_in_child(
    name: str, data: bytes, limits: Limits = READING, script: Path = CHILD, tell: Tell = tell_nobody
) -> WholeFile:
    """The same, and what `hidden_in_child` finds, by one child: starting it takes longer than looking."""
    try:
        whole = _read(name, data, limits, script)
    except UnreadableLetter as why:
        if why.reason != Reason.PICTURES_ONLY or not (again := _read_pictures(name, data, [], limits, script, tell)):
            raise
        return again
    if pictures := unread_pictures(whole.reading):
        with suppress(UnreadableLetter):  # what was read without them stands
            return _read_pictures(name, data, pictures, limits, script, tell) or whole
    return whole


def _read_pictures(
    name: str, data: bytes, pages: Sequence[int], limits: Limits, script: Path, tell: Tell
) -> WholeFile | None:
    """The reading with the words in the pictures of these pages, or of all; None where no text recognition is here."""
    is_pdf = data.startswith(PDF)
    if not (is_pdf or is_mail(name, data) or is_outlook(data)):
        return None
    try:
        seen = recognise(name, data, pages if is_pdf else [], tell)
        whole = _read(name, data, limits, script, seen) if seen else None
    except UnreadableLetter:
        forget_recognised(data)
        raise
    forget_recognised(data)
    return whole


def _read(name: str, data: bytes, limits: Limits, script: Path, seen: Seen = NOTHING_SEEN) -> WholeFile:
    asked: dict[str, object] = {"name": name, "seen": {page: asdict(seen[page]) for page in seen}}
    said = run_child(Job("reading", asked, data, hidden_places(), limits, script))
    try:
        value = one_answer(said)
        reading, hidden = from_json(value["reading"]), hidden_of(value["hidden"])
    except (BadFrames, KeyError, TypeError, ValueError) as wrong:
        raise UnreadableLetter(Reason.NOT_TRUSTED) from wrong
    if len(reading.pages) > MOST_PAGES:
        raise UnreadableLetter(Reason.TOO_MANY_PAGES)
    return WholeFile(reading, hidden)


def pictures_in_child(
    name: str,
    data: bytes,
    format: LetterFormat,  # noqa: A002  the file's
    limits: Limits = DRAWING,
    script: Path = CHILD,
    bars: Mapping[int, Sequence[Bar]] = {},
    leaves: Mapping[int, Leaf] = {},
) -> list[PagePicture]:
    """The pictures of a letter's printed pages, drawn in child processes of 50 pages; none where it came as text.

    Of a message these are its `leaves`, by the number each has in the letter. `bars` are burned into the pictures
    there, so that nothing under them ever leaves the child.
    """
    draw = partial(_drawn, data, limits, script)
    if format != LetterFormat.PDF:
        return [_leaf(draw, name, number, leaf, bars.get(number, ())) for number, leaf in sorted(leaves.items())]
    told = {page: [[list(bar.box), bar.label, bar.paints] for bar in those] for page, those in bars.items()}
    drawn: list[PagePicture] = []
    pages = 1
    while len(drawn) < pages:
        pages, batch = draw({"bars": told}, len(drawn), PAGES_A_CHILD)
        drawn += batch
    return drawn


def _drawn(
    data: bytes, limits: Limits, script: Path, asked: dict[str, object], before: int, at_most: int
) -> tuple[int, list[PagePicture]]:
    """How many pages there are, and the pictures of those after the first `before`."""
    pages: dict[str, object] = {"first": before + 1, "last": before + at_most}
    said = run_child(Job("drawing", asked | pages, data, hidden_places(), limits, script))
    try:
        return batch_of_pictures(said, before, at_most)
    except (BadFrames, KeyError, TypeError, ValueError) as wrong:
        raise UnreadableLetter(Reason.NOT_TRUSTED) from wrong


def page_in_child(
    name: str,
    data: bytes,
    number: int,
    leaf: Leaf | None,
    limits: Limits = DRAWING,
    script: Path = CHILD,
    bars: Sequence[Bar] = (),
) -> PagePicture:
    """The picture of one page, counted from 1, or of the `leaf` that it is; raises UnreadableLetter without one."""
    draw = partial(_drawn, data, limits, script)
    if leaf is not None:
        return _leaf(draw, name, number, leaf, bars)
    [drawn] = draw({"bars": {number: [[list(bar.box), bar.label, bar.paints] for bar in bars]}}, number - 1, 1)[1]
    return drawn


def _leaf(
    draw: Callable[[dict[str, object], int, int], tuple[int, list[PagePicture]]],
    name: str,
    number: int,
    leaf: Leaf,
    bars: Sequence[Bar],
) -> PagePicture:
    """A page of a file that came with a message, under the number that it has in the letter."""
    burned = {leaf.page: [[list(bar.box), bar.label, bar.paints] for bar in bars]}
    [drawn] = draw({"name": name, "file": leaf.file, "bars": burned}, leaf.page - 1, 1)[1]
    return replace(drawn, number=number)


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
