"""A request in lettered sections, in each of which the numbers begin again, answered by section and number."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import product

import pytest

from documents.reading.letters import read
from tests.reading.families import FILES, HEAD, Printed

SECTIONS = (
    ("A", "Allotments", ("How many plots does the council let?", "How many people wait for a plot?")),
    ("B", "Burial grounds", ("How many burial grounds are open?", "What was spent on them in 2023/24?")),
)
TOLD = (
    ("There are 311 plots.", (), "disclosed"),
    ("The names on the list are exempt under section 40(2) of the Act.", ("40(2)",), "withheld"),
    ("Four are open.", (), "disclosed"),
    ("We do not hold this information.", (), "not held"),
)
ROMAN = ("i", "ii")
# How a number within a section is printed, and how section and number are before the answer
STYLES: Mapping[str, tuple[Callable[[int], str], Callable[[str, int], str]]] = {
    "A(i)": (lambda at: f"({ROMAN[at]})", lambda section, at: f"{section}({ROMAN[at]})"),
    "A (i)": (lambda at: f"({ROMAN[at]})", lambda section, at: f"{section} ({ROMAN[at]})"),
    "A.i": (lambda at: f"{ROMAN[at]}.", lambda section, at: f"{section}.{ROMAN[at]}"),
    "A1": (lambda at: f"{at + 1}.", lambda section, at: f"{section}{at + 1}"),
    "A.1": (lambda at: f"{at + 1})", lambda section, at: f"{section}.{at + 1}"),
    "A2:": (lambda at: f"({at + 1})", lambda section, at: f"{section}{at + 1}:"),
    "Section A (1)": (lambda at: f"{at + 1}.", lambda section, at: f"Section {section} ({at + 1})"),
    "Question A(b)": (lambda at: f"({'ab'[at]})", lambda section, at: f"Question {section}({'ab'[at]})"),
}


def _letter(style: str, file: str) -> bytes:
    within, whole = STYLES[style]
    lines = [Printed(each) for each in HEAD]
    lines.append(Printed("You wrote on 8 April 2024 and asked for the following:"))
    for section, title, asked in SECTIONS:
        lines.append(Printed(f"{section}. {title}", True))
        lines += [Printed(f"{within(at)} {each}") for at, each in enumerate(asked)]
    lines.append(Printed("Our answers are set out below."))
    numbers = [(section, at) for section, _, asked in SECTIONS for at in range(len(asked))]
    lines += [Printed(f"{whole(*number)} {told[0]}") for number, told in zip(numbers, TOLD, strict=True)]
    lines += [Printed("You may ask for an internal review."), Printed("Yours sincerely")]
    return FILES[file](lines)


@pytest.mark.parametrize(("style", "file"), [*product(STYLES, ("pdf", "txt", "docx"))])
def test_each_number_of_a_section_has_the_answer_that_names_both(style: str, file: str) -> None:
    reading = read(f"letter.{file}", _letter(style, file))
    asked = [each for each in reading.questions if each.parent]
    assert [each.text for each in asked] == [each for _, _, every in SECTIONS for each in every]
    found = [
        (part.text, tuple(cited.provision for cited in part.citations), part.outcome.value)
        for each in asked
        for part in each.parts
    ]
    assert found == [*TOLD]
    assert not any(each.parts for each in reading.questions if not each.parent)
