"""A request numbered within a sentence and answered one by one, and answers that say no in other words."""

from __future__ import annotations

import pytest

from documents.reading.letters import read

HEAD = "Marlow District Council\n\n12 March 2025\nRef: FOI 771\n\nDear Ms Reed\n\n"
FOOT = "\nYours sincerely\n\nInformation Officer\n"


def _read(body):
    return read("letter.txt", f"{HEAD}{body}{FOOT}".encode())


@pytest.mark.parametrize("numbers", [("(i)", "(ii)", "(iii)"), ("(a)", "(b)", "(c)"), ("(1)", "(2)", "(3)")])
def test_what_is_numbered_in_the_sentence_that_asks_is_answered_under_its_numbers_in_any_order(numbers):
    one, two, three = numbers
    reading = _read(
        f"On 3 March you asked the Council for the following: {one} the plan of the new pool; {two} the tender\n"
        f"documents; and {three} letters from the contractor about either of them.\n\n"
        f"Items {one} and {three}\n\nThese are enclosed.\n\nItem {two}\n\nThis is exempt under section 43(2).\n"
    )
    told = [(question.text.split()[1], question.parts[0].outcome.value) for question in reading.questions]
    assert told == [("plan", "disclosed"), ("tender", "withheld"), ("from", "disclosed")]


@pytest.mark.parametrize(
    ("answer", "outcomes"),
    [
        ("Nid yw'r Cyngor yn dal yr wybodaeth hon.", ["not held"]),
        (
            "Complaints are not recorded under a category of that name.\n\nTo read each of the 2,100 files would exceed"
            " the appropriate limit, and section 12(1) applies.",
            ["cost limit"],
        ),
    ],
)
def test_a_no_in_other_words_is_told(answer, outcomes):
    reading = _read(f"You asked:\n\n1. How many complaints of noise were there?\n\nOur response:\n\n1. {answer}\n")
    assert [part.outcome.value for part in reading.questions[0].parts] == outcomes


def test_a_title_of_a_part_of_the_request_is_no_question():
    asked = (
        "You asked:\n\nPart 1 – Vehicles\n\n1. How many vehicles are there?\n2. How many of them are electric?\n\n"
        "Part 2 – Drivers\n\n3. How many drivers are there?\n4. What are they paid?\n\n"
    )
    reading = _read(f"{asked}Our response:\n\n1. 41.\n2. Six.\n3. 88.\n4. £24,000 a year.\n")
    told = [(question.number, question.parts[0].text) for question in reading.questions]
    assert told == [("1", "41."), ("2", "Six."), ("3", "88."), ("4", "£24,000 a year.")]
