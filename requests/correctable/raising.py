"""A finding that corrections raise, with its place."""

from __future__ import annotations

from collections.abc import Iterable

from documents.models import Passage, ReadingFinding
from documents.reading.shapes import About, FindingKind, Of
from documents.recording import about_json


def raised_of(
    kind: FindingKind, what: str, where: Iterable[Passage], sure: float, of: Of | None = None, at: int | None = None
) -> ReadingFinding:
    """Not kept. `at`: the question of the reading that it is of, if it was read."""
    first = min(where, key=lambda each: (each.page.number, each.start), default=None)
    return ReadingFinding(
        kind=kind.value,
        what=what,
        page=first.page.number if first else None,
        start=first.start if first else None,
        end=first.end if first else None,
        sure=sure,
        about=about_json(About(of, at)) if of is not None and at is not None else {},
    )
