"""The picture of a letter's page for staff, and where its words stand on it. Drawn when asked for, and kept nowhere."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from django.db.models import QuerySet

from documents.clearing.rebuild import are_of
from documents.clearing.shapes import Bar, PagePicture, PlacedWord
from documents.errors import DamagedLetter, LostLetter, UnreadableLetter
from documents.intake import bytes_of
from documents.models import Letter, LetterFormat, LetterPage, Passage, RecognisedWords
from documents.reading.spans import Box, Leaf
from documents.sandbox import page_in_child

logger = logging.getLogger(__name__)
REMEMBERED = 24  # pages a process: those of the letter before somebody


def printed_pages(letter: Letter, pages: Iterable[LetterPage]) -> set[int]:
    """The numbers of those pages that can be drawn: all of a PDF, of a message those of printed files."""
    if letter.format == LetterFormat.PDF:
        return {page.number for page in pages}
    return {page.number for page in pages if _leaf(page) is not None}


def drawn_page(page: LetterPage) -> PagePicture | None:
    """The page as it is printed, not cleared; None for one that came as text, or where it cannot be drawn."""
    return cleared_page(page, ())


def cleared_page(page: LetterPage, bars: tuple[Bar, ...]) -> PagePicture | None:
    """The page with these bars burned into its picture."""
    letter, leaf = page.reading.letter, _leaf(page)
    if letter.format != LetterFormat.PDF and leaf is None:
        return None
    try:
        return _drawn(letter.sha256, page.number, leaf, bars)
    except (UnreadableLetter, LostLetter, DamagedLetter) as fault:
        logger.warning("Page %s of letter %s was not drawn (%s)", page.number, letter.pk, type(fault).__name__)
        return None


def _leaf(page: LetterPage) -> Leaf | None:
    """Where a page of a message is printed."""
    if page.reading.letter.format != LetterFormat.EMAIL:
        return None
    told = page.reading.content["pages"][page.number - 1].get("leaf")
    return Leaf(**told) if told else None


def words_on(page: LetterPage) -> Sequence[PlacedWord]:
    """Where each word of the page's text stands on its picture; none where the two do not belong together.

    Those of a scan are not in its file: they were kept when they were recognised.
    """
    drawn = drawn_page(page)
    if drawn is None:
        return ()
    words = drawn.words or recognised_on([page]).get(page.number, ())
    return words if are_of(page.text, words) else ()


def recognised_on(pages: Iterable[LetterPage] | QuerySet[LetterPage]) -> dict[int, Sequence[PlacedWord]]:
    """Where the words stand that were recognised in the pictures of these pages, by page. One query."""
    rows = RecognisedWords.objects.filter(page__in=pages).select_related("page")
    return {row.page.number: row.placed for row in rows}


def passage_at(page: LetterPage, start: int, end: int) -> Passage:
    """The stored place of these characters, with a box a printed line where the page's words have places."""
    known = Passage.objects.filter(page=page, start=start, end=end).first()
    if known is not None:
        return known
    boxes = [list(box) for box in _lines(words_on(page), page.text, start, end)] or None
    return Passage.objects.create(page=page, start=start, end=end, boxes=boxes)


def _lines(words: Iterable[PlacedWord], text: str, start: int, end: int) -> Iterable[Box]:
    """The words between two characters, a box a line of the page's text."""
    lines: dict[int, list[Box]] = {}
    for first, last, box in words:
        if first < end and last > start:
            lines.setdefault(text.count("\n", 0, first), []).append(box)
    for boxes in lines.values():
        x0, top, x1, bottom = zip(*boxes, strict=True)
        yield Box(min(x0), min(top), max(x1), max(bottom))


@lru_cache(maxsize=REMEMBERED)
def _drawn(sha256: str, number: int, leaf: Leaf | None, bars: tuple[Bar, ...]) -> PagePicture:
    letter = Letter.objects.get(sha256=sha256)
    return replace(page_in_child(letter.name, bytes_of(letter), number, leaf, bars=bars), png=b"")
