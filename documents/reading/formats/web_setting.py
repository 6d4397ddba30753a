"""What a web page says, set on paper paragraph by paragraph, and cell by cell in its tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from documents.reading.formats.flowing import Cell, Paper, Paragraph, Row, Run
from documents.reading.formats.web_panels import without_openers
from documents.reading.formats.web_terms import is_term, joined

MOST_WIDE = 50  # columns that one cell takes


@dataclass(slots=True)
class _Grid:
    """A table that is open."""

    rows: list[list[Cell]] = field(default_factory=list)
    cell: list[Paragraph] | None = None
    span: int = 1


class Setting:
    """Takes words as they are said, and sets each paragraph as it ends."""

    def __init__(self, paper: Paper) -> None:
        self._paper = paper
        self._runs: list[Run] = []
        self._grids: list[_Grid] = []
        self._term: Paragraph | None = None  # what the next paragraph of a list of terms is said of
        self.label = ""  # of the paragraph that comes

    @property
    def may_space(self) -> bool:
        """Whether a space would be the first between two words."""
        return bool(self._runs) and not self._runs[-1].text.endswith((" ", "\n"))

    @property
    def is_empty(self) -> bool:
        """Whether nothing was said of the paragraph yet."""
        return not self._runs

    def say(self, run: Run) -> None:
        """Go on with the paragraph."""
        self._runs.append(run)

    def end(self, of: str = "", *, opens: bool = False, quoted: bool = False) -> None:
        """End the paragraph. `of`: "dt" or "dd" in a list of terms; `opens`: it heads what opens at a click."""
        runs, self._runs = _trimmed(self._runs), []
        paragraph = Paragraph(tuple(without_openers(runs) if opens else runs), self.label, quoted=quoted)
        if paragraph.is_blank:
            return
        self.label = ""
        term, self._term = self._term, None
        both = joined(term, paragraph) if term and of == "dd" else None
        if term and both is None:
            self._set(term)
        if of == "dt" and is_term(paragraph):
            self._term = paragraph
        else:
            self._set(both or paragraph)

    def finish(self) -> None:
        """Nothing comes any more of this list of terms, or of the page."""
        self.end()
        if self._term is not None:
            term, self._term = self._term, None
            self._set(term)

    def _set(self, paragraph: Paragraph) -> None:
        if self._grids and self._grids[-1].cell is not None:
            self._grids[-1].cell.append(paragraph)
        else:
            self._paper.paragraph(paragraph)

    def open_table(self) -> None:
        """A table begins."""
        self.finish()
        self._grids.append(_Grid())

    def open_row(self) -> None:
        """A row of the table begins."""
        if self._grids:
            self._grids[-1].rows.append([])

    def open_cell(self, wide: str) -> None:
        """A cell begins, over so many columns."""
        if self._grids:
            self._grids[-1].span = min(int(wide), MOST_WIDE) if wide.isdigit() and len(wide) < 4 else 1
            self._grids[-1].cell = []

    def close_cell(self) -> None:
        """The cell is at its end."""
        if self._grids and self._grids[-1].cell is not None:
            grid = self._grids[-1]
            if not grid.rows:
                grid.rows.append([])
            grid.rows[-1] += [tuple(grid.cell or ()), *[()] * (grid.span - 1)]
            grid.cell = None

    def close_table(self) -> None:
        """The table is at its end: it is set, or its words are those of the cell around it."""
        if not self._grids:
            return
        grid = self._grids.pop()
        self.finish()
        rows = [Row(tuple(row)) for row in grid.rows if any(row)]
        if self._grids and self._grids[-1].cell is not None:
            self._grids[-1].cell += [paragraph for row in rows for cell in row.cells for paragraph in cell]
        else:
            self._paper.table(rows, ruled=False)


def _trimmed(runs: Sequence[Run]) -> list[Run]:
    """Without the spaces that markup leaves at a paragraph's ends and twice within it."""
    kept: list[Run] = []
    for run in runs:
        text = run.text.lstrip(" ") if not kept or kept[-1].text.endswith((" ", "\n")) else run.text
        if text:
            kept.append(run.saying(text))
    while kept and not kept[-1].text.strip():
        kept.pop()
    if kept:
        kept[-1] = kept[-1].saying(kept[-1].text.rstrip())
    return kept
