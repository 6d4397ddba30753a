"""The versions of a response that were public, and what each changed: word for word, before and now. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher
from typing import Any

MOST_WORDS = 2_000  # of both sides together: beyond, words are shown without marks


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of words, and whether only this side has it."""

    words: str
    is_unlike: bool


@dataclass(frozen=True, slots=True)
class Change:
    """What changed at one place. `anchor` is where it stands now, blank where that is the whole page."""

    what: str
    anchor: str
    before: tuple[Stretch, ...]
    after: tuple[Stretch, ...]

    @property
    def is_hidden(self) -> bool:
        """Whether the words are not shown, on either side."""
        return not self.before and not self.after


@dataclass(frozen=True, slots=True)
class Version:
    """A version that the public has read. The first changed nothing."""

    number: int
    published_at: datetime
    because: str
    changes: tuple[Change, ...]


def versions_of(history: Sequence[Mapping[str, Any]]) -> tuple[Version, ...]:
    """The versions, the newest first; none where nothing changed since the first."""
    if not any(row["changes"] for row in history):
        return ()
    return tuple(
        Version(
            row["number"],
            datetime.fromisoformat(row["published_at"]),
            row["because"],
            tuple(_changes(row["changes"])),
        )
        for row in history
    )


def _changes(changes: Sequence[Mapping[str, str]]) -> Iterator[Change]:
    for change in changes:
        question = f"Question {change['number']}: " if change["number"] else ""
        what = change["what"]
        named = f"{question}{what[:1].lower()}{what[1:]}" if question else what
        before, after = stretches(change["before"], change["after"])
        yield Change(named, change["anchor"], before, after)


def stretches(before: str, after: str) -> tuple[tuple[Stretch, ...], tuple[Stretch, ...]]:
    """Both sides, cut where they begin and cease to be alike."""
    old, new = _words(before), _words(after)
    if not old or not new or len(old) + len(new) > MOST_WORDS:
        return _whole(before), _whole(after)
    ours: list[Stretch] = []
    theirs: list[Stretch] = []
    for kind, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        ours += _whole("".join(old[i:j]), is_unlike=kind != "equal")
        theirs += _whole("".join(new[k:m]), is_unlike=kind != "equal")
    return tuple(ours), tuple(theirs)


def _words(text: str) -> list[str]:
    """Words, each with the white space after it."""
    return re.findall(r"\S+\s*|\s+", text)


def _whole(words: str, *, is_unlike: bool = False) -> tuple[Stretch, ...]:
    return (Stretch(words, is_unlike),) if words else ()
