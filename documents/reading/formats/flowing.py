"""A document that flows (Word, OpenDocument, HTML, e-mail) set as pages of text: spans are offsets, there are no boxes.

paragraphs   a line each, with an empty line between; a line break stays a line break
list items   with the number or bullet a reader sees, set in by their level
tables       a row a line, cells parted by tabs; what only places text is set as paragraphs
heads, feet, footnotes   stand on the page and are marked as apart from what the letter says
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from documents.reading import refusals
from documents.reading.formats.covering import covered, lines_beyond
from documents.reading.spans import SheetCells
from documents.reading.words import Comment, Grid, Page, Unseen, Word

MOST_CHARACTERS = 5_000_000
MOST_PAGES = 2000
LONG_CELL = 45  # words: cells that mostly say more are columns of text, not cells of a table
# Characters that are not seen: controls, soft hyphens, zero-width and direction marks.
UNSEEN_SIGNS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff]")
SPACES = re.compile(r"[\xa0\u2000-\u200a\u202f\u205f\u3000]")


@dataclass(frozen=True, slots=True)
class Run:
    """Words that look alike."""

    text: str
    bold: bool = False
    italic: bool = False
    url: str | None = None
    tinted: bool = False

    def saying(self, text: str) -> Run:
        """Other words that look like these."""
        return Run(text, self.bold, self.italic, self.url, self.tinted)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: its runs, the number or bullet in front of it, how far it is set in (signs), whether quoted."""

    runs: tuple[Run, ...]
    label: str = ""
    indent: int = 0
    quoted: bool = False

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    @property
    def is_blank(self) -> bool:
        return not self.text.strip()


Cell = tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; `new_page` where the page breaks before it."""

    cells: tuple[Cell, ...]
    new_page: bool = False


@dataclass(slots=True)
class Sheet:
    """A page as it grows."""

    text: list[str] = field(default_factory=list)
    length: int = 0
    words: list[Word] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)
    unseen: list[Unseen] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    changes: list[int] = field(default_factory=list)
    apart: set[int] = field(default_factory=set)
    cells: SheetCells | None = None
    covers: list[tuple[int, int, int, int]] = field(default_factory=list)  # start, end, paragraphs before and after
    feet: list[Paragraph] = field(default_factory=list)
    pictures: int = 0

    @property
    def is_blank(self) -> bool:
        return not (self.words or self.unseen or self.comments or self.changes or self.pictures)

    def add(self, said: str) -> None:
        self.text.append(said)
        self.length += len(said)


class Paper:
    """Takes a document's parts in reading order and sets them as pages."""

    def __init__(self) -> None:
        self._sheets = [Sheet()]
        self._characters = 0
        self._notices: dict[str, None] = {}

    @property
    def sheet(self) -> Sheet:
        """The page that is being set."""
        return self._sheets[-1]

    def paragraph(self, paragraph: Paragraph, *, apart: bool = False) -> None:
        """Set a paragraph; one without words leaves nothing."""
        if paragraph.is_blank:
            return
        self._part()
        before = len(self.sheet.words)
        self._set(" " * min(paragraph.indent, 40))
        if paragraph.label:
            bold = all(run.bold for run in paragraph.runs if run.text.strip())
            self._set(f"{paragraph.label} ", (Run(f"{paragraph.label} ", bold),))
        self._set(paragraph.text, paragraph.runs)
        if apart:
            self.sheet.apart.update(word.start for word in self.sheet.words[before:])

    def table(self, rows: Sequence[Row], *, ruled: bool) -> None:
        """Set a table, or the paragraphs of one that only places them."""
        if only_places(rows, ruled):
            for row in rows:
                if row.new_page:
                    self.new_page()
                for paragraph in (each for cell in row.cells for each in cell):
                    self.paragraph(paragraph)
            return
        run: list[tuple[tuple[Word, ...], ...]] = []
        start = self._table_start()
        for row in rows:
            if row.new_page and run:
                self.sheet.grids.append(Grid(tuple(run), start))
                self.new_page()
                run, start = [], self._table_start()
            run.append(self._row(row))
        if any(word for cells in run for word in cells):
            self.sheet.grids.append(Grid(tuple(run), start))

    def foot(self, paragraph: Paragraph) -> None:
        """Keep a note for the foot of this page."""
        self.sheet.feet.append(paragraph)

    def new_page(self) -> None:
        """Begin a page, if this one has anything on it."""
        if self.sheet.is_blank:
            return
        self._finish()
        if len(self._sheets) >= MOST_PAGES:
            raise refusals.refuse(refusals.TOO_MANY_PAGES)
        self._sheets.append(Sheet())

    def hidden(self, why: str) -> None:
        """Note that words stood here which a reader does not see. The words are not kept."""
        if not self.sheet.unseen or self.sheet.unseen[-1] != Unseen(why, self.sheet.length, ()):
            self.sheet.unseen.append(Unseen(why, self.sheet.length, ()))

    def cover(self, start: int, up: int, down: int, *, anywhere: bool = False) -> None:
        """Note a shape that may lie over the words set from `start` on, and so many lines above and below their top."""
        end = self.sheet.length
        if anywhere:
            self.sheet.covers.append((0, MOST_CHARACTERS, 0, 0))
        else:
            self.sheet.covers.append((min(start, end), end, up, lines_beyond(down, end - start)))

    def comment(self) -> None:
        """Note that somebody's remark is tied to this place."""
        self.sheet.comments.append(Comment(self.sheet.length, ()))

    @property
    def has_comments(self) -> bool:
        """Whether any page carries a remark."""
        return any(sheet.comments for sheet in self._sheets)

    def changed(self) -> None:
        """Note a tracked change here."""
        if self.sheet.length not in self.sheet.changes[-1:]:
            self.sheet.changes.append(self.sheet.length)

    def picture(self) -> None:
        """Note a picture."""
        self.sheet.pictures += 1

    def notice(self, what: str) -> None:
        """Note something in the file that was left alone, once."""
        self._notices.setdefault(what)

    def pages(self) -> list[Page]:
        """The pages, numbered; raises UnreadableLetter where no word stands on any."""
        self._finish()
        sheets = self._sheets[:-1] if self.sheet.is_blank else self._sheets  # new_page() leaves no other blank
        if not any(sheet.words for sheet in sheets):
            pictures = any(sheet.pictures for sheet in sheets)
            raise refusals.refuse(refusals.PICTURES_ONLY if pictures else refusals.NO_WORDS)
        return [_page(number, sheet, tuple(self._notices)) for number, sheet in enumerate(sheets, 1)]

    def _finish(self) -> None:
        for paragraph in self.sheet.feet:
            self.paragraph(paragraph, apart=True)
        self.sheet.feet.clear()

    def _part(self) -> None:
        if self.sheet.words:
            self.sheet.add("\n\n")

    def _table_start(self) -> int:
        self._part()
        return self.sheet.length

    def _row(self, row: Row) -> tuple[tuple[Word, ...], ...]:
        cells = []
        if self.sheet.words and self.sheet.text[-1:] != ["\n\n"]:
            self.sheet.add("\n")
        for at, cell in enumerate(row.cells):
            before = len(self.sheet.words)
            if at:
                self.sheet.add("\t")
            for paragraph in (each for each in cell if not each.is_blank):
                if len(self.sheet.words) > before:
                    self.sheet.add(" ")
                if paragraph.label:
                    self._set(f"{paragraph.label} ", (Run(f"{paragraph.label} "),))
                self._set(
                    re.sub(r"\s", " ", paragraph.text),
                    tuple(run.saying(re.sub(r"\s", " ", run.text)) for run in paragraph.runs),
                )
            cells.append(tuple(self.sheet.words[before:]))
        return tuple(cells)

    def _set(self, said: str, runs: Iterable[Run] = ()) -> None:
        """Put text on the page, with its words; a link that begins or ends inside a run of signs parts it."""
        sheet, base = self.sheet, self.sheet.length
        self._characters += len(said)
        if self._characters > MOST_CHARACTERS:
            raise refusals.refuse(refusals.TOO_MUCH_TEXT)
        owners = [run for run in runs for _ in run.text]
        links = {url: self._link(url) for url in dict.fromkeys(run.url for run in runs) if url}
        sheet.add(said)
        for found in re.finditer(r"\S+", said) if owners else ():
            at = found.start()
            while at < found.end():
                stop = at + 1
                while stop < found.end() and owners[stop].url == owners[at].url:
                    stop += 1
                look = owners[at]
                link = links.get(look.url or "")
                place = (len(self._sheets), base + at, base + stop)
                joined, tinted = at > found.start(), look.tinted and link is None
                sheet.words.append(
                    Word(said[at:stop], *place, None, look.bold, look.italic, link, joined, tinted=tinted)
                )
                at = stop

    def _link(self, url: str) -> int:
        self.sheet.links.append(url)
        return len(self.sheet.links) - 1


