"""Questions and answers in turn, told by their type where their words do not tell."""

from __future__ import annotations

import pytest

from documents.reading.letters import read
from documents.reading.tint import tint_of
from tests.reading.papers import drawn, said
from tests.word_files import docx, odt, para, run

OPENING = ("Dear Requester", "Thank you for your request. Our answers are in red.")
TURNS = (
    ("Budget for lighting in 2024/25", "It came to two million pounds in all."),
    ("Contractor and length of the contract", "Lumen Ltd, for seven years."),
    ("Columns replaced, by ward", "We do not hold this by ward."),
    ("Names of the crews on duty in May 2024.", "The names are withheld under section 40(2) of the Act."),
)
CLOSE = ("If you are unhappy you may ask for an internal review.", "Yours faithfully")
ODT_RED = '<style:style style:name="R" style:family="text"><style:text-properties fo:color="#C00000"/></style:style>'


def _word() -> bytes:
    turns = "".join(para(run(asked)) + para(run(told, '<w:color w:val="C00000"/>')) for asked, told in TURNS)
    plain = ["".join(para(run(line)) for line in lines) for lines in (OPENING, CLOSE)]
    return docx(plain[0] + turns + plain[1])


def _open_document() -> bytes:
    red = '<text:p><text:span text:style-name="R">{}</text:span></text:p>'
    plain = ["".join(f"<text:p>{line}</text:p>" for line in lines) for lines in (OPENING, CLOSE)]
    return odt(
        plain[0] + "".join(f"<text:p>{asked}</text:p>{red.format(told)}" for asked, told in TURNS) + plain[1], ODT_RED
    )


def _pdf() -> bytes:
    lines = [(line, "0 g") for line in OPENING]
    lines += [line for asked, told in TURNS for line in ((asked, "0 g"), (told, "0.75 0 0 rg"))]
    lines += [(line, "0 g") for line in CLOSE]
    return drawn("".join(said(line, 72, 780 - 30 * at, before=ink) for at, (line, ink) in enumerate(lines)))


def _page() -> bytes:
    plain = ["".join(f"<p>{line}</p>" for line in lines) for lines in (OPENING, CLOSE)]
    turns = "".join(f'<p>{asked}</p><p style="color: #c00000">{told}</p>' for asked, told in TURNS)
    return f"<html><body>{plain[0]}{turns}{plain[1]}</body></html>".encode()


FILES = {"letter.docx": _word, "letter.odt": _open_document, "letter.pdf": _pdf, "letter.html": _page}


@pytest.mark.parametrize("name", FILES)
def test_answers_in_a_colour_are_told_by_it(name: str) -> None:
    questions = read(name, FILES[name]()).questions
    assert [(each.text, "\n".join(part.text for part in each.parts)) for each in questions] == list(TURNS)


@pytest.mark.parametrize(
    ("element", "around", "tinted"),
    [
        ({"style": "color: red"}, False, True),
        ({"style": "font-size: 11pt; COLOR:rgb(0, 112, 192)"}, False, True),
        ({"color": "#00b"}, False, True),
        ({"style": "color:#1f1f1f"}, True, False),
        ({"style": "color: windowtext"}, True, False),
        ({"style": "background-color: red"}, False, False),
        ({"style": "color: inherit"}, True, True),
        ({}, True, True),
    ],
)
def test_what_a_web_page_says_of_a_colour(element: dict[str, str], around: bool, tinted: bool) -> None:
    assert tint_of(element, around) is tinted
