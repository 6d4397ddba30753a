"""Running heads and feet are taken out of what a letter says; questions that begin their pages are not."""

from __future__ import annotations

import pytest

from documents.reading.formats.choosing import pages_of
from documents.reading.letters import read
from documents.reading.lines import Line
from documents.reading.tables import find_tables
from tests.reading.papers import typeset

BEGINS = """#set page(paper: "a4", margin: {margin}{more})
Wexmoor District Council

Our reference: FOI 2025/0533

Dear Mr Long

Freedom of Information Act 2000

Thank you for your request received on 27 March 2025.

"""
ENDS = """

You may ask for an internal review within 40 working days.

Yours sincerely

Peter Lamb
"""
NUMBERED = "Question {at}: How many complaints were received in {year}?"
HEADS = """, header: [Wexmoor District Council], footer: context [Page #counter(page).display() of 5]"""
NONE = "The Council does not hold this information."
SIGNED = ((1, "There were 40 complaints."), (2, "There were 71 complaints, as you asked again."))
RECEIVED = [[f"The Council received {many} complaints."] for many in (40, 71, 102, 133)]


def _found(asked: str, answer: str, margin: str = "2.5cm", more: str = "", first: str = "") -> list[tuple[str, ...]]:
    """What is read of a letter with a question at the head of each page."""
    pages = [f"{asked}\n\n{answer}".format(at=at, year=2020 + at, many=at * 31 + 9) for at in range(1, 5)]
    source = BEGINS.format(margin=margin, more=more) + first + "\n#pagebreak()\n".join(pages) + ENDS
    questions = read("letter.pdf", typeset(source)).questions
    return [(each.text, *(part.text for part in each.parts)) for each in questions]


@pytest.mark.parametrize("first", ["", "#pagebreak()\n"])
@pytest.mark.parametrize("margin", ["2.5cm", "1.2cm"])
@pytest.mark.parametrize("more", ["", HEADS])
@pytest.mark.parametrize("asked", [NUMBERED, f"*{NUMBERED}*", "*{at}. How many complaints were received in {year}?*"])
def test_alike_questions_at_the_heads_of_pages_are_questions(asked: str, more: str, margin: str, first: str) -> None:
    found = _found(asked, "The Council received {many} complaints.", margin, more, first)
    wanted = [f"How many complaints were received in {2020 + at}?" for at in range(1, 5)]
    assert found == [
        (text, f"The Council received {at * 31 + 9} complaints.") for at, text in enumerate(wanted, start=1)
    ]


@pytest.mark.parametrize("margin", ["2.5cm", "1.2cm"])
@pytest.mark.parametrize("asked", [NUMBERED, "*{at}. Complaints received in {year}*", "*How many came in {year}?*"])
def test_answers_alike_below_them_are_answers(asked: str, margin: str) -> None:
    found = _found(asked, NONE, margin, first="#pagebreak()\n")
    assert [answer for _, *answer in found] == [[NONE]] * 4


def test_heads_and_feet_that_ask_are_no_questions() -> None:
    asking = """, header: [Can we help you?], footer: context [#counter(page).display() - Any questions? Call us.]"""
    found = _found(NUMBERED, "The Council received {many} complaints.", more=asking, first="#pagebreak()\n")
    assert [answer for _, *answer in found] == RECEIVED


def test_a_head_with_the_number_of_the_request_is_no_question() -> None:
    head = """, header-ascent: 10%, header: [Request 12: response]"""
    found = _found("*Complaints received in {year}?*", "The Council received {many} complaints.", "3.5cm", head)
    assert [answer for _, *answer in found] == RECEIVED


def test_questions_at_the_heads_of_a_text_s_pages_are_kept() -> None:
    asked = [f"How many came in {year}?" for year in (2022, 2023, 2024)]
    letter = "\f".join([BEGINS.partition("\n")[2], *(f"{each}\n\nNobody came.\n" for each in asked)]) + ENDS
    said = " ".join(each.text for each in read("letter.txt", letter.encode()).questions)
    assert [each for each in asked if each in said] == asked


def test_the_same_signature_on_a_text_s_pages_is_no_foot() -> None:
    pages = [f"{words}\n\nYours sincerely\n\nJ Marsh\nInformation Officer\nPage {at} of 2" for at, words in SIGNED]
    sheets, _ = find_tables(pages_of("letter.txt", "\f".join(pages).encode()))
    said = [[line.text for line in sheet.flow if isinstance(line, Line)] for sheet in sheets]
    assert [lines[-3:] for lines in said] == [["Yours sincerely", "J Marsh", "Information Officer"]] * 2
