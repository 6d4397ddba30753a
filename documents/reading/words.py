"""What a format hands on: pages of words, and what stands on a page beside its words.

    format module: bytes -> Page(text, words, links, rules, grids, …)     everything after it knows no file formats

A word's `start` and `end` are offsets into its page's text, so anything made of words has an honest Span.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from documents.reading.spans import Box, Leaf, SheetCells, Span


class Word(NamedTuple):
    """A run of characters without space. `joined` is set where no space stood before it in what the author typed."""

    text: str
    page: int
    start: int
    end: int
    box: Box | None = None
    bold: bool = False
    italic: bool = False
    link: int | None = None  # index into the page's links
    joined: bool = False
    sure: float = 1.0  # 0.0 to 1.0; less where the word was recognised in a picture
    tinted: bool = False  # in a colour of its own, where it is no link


@dataclass(frozen=True, slots=True)
class Rule:
    """A ruled line on the page, level or upright."""

    level: bool
    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Grid:
    """A table that the format itself marks as one: rows of cells of words."""

    rows: tuple[tuple[tuple[Word, ...], ...], ...]
    after: int  # the offset in the page's text at which it stands


@dataclass(frozen=True, slots=True)
class Unseen:
    """Words a reader of the page does not see: why, and where. The words themselves are never kept."""

    why: str
    at: int
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Comment:
    """A remark somebody attached to the page."""

    at: int
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a letter."""

    number: int
    text: str
    words: tuple[Word, ...]
    width: float | None = None
    height: float | None = None
    links: tuple[str, ...] = ()
    rules: tuple[Rule, ...] = ()
    grids: tuple[Grid, ...] = ()
    unseen: tuple[Unseen, ...] = ()
    comments: tuple[Comment, ...] = ()
    pictures: int = 0
    recognised: bool = False  # its words, if there are any, were recognised in its picture (OCR)
    changes: tuple[int, ...] = ()  # offsets at which a tracked change stands
    notices: tuple[str, ...] = ()  # what the file holds besides, and was left alone
    sent_to: tuple[str, str] | None = None  # name and address of whom a message went to; never in the text
    earlier: str = ""  # what a message's copy of the one it answers says of when that was sent; never in the text
    copied: int | None = None  # where a message copies the request that it answers, which it says nowhere itself
    within: int | None = None  # where a message begins, below a note, that is answered line by line
    issuer: tuple[str, ...] = ()  # how the file itself, beside its text, calls whoever wrote it
    attached: str = ""  # the name of the file it is a page of, where that came with the letter
    lies: int | None = None  # quarters to the left until its words run to the right, where the format found that out
    part: str = ""  # the name of the file that begins here, where it was told to be a part of the letter
    leaf: Leaf | None = None  # the printed page that it is, of a file that came with a message
    sheet: SheetCells | None = None  # the sheet of a spreadsheet that it is
    unread_files: tuple[str, ...] = ()  # the names of such files that could not be read
    unread_scans: tuple[str, ...] = ()  # the names of those that are pictures of words
    covered: tuple[tuple[int, int], ...] = ()  # from where to where in the text a shape may lie over words
    apart: frozenset[int] = frozenset()  # the starts of words in heads, feet and footnotes the format marks as such


def words_to_text(words: Iterable[Word]) -> str:
    """The words as running text."""
    kept = tuple(words)
    apart = ["" if word.joined else word.text for word in kept]
    if "" not in apart:  # nearly always
        return " ".join(apart)
    return "".join([word.text if word.joined else f" {word.text}" for word in kept]).removeprefix(" ")


# A line that ends in a slash or hyphen right after a letter or figure goes on without a space: "documents/" "evidence".
# A hyphen that waits for its word does not: "short-" "and long-term".
LINE_GOES_ON = re.compile(r"(?<=[^\W_]/)\n[ \t]{0,80}+(?=\S)|(?<=[^\W_]-)\n[ \t]{0,80}+(?=\S)(?!(?:and|or)\b)", re.I)


def running(text: str) -> str:
    """Printed lines as running text."""
    return " ".join(LINE_GOES_ON.sub("", text).split())


