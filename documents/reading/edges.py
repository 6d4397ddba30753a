"""Where a letter says whose it is, apart from what it says: its head, under its signature, what its pages repeat.

Northam Council                           head: before anybody is greeted
Dear Ms Poe
…
Yours sincerely
A Quill, Northam Council                  signed: a few lines under the sign-off
Northam Council, Mill Lane, Northam       running: the same line at the edge of several pages
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from documents.reading.hosts import labels_in
from documents.reading.shapes import Reading
from documents.reading.zones import GREETING, SIGN_OFF

LONGEST_HEAD, LONGEST_SIGNED = 25, 8  # lines
UNGREETED = 5  # lines of the head where nobody is greeted, so that nothing says where it ends
AT_EDGE = 3  # lines of a page that may be its running head, and as many that may be its foot


@dataclass(frozen=True, slots=True)
class Edges:
    """Each as text, a line a line. `first`: the first line. `text`: all of the letter. `hosts`: of its addresses."""

    first: str
    head: str
    signed: str
    running: str
    text: str
    hosts: frozenset[str]


def edges_of(reading: Reading) -> Edges:
    """Those of the letter itself, without the documents it comes with. Blank where there is none such."""
    annexed = {page for annex in reading.annexes for page in annex.pages}
    texts = [page.text for page in reading.pages if page.number not in annexed]
    pages = [[line.strip() for line in text.splitlines() if line.strip()] for text in texts]
    lines = [line for page in pages for line in page]
    greeted = next((at for at, line in enumerate(lines) if GREETING.match(line)), UNGREETED)
    signed = next((at for at in range(len(lines) - 1, greeted, -1) if SIGN_OFF.match(lines[at])), len(lines))
    at_edge = Counter(line for page in pages for line in {*page[:AT_EDGE], *page[-AT_EDGE:]})
    return Edges(
        first=next(iter(lines), ""),
        head="\n".join(lines[: min(greeted, LONGEST_HEAD)]),
        signed="\n".join(lines[signed + 1 : signed + 1 + LONGEST_SIGNED]),
        running="\n".join(line for line, pages_with in at_edge.items() if pages_with > 1),
        text="\n".join(lines),
        hosts=labels_in(texts),
    )
