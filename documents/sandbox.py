"""Read letters and draw their pages in limited child processes, and believe nothing that comes back unchecked."""

from __future__ import annotations

from pathlib import Path

from documents.child.frames import BadFrames
from documents.children import CHILD, MIB, Job, Limits, run_child
from documents.clearing.shapes import PagePicture
from documents.errors import Reason, UnreadableLetter
from documents.models import LetterFormat
from documents.reading.as_json import from_json
from documents.reading.shapes import Reading
from documents.replies import MOST_PAGES, batch_of_pictures, one_value
from documents.walls import SandboxState, Walls, hidden_places, sandbox_state

__all__ = ["SandboxState", "Walls", "pictures_in_child", "read_in_child", "sandbox_state"]

PAGES_A_CHILD = 50
READING = Limits()
DRAWING = Limits(reply=192 * MIB)


def read_in_child(name: str, data: bytes, limits: Limits = READING, script: Path = CHILD) -> Reading:
    """The reading of a letter, made in a child process; raises UnreadableLetter."""
    said = run_child(Job("reading", {"name": name}, data, hidden_places(), limits, script))
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
) -> list[PagePicture]:
    """The pictures of a PDF's pages, drawn in child processes of 50 pages; none for a letter that came as text."""
    if format != LetterFormat.PDF:
        return []
    drawn: list[PagePicture] = []
    pages = 1
    while len(drawn) < pages:
        asked: dict[str, object] = {"first": len(drawn) + 1, "last": len(drawn) + PAGES_A_CHILD}
        said = run_child(Job("drawing", asked, data, hidden_places(), limits, script))
        try:
            pages, batch = batch_of_pictures(said, len(drawn), PAGES_A_CHILD)
        except (BadFrames, KeyError, TypeError, ValueError) as wrong:
            raise UnreadableLetter(Reason.NOT_TRUSTED) from wrong
        drawn += batch
    return drawn
