"""The body of a message in markup, without the earlier mail below it, and whether it shows more than the plain text.

Outlook and Gmail send both. The plain text loses what sets answers apart ("our answers are in red") and every table.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass, field

from documents.reading.formats import html
from documents.reading.formats.flowing import Paper, Paragraph, Row, Run, only_places

FEWEST = 2  # paragraphs that are set apart, and that are not
QUOTE_MARK = "> "
LONG_ENOUGH = 8  # letters of a paragraph that counts


@dataclass(slots=True)
class _Set:
    """Something set on a page: its words by lines, and what sets it."""

    lines: list[str]
    put: Callable[[Paper], None]
    looks: frozenset[str] = frozenset()
    is_table: bool = False
    is_note: bool = False  # of what is hidden: it stays, wherever it stood


@dataclass(slots=True)
class Marked:
    """What a message's markup sets, in order."""

    parts: list[_Set] = field(default_factory=list)

    @property
    def lines(self) -> list[str]:
        """Every line, with an empty one between two parts."""
        return [line for part in self.parts for line in (*part.lines, "")]

    def set(self, paper: Paper, begin: int, end: int, *, but: Set[int] = frozenset()) -> None:
        """Set the parts that begin within such lines, `but` those that begin at some of them."""
        for at, part in self._placed():
            if begin == 0 if part.is_note else begin <= at < end and at not in but:
                part.put(paper)

    def shows_more(self, begin: int, end: int) -> bool:
        """Whether among such lines there is a table, or paragraphs that are set apart from others by their look."""
        counted = [
            part for at, part in self._placed() if begin <= at < end and sum(map(len, part.lines)) >= LONG_ENOUGH
        ]
        apart = ((look, sum(look in part.looks for part in counted)) for look in ("tinted", "bold", "italic"))
        return any(part.is_table for part in counted) or any(
            FEWEST <= count <= len(counted) - FEWEST for _, count in apart
        )

    def _placed(self) -> Iterator[tuple[int, _Set]]:
        """The parts, each with the line at which it begins."""
        at = 0
        for part in self.parts:
            yield at, part
            at += len(part.lines) + 1


def marked(markup: str) -> Marked:
    """What the markup of a message sets."""
    draft = _Draft()
    html.set_markup(draft, markup, of_site=False)
    return Marked(draft.parts)


class _Draft(Paper):
    """Keeps what is to be set, instead of setting it."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[_Set] = []

    def paragraph(self, paragraph: Paragraph, *, apart: bool = False) -> None:
        if not paragraph.is_blank:
            mark = QUOTE_MARK if paragraph.quoted else ""
            lines = [f"{mark}{line}" for line in f"{paragraph.label} {paragraph.text}".strip().split("\n")]
            put = lambda paper: paper.paragraph(paragraph, apart=apart)  # noqa: E731
            self.parts.append(_Set(lines, put, _looks(paragraph.runs)))

    def table(self, rows: Sequence[Row], *, ruled: bool) -> None:
        lines = [
            " ".join(each.text.replace("\n", " ") for cell in row.cells for each in cell if not each.is_blank)
            for row in rows
        ]
        put = lambda paper: paper.table(rows, ruled=ruled)  # noqa: E731
        self.parts.append(_Set(lines, put, is_table=not only_places(rows, ruled)))

    def hidden(self, why: str) -> None:
        self.parts.append(_Set([], lambda paper: paper.hidden(why), is_note=True))

    def picture(self) -> None:
        self.parts.append(_Set([], lambda paper: paper.picture()))


def _looks(runs: Sequence[Run]) -> frozenset[str]:
    """What all its words share."""
    said = [run for run in runs if run.text.strip()]
    looks = ("tinted", "bold", "italic")
    return frozenset(look for look in looks if all(getattr(run, look) for run in said))
