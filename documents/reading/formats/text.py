"""Plain text and Markdown: bytes -> pages of words.

Pages end at form feeds; without any, at runs of three or more blank lines, as text taken from a paged letter has them.
Markdown's marks are taken out of the text; what they said (emphasis, a link's target) stays on the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from documents.reading import refusals
from documents.reading.formats.pipes import with_tabs
from documents.reading.formats.quoted import answers_between_quotes, without_marks
from documents.reading.words import LINE_GOES_ON, Grid, Page, Word

MOST_CHARACTERS = 5_000_000
MOST_PAGES = 2000
PAGE_BREAK = re.compile(r"\n(?:[ \t]*+\n){3,}+")
BULLET = re.compile(r"[ \t]{0,80}+(?:[-*+•▪‣●○][ \t]{1,20}+|o[ \t]{1,20}+(?=[A-Z]))")
NUMBER_AFTER_BULLET = re.compile(r"\(?(?:[A-Za-z]|[ivxIVX]{1,5}|\d{1,3})[.)][ \t]")
MARK = re.compile(
    r"\\(?P<escaped>[^\w\s])"
    r"|\[(?P<label>(?:[^\[\]\\\n]|\\.){1,400})\]\((?P<url>(?:[^()\s]|\([^()\s]{0,200}\)){1,2000})\)"
    r"|(?P<stars>\*{1,3})"
)
MARKDOWN = re.compile(r"\]\((?:https?:|mailto:|/|www\.)|\*\*\S|(?<!\S)\*[^\s*]|\\[()\[\]*_.]")
HEADING_MARK = re.compile(r"#{1,6}[ \t]++")


@dataclass(slots=True)
class _Letters:
    """The cleaned text of a page as it grows, with what is known of each character."""

    text: list[str]
    bold: list[bool]
    italic: list[bool]
    link: list[int | None]

    def add(self, said: str, bold: bool, italic: bool, link: int | None) -> None:
        self.text.extend(said)
        self.bold.extend([bold] * len(said))
        self.italic.extend([italic] * len(said))
        self.link.extend([link] * len(said))


def read_pages(data: bytes) -> list[Page]:
    """The pages of a text letter."""
    source = decoded(data)
    lines = source.split("\n")
    source = without_marks(lines) if answers_between_quotes(lines) >= 0 else source
    source = "\n".join(with_tabs(source.split("\n"))) if "|" in source else source
    return set_text(source, has_marks=MARKDOWN.search(source) is not None)


def set_text(source: str, *, has_marks: bool) -> list[Page]:
    """The pages of a text, in which Markdown's marks may stand."""
    parts = source.split("\f") if "\f" in source else PAGE_BREAK.split(source)
    kept = [part.strip("\n") for part in parts if part.strip()]
    if not kept:
        raise refusals.refuse(refusals.NO_WORDS)
    if len(kept) > MOST_PAGES:
        raise refusals.refuse(refusals.TOO_MANY_PAGES)
    return [_page(number, part, has_marks) for number, part in enumerate(kept, 1)]


def decoded(data: bytes) -> str:
    """The text, in the encoding it has; without signs that are not seen."""
    if len(data) > MOST_CHARACTERS:
        raise refusals.refuse(refusals.TOO_MUCH_TEXT)
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        text = data.decode("utf-16", errors="replace")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("cp1252", errors="replace")
    odd = sum(1 for sign in text if ord(sign) < 32 and sign not in "\n\r\t\f")
    if odd > 8 and odd * 200 > len(text):
        raise refusals.refuse(refusals.NOT_TEXT)
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " ")
    return "".join(sign for sign in text if ord(sign) >= 32 or sign in "\n\t\f")


def _page(number: int, source: str, markdown: bool) -> Page:
    letters = _Letters([], [], [], [])
    links: list[str] = []
    state = [False, False]  # bold, italic: emphasis may run over line ends
    for index, line in enumerate(source.split("\n")):
        if index:
            letters.add("\n", False, False, None)
        for said, link in _runs(line, markdown, links, state):
            letters.add(said, state[0], state[1], link)
    text = "".join(letters.text)
    words = tuple(_words(number, text, letters))
    return Page(number, text, words, links=tuple(links), grids=tuple(_grids(text, words)))


def _runs(line: str, markdown: bool, links: list[str], state: list[bool]) -> Iterator[tuple[str, int | None]]:
    """A line's characters without markup, in runs of one emphasis."""
    bullet = BULLET.match(line)
    if bullet:
        line = line[bullet.end() :]
        numbered = NUMBER_AFTER_BULLET.match(line.lstrip("*"))
        yield " " * bullet.end() if numbered else " " * (bullet.end() - 2) + "• ", None
    if not markdown:
        yield line, None
        return
    at = HEADING_MARK.match(line).end() if HEADING_MARK.match(line) else 0  # type: ignore[union-attr]
    for mark in MARK.finditer(line, at):
        yield line[at : mark.start()], None
        at = mark.end()
        if mark["escaped"]:
            yield mark["escaped"], None
        elif mark["label"]:
            links.append(mark["url"])
            yield re.sub(r"\\(\W)", r"\1", mark["label"]), len(links) - 1
        elif _is_emphasis(line, mark):
            stars = len(mark["stars"])
            state[0] ^= stars >= 2
            state[1] ^= stars != 2
        else:
            yield mark["stars"], None
    yield line[at:], None


def _is_emphasis(line: str, mark: re.Match[str]) -> bool:
    before, after = line[mark.start() - 1 : mark.start()], line[mark.end() : mark.end() + 1]
    return bool(before.strip()) or bool(after.strip())


def _words(number: int, text: str, letters: _Letters) -> Iterator[Word]:
    going_on = {line.end() for line in LINE_GOES_ON.finditer(text)}
    for found in re.finditer(r"\S+", text):
        at = found.start()
        end = found.end()
        while at < end:  # a link that starts or ends inside a run of characters parts it
            stop = at + 1
            while stop < end and letters.link[stop] == letters.link[at]:
                stop += 1
            yield Word(
                text[at:stop],
                number,
                at,
                stop,
                bold=letters.bold[at],
                italic=letters.italic[at],
                link=letters.link[at],
                joined=at > found.start() or at in going_on,
            )
            at = stop


def _grids(text: str, words: tuple[Word, ...]) -> Iterator[Grid]:
    """Runs of lines with tab-separated cells. One such line alone, with words at its ends, is no table."""
    rows: list[tuple[tuple[Word, ...], ...]] = []
    start = at = taken = 0
    for line in [*text.split("\n"), ""]:
        end = at + len(line)
        first = taken
        while taken < len(words) and words[taken].start < end:
            taken += 1
        if "\t" in line.strip() or (rows and "\t" in line and line.strip()):
            start = start if rows else at
            rows.append(_cells(line, at, words[first:taken]))
        elif rows:
            if len(rows) > 1 or sum(map(bool, rows[0])) > 2:
                yield Grid(tuple(rows), start)
            rows = []
        at = end + 1


def _cells(line: str, at: int, words: tuple[Word, ...]) -> tuple[tuple[Word, ...], ...]:
    cells = []
    first = 0
    for cell in line.split("\t"):
        last = first
        while last < len(words) and words[last].start < at + len(cell):
            last += 1
        cells.append(words[first:last])
        first = last
        at += len(cell) + 1
    return tuple(cells)