def cleaned(said: str) -> str:
    """Text without the signs that are not seen, every kind of space a plain one."""
    return UNSEEN_SIGNS.sub("", SPACES.sub(" ", said))


def only_places(rows: Sequence[Row], ruled: bool) -> bool:
    """Columns of text and letterheads: no table, or one that reads better as the paragraphs of its cells."""
    cells = [[each for each in cell if not each.is_blank] for row in rows for cell in row.cells]
    filled = [cell for cell in cells if cell]
    wide = max((len(row.cells) for row in rows), default=0)
    if wide < 2 or len(rows) < 2 or not filled:
        return True
    if sum(sum(len(each.text.split()) for each in cell) > LONG_CELL for cell in filled) * 2 > len(filled):
        return True
    full_rows = sum(sum(any(not each.is_blank for each in cell) for cell in row.cells) > 1 for row in rows)
    if full_rows * 2 < len(rows) and full_rows < 2:
        return True
    return not ruled and any(len(cell) > 1 for cell in filled)


def _page(number: int, sheet: Sheet, notices: tuple[str, ...]) -> Page:
    return Page(
        number,
        "".join(sheet.text),
        tuple(sheet.words),
        links=tuple(sheet.links),
        grids=tuple(sheet.grids),
        unseen=tuple(sheet.unseen),
        comments=tuple(sheet.comments),
        pictures=sheet.pictures,
        changes=tuple(sheet.changes),
        notices=notices if number == 1 else (),
        apart=frozenset(sheet.apart),
        sheet=sheet.cells,
        covered=tuple(dict.fromkeys(covered("".join(sheet.text), *cover) for cover in sheet.covers)),
    )
