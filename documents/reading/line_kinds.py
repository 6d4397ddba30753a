"""Lines of a page that are told by what stands in other lines of it: heads and feet of a plain text, counted lines."""

from __future__ import annotations

import re
from itertools import pairwise

from documents.reading.lines import Line
from documents.reading.numbering import follows, is_first, parse_outer
from documents.reading.tables import Sheet

PAGE_OF = re.compile(  # a foot that was left in a letter's plain text
    r"\W{0,3}(?:page|tudalen) ?\|? ?\d{1,4} ?(?:of|o|/) ?\d{1,4}\W{0,3}|[-–—•] ?\d{1,3} ?[-–—]|\d{1,3} \| ?page"
    r"|page \| ?\d{1,3}",
    re.I,
)
LONGEST_FOOT = 30  # characters
PAGE = re.compile(r"(?:page|tudalen) (?P<number>\d{1,3})", re.I)
MAY_COUNT = re.compile(r"\(?\w{1,3}[.)] ?\S")
FEWEST = 3  # lines that count on
UNDERLINE = re.compile(r"(?:-{3,200}|={3,200}|_{3,200}|~{3,200}|\*{3,200})")  # under a title of a plain text


def is_foot(line: Line) -> bool:
    """Whether it says no more than "Page 1 of 2"."""
    return len(line.text) < LONGEST_FOOT and PAGE_OF.fullmatch(line.text) is not None


def heads_and_feet(sheet: Sheet) -> set[int]:
    """The lines of a page's head and foot that were left in its text."""
    return _heads_after_feet(sheet) | _counted_feet(sheet)


def lines_that_count(sheet: Sheet) -> set[int]:
    """In a plain text, lines whose numbers count on from the first one, at one margin: each begins something new."""
    runs: dict[tuple[str, float], list[tuple[str, Line]]] = {}
    for line in sheet.flow:
        if not isinstance(line, Line) or line.words[0].box is not None or not MAY_COUNT.match(line.text):
            continue
        marker = parse_outer(line.text)
        run = runs.setdefault((marker.style, line.x0), []) if marker is not None else []
        if marker is not None and (follows(run[-1][0], marker.token) if run else is_first(marker.token)):
            run.append((marker.token, line))
    return {id(line) for run in runs.values() if len(run) >= FEWEST for _, line in run}


def _counted_feet(sheet: Sheet) -> set[int]:
    """In a plain text, lines such as "Page 2" that count on from the first page or the second."""
    lines = [item for item in sheet.flow if isinstance(item, Line) and item.words[0].box is None]
    told = [(line, int(found["number"])) for line in lines if (found := PAGE.fullmatch(line.text))]
    first = told[0][1] if told else 0
    counts = first in (1, 2) and [number for _, number in told] == list(range(first, first + len(told)))
    return {id(line) for line, _ in told} if counts else set()


def _heads_after_feet(sheet: Sheet) -> set[int]:
    """Lines right after "Page 1 of 2" that say again what the letter's head says."""
    lines = [item for item in sheet.flow if isinstance(item, Line)]
    top = [line.text for line in lines[:12]]
    found: set[int] = set()
    for above, line in pairwise(lines):
        after_foot = is_foot(above) or id(above) in found
        if after_foot and len(line.text) > 3 and any(line.text in each for each in top):
            found.add(id(line))
    return found
