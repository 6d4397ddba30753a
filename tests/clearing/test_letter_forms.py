"""Words of a PDF that its page shows as others are told by the forms of the letters; honest ones are taken for none."""

from __future__ import annotations

import pypdfium2 as pdfium
import pytest

from documents.clearing.unseen import words_of
from tests.clearing.hiding_places import saying
from tests.clearing.pdfs import words

TURNED = "0 1 -1 0 400 0 cm 0 g"
SLANTING = "0.7 0.7 -0.7 0.7 400 0 cm 0 g"
FAKE = dict(zip("Gmeilqsn", "Thompson", strict=True))
HONEST = {
    "words": words("Thompson gave them 1,203 pages: judging quickly, Oxford"),
    "printed twice": words("Thompson") + words("Thompson"),
    "turned to the left": words("Thompson gave them pages", before=TURNED),
    "turned to the right": words("Thompson gave them pages", before="0 -1 1 0 0 800 cm 0 g"),
    "slanting": words("Thompson gave them pages", before=SLANTING),
    "a capital over small ones": words("S", size=16) + words("MITHSON", x=83, size=10),
}


ILLEGIBLE = {
    "overtyped": (words("Thompson") + words("XXXXXXXX", x=71, size=13), 1),
    "pressed together": (words("Thompson", before="0 g -6 Tc"), 1),
    "pressed together, turned": (words("Thompson", before="0 -1 1 0 0 800 cm 0 g -6 Tc"), 1),
    "drawn as strokes": (words("Thompson", before="0 g 2 Tz"), 1),
}


def others(content: bytes) -> int:
    return sum(len(words_of(page).others) for page in pdfium.PdfDocument(content))


@pytest.mark.parametrize("turned", ["0 g", TURNED, "-1 0 0 -1 400 800 cm 0 g", "0 -1 1 0 0 800 cm 0 g"])
def test_a_name_under_the_letters_of_another_word_is_told_however_it_is_turned(turned):
    assert others(saying(FAKE, words("Gmeilqsn", before=turned))[1]) == 1


def test_a_word_in_one_letter_is_told_and_a_ligature_is_none():
    assert [others(saying({"A": said}, words("A"))[1]) for said in ("Jo", "ffi", "A")] == [1, 0, 0]


@pytest.mark.parametrize("drawing", HONEST.values(), ids=HONEST.keys())
def test_honest_words_are_what_they_say(drawing):
    assert others(saying({"A": "A"}, drawing)[1]) == 0


@pytest.mark.parametrize(("drawing", "number"), ILLEGIBLE.values(), ids=ILLEGIBLE.keys())
def test_words_that_nobody_can_read_on_the_page_are_told(drawing, number):
    assert others(saying({"A": "A"}, drawing)[1]) == number
