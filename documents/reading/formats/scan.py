"""Scans: words that text recognition (OCR) found in the picture of a page become that page's words.

    a page without words, but with a picture  ->  its dots and rules (draw_dots)  ->  tesseract, in a child of its own
    ->  words with boxes and how sure each is (words_in)  ->  the page with these words (with_seen_words)

From there on everything goes as for any other PDF: lines, tables, questions, answers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from statistics import median
from types import MappingProxyType
from typing import Any

import pypdfium2
from PIL import Image

from documents.reading import refusals
from documents.reading.formats.scan_rules import rules_in
from documents.reading.spans import Box
from documents.reading.words import Page, Rule, Word

SCALE = 300 / 72  # tesseract reads 300 dots an inch best
MOST_DOTS = 12_000_000  # a larger sheet is drawn at a smaller scale
MOST_WORDS = 20_000  # on one page
MOST_SIGNS = 500  # in one word
COLUMNS = 12  # of tesseract's table
WORD = "5"  # its level of a word
SUREST = 0.3  # words less sure than this are specks and strokes
BELOW_LINE = frozenset("gjpqy,;()[]{}Q/|_$§")
ABOVE = frozenset("bdfhkltABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
FOI = re.compile(r"^F[O0][Il1!|](?![\w])")
STROKE = "|"
INKED = 150  # of 255: darker dots are ink
SPOT = 8  # dots: a square of so many a side is written on where some of it is ink and some is not
PARTLY = range(20, 180)  # of 255, the share of ink in such a square
MARGIN = 0.04  # of the sheet, left out all round: a scanner's shadow lies there
PUT_RIGHT = 0.69  # how sure a word is, at most, that was changed: a person is told of it
SKEWED = 1.7  # a line this many times as high as its words stands askew


@dataclass(frozen=True, slots=True)
class SeenWord:
    """A word that text recognition found: where, how sure (0.0 to 1.0), and whether it begins a printed line."""

    text: str
    box: Box
    sure: float
    new_line: bool


@dataclass(frozen=True, slots=True)
class SeenPage:
    """What was found in the picture of a page: words, perhaps none, and ruling lines."""

    words: Sequence[SeenWord]
    rules: Sequence[Rule] = ()


def seen_page(told: Mapping[str, Any]) -> SeenPage:
    """A page that was made plain values of (`dataclasses.asdict`)."""
    words = [SeenWord(**{**word, "box": Box(*word["box"])}) for word in told["words"]]
    return SeenPage(words, [Rule(**rule) for rule in told["rules"]])


Seen = Mapping[int, SeenPage]  # by page
NOTHING_SEEN: Seen = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page in 256 greys. `width` and `height` are in dots, `scale` is dots a point; `rules` as the page is shown.

    `written` counts the small squares that strokes run through: none on an empty sheet, hundreds in a printed line.
    """

    width: int
    height: int
    scale: float
    dots: bytes
    rules: Sequence[Rule]
    written: int


def draw_dots(data: bytes, number: int, quarters: int = 0) -> Drawn:
    """Page `number`, counted from 1, turned so many quarters to the left."""
    try:
        document = pypdfium2.PdfDocument(data)
        page = document[number - 1]
        width, height = page.get_size()
        if width <= 0 or height <= 0:
            raise refusals.refuse(refusals.BROKEN_PDF)
        scale = min(SCALE, (MOST_DOTS / (width * height)) ** 0.5)
        drawn = page.render(scale=scale, grayscale=True, may_draw_forms=False, draw_annots=False).to_pil()
        rules, written = rules_in(drawn, scale), _written(drawn)
        drawn = drawn.rotate(90 * quarters, expand=True)
        return Drawn(drawn.width, drawn.height, scale, drawn.tobytes(), rules, written)
    except pypdfium2.PdfiumError as broken:
        raise refusals.refuse(refusals.BROKEN_PDF) from broken


def _written(drawn: Image.Image) -> int:
    """How many squares strokes run through. A speck is one or two, a shadow at the sheet's edge is left out."""
    across, down = round(MARGIN * drawn.width), round(MARGIN * drawn.height)
    inner = drawn.crop((across, down, drawn.width - across, drawn.height - down))
    shares = inner.point([255 if shade < INKED else 0 for shade in range(256)]).reduce(SPOT).histogram()
    return sum(shares[share] for share in PARTLY)


