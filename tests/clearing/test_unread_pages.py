"""Pages that show what is not in their words: nobody has looked whether it is private."""

from __future__ import annotations

import pytest

from tests.clearing.pdfs import PdfPage, pdf_of, words
from tests.clearing.test_pictures import GREY_PICTURE, MODEL, SEEN, drawn

UNREAD = {
    "a scan": PdfPage("q 595 0 0 842 0 0 cm /P Do Q"),
    "a scan with a foot in words": PdfPage("q 595 0 0 780 0 60 cm /P Do Q" + words("Page 3", y=30)),
    "letters drawn as shapes": PdfPage("0 g 100 700 20 30 re f 130 700 20 30 re f"),
}


@pytest.mark.parametrize("page", UNREAD.values(), ids=UNREAD.keys())
def test_a_page_that_shows_what_is_not_in_its_words_is_unread(page):
    (picture,) = drawn(pdf_of(page, objects=(GREY_PICTURE,)))
    assert picture.unread


LETTERS = (
    "<< /Type /XObject /Subtype /Image /Width 4 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 4 >>\n"
    "stream\n!~!~\nendstream"
)
OWN_FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 5 0 R >>"


def own_signs(said: str) -> str:
    ranges = f"1 beginbfrange <21> <7e> {said} endbfrange"
    made = f"begincmap 1 begincodespacerange <00> <ff> endcodespacerange {ranges} endcmap"
    return f"<< /Length {len(made)} >>\nstream\n{made}\nendstream"


@pytest.mark.parametrize("said", ["<E000>", f"[{'<0020> ' * 94}]", f"[{'<200B> ' * 94}]"], ids=["own", "blank", "none"])
def test_letters_that_do_not_say_which_they_are_make_a_page_unread(said):
    letters = "q BT /Own 12 Tf 72 600 Td (Name) Tj ET Q"
    (picture,) = drawn(pdf_of(PdfPage(SEEN + letters), objects=(OWN_FONT, own_signs(said))))
    assert picture.unread
    (bullet,) = drawn(pdf_of(PdfPage(SEEN + letters.replace("Name", "a")), objects=(OWN_FONT, own_signs(said))))
    assert bullet.unread == ("0020" in said)  # several blanks are told as one


@pytest.mark.parametrize(("height", "is_unread"), [(50, True), (770, False)], ids=["in the letter", "its head"])
def test_a_picture_of_a_line_of_words_makes_a_page_unread_unless_it_is_the_letterhead(height, is_unread):
    name = f"q 200 0 0 30 95 {height} cm /P Do Q"
    (picture,) = drawn(pdf_of(PdfPage(SEEN + name), objects=(LETTERS,)))
    assert picture.unread == is_unread


READ = {"blank": "", "words": SEEN, "words and a crest": SEEN + "q 60 0 0 60 60 60 cm /P Do Q"}


@pytest.mark.parametrize("drawing", READ.values(), ids=READ.keys())
def test_a_page_that_is_blank_or_has_its_words_is_not(drawing):
    (picture,) = drawn(pdf_of(PdfPage(drawing), objects=(GREY_PICTURE,)))
    assert not picture.unread


def test_every_page_of_the_model_letter_was_read():
    assert not any(picture.unread for picture in drawn(MODEL))
