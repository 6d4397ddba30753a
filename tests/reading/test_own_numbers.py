"""A letter that numbers its own paragraphs, some of which say which part of the request they answer."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product

import pytest

from documents.reading.letters import read
from documents.reading.shapes import Reading
from tests.reading.families import FILES, HEAD, Printed

ASKED = (
    "The dates of meetings with harbour companies since May 2023.",
    "All briefings for ministers on dredging.",
    "Any legal advice on dredging licences.",
)
# How the request numbers its parts, and how the letter speaks of each
WORDINGS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "part (i)": (("(i)", "(ii)", "(iii)"), tuple(f"In respect of part ({at})," for at in ("i", "ii", "iii"))),
    "question 1": (("1.", "2.", "3."), tuple(f"As regards question {at}," for at in (1, 2, 3))),
    "part (b) of your request": (
        ("(a)", "(b)", "(c)"),
        ("As to part (a) of your request,", "Turning to part (b) of your request,", "With regard to part (c),"),
    ),
    "point 2": (("1)", "2)", "3)"), ("On point 1,", "With regard to point 2,", "In relation to point 3,")),
    "your first question": (
        ("1.", "2.", "3."),
        ("In response to your first question,", "On your second question,", "As regards your third question,"),
    ),
    "Q2": (("Q1.", "Q2.", "Q3."), ("In relation to Q1,", "In relation to Q2,", "In relation to Q3,")),
    "item c": (("a.", "b.", "c."), ("In terms of item (a),", "For item (b),", "For item (c),")),
}
TOLD = (
    ("there were three meetings, on 2 May, 7 June and 9 July 2023.", (), ()),
    (
        "the briefings are withheld under section 35(1)(a) of the Act, which is about the making of policy.",
        ("35(1)(a)",),
        (
            "Section 35 is qualified. We see that openness makes government more accountable.",
            "There is however a strong public interest in a safe space for ministers, and it outweighs disclosure.",
        ),
    ),
    ("we do not hold any legal advice.", (), ()),
)
PLACES = {
    "at the end": ("It is reproduced at the end of this letter.", "Your request in full"),
    "in an annex": ("The full text of your request is at Annex A.", "Annex A – your request"),
    "under a head alone": ("My reply is as follows.", "Full text of your request"),
    "below the signature": ("Your request is set out in full overleaf.", "Your original request"),
}


def _own(wording: str, opening: tuple[str, ...]) -> list[Printed]:
    said = list(opening)
    for begins, (told, _, goes_on) in zip(WORDINGS[wording][1], TOLD, strict=True):
        said += [f"{begins} {told}", *goes_on]
    said.append("Some of our published registers may be of interest to you, and under section 16 we suggest a look.")
    return [Printed(f"{at}. {each}") for at, each in enumerate(said, 1)]


def _restated(wording: str) -> list[Printed]:
    return [Printed(f"{number} {each}") for number, each in zip(WORDINGS[wording][0], ASKED, strict=True)]


def _closing() -> list[Printed]:
    return [Printed("You may ask for an internal review."), Printed("Yours sincerely"), Printed("Harbours Division")]


def _check(reading: Reading, wording: str) -> None:
    assert [each.text for each in reading.questions] == [*ASKED]
    for question, begins, (told, relied_on, goes_on) in zip(reading.questions, WORDINGS[wording][1], TOLD, strict=True):
        assert " ".join(part.text for part in question.parts).replace("\n", " ") == " ".join(
            [f"{begins} {told}", *goes_on]
        )
        assert tuple(cited.provision for part in question.parts for cited in part.citations) == relied_on


@pytest.mark.parametrize(("wording", "place", "file"), [*product(WORDINGS, PLACES, ("pdf", "docx", "txt"))])
def test_the_request_restated_after_the_letter_is_what_its_paragraphs_answer(
    wording: str, place: str, file: str
) -> None:
    says, head = PLACES[place]
    opening = (
        f"I am replying to your request, which we received on 8 April 2024. {says}",
        "The Department has handled it under the Freedom of Information Act 2000.",
        "I can confirm that the Department holds information within the scope of your request.",
    )
    lines = [*(Printed(each) for each in HEAD), Printed("Freedom of Information Act request", True)]
    lines += [*_own(wording, opening), *_closing(), Printed(head, True)]
    lines += [Printed("Please could you provide me with the following:"), *_restated(wording)]
    _check(read(f"letter.{file}", FILES[file](lines)), wording)


@pytest.mark.parametrize(("wording", "file"), [*product(WORDINGS, ("pdf", "docx", "txt"))])
def test_a_request_between_two_of_the_paragraphs_is_no_paragraph_of_the_letter(wording: str, file: str) -> None:
    opening = ("The Department holds some of the information, and our reply follows.",)
    paragraphs = _own(wording, ("Thank you for your request of 8 April 2024, in which you asked for:", *opening))
    lines = [*(Printed(each) for each in HEAD), paragraphs[0], *_restated(wording), *paragraphs[1:], *_closing()]
    _check(read(f"letter.{file}", FILES[file](lines)), wording)
