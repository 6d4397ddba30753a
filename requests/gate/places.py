"""Where on a page's picture something lies that was found or taken out, to be shown to staff."""

from __future__ import annotations

from documents.clearing.removal import Cut, removal_of
from documents.clearing.shapes import Bar
from documents.drawn_pages import drawn_page, words_on
from documents.models import LetterPage
from documents.reading.shapes import PageText
from documents.reading.spans import Box
from documents.reading.words import line_boxes
from requests.gate.removing import taken_out
from requests.models import FiledLetter, FOIRequest, GateFinding, Redaction


def boxes_on(page: LetterPage, of: GateFinding | Redaction) -> list[Box]:
    """The boxes of a finding or redaction of this page, in points from its top left; none where it has no picture."""
    if isinstance(of, Redaction):
        stretches = [(of.finding.start, of.finding.end)] if of.finding else [tuple(each) for each in of.stretches]
        kept = of.boxes
    else:
        stretches, kept = [(of.start, of.end)], of.boxes
    if kept:
        return [Box(*box) for box in kept]
    words = words_on(page)
    spans = [(start, end) for start, end in stretches if start is not None and end is not None]
    return [
        box
        for start, end in spans
        for box in line_boxes(place for first, last, place in words if first < end and last > start)
    ]


def removed_from(foi_request: FOIRequest, filed: FiledLetter, page: LetterPage) -> tuple[list[Bar], list[Cut]]:
    """The bars and cuts of one page. Raises NotCleared where they have no certain place."""
    text = PageText(page.number, page.text, page.width, page.height)
    words = {page.number: words_on(page)} if drawn_page(page) else {}
    marks = [mark for mark in taken_out(foi_request, filed).marks if mark.page == page.number]
    removal = removal_of(marks, [text], words)
    return list(removal.bars.get(page.number, ())), list(removal.cuts.get(page.number, ()))
