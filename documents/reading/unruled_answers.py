"""Questions beside their answers in columns without rules, under heads that say so:

No.  Question                 Response           the heads stand over gutters that no line below them crosses;
1    How many drones does     There are          what crosses one ends the table
     the force own?           fourteen.
2    What do they cost?       £12,410            a row begins with a number, or after more space than lines have
Staff who fly them                               a title over the rows below is a row of its own
3    Who may fly them?        Four officers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from documents.reading.lines import Line
from documents.reading.table_heads import heads_answers, heads_questions
from documents.reading.unruled import GAP, Cell, Cells, cells_of, columns_of, sides
from documents.reading.words import words_to_text

MOST_HEADS, LONGEST_HEADS = 6, 18  # columns, and words of all their heads
LONGEST_HEAD = 5  # words of one
APART = 1.12  # of the step from line to line: a longer one parts two rows
FAR = 4.0  # of a line's height: what stands further down is no more of the table
LONGEST_TITLE = 9  # words of a title over some of the rows
NEXT = 50  # rows below the heads tell how far lines are apart
NEAR = 1.5  # points: words that begin no further from a column's left edge begin there
NUMBER = re.compile(r"(?:[A-Za-z]{1,8}[ ./-]?)?\(?\d{1,4}[a-z]?(?:[./]\d{1,2})?\)?[.):]?|\(?[a-zA-Z][ivx]{0,3}[.):]?")
ONE = frozenset({"1", "1.", "1)", "(1)", "Q1", "Q1.", "1:"})

Row = tuple[Line, list[Cell]]  # a printed row, with its cells


def unruled_answers(rows: Sequence[Line]) -> Iterator[Cells]:
    """Every such table among the rows of a page's words, its heads first."""
    after = 0
    for at in range(len(rows)):
        heads, first = _heads(rows, at) if at >= after else ([], at)
        counted = [] if heads or at < after or rows[at].words[0].text not in ONE else _counted_columns(rows[at])
        if heads or counted:
            under = _under(heads or counted, rows[first:])
            made = _table(heads, under) if heads else _counted(counted, under)
            taken = {word.start for row in made for cell in row for word in cell}
            after = first + sum(line.words[0].start in taken for line, _ in under)
            if made:
                yield made


def _heads(rows: Sequence[Line], at: int) -> tuple[list[Cell], int]:
    """The cells of a row, or of two that stand close, where they head questions and, further right, answers; and the
    row after them."""
    words = rows[at].words
    if not 1 < len(words) <= LONGEST_HEADS or words[0].text[0].islower() or words[-1].text[-1] in ".,;?":
        return [], at  # a line of running text, as nearly all are
    cells = cells_of(words, GAP * rows[at].height)
    if not 1 < len(cells) <= MOST_HEADS:
        return [], at
    if _goes_on(rows, at):
        below = cells_of(rows[at + 1].words, GAP * rows[at + 1].height)
        columns = columns_of([sides(cell) for cell in (*cells, *below)])
        both = [one + other for one, other in zip(_placed(cells, columns), _placed(below, columns), strict=True)]
        if len(both) == len(cells) and _asked_and_told(both):
            return both, at + 2
    return (cells, at + 1) if _asked_and_told(cells) else ([], at)


def _goes_on(rows: Sequence[Line], at: int) -> bool:
    """Whether the row below is nearer than the one below that: the heads take two lines."""
    if at + 2 >= len(rows):
        return False
    steps = rows[at + 1].top - rows[at].top, rows[at + 2].top - rows[at + 1].top
    return APART * steps[0] < steps[1] and len(rows[at + 1].words) <= LONGEST_HEADS


def _asked_and_told(heads: Sequence[Cell]) -> int:
    """Which head, counted from 1, is over questions and the last such before one over answers; 0 for none."""
    said = [words_to_text(cell).strip(" :") for cell in heads]
    if any(len(cell) > LONGEST_HEAD for cell in heads) or any(sign.isdigit() for text in said for sign in text):
        return 0
    asking = [at for at, text in enumerate(said) if heads_questions(text)]
    telling = [at for at, text in enumerate(said) if heads_answers(text) and asking and at > asking[0]]
    return max((at + 1 for at in asking if telling and at < telling[0]), default=0)


