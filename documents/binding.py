"""Bind PDFs into one with contents and page numbers, in limited child processes."""

from __future__ import annotations

from collections.abc import Sequence

from documents.child.frames import BadFrames
from documents.children import MIB, Job, Limits, run_child
from documents.errors import Reason, UnreadableLetter
from documents.replies import MOST_PAGES, one_value, value_and_file
from documents.walls import hidden_places

BINDING = Limits(memory=2048 * MIB, processor=120, wall=180.0, reply=512 * MIB, file=512 * MIB)
PDF = b"%PDF-"
MOST_BOUND = 100_000


def pages_in_child(files: Sequence[bytes]) -> list[int]:
    """How many pages each of these PDFs has; 0 where one cannot be opened. Raises UnreadableLetter."""
    if not files:
        return []
    asked: dict[str, object] = {"do": "count", "lengths": [len(file) for file in files]}
    said = run_child(Job("binding", asked, b"".join(files), hidden_places(), BINDING))
    try:
        pages = one_value(said, "pages")
        if not isinstance(pages, list) or len(pages) != len(files):
            raise BadFrames
        return [_count(number) for number in pages]
    except (BadFrames, TypeError, ValueError) as wrong:
        raise UnreadableLetter(Reason.NOT_TRUSTED) from wrong


def bound_in_child(
    front: bytes, files: Sequence[bytes], order: Sequence[int | None], titles: Sequence[str], label: str
) -> tuple[bytes, int]:
    """One PDF, and its pages: the contents of `front`, then each piece: a file, by its place, or words of the front.

    `label` stands on every page beside its number. Raises UnreadableLetter.
    """
    parts = [front, *files]
    asked: dict[str, object] = {
        "do": "bind",
        "lengths": [len(part) for part in parts],
        "order": [None if at is None else at + 1 for at in order],
        "titles": list(titles),
        "label": label,
    }
    said = run_child(Job("binding", asked, b"".join(parts), hidden_places(), BINDING))
    try:
        told, whole = value_and_file(said)
        pages = _count(told["pages"], MOST_BOUND)
    except (BadFrames, KeyError, TypeError, ValueError) as wrong:
        raise UnreadableLetter(Reason.NOT_TRUSTED) from wrong
    if not whole.startswith(PDF):
        raise UnreadableLetter(Reason.NOT_TRUSTED)
    return whole, pages


def _count(number: object, most: int = MOST_PAGES) -> int:
    """A file of more pages than any letter has is told as one that cannot be opened."""
    if isinstance(number, bool) or not isinstance(number, int) or number < 0:
        raise BadFrames
    return number if number <= most else 0
