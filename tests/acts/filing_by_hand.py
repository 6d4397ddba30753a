"""Filing a reading that was composed by hand: no file is read, everything after the reading is the real thing."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, datetime

from documents.models import Letter
from documents.models.letter import LetterFormat
from documents.reading.shapes import Reading
from documents.recording import record
from requests.filing import file_letter
from requests.models import FOIRequest
from tests.readings import reading

AT = datetime(2024, 5, 3, 9, 30, tzinfo=UTC)


def letter(content: str = "a letter", letter_format: LetterFormat = LetterFormat.TEXT) -> Letter:
    """The row of a letter, without its file."""
    digest = hashlib.sha256(content.encode()).hexdigest()
    return Letter.objects.create(
        sha256=digest, name="letter.txt", format=letter_format, size=len(content), taken_in_at=AT
    )


def filed(content: str = "a letter", full: Reading | None = None, **changed: object) -> FOIRequest:
    """A case made from the reading of tests.readings, with some of it changed."""
    full = replace(full or reading(), **changed)  # type: ignore[arg-type]
    return file_letter(record(letter(content), full, AT), full, AT, None)
