"""The last of the answers under a section's head ends where the next section begins, and not at heads of its own."""

from __future__ import annotations

import pytest

from documents.reading.letters import read
from documents.reading.shapes import Reading
from tests.reading.families import FILES, HEAD, Printed

FORMATS = ("pdf", "docx", "odt", "html")


def _reading(file: str, *answers: Printed) -> Reading:
    lines = [
        *(Printed(each) for each in HEAD),
        Printed("1. What you asked", True),
        Printed("You wrote on 8 April 2024 and asked for:"),
        Printed("a) the number of drones;"),
        Printed("b) the cost of repairs."),
        Printed("2. What we found", True),
        *answers,
        Printed("3. How long we took", True),
        Printed("We are sorry that this letter is four days late."),
        Printed("4. What to do if you disagree", True),
        Printed("You may ask for an internal review."),
        Printed("Yours sincerely"),
    ]
    return read(f"letter.{file}", FILES[file](lines))


def _told(reading: Reading) -> list[str]:
    return ["\n".join(part.text for part in question.parts) for question in reading.questions]


@pytest.mark.parametrize("file", FORMATS)
def test_the_next_section_is_no_part_of_the_last_answer(file: str) -> None:
    answers = (Printed("Part a)"), Printed("There are fourteen."), Printed("Part b)"), Printed("They cost £12,410."))
    assert _told(_reading(file, *answers)) == ["There are fourteen.", "They cost £12,410."]


@pytest.mark.parametrize("file", FORMATS)
def test_a_head_of_that_look_over_reasons_is_within_the_answer(file: str) -> None:
    answers = (
        Printed("Part a)"),
        Printed("There are fourteen."),
        Printed("Part b)"),
        Printed("The invoices are exempt under section 43(2) of the Act."),
        Printed("Public interest test", True),
        Printed("The public interest favours withholding them while the contract is out to tender."),
    )
    told = _told(_reading(file, *answers))
    assert told[1].endswith("while the contract is out to tender.")


LAST = "In respect of part (b), there are records."
GIVES = {  # what stands after the last answer, and whether it belongs to it
    "You may find the numbers in this list: two cars at Northam, and three at Southam.": True,
    "You may be interested that 14 cars were pooled in 2023 and 15 in 2024.": True,
    "You may be interested that the cars are pooled with those of Southam.": True,
    "You may find that the cars are pooled with those of Southam.": True,
    "Our published returns may be of interest to you.\n\nThe cars are leased.": True,
    "Our published returns may be of interest to you.\n\nPlease contact me if you have any questions.": False,
    "You may find the rest in the schedule that is attached.": True,
    "Under section 16 we advise you that nine of the cars are leased.": True,
    "Our published returns may be of interest to you.\n\nThere are 14 cars on loan.": True,
    "Our published returns may be of interest to you, and under section 16 we suggest that you look at them.": False,
    "You may find our guide to the Freedom of Information Act 2000 at https://www.northam.example/1 useful.": False,
}


@pytest.mark.parametrize("said", GIVES)
def test_advice_is_left_out_of_the_last_answer_only_where_nothing_is_told_with_it(said: str) -> None:
    letter = (
        "Our ref: FOI 42/24\n3 June 2024\n\nDear Ms Poe\n\nYou asked on 8 April 2024 for:\n\n"
        f"(a) How many vans are kept?\n(b) How many cars?\n\nIn respect of part (a), nine vans are kept.\n\n"
        f"{LAST}\n\n{said}\n\nYours sincerely\n"
    )
    told = _told(read("letter.txt", letter.encode()))[1]
    assert (said.split("\n")[-1] in told.replace("\n", " ")) is GIVES[said]
