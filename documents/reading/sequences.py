"""Marked blocks -> runs: sequences of numbers that count on, with what is nested in them.

1.              a run is told by counting: 1, 2, 3 of one style;
   a.           a child list begins at its first number, right under its parent, in another style or further in;
   b.           what counts nowhere (a list inside an answer, a year) belongs to no run
2.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from documents.reading.asked import is_asking
from documents.reading.blocks import Block, BlockKind
from documents.reading.numbering import Marker, Role, follows, gap, is_first
from documents.reading.words import words_to_text

INDENT = 6.0
MOST_GROWING = 20
SIGNED = ("a)", "(a)", "a.", "#.", "#)")
EARLIEST = 4
FARTHEST = 3  # numbers on: a label, or what asks, may come so far after the one before it; what lies between is missing


@dataclass(frozen=True, slots=True)
class Head:
    """A marked block in a run: its place among the blocks, and the whole path of its number."""

    at: int
    path: tuple[str, ...]
    marker: Marker
    skipped: bool = False  # the number before it is missing


@dataclass(slots=True)
class _Level:
    style: str
    last: str
    left: float
    path: tuple[str, ...]


@dataclass(slots=True)
class Run:
    """One sequence, as it grows."""

    heads: list[Head] = field(default_factory=list)
    levels: list[_Level] = field(default_factory=list)

    @property
    def top(self) -> list[Head]:
        """Its outermost heads."""
        least = min(len(head.path) for head in self.heads)
        return [head for head in self.heads if len(head.path) == least]


def find_runs(blocks: Sequence[Block], begin: int, end: int, request: int | None = None) -> list[Run]:
    """Every run among the blocks, in the order they begin. Right at the request's start, a run may begin at any number:
    a letter about some of the questions keeps their numbers."""
    runs: list[Run] = []
    for at in range(begin, end):
        marker = blocks[at].marker
        if marker is None or marker.group:
            continue
        growing = sorted(_growing(runs), key=lambda run: blocks[run.heads[-1].at].bold is not blocks[at].bold)
        if not any(_place(run, at, blocks) for run in growing) and (_can_open(marker) or at == request):
            run = Run()
            _push(run, at, blocks[at], marker, ())
            runs.append(run)
    return runs


def _growing(runs: list[Run]) -> list[Run]:
    """The runs that may still grow, latest first: the last ones begun, and the first ones of all."""
    return runs[: -MOST_GROWING - 1 : -1] + runs[: min(EARLIEST, max(len(runs) - MOST_GROWING, 0))][::-1]


def _can_open(marker: Marker) -> bool:
    if len(marker.path) > 1:
        return marker.path[0] in ("1", "i", "A") and marker.path[-1].lower() in ("1", "a", "i")
    return is_first(marker.token)


def _push(run: Run, at: int, block: Block, marker: Marker, over: tuple[str, ...]) -> None:
    path = (*over, *marker.path)
    run.levels.append(_Level(marker.style, marker.token, block.left, path))
    run.heads.append(Head(at, path, marker))


def _place(run: Run, at: int, blocks: Sequence[Block]) -> bool:
    block, marker = blocks[at], blocks[at].marker
    if marker is None:
        return False
    if len(marker.path) > 1:
        return _place_path(run, at, block, marker)
    if _opens_child(run, at, blocks, marker):
        _push(run, at, block, marker, run.levels[-1].path)
        return True
    for depth in range(len(run.levels) - 1, -1, -1):
        level = run.levels[depth]
        if _follows_whole(level, marker):
            path = (*level.path[:-1], marker.token) if not marker.token.isdigit() else marker.path
            del run.levels[depth + 1 :]
            style = level.style if len(path) > 1 else marker.style
            run.levels[depth] = _Level(style, marker.token, block.left, path)
            run.heads.append(Head(at, path, marker))
            return True
        if level.style == marker.style and _goes_on(level, marker, block):
            skipped = not follows(level.last, marker.token)
            path = (*level.path[:-1], marker.token)
            del run.levels[depth + 1 :]
            run.levels[depth] = _Level(level.style, marker.token, block.left, path)
            run.heads.append(Head(at, path, marker, skipped))
            return True
    return False


def _follows_whole(level: _Level, marker: Marker) -> bool:
    """After "1. a)" written whole on one line, "b)" goes on with its letters and "2." with its numbers; after
    "Question 1b" so does "Question 2"."""
    if len(level.path) == 2 and marker.role is not Role.PLAIN and level.style == f"{marker.style}#":
        return follows(level.path[0], marker.token)
    if len(level.path) != 2 or level.style != "##" or level.path[-1].isdigit() or marker.style not in SIGNED:
        return False
    return follows(level.last if not marker.token.isdigit() else level.path[0], marker.token)


def _goes_on(level: _Level, marker: Marker, block: Block) -> bool:
    if follows(level.last, marker.token):
        return block.lines[0].words[0].box is None or abs(block.left - level.left) < 40
    may_skip = marker.role is not Role.PLAIN or is_asking(words_to_text(block.rest))
    return may_skip and 0 < gap(level.last, marker.token) <= FARTHEST


def _opens_child(run: Run, at: int, blocks: Sequence[Block], marker: Marker) -> bool:
    """The first number of a list that stands right under the run's last head."""
    if not is_first(marker.token) or run.heads[-1].at != at - 1 or marker.role is not Role.PLAIN:
        return False
    parent = blocks[at - 1]
    if f" {marker.printed} " in parent.text:  # "Please give (a) … and (b) …", answered by "(a) Seven. (b) Four"
        return False
    if marker.style not in [level.style for level in run.levels]:
        return True
    return blocks[at].left > parent.left + INDENT or _is_same_place_under_colon(parent, blocks[at])


def _is_same_place_under_colon(parent: Block, child: Block) -> bool:
    return parent.text.rstrip().endswith(":") and child.kind is BlockKind.ITEM and child.left >= parent.left


def _place_path(run: Run, at: int, block: Block, marker: Marker) -> bool:
    """A number written whole, such as 1.2 or 2(b): it must come next after one written whole, or under a plain one."""
    before, role = run.heads[-1].path, run.heads[-1].marker.role
    path = marker.path
    if {role, marker.role} == {Role.QUESTION, Role.ANSWER}:
        return False  # "Question 1b" does not come after "Answer 1a"
    counts_on = len(path) == len(before) and path[:-1] == before[:-1] and follows(before[-1], path[-1])
    steps_up = any(
        path[:depth] == before[:depth] and depth < min(len(path), len(before)) and follows(before[depth], path[depth])
        and all(is_first(token) for token in path[depth + 1 :])
        for depth in range(min(len(path), len(before)))
    )  # fmt: skip
    goes_in = len(path) == len(before) + 1 and path[:-1] == before and is_first(path[-1])
    if not (counts_on or steps_up or goes_in):
        return False
    run.heads.append(Head(at, path, marker))
    over = [level for level in run.levels if len(level.path) < len(path) and path[: len(level.path)] == level.path]
    run.levels = [*over, _Level(marker.style, marker.token, block.left, path)]
    return True
