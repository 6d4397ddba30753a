"""Column charts as places on a drawing: the template draws them, and nothing is styled inline.

                  27 ── value            Bars stand on the base line at 0. `late` is the upper end of a bar, with a
20 ─┬────────  ██ ┬─────────────         hair of white between. Every bar links to the list behind it.
    │   ██     ▓▓ │
 0 ─┴───▓▓─────▓▓─┴── base
        Q1     Q2
        2024 ── group
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

WIDTH, HEIGHT = 680, 400
TOP, BASE = 34, 346
GROUP_GAP = 14
WIDEST = 64
DIGIT = 8  # as wide as a figure at most
DIGIT_HEIGHT, FOOT = 20, 7  # with the white around it; and what stays free below it


@dataclass(frozen=True, slots=True)
class Column:
    """What a column shows. `group` stands under the first of its group; `late` of the `value` is shown in red."""

    label: str
    group: str
    value: float
    late: float
    address: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A column in its place."""

    column: Column
    x: str
    middle: str
    width: str
    top: str
    height: str
    late_top: str
    late_height: str
    value: str
    value_at: str
    group: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the grid, or a mark."""

    at: str
    label: str
    label_at: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A whole drawing. `left` is where the plot begins; `mark` a line to compare with, or None."""

    id: str
    title: str
    described: str
    left: int
    grid: tuple[Line, ...]
    bars: tuple[Bar, ...]
    mark: Line | None = None


def column_chart(
    name: str, title: str, described: str, columns: Sequence[Column], mark: tuple[float, str] | None = None
) -> Chart | None:
    """The drawing; None where there are fewer than two columns, or nothing on them."""
    highest = max((column.value for column in columns), default=0)
    if len(columns) < 2 or not highest:
        return None
    step = _step(max(highest, mark[0] if mark else 0))
    scale = (BASE - TOP) / (step * -(-max(highest, mark[0] if mark else 0) // step))
    lines = [step * number for number in range(1, round((BASE - TOP) / scale / step) + 1)]
    left = 20 + DIGIT * len(f"{lines[-1]:,}")
    marked = _line(mark[0], mark[1], scale) if mark else None
    return Chart(
        id=name,
        title=title,
        described=described,
        left=left,
        grid=tuple(_line(at, f"{at:,}", scale) for at in lines),
        bars=tuple(_beside(bar, marked) for bar in _bars(columns, left, scale)),
        mark=marked,
    )


def _step(highest: float) -> int:
    """The distance of the grid's lines: 1, 2 or 5 with noughts, so that there are four lines at most."""
    step = 1
    while highest / step > 4:
        step = step * 5 // 2 if str(step).startswith("2") else step * 2
    return step


def _line(at: float, label: str, scale: float) -> Line:
    height = BASE - at * scale
    return Line(_written(height), label, _written(height + 4))


def _bars(columns: Sequence[Column], left: int, scale: float) -> list[Bar]:
    groups = [column.group for column in columns]
    begins = [index == 0 or group != groups[index - 1] for index, group in enumerate(groups)]
    gaps = GROUP_GAP * (sum(begins) - 1) if sum(begins) < len(columns) else 0
    room = (WIDTH - left - gaps) / len(columns)
    width = min(WIDEST, room * 0.74)
    bars: list[Bar] = []
    x = left + (room - width) / 2
    for column, first in zip(columns, begins, strict=True):
        x += GROUP_GAP if first and bars and gaps else 0
        bars.append(_bar(column, x, width, scale, group=column.group if first else ""))
        x += room
    return bars


def _bar(column: Column, x: float, width: float, scale: float, group: str) -> Bar:
    whole, late = column.value * scale, column.late * scale
    hair = 1.6 if 0 < column.late < column.value else 0
    return Bar(
        column=column,
        x=_written(x),
        middle=_written(x + width / 2),
        width=_written(width),
        top=_written(BASE - whole + late + hair),
        height=_written(max(0, whole - late - hair)),
        late_top=_written(BASE - whole),
        late_height=_written(late),
        value=f"{column.value:,}",
        value_at=_written(BASE - whole - 7),
        group=group,
    )


def _beside(bar: Bar, mark: Line | None) -> Bar:
    """With its value above the mark where that would run through it."""
    if mark is None or not FOOT - DIGIT_HEIGHT < float(mark.at) - float(bar.value_at) < FOOT:
        return bar
    return replace(bar, value_at=_written(float(mark.at) - FOOT))


def _written(length: float) -> str:
    return f"{length:.1f}".removesuffix(".0")
