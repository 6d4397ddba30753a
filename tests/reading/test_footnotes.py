"""Footnotes of printed pages are no part of the sentence that they part, nor of an answer."""

from __future__ import annotations

import pytest

from documents.reading.letters import read
from documents.reading.shapes import Reading
from tests.reading.papers import typeset

SET = "#set page(width: 595pt, height: 842pt, margin: 60pt)\n#set text(size: 11pt)\n"
OPENING = "Our ref: FOI 0042/25\n\n3 March 2025\n\nDear Ms Reed\n\nYou asked on 4 February 2025:\n\n"
LINE = "The count was made by hand from the ledgers of each of the four harbours and checked once. "
NOTES = {
    "a number": ("#super[1]", "#super[1] The Fees Regulations 2004, regulation 3(2). See section 31(1)(a) as well."),
    "a star": ("\\*", "\\* By section 31(1)(a) we mean that of the Act."),
    "two": ("#super[1]", "#super[1] Not counting barges.\\ #super[2] See section 31(1)(a)."),
}


def _note(said: str) -> str:
    return f"#place(bottom)[#line(length: 30%, stroke: 0.5pt)#text(size: 8pt)[{said}]]"


def _letter(sign: str, said: str, close: str = "") -> Reading:
    """The second answer goes on from the first page, which a footnote ends, to the next."""
    asked = "1. How many berths are there?\n\nThere are 214.\n\n2. How were they counted?\n\n"
    told = f"We keep a ledger.{sign} {LINE * 16} Of the barges that"
    rest = "lay there none was counted."
    return read("letter.pdf", typeset(f"{SET}{OPENING}{asked}{told}{_note(said)}#pagebreak()\n{rest}\n\n{close}"))


@pytest.mark.parametrize("kind", NOTES)
def test_the_sentence_that_a_footnote_parts_is_whole(kind: str) -> None:
    answer = " ".join(part.text for part in _letter(*NOTES[kind]).questions[1].parts)
    assert answer.endswith("Of the barges that lay there none was counted.")


@pytest.mark.parametrize("kind", NOTES)
def test_what_a_footnote_cites_no_answer_relies_on(kind: str) -> None:
    assert [part.citations for part in _letter(*NOTES[kind]).questions[1].parts] == [()]


def test_small_print_that_no_word_refers_to_stays() -> None:
    said = _letter("", "1 April 2024 was the day. 3. The berths are let by section 31(1)(a).").questions[1].parts
    assert "1 April 2024 was the day." in " ".join(part.text for part in said)
