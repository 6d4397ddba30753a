"""A page's words as blocks: what stands in rows of cells is shown as a table, all else as it stands. Pure functions.

Year⇥Number      a page of a Word letter keeps its tables so: a row a line, cells parted by tabs
2023⇥14
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

CELL_END = "\t"


@dataclass(frozen=True, slots=True)
class TextRun:
    """A run of a page's words: marked as the passage `key`, or plain (`key` 0). `is_first` opens its passage."""

    text: str
    key: int = 0
    is_first: bool = False
    is_table: bool = False


Cell = tuple[TextRun, ...]


@dataclass(frozen=True, slots=True)
class TextBlock:
    """Words as they stand; or the rows of a table."""

    runs: tuple[TextRun, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()

    @property
    def has_head(self) -> bool:
        """Whether the first row names each column but at most the first. A table that goes on has gaps there."""
        return all(any(run.text.strip() for run in cell) for cell in self.rows[0][1:])


def blocks_of(runs: Iterable[TextRun]) -> tuple[TextBlock, ...]:
    """All the words of the runs. Two lines with tabs in them are a table, one alone is a line with a gap in it."""
    blocks: list[TextBlock] = []
    waiting: list[Cell] = []  # lines that are no table's
    for in_rows, together in groupby(_parted(runs, "\n"), key=lambda line: any(CELL_END in run.text for run in line)):
        lines = list(together)
        if not in_rows or len(lines) == 1:
            waiting += lines
            continue
        blocks += _words(waiting)
        waiting = []
        blocks.append(TextBlock(rows=tuple(tuple(_parted(line, CELL_END)) for line in lines)))
    return (*blocks, *_words(waiting))


def _words(lines: list[Cell]) -> list[TextBlock]:
    """The lines as one block, without empty ones around them; none where they are all empty."""
    filled = [at for at, line in enumerate(lines) if any(run.text.strip() for run in line)]
    return [TextBlock(runs=tuple(_joined(lines[filled[0] : filled[-1] + 1])))] if filled else []


def _parted(runs: Iterable[TextRun], sign: str) -> Iterator[Cell]:
    """The runs, parted at every such sign, which is left out."""
    part: list[TextRun] = []
    for run in runs:
        opens = run.is_first
        for at, text in enumerate(run.text.split(sign)):
            if at:
                yield tuple(part)
                part = []
            if text:
                part.append(replace(run, text=text, is_first=opens))
                opens = False
    yield tuple(part)


def _joined(lines: Sequence[Cell]) -> Iterator[TextRun]:
    """The lines below one another again; what is of one passage is one run."""
    broken = [piece for at, line in enumerate(lines) for piece in ([TextRun("\n"), *line] if at else line)]
    pieces = [
        replace(piece, key=before.key) if piece.text == "\n" and before.key == after.key else piece
        for before, piece, after in zip([*broken[:1], *broken], broken, [*broken[1:], *broken[-1:]], strict=False)
    ]
    for _, same in groupby(pieces, key=lambda piece: piece.key):
        run = list(same)
        yield replace(run[0], text="".join(each.text for each in run), is_first=any(each.is_first for each in run))
