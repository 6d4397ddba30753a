"""Questions and answers in a ruled grid over two pages: tables that stand in its cells, rows that a page end cuts."""

from __future__ import annotations

import pytest

from documents.reading.letters import read
from tests.reading.papers import typeset

INNER = "#table(columns: 2, [Year], [Boats], [2022], [14], [2023], [17])"
FILL = "The berths are let by the quarter and each holder signs a licence with us. " * 4
CUT = "The harbour keeps a book of every arrival and each departure " * 9 + "and so the rent stays the same all year."
WHOLE = "The harbour keeps a book of arrivals. " * 6
SOURCE = """#set page(width: 595pt, height: 420pt, margin: 50pt)
#set text(size: 11pt)
Our ref: FOI 77/24

Date: 3 July 2024

Dear Mr Pell

Thank you for your request of 5 June 2024. Our answers are below.

#table(columns: (34pt, 180pt, 1fr), [No.], [Question], [Response],
[1], [How many boats were moored in each year?], [FIRST],
[2], [What is the rent of a berth?], [CUT],
[3], [Is the crane insured?], [Yes, by the harbour.],
[4], [Please send the crane log.], [The log is not held.])

If you are unhappy you may ask for an internal review.

Yours sincerely
"""


@pytest.mark.parametrize("first", [INNER, "They are: " + INNER, FILL], ids=["table", "words and table", "words"])
@pytest.mark.parametrize("cut", [CUT, WHOLE + CUT], ids=["cut", "cut lower down"])
def test_a_row_cut_by_the_page_is_one_and_the_questions_after_it_are_read(first: str, cut: str) -> None:
    reading = read("letter.pdf", typeset(SOURCE.replace("FIRST", first).replace("CUT", cut)))
    assert len(reading.pages) > 1
    assert [each.number for each in reading.questions] == ["1", "2", "3", "4"]
    assert [part.text for part in reading.questions[1].parts] == [cut.strip()]
    assert [part.text for each in reading.questions[2:] for part in each.parts] == [
        "Yes, by the harbour.",
        "The log is not held.",
    ]