def _under(heads: Sequence[Cell], rows: Sequence[Line]) -> list[Row]:
    """The rows below whose cells keep to the columns of the heads, each with its cells; a title with none."""
    columns = [sides(cell) for cell in heads]
    asks = _asked_and_told(heads) - 1
    least = APART * min((line.top - above.top for above, line in pairwise(rows[:NEXT])), default=0.0)
    kept: list[Row] = []
    bottom = rows[0].top if rows else 0.0
    for at, line in enumerate(rows):
        cells = cells_of(line.words, GAP * line.height)
        wider = columns_of([*columns, *(sides(cell) for cell in cells)])
        crosses = len(wider) != len(heads)
        if line.top - bottom > FAR * line.height:
            break
        around = rows[max(at - 1, 0) : at + 2]
        apart = all(under.top - above.top > least for above, under in pairwise(around))
        if asks >= 0 and (crosses or apart) and _is_across(line, rows[at + 1 : at + 2], columns, asks, apart):
            cells, wider = [], columns
        elif crosses:
            break
        columns, bottom = wider, line.bottom
        kept.append((line, cells))
    return kept


def _is_across(
    line: Line, below: Sequence[Line], columns: Sequence[tuple[float, float]], asks: int, apart: bool
) -> bool:
    """Whether what begins in no column but the first is a title over the rows below, and, where no space sets it apart,
    no row whose cells stand too near one another."""
    words = line.words[:1] if apart else line.words
    begins = any(abs(word.box.x0 - left) < NEAR for word in words if word.box for left, _ in columns[1:])
    if begins or not below or not _may_title(line) or len(cells_of(line.words, GAP * line.height)) > 1:
        return False
    cells = cells_of(below[0].words, GAP * below[0].height)
    wider = columns_of([*columns, *(sides(cell) for cell in cells)])
    if len(wider) != len(columns) or below[0].top - line.bottom > FAR * line.height:
        return False
    placed = _placed(cells, wider)
    return bool(placed[0] and placed[asks] and any(placed[asks + 1 :]))


def _may_title(line: Line) -> bool:
    """Whether a line is short, begins as a title does and does not end as a sentence."""
    text = line.text
    return len(line.words) <= LONGEST_TITLE and not text[0].islower() and not text.endswith((".", "?", ";", ","))


def _table(heads: Sequence[Cell], under: Sequence[Row]) -> Cells:
    """The rows in their columns; none where they do not tell which question has which answer."""
    asks = _asked_and_told(heads) - 1
    numbered = asks > 0 and any(NUMBER.fullmatch(words_to_text(cells[0])) for _, cells in under if cells)
    columns = columns_of([sides(cell) for cells in (heads, *(cells for _, cells in under)) for cell in cells])
    lines: Sequence[Row] = [(line, _placed(cells, columns)) for line, cells in under]
    titles = _titles(lines, asks, numbered)
    lines = _to_its_end(lines, asks, numbered, titles)
    rows = _joined(lines, [bool(placed[0]) for _, placed in lines] if numbered else _apart(lines, asks), titles)
    full = sum(bool(row[asks]) and any(row[asks + 1 :]) for row in rows)
    asked = len(rows) - sum(at < len(lines) for at in titles)
    return (tuple(heads), *map(tuple, rows)) if full and full >= asked - 1 else ()


def _joined(lines: Sequence[Row], begins: Sequence[bool], titles: frozenset[int] = frozenset()) -> list[list[Cell]]:
    """The lines of each row together; a title is a row of its own."""
    rows: list[list[Cell]] = []
    for at, ((line, placed), begin) in enumerate(zip(lines, begins, strict=True)):
        if at in titles:
            rows.append([line.words, *[()] * (len(placed) - 1)])
        elif begin or at - 1 in titles or not rows:
            rows.append(placed)
        else:
            rows[-1] = [one + other for one, other in zip(rows[-1], placed, strict=True)]
    return rows


