"""A letter that closes, and is signed, before an annex in which all is asked and answered."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from documents.reading.letters import read
from documents.reading.shapes import Reading
from tests.reading.families import ASKED, FILES, HEAD, PAGE, TOLD, Printed

WORD = re.compile(r"[\w£%]+")
REVIEW = (
    "If you are unhappy with this reply you may ask for an internal review within 40 working days. After that you may "
    "complain to the Information Commissioner."
)
COPYRIGHT = "The information may be re-used under the Open Government Licence."
BODIES = {
    "Annex A: questions and answers": (
        "Your request was received on 8 April 2024. We hold most of what you asked for. The questions, in the order in "
        "which you put them, are in Annex A with our answers. Some information is withheld there.",
    ),
    "Annex": (
        "Thank you for your request, received on 8 April 2024, about drones.",
        "We confirm that we hold some of the information. Our responses are set out in the annex to this letter.",
    ),
    "Appendix 1 – Your questions and our replies": (
        "I refer to your request received on 8 April 2024 under the Freedom of Information Act 2000.",
        "Your questions and our replies are attached as Appendix 1. I apologise for the delay.",
    ),
    "Schedule of responses": (
        "Thank you for your request received on 8 April 2024.",
        "The Constabulary has decided to disclose part of what it holds. Please see the schedule below my signature.",
    ),
    "Your request and our answers": (
        "Thank you for your request received on 8 April 2024, which is answered in full on the pages that follow.",
    ),
}
PAIRS = [(f"{at}. {asked}", asked, told[0]) for at, (asked, told) in enumerate(zip(ASKED, TOLD, strict=True), 1)]
LAYOUTS: dict[str, Callable[[], list[Printed]]] = {
    "numbers": lambda: [Printed(each) for numbered, _, told in PAIRS for each in (numbered, told)],
    "bold": lambda: [line for _, asked, told in PAIRS for line in (Printed(asked, True), Printed(told))],
    "labels": lambda: [
        line
        for _, asked, told in PAIRS
        for line in (Printed("Request", True), Printed(asked), Printed("Response", True), Printed(told))
    ],
    "response": lambda: [Printed(each) for numbered, _, told in PAIRS for each in (numbered, f"Response: {told}")],
    "table": lambda: [Printed(cells=("Question", "Response")), *(Printed(cells=pair[::2]) for pair in PAIRS)],
}


def _letter(head: str, inside: list[Printed], file: str, new_page: bool) -> Reading:
    signed = map(Printed, ("Yours sincerely", "Ann Orme", "Disclosure Manager"))
    opening = [*map(Printed, HEAD), *map(Printed, BODIES[head]), Printed(REVIEW), Printed(COPYRIGHT), *signed]
    return read(f"letter.{file}", FILES[file]([*opening, *([PAGE] if new_page else []), Printed(head, True), *inside]))


def _said(reading: Reading) -> list[tuple[list[str], list[str]]]:
    return [
        (WORD.findall(each.text), WORD.findall(" ".join(part.text for part in each.parts)))
        for each in reading.questions
    ]


def _relied_on(reading: Reading) -> list[tuple[str, ...]]:
    return [tuple(cited.provision for part in each.parts for cited in part.citations) for each in reading.questions]


PLACES = [("docx", True), ("docx", False), ("html", False), ("pdf", True), ("pdf", False), ("txt", True)]


@pytest.mark.parametrize(("file", "new_page"), PLACES)
@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("head", BODIES)
def test_its_questions_are_read_with_their_answers_and_nothing_of_the_letter(
    head: str, layout: str, file: str, new_page: bool
) -> None:
    if (layout, file) == ("table", "txt"):
        pytest.skip("a table has no form of its own there")
    reading = _letter(head, LAYOUTS[layout](), file, new_page)
    assert _said(reading) == [(WORD.findall(asked), WORD.findall(told)) for _, asked, told in PAIRS]
    assert _relied_on(reading) == [cited for _, cited, _ in TOLD]
    assert (reading.review and reading.review.value, reading.kind.value) == (REVIEW, "response")


GROUPS = {
    "Question": (("Question 1", 1), ("Questions 2 to 4", 3), ("Question 5", 1), ("Question 6", 1)),
    "Q": (("Q1", 1), ("Q2, Q3 and Q4", 3), ("Q5", 1), ("Q6", 1)),
    "Request": (("Request 1:", 1), ("Requests 2-4:", 3), ("Request 5:", 1), ("Request 6:", 1)),
    "Point": (("Point 1", 1), ("Points 2, 3 and 4", 3), ("Points 5 and 6", 2)),
}
LAST_TWO = "Your drones cost £12,410. For the last two of these questions we rely on section 12(1) of the Act."


def _grouped(label: str) -> list[Printed]:
    """Under each head its questions, then one answer."""
    asked = iter(ASKED)
    return [
        line
        for head, count in GROUPS[label]
        for line in (
            Printed(head, True),
            *(Printed(next(asked)) for _ in range(count)),
            Printed(LAST_TWO if count == 3 else TOLD[0][0]),
        )
    ]


@pytest.mark.parametrize(("file", "new_page"), PLACES)
@pytest.mark.parametrize("label", GROUPS)
def test_a_head_that_names_several_questions_stands_over_them_and_over_one_answer(
    label: str, file: str, new_page: bool
) -> None:
    reading = _letter("Annex", _grouped(label), file, new_page)
    told = [TOLD[0][0], LAST_TWO, LAST_TWO, LAST_TWO, TOLD[0][0], TOLD[0][0]]
    assert _said(reading) == [
        (WORD.findall(asked), WORD.findall(each)) for asked, each in zip(ASKED, told, strict=True)
    ]
    assert _relied_on(reading) == [(), (), ("12(1)",), ("12(1)",), (), ()]


LABELS = {
    "As to limb (1)": ("What we have decided, and why, is in Annex A.", "ANNEX A"),
    "Question 1": ("Our answers are set out in the annex to this letter.", "Annex"),
    "Request 1:": ("Please see Appendix 1 for our response to each of them.", "Appendix 1 – Our response"),
    "(1)": ("Our findings are in the schedule attached.", "Schedule"),
    "In relation to point 1": ("The reasons for our decision are given in Annex 1.", "Annex 1: reasons"),
}


def _restated(label: str, inside: list[Printed], file: str, said: str = "") -> Reading:
    """A letter that lists four questions, says where they are answered and closes; then what the annex holds."""
    asked = [Printed(f"({at}) {each}") for at, each in enumerate(ASKED[:4], 1)]
    signed = map(Printed, (said or LABELS[label][0], REVIEW, "Yours faithfully,", "Ann Orme", "Disclosure Manager"))
    opening = [*map(Printed, HEAD), Printed("Your request received on 8 April 2024 asked for:"), *asked, *signed]
    return read(f"letter.{file}", FILES[file]([*opening, PAGE, Printed(LABELS[label][1], True), *inside]))


@pytest.mark.parametrize("file", ["docx", "html", "pdf", "txt"])
@pytest.mark.parametrize("label", LABELS)
def test_questions_of_the_letter_are_answered_under_their_numbers_in_the_annex(label: str, file: str) -> None:
    told = [TOLD[at][0] for at in (0, 1, 3, 2)]
    heads = [Printed(label.replace("1", str(at)), True) for at in range(1, 5)]
    inside = [line for head, each in zip(heads, told, strict=True) for line in (head, Printed(each))]
    reading = _restated(label, inside, file)
    assert _said(reading) == [
        (WORD.findall(asked), WORD.findall(each)) for asked, each in zip(ASKED[:4], told, strict=True)
    ]
    assert _relied_on(reading) == [(), (), ("40(2)",), ()]


def test_an_annex_that_numbers_something_else_answers_nothing() -> None:
    rules = [
        Printed(f"({at}) Rule {at} of the scheme is kept by the force and read once a year.") for at in range(1, 5)
    ]
    reading = _restated("(1)", rules, "pdf", said="We hold none of this. The rules of the scheme are in the annex.")
    assert {" ".join(part.text for part in each.parts).split(".")[0] for each in reading.questions} == {
        "We hold none of this"
    }


def test_a_letter_that_restates_and_answers_keeps_its_questions_beside_an_annex_of_answers() -> None:
    asked = [Printed("You asked for the following:"), *map(Printed, (PAIRS[0][0], TOLD[0][0], PAIRS[1][0], TOLD[1][0]))]
    earlier = [Printed("1. How many cats were kept?"), Printed("There were two.")]
    ends = [Printed("Our answers to your earlier request are in Annex A."), Printed("Yours sincerely"), PAGE]
    lines = [*map(Printed, HEAD), *asked, *ends, Printed("Annex A – our earlier answers", True), *earlier]
    assert [each.text for each in read("letter.pdf", FILES["pdf"](lines)).questions] == [*ASKED[:2]]


@pytest.mark.parametrize(("file", "new_page"), PLACES)
def test_the_annex_of_answers_is_no_document_and_what_these_name_is_one(file: str, new_page: bool) -> None:
    inside = [
        Printed(f"1. {ASKED[5]}"),
        Printed("It is sent as Appendix 3 – Fleet Audit 2024."),
        Printed(f"2. {ASKED[0]}"),
    ]
    reading = _letter("Annex A: questions and answers", [*inside, Printed("Two.")], file, new_page)
    assert [(each.label, each.title) for each in reading.documents] == [("Appendix 3", "Fleet Audit 2024")]
