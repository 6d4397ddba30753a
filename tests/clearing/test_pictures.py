"""The pictures of a letter's pages, and what of the file they do not show."""

from __future__ import annotations

import io
import re
import subprocess
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PIL import Image

from documents.clearing.bars import burned
from documents.clearing.pictures import count_pages, draw_pages
from documents.clearing.shapes import Bar, PagePicture
from documents.errors import Reason, UnreadableLetter
from documents.reading.spans import Box
from tests.clearing.pdfs import PdfPage, pdf_of, words

MODEL = Path("fixtures/letters/foi-0008-24.pdf").read_bytes()
SEEN = words("Dear applicant, here are the figures asked for.", y=760)
LAYER_OFF = "/OCProperties << /OCGs [4 0 R] /D << /OFF [4 0 R] >> >>"
LAYER = "<< /Type /OCG /Name (off) >>"
GREY_PICTURE = (
    "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\n"
    "stream\nX\nendstream"
)


def drawn(data: bytes) -> list[PagePicture]:
    return list(draw_pages(data, 1, 50))


def image(picture: PagePicture) -> Image.Image:
    return Image.open(io.BytesIO(picture.webp)).convert("L")


@pytest.fixture(scope="module")
def model() -> list[PagePicture]:
    return drawn(MODEL)


def test_every_page_of_the_model_letter_has_its_picture(model):
    assert [picture.number for picture in model] == list(range(1, count_pages(MODEL) + 1))


def test_a_picture_is_drawn_at_144_dots_an_inch(model):
    assert image(model[0]).size == (1191, 1684)


def test_a_picture_has_at_most_sixteen_greys(model):
    assert len(image(model[2]).getcolors()) <= 16


def test_a_page_of_print_takes_no_more_than_70_kb(model):
    assert max(len(picture.webp) for picture in model) <= 70_000


def test_no_word_of_the_model_letter_is_called_unseen(model):
    assert [picture.unseen_words for picture in model] == [0] * len(model)


def test_the_links_of_the_model_letter_are_no_marks(model):
    assert sum(picture.marks for picture in model) == 0


def test_a_batch_holds_the_pages_asked_for_and_no_more():
    assert [picture.number for picture in draw_pages(MODEL, 3, 4)] == [3, 4]


def test_cuts_pass_between_printed_lines():
    page = pdf_of(PdfPage("".join(words("Some words with long letters: gjpq", y=y) for y in range(700, 600, -14))))
    (picture,) = drawn(page)
    pixels = image(picture)
    assert len(picture.cuts) >= 7  # between eight lines
    for cut in picture.cuts:
        row = pixels.crop((0, round(cut * 2), pixels.width, round(cut * 2) + 1))
        assert row.getextrema() == (255, 255)


def test_there_is_a_cut_between_any_two_printed_lines():
    baselines = range(700, 600, -14)
    (picture,) = drawn(pdf_of(PdfPage("".join(words("gjpq words ABC", y=y) for y in baselines))))
    for upper in list(baselines)[:-1]:
        assert any(842 - upper < cut < 842 - upper + 14 for cut in picture.cuts)


def test_the_upright_rules_of_a_table_do_not_hinder_a_cut():
    table = "1 w 60 500 m 60 730 l S 300 500 m 300 730 l S\n" + words("Year", y=700) + words("2023", y=680)
    (picture,) = drawn(pdf_of(PdfPage(table)))
    assert any(842 - 700 < cut < 842 - 680 for cut in picture.cuts)


def test_a_photograph_is_not_cut_through():
    (picture,) = drawn(pdf_of(PdfPage("0.4 g 100 300 300 300 re f")))
    assert not [cut for cut in picture.cuts if 842 - 600 < cut < 842 - 300]


HIDDEN = {
    "white on white": words("canary", before="1 g"),
    "almost white on white": words("canary", before="0.99 g"),
    "under a black box": words("canary") + "0 g 60 690 200 30 re f",
    "black on a black box": "0 g 60 690 200 30 re f" + words("canary"),
    "drawn without ink": words("canary", before="3 Tr"),
    "beside the page": words("canary", x=900),
    "below the page": words("canary", y=-50),
    "clipped away": "q 0 0 10 10 re W n " + words("canary") + " Q",
    "under a picture": words("canary") + "q 200 0 0 30 60 690 cm /P Do Q",
}


@pytest.mark.parametrize("drawing", HIDDEN.values(), ids=HIDDEN.keys())
def test_a_word_that_cannot_be_seen_is_counted(drawing):
    (picture,) = drawn(pdf_of(PdfPage(SEEN + drawing), objects=(GREY_PICTURE,)))
    assert picture.unseen_words == 1


