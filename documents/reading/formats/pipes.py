"""Tables of a plain text whose cells upright strokes part: made into rows of cells parted by tabs.

| Year  | Fires |        +-------+-------+        Year | Fires
|-------|-------|        | Year  | Fires |        2023 | 12           without strokes at its ends a line counts only
| 2023  |    12 |        +-------+-------+        2024 | 14           as one of three
"""

from __future__ import annotations

import re
from collections.abc import Sequence

RULE = re.compile(r"[ \t]{0,40}(?:[+|][-=:+| \t]{2,500}|[-=]{2,200}[ \t]{0,9}[+|][-=:+| \t]{1,500})")
FEWEST, FEWEST_OPEN = 2, 3  # rows


def with_tabs(lines: Sequence[str]) -> list[str]:
    """The lines; in such tables cells are parted by tabs, and the rules between rows are left out."""
    made: list[str] = []
    at = 0
    while at < len(lines):
        stop = _end(lines, at) if "|" in lines[at] or RULE.fullmatch(lines[at]) else at
        if stop == at:
            made.append(lines[at])
            at += 1
            continue
        made += ["\t".join(_cells(line)) for line in lines[at:stop] if not RULE.fullmatch(line)]
        at = stop
    return made


def _end(lines: Sequence[str], begin: int) -> int:
    """One past the last line of the table that begins at a line; that line where none does."""
    rows, count, closed, stop = 0, 0, True, begin
    for at in range(begin, len(lines)):
        if RULE.fullmatch(lines[at]):
            stop = at + 1
            continue
        cells = _cells(lines[at]) if "|" in lines[at] else []
        if len(cells) < 2 or (count and len(cells) != count):
            break
        rows, count, closed, stop = rows + 1, len(cells), closed and _is_closed(lines[at]), at + 1
    return stop if rows >= (FEWEST if closed else FEWEST_OPEN) else begin


def _is_closed(line: str) -> bool:
    said = line.strip()
    return said.startswith("|") and said.endswith("|")


def _cells(line: str) -> list[str]:
    return [cell.strip() or " " for cell in line.strip().removeprefix("|").removesuffix("|").split("|")]