def words_in(table: bytes, scale: float) -> tuple[SeenWord, ...]:
    """The words in tesseract's table (TSV). Raises ValueError where it is not exactly such a table."""
    head, *rows = table.decode("utf-8").rstrip("\n").split("\n")
    if not head.startswith("level\tpage_num\t"):
        raise ValueError(head[:80])
    found = [_Row.of(row) for row in rows]
    kept = [row for row in found if row is not None and row.sure >= SUREST]
    if len(kept) > MOST_WORDS:
        raise ValueError(len(kept))
    lines = (list(line) for _, line in groupby(kept, key=lambda row: row.line))
    return tuple(word for line in lines for word in _line(line, scale))


@dataclass(frozen=True, slots=True)
class _Row:
    """One word as tesseract tells of it, in dots."""

    line: tuple[str, ...]
    x0: float
    top: float
    x1: float
    bottom: float
    sure: float
    text: str

    @classmethod
    def of(cls, written: str) -> _Row | None:
        """The word in a row of the table; None where the row is of a block or a line, or says nothing."""
        columns = written.split("\t")
        if len(columns) != COLUMNS:
            raise ValueError(written[:80])
        left, top, width, height = (int(side) for side in columns[6:10])
        sure = float(columns[10]) / 100
        if min(left, top, width, height) < 0 or not -0.01 <= sure <= 1.0:
            raise ValueError(written[:80])
        text = "".join(sign for sign in columns[11] if sign.isprintable() and not sign.isspace())[:MOST_SIGNS]
        if columns[0] != WORD or not text:
            return None
        return cls(tuple(columns[2:5]), left, top, left + width, top + height, sure, text)


def _line(rows: Sequence[_Row], scale: float) -> Iterator[SeenWord]:
    """The words of a printed line, each as high as the line: so they are in the words of any other PDF."""
    top, bottom = _heights(rows)
    new_line = True
    for at, row in enumerate(rows):
        text = _put_right(row.text, rows[at + 1].text if at + 1 < len(rows) else "")
        if text == STROKE:
            continue  # a piece of a ruling line
        box = Box(*(round(side / scale, 2) for side in (row.x0, top, row.x1, bottom)))
        doubted = text != row.text and row.text != STROKE
        yield SeenWord(text, box, min(row.sure, PUT_RIGHT) if doubted else row.sure, new_line)
        new_line = False


def _put_right(text: str, after: str) -> str:
    """The word without the two mistakes that tesseract makes in nearly every letter: "| write", "FO! 0008/24"."""
    return "I" if text == STROKE and after[:1].islower() else FOI.sub("FOI", text)


def _heights(rows: Sequence[_Row]) -> tuple[float, float]:
    """From where capitals reach to where the tails of letters do. A line askew is taken as level, at its middle."""
    usual = median(row.bottom - row.top for row in rows)
    top, bottom = min(row.top for row in rows), max(row.bottom for row in rows)
    if bottom - top > SKEWED * usual:
        middle = (top + bottom) / 2
        return middle - 0.6 * usual, middle + 0.6 * usual
    tall = [row.top for row in rows if ABOVE & set(row.text)]
    level = [row.bottom for row in rows if not BELOW_LINE & set(row.text) and any(map(str.isalnum, row.text))]
    if not tall or not level or median(level) <= median(tall):
        return top, bottom
    return median(tall), median(level) + 0.3 * (median(level) - median(tall))


def with_seen_words(pages: Iterable[Page], seen: Seen) -> list[Page]:
    """The pages; those that have no words of their own get the words that were recognised in their picture."""
    return [_with(page, seen[page.number]) if page.number in seen and not page.words else page for page in pages]


def _with(page: Page, found: SeenPage) -> Page:
    text, placed = placed_words(found)
    words = tuple(
        Word(each.text, page.number, start, end, box, sure=each.sure)
        for each, (start, end, box) in zip(found.words, placed, strict=True)
    )
    return replace(page, text=text, words=words, rules=tuple(found.rules), recognised=True, lies=None)


def placed_words(found: SeenPage) -> tuple[str, list[tuple[int, int, Box]]]:
    """The text of a page that was found in its picture, and where each of its words stands in both."""
    said: list[str] = []
    placed: list[tuple[int, int, Box]] = []
    length = 0
    for each in found.words:
        between = "" if not placed else "\n" if each.new_line else " "
        start = length + len(between)
        length = start + len(each.text)
        said.append(between + each.text)
        placed.append((start, length, each.box))
    return "".join(said), placed
