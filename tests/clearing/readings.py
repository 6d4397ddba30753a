"""A reading of a letter of two pages with nothing remarkable in it, to be changed as a test needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from documents.clearing.found import found_in, sentences
from documents.clearing.shapes import PagePicture
from documents.reading.shapes import Fact, LetterKind, PageText, Reading, Requester
from documents.reading.spans import Span

PLAIN = Reading(
    pages=(PageText(1, "Our reference: FOI 1/24", 595.0, 842.0), PageText(2, "You asked for a figure.", 595.0, 842.0)),
    kind=LetterKind.RESPONSE,
    reference=Fact("FOI 1/24", (Span(1, 15, 23),)),
    date_responded=None,
    date_received=None,
    authority=None,
    requester=Requester(),
    request=None,
    questions=(),
    links=(),
    tables=(),
    documents=(),
    annexes=(),
    review=None,
    copyright=None,
    findings=(),
)


def reading(**changes: Any) -> Reading:
    return replace(PLAIN, **changes)


def picture(number: int, **changes: Any) -> PagePicture:
    return replace(PagePicture(number, 595.0, 842.0, b"RIFF", (100.0, 200.0)), **changes)


def held_back(read: Reading, pictures: Sequence[PagePicture] = ()) -> list[str]:
    """Why the letter may not be published before somebody decides."""
    return sentences(found_in(read, pictures))