def words_to_spans(words: Sequence[Word], texts: Sequence[str] | None = None) -> tuple[Span, ...]:
    """Where words stand: a span for every run of them that is unbroken on its page, a box a printed line.

    A run is broken where another word lies between two of them in the page's text. Without the pages' texts, a gap of
    more than a few characters counts as that.
    """
    spans: list[Span] = []
    first, page, end = 0, 0, -1
    for at, word in enumerate(words):
        near = word.page == page and word.start == end + 1 and (texts is None or texts[page - 1][end] in " \n")
        if at and not near and not _follows(words[at - 1], word, texts):  # nearly every word is near
            spans.append(_span(words[first:at]))
            first = at
        page, end = word.page, word.end
    if words:
        spans.append(_span(words[first:]))
    return tuple(spans)


def _follows(before: Word, word: Word, texts: Sequence[str] | None) -> bool:
    if word.page != before.page or word.start < before.end:
        return False
    if texts is None:
        return word.start - before.end <= 4
    between = texts[word.page - 1][before.end : word.start]
    return not between or between.isspace()


def _span(run: Sequence[Word]) -> Span:
    boxes = [word.box for word in run if word.box is not None]
    return Span(run[0].page, run[0].start, run[-1].end, line_boxes(boxes) if boxes else None)


def line_boxes(boxes: Iterable[Box]) -> tuple[Box, ...]:
    """Boxes of words, in reading order, put together to one box a printed line."""
    lines: list[Box] = []
    line: tuple[float, float, float, float] | None = None
    for box in boxes:  # of each word of a letter: compared by hand, which takes a third of what min and max do
        x0, head, x1, foot = box
        if line is not None:
            left, top, right, bottom = line
            both = (bottom if bottom < foot else foot) - (top if top > head else head)
            if x0 >= left - 1 and (both > 0.5 * (bottom - top) or both > 0.5 * (foot - head)):
                line = (
                    left if left < x0 else x0,
                    top if top < head else head,
                    right if right > x1 else x1,
                    bottom if bottom > foot else foot,
                )
                continue
            lines.append(Box(*line))
        line = box
    return (*lines, Box(*line)) if line is not None else ()


def around(boxes: Sequence[Box]) -> Box:
    """The smallest box that holds them all."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))


def words_between(words: Sequence[Word], start: int, end: int) -> list[Word]:
    """The words that a stretch of `words_to_text(words)` was made of."""
    found: list[Word] = []
    at = 0
    for index, word in enumerate(words):
        at += 0 if index == 0 or word.joined else 1
        if at < end and at + len(word.text) > start:
            found.append(word)
        at += len(word.text)
    return found


def sentences_of(words: Sequence[Word]) -> list[tuple[Word, ...]]:
    """Words parted into sentences: an end is a stop, and a capital, a figure or a quotation mark after it."""
    sentences: list[tuple[Word, ...]] = []
    start = 0
    for at, word in enumerate(words[:-1]):
        before = words[at - 1].text if at > start else ""
        if word.text[-1:] in MAY_END and _ends_sentence(word.text, words[at + 1].text, before):
            sentences.append(tuple(words[start : at + 1]))
            start = at + 1
    return [*sentences, tuple(words[start:])] if words else sentences


CLOSING = ")”\"'’]"
MAY_END = frozenset(".?!" + CLOSING)
SHORTENED = (
    "e.g.",
    "i.e.",
    "etc.",
    "no.",
    "nos.",
    "mr.",
    "mrs.",
    "ms.",
    "dr.",
    "para.",
    "paras.",
    "s.",
    "ss.",
    "reg.",
    "regs.",
    "r.",
    "st.",
    "ref.",
)


# Before a capital that is a name, and not somebody's initial: "… is attached as Appendix A."
LETTERED = ("annex", "annexe", "appendix", "attachment", "document", "part", "question", "schedule", "table", "band")


def _ends_sentence(word: str, after: str, before: str) -> bool:
    bare = word.rstrip(CLOSING)
    if (
        not bare
        or bare[-1] not in ".?!"
        or bare.lower().lstrip("(") in SHORTENED
        or (len(bare) == 2 and bare[0].isupper() and before.lower() not in LETTERED)
    ):
        return False
    first = after.lstrip("“\"'‘([")[:1]
    return bool(first) and (first.isupper() or first.isdigit() or first == "£")
