"""Words of which the picture shows too little: sloppy redaction bars are caught, ordinary print is not."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from documents.clearing.pictures import draw_pages
from documents.clearing.shapes import Bar
from tests.clearing.pdfs import PdfPage, pdf_of, words
from tests.clearing.readings import held_back, reading

LETTERS = sorted(Path("fixtures/letters").glob("*.pdf"))
NAME = words("Michael")
LEFT, FOOT, WIDE, HIGH = 72.0, 700.0, 41.3, 8.7  # where Helvetica of 12 points puts the ink of that name
SHADES = {"black": "0 g", "grey": "0.5 g", "white": "1 g"}
DARK_PICTURE = (
    "<< /Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 4 >>\n"
    "stream\n !0@\nendstream"
)


def unseen(*drawings: str, more: str = "") -> int:
    (picture,) = draw_pages(pdf_of(PdfPage("\n".join(drawings), more), objects=(DARK_PICTURE,)), 1, 1)
    return picture.unseen_words


def bar(left: float, foot: float, wide: float, high: float, shade: str = "0 g") -> str:
    return f"q {shade} {left} {foot} {wide} {high} re f Q"


def bar_from(side: str, share: float, shade: str = "0 g") -> str:
    """A bar over a share of the name, from one of its sides and a little beyond it."""
    wide, high = WIDE * share + 1, HIGH * share + 1
    return {
        "above": bar(LEFT - 1, FOOT + HIGH - HIGH * share, WIDE + 2, high, shade),
        "below": bar(LEFT - 1, FOOT - 1, WIDE + 2, high, shade),
        "left": bar(LEFT - 1, FOOT - 1, wide, HIGH + 2, shade),
        "right": bar(LEFT + WIDE - WIDE * share, FOOT - 1, wide, HIGH + 2, shade),
    }[side]


@pytest.mark.parametrize("share", [1.0, 0.9, 0.7, 0.5])
@pytest.mark.parametrize("side", ["above", "below", "left", "right"])
@pytest.mark.parametrize("shade", SHADES.values(), ids=SHADES.keys())
def test_a_word_half_or_more_under_a_bar_is_unseen(side, share, shade):
    assert unseen(NAME, bar_from(side, share, shade)) == 1


def test_a_bar_half_over_each_of_two_lines_hides_both():
    assert unseen(words("Michael", y=700), words("Bennett", y=688), bar(70, 692, 60, 12)) == 2


def test_a_bar_over_the_name_in_an_address_hides_the_address():
    assert unseen(words("jane.doe@records.example"), bar(71, 696, 50, 14)) == 1


def test_a_word_half_under_a_picture_is_unseen():
    assert unseen(NAME, f"q {WIDE + 2} 0 0 6 {LEFT - 1} {FOOT - 1} cm /P Do Q") == 1


def test_a_word_half_under_a_bar_is_unseen_on_a_page_on_its_side():
    assert unseen(NAME, bar_from("below", 0.5), more="/Rotate 90") == 1


def test_a_word_half_under_a_bar_within_a_form_is_unseen():
    form = (
        "<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Length 22 >>\nstream\n0 g 70 699 60 5.5 re f\nendstream"
    )
    (picture,) = draw_pages(pdf_of(PdfPage(NAME + "/P Do"), objects=(form,)), 1, 1)
    assert picture.unseen_words == 1


def test_a_word_half_under_a_bar_holds_the_letter_back_and_names_the_page():
    letter = pdf_of(PdfPage(NAME), PdfPage(NAME + bar_from("below", 0.7)))
    reasons = held_back(reading(), list(draw_pages(letter, 1, 2)))
    assert reasons == ["The letter holds text that cannot be seen on the page, on page 2."]


@pytest.mark.parametrize(
    "drawing",
    [
        *(words("Michael", before=ink) for ink in ("0.9 g", "0.85 g", "1 1 0.6 rg")),
        NAME + f"q /Half gs {bar(70, 695, 60, 20)} Q",
    ],
    ids=["grey", "darker grey", "pale yellow", "under a bar one sees through"],
)
def test_a_word_that_hardly_stands_out_is_unseen_and_goes_from_the_picture_with_its_words(drawing):
    letter = pdf_of(PdfPage(drawing + words("We hold 14.", y=600)))
    (before,) = draw_pages(letter, 1, 1)
    assert len(before.unseen) == 1
    (after,) = draw_pages(letter, 1, 1, {1: [Bar(before.unseen[0], paints=False)]})
    area = [2 * side for side in before.unseen[0]]
    shown = [Image.open(io.BytesIO(picture.webp)).convert("L").crop(area).getextrema() for picture in (before, after)]
    assert (len(after.unseen), shown[0][0] < shown[0][1], shown[1][0] == shown[1][1]) == (0, True, True)


SHOWN = {
    "in grey letters": words("Page 1 of 2", before="0.75 g", size=8),
    "beside a bar": NAME + bar(LEFT + WIDE + 1, FOOT - 3, 60, 14),
    "between two bars": NAME + bar(60, FOOT + 9.5, 100, 8) + bar(60, FOOT - 9, 100, 8),
    "underlined": words("jumping") + bar(72, 698, 45, 0.6),
    "a link's thick underline": words("jumping", before="0 0 1 rg") + bar(72, 697.5, 45, 1.2, "0 0 1 rg"),
    "struck out": words("between") + bar(72, 703, 45, 0.7),
    "white on black": bar(60, 690, 200, 30) + words("Year", before="1 g"),
    "white in a dark, ruled table head": bar(60, 690, 60, 20, "0.2 g")
    + words("Year", before="1 g")
    + bar(60, 690, 60, 1),
    "on a tint": bar(60, 690, 200, 30, "0.8 g") + words("Year"),
    "white on a dark picture": "q 200 0 0 30 60 690 cm /P Do Q" + words("Year", before="1 g"),
    "printed twice for bold": words("Year") + words("Year", x=72.3),
    "with a shadow": words("Year", x=73, y=699, before="0.6 g") + words("Year"),
    "leaning into the next word": words("Wolf", before="1 0 0.5 1 0 0 cm", x=-278) + words("Year", x=94),
    "outlined": words("Year", before="1 Tr 0.5 w"),
    "small": words("Company number 0123", size=5),
}


@pytest.mark.parametrize("drawing", SHOWN.values(), ids=SHOWN.keys())
def test_ordinary_print_is_seen(drawing):
    assert unseen(drawing) == 0


def test_there_are_letters_to_look_at():
    assert len(LETTERS) > 30


# Some of them: the archive of the tests publishes all, and nothing is published of which a word is unseen.
@pytest.mark.parametrize("letter", LETTERS[::4], ids=lambda letter: letter.stem)
def test_every_word_of_our_own_letters_is_seen(letter):
    assert sum(picture.unseen_words for picture in draw_pages(letter.read_bytes(), 1, 50)) == 0
