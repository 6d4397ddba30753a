"""Pages on their side or their head are read as if they lay as they should; boxes stay where the ink is."""

from __future__ import annotations

import io
from dataclasses import replace

import pikepdf
import pytest

from documents.reading.letters import read
from documents.reading.shapes import Reading
from tests.reading.papers import PLAIN, turned, typeset
from tests.reading.test_formats_pdf import _answer_boxes, _ink_in

LETTER = (
    PLAIN
    + """
#table(columns: 3, [Year], [Cats], [Dogs], [2023], [14], [3], [2024], [11], [5])
"""
)
SPUN = {90: "0 1 -1 0 842 0", 180: "-1 0 0 -1 595 842", 270: "0 -1 1 0 0 595"}


def spun(data: bytes, degrees: int) -> bytes:
    """The letter drawn with its words upward, upside down or downward, as a program does that knows no /Rotate."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        (page,) = pdf.pages
        page.contents_add(pdf.make_stream(f"q {SPUN[degrees]} cm\n".encode()), prepend=True)
        page.contents_add(pdf.make_stream(b"\nQ"))
        page.mediabox = pikepdf.Array([0, 0, 595, 842] if degrees == 180 else [0, 0, 842, 595])
        out = io.BytesIO()
        pdf.save(out)
        return out.getvalue()


@pytest.mark.parametrize("degrees", [90, 180, 270])
@pytest.mark.parametrize("turn", [turned, spun])
def test_a_turned_letter_is_read_as_the_upright_one_with_its_boxes_on_its_ink(turn, degrees: int) -> None:
    letter = typeset(LETTER)
    lying = turn(letter, degrees)
    reading = read("letter.pdf", lying)
    assert said(reading) == said(read("letter.pdf", letter))
    assert (reading.pages[0].width, reading.pages[0].height) == ((595, 842) if degrees == 180 else (842, 595))
    assert _ink_in(lying, _answer_boxes(reading)[0]) > 0.08


def said(reading: Reading) -> object:
    """What was read, without where it stands."""
    asked = [(each.number, each.text, [part.text for part in each.parts]) for each in reading.questions]
    tables = [[[cell.text for cell in row] for row in (each.header, *each.rows)] for each in reading.tables]
    assert len(asked) == 2
    assert len(tables[0]) == 3
    findings = [replace(each, where=None) for each in reading.findings]
    return asked, tables, findings, reading.pages[0].text
