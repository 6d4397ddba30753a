"""What recognising words in pictures (OCR) leaves uncertain: pages, words, and all that was read in them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from statistics import mean
from typing import Any, TypeVar

from documents.reading.shapes import Finding, FindingKind, Reading
from documents.reading.spans import Span
from documents.reading.words import Page, Word

DOUBTFUL = 0.7  # tesseract is more than this sure of nearly every word it reads rightly
NAMED = 5  # of a page's doubtful words
FEW = 8
UNREAD_SCAN = (
    "this file came with the letter and is a picture, whose words were not read. They are read with the letter where "
    "tesseract-ocr, a program that reads words in pictures, is installed and can make them out."
)
Kind = TypeVar("Kind")


def unread_pictures(reading: Reading) -> list[int]:
    """The pages whose words are only in their pictures; 0 for files of such pages that came with the letter."""
    unread = [each.where.page for each in reading.findings if each.kind is FindingKind.UNREAD and each.where]
    return [*unread, *(0 for each in reading.findings if each.what.endswith(UNREAD_SCAN))]


def recognised_words(pages: Sequence[Page]) -> Iterator[Finding]:
    """For each page that was read from its picture, that it was, and which of its words may be others."""
    for page in pages:
        if not (page.recognised and page.words):
            continue
        yield Finding(
            FindingKind.RECOGNISED,
            f"Page {page.number} is a picture. Its words were recognised by a program (OCR): compare them with it.",
            Span(page.number, 0, len(page.text)),
            round(mean(word.sure for word in page.words), 3),
        )
        doubtful = _doubtful(page)
        if doubtful:
            yield Finding(FindingKind.DOUBTFUL, _said(page.number, doubtful), _place(doubtful), doubtful[0].sure)


def _doubtful(page: Page) -> list[Word]:
    """The words that say something and may be others, the least sure first."""
    words = [word for word in page.words if word.sure < DOUBTFUL and any(map(str.isalnum, word.text))]
    return sorted(words, key=lambda word: word.sure)


def _said(number: int, words: Sequence[Word]) -> str:
    named = ", ".join(f"“{word.text[:40]}”" for word in words[:NAMED])
    if len(words) == 1:
        return f"A word on page {number} may have been recognised wrongly: {named}."
    among = ", among them" if len(words) > NAMED else ":"
    return f"{len(words)} words on page {number} may have been recognised wrongly{among} {named}."


def _place(words: Sequence[Word]) -> Span:
    word = words[0]
    return Span(word.page, word.start, word.end, (word.box,) if word.box else None)


def recognised_pages(reading: Reading) -> list[int]:
    """The pages whose words a program recognised in their pictures: somebody has to compare the two."""
    return [of.where.page for of in reading.findings if of.kind is FindingKind.RECOGNISED and of.where]


def less_sure(value: Kind, pages: Sequence[Page]) -> Kind:
    """The same reading, in which nothing is surer than the words it was read in; findings keep their own."""
    recognised = {page.number: page.words for page in pages if page.recognised}
    return _lowered(value, recognised) if recognised else value


def _lowered(value: Any, recognised: Mapping[int, Sequence[Word]]) -> Any:
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        return tuple(_lowered(each, recognised) for each in value)
    if not is_dataclass(value) or isinstance(value, Span | Finding | type):
        return value
    changed = {each.name: _lowered(getattr(value, each.name), recognised) for each in fields(value)}
    if "sure" in changed and "spans" in changed:
        changed["sure"] = min([changed["sure"], *_sure_of(changed["spans"], recognised)])
    return replace(value, **changed)


def _sure_of(spans: Sequence[Span], recognised: Mapping[int, Sequence[Word]]) -> list[float]:
    """How sure its words are: each where they are few, such as a date's; of a text those that may be wrong."""
    words = [word for span in spans for word in _within(span, recognised.get(span.page, ()))]
    return [word.sure for word in words if len(words) <= FEW or word.sure < DOUBTFUL]


def _within(span: Span, words: Sequence[Word]) -> Sequence[Word]:
    first = bisect_right(words, span.start, key=lambda word: word.end)
    return words[first : bisect_left(words, span.end, key=lambda word: word.start)]