def _counted_columns(line: Line) -> list[Cell]:
    """The cells of a row that a "1" of its own opens before two others: numbers may tell what heads do not."""
    cells = cells_of(line.words, GAP * line.height)
    return cells if len(cells) == 3 and len(cells[0]) == 1 else []


def _counted(first: Sequence[Cell], under: Sequence[Row]) -> Cells:
    """Rows under no heads, or heads that do not tell: numbers count them, and half of them or more ask outright."""
    columns = columns_of([sides(cell) for cells in (first, *(cells for _, cells in under)) for cell in cells])
    placed: Sequence[Row] = [(line, _placed(cells, columns)) for line, cells in under]
    lines = _to_its_end(placed, 1, numbered=True, titles=frozenset())
    rows = _joined(lines, [bool(placed[0]) for _, placed in lines])
    numbers = [words_to_text(row[0]).strip("Q().:") for row in rows]
    marked = sum(words_to_text(row[1]).endswith("?") for row in rows)
    counts = numbers == [str(at) for at in range(1, len(rows) + 1)] and all(row[1] and row[2] for row in rows)
    return tuple(map(tuple, rows)) if counts and len(rows) > 1 and 2 * marked >= len(rows) else ()


def _titles(lines: Sequence[Row], asks: int, numbered: bool) -> frozenset[int]:
    """Which lines are titles over the rows below: alone on their line, what is no number where numbers stand, or right
    below the heads, or after more space than between lines."""
    least = APART * _usual(lines)
    found = set()
    for at, ((line, placed), (below, next_placed)) in enumerate(pairwise(lines)):
        begins = NUMBER.fullmatch(words_to_text(next_placed[0])) if numbered else next_placed[asks]
        if sum(map(bool, placed)) > 1 or not begins or not any(next_placed[asks + 1 :]) or not _may_title(line):
            continue
        crosses, unnumbered = not any(placed), numbered and bool(placed[0])
        far = (at == 0 or line.top - lines[at - 1][0].top > least) and below.top - line.top > least
        if not NUMBER.fullmatch(line.text) and (crosses or unnumbered or far):
            found.add(at)
    return frozenset(found)


def _to_its_end(lines: Sequence[Row], asks: int, numbered: bool, titles: frozenset[int]) -> Sequence[Row]:
    """The rows before the first that has no number where numbers stand, or nothing but a question after some space."""
    usual = _usual(lines)
    for at, (line, placed) in enumerate(lines):
        far = at > 0 and line.top - lines[at - 1][0].top > APART * usual
        alone = far and not any(placed[asks + 1 :])
        unnumbered = numbered and placed[0] and not NUMBER.fullmatch(words_to_text(placed[0]))
        if at not in titles and (unnumbered or alone):
            return lines[:at]
    return lines


def _usual(lines: Sequence[Row]) -> float:
    """The least step from line to line."""
    return min((line.top - above.top for (above, _), (line, _) in pairwise(lines)), default=0.0)


def _apart(lines: Sequence[Row], asks: int) -> list[bool]:
    """Which rows have a question and an answer after more space than between lines; where no space is wider, each."""
    steps = [line.top - above.top for (above, _), (line, _) in pairwise(lines)]
    least = APART * _usual(lines)
    even = max(steps, default=0.0) < least
    apart = [True, *(even or step > least for step in steps)][: len(lines)]
    both = [bool(placed[asks]) and any(placed[asks + 1 :]) for _, placed in lines]
    return [far and full for far, full in zip(apart, both, strict=True)]


def _placed(cells: Sequence[Cell], columns: Sequence[tuple[float, float]]) -> list[Cell]:
    placed: list[Cell] = [() for _ in columns]
    for cell in cells:
        left, _ = sides(cell)
        at = next(at for at, (start, end) in enumerate(columns) if start <= left <= end)
        placed[at] += cell
    return placed
