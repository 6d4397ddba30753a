"""A line none of whose letters hangs below it looks low, and stands no further off than the others."""

from __future__ import annotations

from documents.reading.blocks import lines_to_blocks
from documents.reading.lines import Line
from documents.reading.spans import Box
from documents.reading.tables import Sheet
from documents.reading.words import Page, Word

PRINTED = (  # top, bottom, right: as a letter written in Arial has them
    (221.3, 231.6, 509.0, "They were asked by how many"),
    (235.8, 246.1, 514.0, "people and why many of them"),
    (250.3, 260.6, 396.0, "may go."),
    (299.3, 307.4, 504.0, "Six were installed in the month of March"),
    (314.1, 321.9, 118.0, "2022."),
    (338.3, 348.6, 520.0, "The income was paid by"),
    (352.8, 363.1, 373.0, "drivers."),
)


def test_such_a_line_goes_on_the_paragraph() -> None:
    flow, start = [], 0
    for top, bottom, right, text in PRINTED:
        words = []
        for at, said in enumerate(text.split()):
            left = 90.0 + at * 28
            words.append(Word(said, 1, start, start + len(said), Box(left, top, left + 27, bottom)))
            start += len(said) + 1
        flow.append(Line(tuple(words), 90.0, top, right, bottom))
    page = Page(1, " ".join(text for *_, text in PRINTED), (), 595.0, 842.0)
    blocks = lines_to_blocks([Sheet(page, tuple(flow))])
    assert [block.text.split()[-1] for block in blocks] == ["go.", "2022.", "drivers."]
