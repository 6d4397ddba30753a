"""Numbers of answers that name the section of the request with the number within it:

A. Fires                      the request's sections, in each of which the numbers begin again
(i) How many …?
B. Floods
(i) How many …?
A(i) 318.   B(i) 44.          and "A.i", "A1", "B 2", "B-2"; not "Answer (i)", as "A(i)" would be read elsewhere
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from documents.reading.asked import Asked
from documents.reading.blocks import Block, BlockKind
from documents.reading.numbering import Marker

WHOLE = re.compile(
    r"\(?(?:(?:part|section|question|q)\s?)?(?P<section>[A-Z])\)?[\s.:,–-]{0,2}"
    r"\(?(?P<number>\d{1,2}|[ivx]{1,5}|[a-z])\)?(?P<end>\s?[.:)–-]{0,2})(?=\s|$)",
    re.I,
)


def with_section_number(block: Block, asked: Sequence[Asked]) -> Block:
    """The block with such a number as its marker, where the request has a section of that letter with that number."""
    sections = {each.path[0] for each in asked if len(each.path) > 1 and each.path[0].isalpha()}
    found = WHOLE.match(block.text) if sections and block.kind is not BlockKind.TABLE else None
    path = (found["section"].upper(), found["number"].lower()) if found else ()
    if found is None or path not in {each.path for each in asked}:
        return block
    return replace(block, marker=Marker(path, "##", found.group().strip(), found.end()))
