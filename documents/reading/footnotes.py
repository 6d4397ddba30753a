"""Footnotes of printed pages: small lines at a page's foot under a number that a word above bears.

… the ceiling is £600.1 That stands for
24 hours of one person's                          goes on at the top of the next page
1 The Fees Regulations 2004, regulation 3(2).     <- no part of the sentence that it parts
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median

from documents.reading.lines import Line

SMALL = 0.92  # of the height of most lines
NOTE = re.compile(r"(?P<sign>\d{1,2}|[*†‡§])\s?(?=[A-Z“\"‘(])")
BEARS = r"[^\W\d_][.,;:)”\"’]{0,2}|\d[.,;:)]"  # what stands before the number: "ceiling1", "£600.1"


def footnotes(lines: Sequence[Line]) -> list[Line]:
    """The lines of a page's footnotes, which are its last; none where no word above bears the first one's number."""
    if not lines or lines[-1].words[0].box is None:
        return []
    usual = SMALL * median([line.height for line in lines])
    begin = len(lines)
    while begin and _height(lines[begin - 1]) <= usual:
        begin -= 1
    first = next((at for at in range(begin, len(lines)) if NOTE.match(lines[at].text)), None)
    note = NOTE.match(lines[first].text) if first is not None else None
    if first is None or note is None:
        return []
    borne = re.compile(rf"(?:{BEARS}){re.escape(note['sign'])}(?!\w)")
    return list(lines[first:]) if any(borne.search(line.text) for line in lines[:begin]) else []


def _height(line: Line) -> float:
    """How high most of its words are: the number before them may be smaller still."""
    return median([word.box.bottom - word.box.top for word in line.words if word.box is not None])