def test_a_word_on_a_layer_that_is_off_is_counted():
    page = PdfPage(SEEN + "/OC /L BDC " + words("canary") + " EMC")
    (picture,) = drawn(pdf_of(page, objects=(LAYER,), catalogue=LAYER_OFF))
    assert picture.unseen_words == 1


SHOWN = {
    "white on a dark table header": PdfPage("0.1 g 60 690 200 30 re f" + words("Year", before="1 g")),
    "over a highlighter": PdfPage("1 1 0 rg 60 690 200 30 re f" + words("Year")),
    "small print": PdfPage(words("Company number 0123", size=5)),
    "a page on its side": PdfPage(words("Year"), "/Rotate 90"),
    "a page upside down": PdfPage(words("Year"), "/Rotate 180"),
    "a page cut from a larger sheet": PdfPage(words("Year"), "/CropBox [50 600 400 800]"),
    "a sheet that starts elsewhere": PdfPage(words("Year", x=-100, y=-100), box="[-300 -300 200 200]"),
    "pale grey": PdfPage(words("Year", before="0.8 g")),
}


@pytest.mark.parametrize("page", SHOWN.values(), ids=SHOWN.keys())
def test_a_word_that_can_be_seen_is_not_counted(page):
    (picture,) = drawn(pdf_of(page))
    assert picture.unseen_words == 0


NOTES = {
    "a note": "<< /Type /Annot /Subtype /Text /Rect [50 50 70 70] /Contents (canary) >>",
    "a highlight": "<< /Type /Annot /Subtype /Highlight /Rect [50 50 70 70] /QuadPoints [50 70 70 70 50 50 70 50] >>",
    "a box over words": "<< /Type /Annot /Subtype /Square /Rect [60 690 260 720] /IC [0 0 0] >>",
}


@pytest.mark.parametrize("note", NOTES.values(), ids=NOTES.keys())
def test_what_somebody_laid_over_the_page_is_counted_as_a_mark(note):
    (picture,) = drawn(pdf_of(PdfPage(SEEN, notes=(note,))))
    assert picture.marks >= 1


def test_a_filled_in_field_is_counted_as_a_mark():
    look = "<< /Type /XObject /Subtype /Form /BBox [0 0 100 20] /Length 18 >>\nstream\n0 g 0 0 80 15 re f\nendstream"
    field = "<< /Type /Annot /Subtype /Widget /FT /Tx /T (name) /F 4 /Rect [50 50 150 70] /AP << /N 4 0 R >> >>"
    page, form = PdfPage(SEEN, notes=("5 0 R",)), "/AcroForm << /Fields [5 0 R] >>"
    (picture,) = drawn(pdf_of(page, objects=(look, field), catalogue=form))
    assert picture.marks == 1


def test_a_link_is_no_mark():
    link = "<< /Type /Annot /Subtype /Link /Rect [50 50 70 70] /A << /S /URI /URI (https://example.org) >> >>"
    (picture,) = drawn(pdf_of(PdfPage(SEEN, notes=(link,))))
    assert picture.marks == 0


def test_a_sheet_as_large_as_a_wall_is_drawn_smaller():
    (picture,) = drawn(pdf_of(PdfPage(SEEN, box="[0 0 14400 14400]")))
    assert image(picture).width <= 3500


def test_a_picture_says_nothing_of_the_file_it_came_from(model):
    assert len(model) > 1
    assert all(picture.webp[12:16] == b"VP8L" and picture.webp.count(b"EXIF") == 0 for picture in model)


def test_a_broken_file_is_named_as_one():
    with pytest.raises(UnreadableLetter) as refusal:
        drawn(b"%PDF-1.7 and nothing more")
    assert refusal.value.reason == Reason.BROKEN_PDF


def test_the_words_of_a_published_page_can_be_read_from_its_picture(ocr, model, tmp_path):
    page = tmp_path / "page.png"
    image(model[0]).save(page)
    recognised = subprocess.run(["tesseract", page, "-"], capture_output=True, text=True, check=True).stdout
    printed = longer_words(pdfium.PdfDocument(MODEL)[0].get_textpage().get_text_bounded())
    assert len(printed & longer_words(recognised)) >= 0.95 * len(printed) > 50


def longer_words(text: str) -> set[str]:
    return set(re.findall(r"[a-z]{4,}", text.lower()))


def test_a_bar_higher_than_wide_has_its_reason_printed_along_it():
    sheet = Image.new("L", (240, 240), 255)
    lying = burned(sheet, [Bar(Box(9, 20, 129, 36), "section 40(2)")], 1)
    standing = burned(sheet, [Bar(Box(20, 110, 36, 230), "section 40(2)")], 1)
    assert lying.crop((9, 20, 129, 36)).getextrema()[1] > 200
    assert standing.rotate(-90).tobytes() == lying.tobytes()
