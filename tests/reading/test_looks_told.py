"""Letters that say in which look their answers are set, around questions that are numbered, or are not."""

from __future__ import annotations

import pytest

from documents.reading.letters import read
from documents.reading.shapes import Reading
from tests.reading.papers import typeset
from tests.word_files import docx, para, run

LEADS = {
    "Your questions are set out again below with our reply in blue.": "blue",
    "Each question is repeated here and our response to it is in red.": "red",
    "Your request is copied below, with comments on each point in green.": "green",
    "Our answers to your questions are in italics.": "italic",
    "The information you asked for is given after each question in bold.": "bold",
}
ASKED = (
    ("1", "How many allotments did the parish let in 2023?", "We let 41 of them, 6 for the first time."),
    ("2.a", "the rent of a full plot;", "It is £38 a year."),
    ("2.b", "the name of the warden.", "The name is withheld under section 40(2) of the Act."),
    ("3", "Please send the lease of the Mill Lane field.", "The lease is not held by the parish."),
)
OPENS = (
    "Dear Ms Carew",
    "Thank you for your request, received on 3 June 2024, under the Freedom of Information Act 2000. ",
)
CLOSES = "If you are unhappy you may ask for an internal review.", "Yours sincerely"


def _lines() -> list[tuple[str, str, str]]:
    """What is printed before each question, the question, and its answer; none where parts follow."""
    marks = ("1) ", "a) ", "b) ", "3) ")
    made = [(mark, asked, told) for mark, (_, asked, told) in zip(marks, ASKED, strict=True)]
    return [made[0], ("2) ", "About the plots, please state:", ""), *made[1:]]


def _pdf(lead: str, look: str) -> bytes:
    styled = {"italic": "#emph[{}]", "bold": "#strong[{}]"}.get(look, "#text(fill: " + look + ")[{}]")
    turns = [
        part
        for mark, asked, told in _lines()
        for part in (mark.replace(")", "\\)") + asked, told and styled.format(told))
    ]
    body = [*OPENS[:1], OPENS[1] + lead, *turns, *CLOSES]
    return typeset("#set page(width: 595pt, height: 842pt)\n#set text(size: 11pt)\n" + "\n\n".join(filter(None, body)))


def _word(lead: str, look: str) -> bytes:
    looks = {"italic": "<w:i/>", "bold": "<w:b/>", "blue": '<w:color w:val="0000C0"/>'}
    looks |= {"red": '<w:color w:val="C00000"/>', "green": '<w:color w:val="008000"/>'}
    turns = [para(run(mark + asked)) + (para(run(told, looks[look])) if told else "") for mark, asked, told in _lines()]
    plain = ["".join(para(run(line)) for line in lines) for lines in ((OPENS[0], OPENS[1] + lead), CLOSES)]
    return docx(plain[0] + "".join(turns) + plain[1])


def _pairs(reading: Reading) -> list[tuple[str, str, str]]:
    told = [(each, "\n".join(part.text for part in each.parts)) for each in reading.questions]
    return [(each.number, each.text, text) for each, text in told if text]


@pytest.mark.parametrize("kind", ["pdf", "docx"])
@pytest.mark.parametrize("lead", LEADS)
def test_numbered_questions_keep_their_answers_whatever_the_letter_says_is_in_a_look(lead: str, kind: str) -> None:
    made = (_pdf if kind == "pdf" else _word)(lead, LEADS[lead])
    reading = read(f"letter.{kind}", made)
    assert _pairs(reading) == list(ASKED)


@pytest.mark.parametrize("lead", LEADS)
def test_questions_without_a_number_are_told_from_answers_by_the_look_that_is_said(lead: str) -> None:
    looks = {"italic": "<w:i/>", "bold": "<w:b/>"}
    look = looks.get(LEADS[lead], '<w:color w:val="B00020"/>')
    turns = (
        ("Plots let in 2023", "Forty-one, of which six for the first time."),
        ("Rent of a full plot", "Thirty-eight pounds."),
    )
    said = "".join(para(run(asked)) + para(run(told, look)) for asked, told in turns)
    plain = ["".join(para(run(line)) for line in lines) for lines in ((OPENS[0], OPENS[1] + lead), CLOSES)]
    assert [each[1:] for each in _pairs(read("letter.docx", docx(plain[0] + said + plain[1])))] == list(turns)
