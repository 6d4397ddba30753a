"""A line none of whose letters hangs below it looks low, and stands no further off than the others."""

from __future__ import annotations

from documents.reading.blocks import lines_to_blocks
from documents.reading.letters import read
from documents.reading.lines import Line
from documents.reading.spans import Box
from documents.reading.tables import Sheet
from documents.reading.words import Page, Word
from tests.reading.papers import typeset

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


SHORT = """#set page(width: 595pt, height: 842pt)
#set text(size: 11pt)
3 July 2024

Dear Mr Pell

Thank you for your request of 5 June 2024. I have set out your questions and our answers below.

How many moorings does the Trust own?

It owns 94 moorings.

What was spent on dredging?

We spent £14,000.

Yours sincerely
"""


def test_the_widest_line_of_a_letter_of_single_lines_is_a_paragraph_of_its_own() -> None:
    questions = read("letter.pdf", typeset(SHORT)).questions
    assert [each.text for each in questions] == ["How many moorings does the Trust own?", "What was spent on dredging?"]


def test_paragraphs_that_little_space_parts_stay_apart_wherever_the_last_line_ends() -> None:
    said = "We keep a ledger of berths, and count those let on each first of April by going round the harbour. " * 5
    head = "#set page(width: 595pt, height: 842pt, margin: 60pt)\n#set text(size: 11pt)\n"
    head += f"#set par(leading: 6pt, spacing: 9pt)\nDear Ms Reed\n\nYou asked:\n\n1. How many?\n\nFour. {said}\n\n"
    for words in range(20, 76):
        review = "You may ask for a review of this reply by Ann Orme " + "x " * words
        found = read("letter.pdf", typeset(f"{head}{review}\n\nYours sincerely,\n\nAnn Orme")).review
        assert found is not None
        assert "sincerely" not in found.value
