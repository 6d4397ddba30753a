"""The public copy of a response as plain values: composed from the case, hashed, then written as Published* rows.

What has no place here does not become public.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from typing import Any

Boxes = tuple[tuple[float, ...], ...] | None
OF_STAFF = {"reworded", "set_by_staff"}
CellPlace = dict[str, Any]  # {"page", "start", "end", "boxes" or null}


@dataclass(frozen=True, slots=True)
class PublicPassage:
    """A place on a page, and what it is the source of. `question` counts from 0, and `part` within its question."""

    page: int
    start: int
    end: int
    boxes: Boxes
    role: str
    question: int | None = None
    part: int | None = None


@dataclass(frozen=True, slots=True)
class PublicExemption:
    """A provision relied on, and the code filters count it by."""

    as_written: str
    regime: str
    section: str
    provision: str
    known: bool


@dataclass(frozen=True, slots=True)
class PublicPart:
    """A part of an answer, run by run."""

    outcome: str
    not_yet: bool
    held_by: str
    said: list[dict[str, object]]
    exemptions: list[PublicExemption]
    set_by_staff: list[str] = field(default_factory=list)  # see requests.publishing.set_by_staff


@dataclass(frozen=True, slots=True)
class PublicQuestion:
    """A question with the parts of its answer."""

    number: str
    anchor: str
    lead: str
    text: str
    label: str
    outcome: str
    parts: list[PublicPart]
    reworded: bool = False  # by a person, in words that the letter has not


@dataclass(frozen=True, slots=True)
class PublicTable:
    """A table: texts only."""

    number: int
    caption: str
    header: list[str]
    rows: list[list[str]]
    total_row: int | None
    checks: list[dict[str, object]]
    caveats: list[str]
    places: list[list[list[CellPlace]]]
    row_pages: list[int | None]
    reworded: list[list[int]] = field(default_factory=list)  # cells: row, 0 for the header, and column from 0


@dataclass(frozen=True, slots=True)
class PublicPage:
    """A page's text and, where it has one, the SHA-256 of its picture."""

    number: int
    text: str
    width: float | None
    height: float | None
    picture_sha256: str
    cuts: list[float]


@dataclass(frozen=True, slots=True)
class PublicCopy:
    """All that is released of one response."""

    slug: str
    reference: str
    regime: str
    kind: str
    topics: list[str]
    authority_name: str
    title: str
    in_short: list[list[str]]
    received_on: date
    due_on: date
    answered_on: date
    clock: list[dict[str, object]]
    working_days: int
    is_late: bool
    late_reason: str
    review_text: str
    copyright_text: str
    attachments: list[dict[str, object]]
    checked_on: date | None
    recognised_pages: list[int]
    questions: list[PublicQuestion]
    tables: list[PublicTable]
    pages: list[PublicPage]
    passages: list[PublicPassage]
    letter_sha256: str = ""
    letter_bytes: int = 0

    def with_letter(self, letter: bytes | None) -> PublicCopy:
        """The same, and its pages as one file."""
        if not letter:
            return self
        return replace(self, letter_sha256=hashlib.sha256(letter).hexdigest(), letter_bytes=len(letter))

    @property
    def content_hash(self) -> str:
        """SHA-256 of all of it, the same for the same content on any machine."""
        content = json.dumps(
            as_told(asdict(self)), sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str
        )
        return hashlib.sha256(content.encode()).hexdigest()


def as_told(value: Any, never: Collection[str] = ()) -> Any:
    """A copy as it is hashed: of what is staff's only where anything is, so that the hash of other copies stays."""
    if isinstance(value, dict):
        told = {name: each for name, each in value.items() if name not in never and (each or name not in OF_STAFF)}
        return {name: as_told(each, never) for name, each in told.items()}
    return [as_told(each, never) for each in value] if isinstance(value, list) else value
