"""Cases that can be published, made from readings composed by hand and files that were really stored."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from documents.intake import store
from documents.models.letter import LetterFormat
from documents.reading.shapes import Reading
from documents.recording import record
from requests.filing import file_letter
from requests.models import FOIRequest, Publication
from requests.publication import publish
from tests.acts.filing_by_hand import AT
from tests.readings import reading, without_geometry

LATER = datetime(2024, 6, 3, 12, 0, tzinfo=UTC)


def stored(full: Reading | None = None, content: bytes = b"the text of a letter", **changed: object) -> FOIRequest:
    """A case whose letter came as text and lies in the store."""
    full = replace(full or without_geometry(reading()), **changed)  # type: ignore[arg-type]
    letter = store("letter.txt", content, LetterFormat.TEXT, AT)
    return file_letter(record(letter, full, AT), full, AT, None)


def published(**changed: object) -> Publication:
    """The same, published."""
    return publish(stored(**changed), AT, None)  # type: ignore[arg-type]
