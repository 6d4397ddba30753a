"""Scans: the words in the pictures of their pages are recognised by tesseract, in limited child processes."""

from __future__ import annotations

import io
import json
import shutil
import stat
import zlib
from dataclasses import replace
from difflib import SequenceMatcher
from pathlib import Path

import pytest
from PIL import Image

from documents.errors import Reason, UnreadableLetter
from documents.models import LetterFormat
from documents.reading.formats.scan import SeenPage, draw_dots
from documents.reading.formats.sheets import as_pdf, sheets_of
from documents.reading.letters import read
from documents.reading.shapes import FindingKind, Table
from documents.reading.spans import Leaf
from documents.recognition import A_LINE, A_WORD, recognise
from documents.sandbox import page_in_child, pictures_in_child, read_in_child
from documents.unfinished import SEAL, sealed
from documents.walls import sandbox_state
from tests.clearing.pdfs import PdfPage, pdf_of, words
from tests.clearing.test_pictures import GREY_PICTURE
from tests.message_files import mail
from tests.plugins.requirements import need
from tests.scans import DOTS, first_pages, joined, note, pdf_of_pictures, scan_of

MODEL = Path("fixtures/letters/foi-0008-24.pdf").read_bytes()
PAGES = 2


@pytest.fixture(scope="module")
def printed():
    """The same pages of the letter as it was written."""
    return read("letter.pdf", first_pages(MODEL, PAGES))


@pytest.fixture(scope="module")
def scanned():
    """The reading of a scan of its first pages."""
    need("ocr")
    return read_in_child("scan.pdf", scan_of(MODEL, PAGES))


def test_a_scan_is_read_as_the_letter_it_was_made_of(ocr, scanned, printed):
    for name in ("reference", "date_responded", "date_received", "authority"):
        assert getattr(scanned, name).value == getattr(printed, name).value
    assert (scanned.kind, scanned.regime) == (printed.kind, printed.regime)


def test_a_scans_questions_are_the_letters(ocr, scanned, printed):
    assert [asked.number for asked in scanned.questions] == [asked.number for asked in printed.questions]
    for seen, asked in zip(scanned.questions, printed.questions, strict=True):
        assert SequenceMatcher(None, seen.text, asked.text).ratio() > 0.97


def test_a_scans_first_answers_are_the_letters(ocr, scanned, printed):
    for seen, asked in list(zip(scanned.questions, printed.questions, strict=True))[1:3]:
        assert [part.outcome for part in seen.parts] == [part.outcome for part in asked.parts]
        assert [cited.provision for part in seen.parts for cited in part.citations] == [
            cited.provision for part in asked.parts for cited in part.citations
        ]


def test_what_is_read_in_a_scan_lies_on_the_picture_of_its_words(ocr, scanned, printed):
    (seen,), (due,) = scanned.reference.spans[0].boxes, printed.reference.spans[0].boxes
    assert all(abs(one - other) < 4 for one, other in zip(seen, due, strict=True))


def test_a_ruled_table_in_a_scan_is_the_letters_table(ocr):
    letter = Path("fixtures/letters/foi-0066-23.pdf").read_bytes()
    (seen,) = read_in_child("scan.pdf", scan_of(letter, 1)).tables
    (due,) = read("letter.pdf", first_pages(letter, 1)).tables
    assert said(seen) == said(due)
    assert len(said(seen)) == 10


def said(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in (table.header, *table.rows)]


def test_each_page_that_was_recognised_is_said_to_be(ocr, scanned):
    said = [each for each in scanned.findings if each.kind is FindingKind.RECOGNISED]
    assert [each.where.page for each in said] == [1, 2]
    assert all("OCR" in each.what and 0.5 < each.sure < 1.0 for each in said)


def test_nothing_recognised_is_kept_once_the_letter_is_read(ocr, scanned, settings):
    assert list((settings.FOI_VAR / "recognised").iterdir()) == []


def test_a_page_that_is_a_picture_is_read_among_pages_of_words(ocr):
    letter = pdf_of(PdfPage(words("You asked how many horses there are.")))
    mixed = joined(letter, pdf_of_pictures([note("We hold nine horses.")]))
    reading = read_in_child("letter.pdf", mixed)
    assert [page.text for page in reading.pages] == ["You asked how many horses there are.", "We hold nine horses."]
    assert not any(each.kind is FindingKind.UNREAD for each in reading.findings)


def test_a_page_that_was_laid_on_its_side_in_the_scanner_is_read(ocr):
    sheet = note(
        "You asked about horses.", "There are nineteen horses", "beside seven donkeys,", "and they were counted."
    )
    (page,) = read_in_child("scan.pdf", pdf_of_pictures([sheet])).pages
    lying = pdf_of_pictures([sheet.rotate(-90, expand=True)])
    assert read_in_child("scan.pdf", lying).pages == (replace(page, width=page.height, height=page.width),)
    first = recognise("scan.pdf", lying, [])[1].words[0].box
    assert first.bottom - first.top > first.x1 - first.x0 > 8
    assert first.x0 > page.height - 60


def test_a_scan_that_came_with_a_message_is_read_as_the_letter_and_shown_as_printed(ocr):
    asked = "Dear Pat, you asked how many horses there are", "and what each of them is fed in a year."
    sheet = note("Our reference: IR 4107", *asked, "We hold nineteen horses and they are fed hay.")
    sheet.save(picture := io.BytesIO(), "PNG", dpi=(DOTS, DOTS))
    note("Force").resize((300, 40)).save(logo := io.BytesIO(), "PNG")
    came = mail("Please see attached.", ("logo.png", logo.getvalue()), ("scan.png", picture.getvalue()))
    reading = read_in_child("a.eml", came)
    (page,) = reading.pages
    assert page.text.endswith("We hold nineteen horses and they are fed hay.")
    assert [each.where.page for each in reading.findings if each.kind is FindingKind.RECOGNISED] == [1]
    (box,) = reading.reference.spans[0].boxes
    assert abs(box.top - 40 * 72 / DOTS) < 4
    assert reading.leaves == {1: Leaf(1, 1)}
    drawn = page_in_child("a.eml", came, 1, Leaf(1, 1))
    assert (round(drawn.width), round(drawn.height)) == (900 * 72 // DOTS, 300 * 72 // DOTS)
    assert [drawn] == pictures_in_child("a.eml", came, LetterFormat.EMAIL, leaves=reading.leaves)


def test_an_empty_sheet_is_not_given_to_tesseract_and_one_with_specks_not_turned(monkeypatch, settings, tmp_path):
    sandbox_state()
    (tmp_path / "unshare").symlink_to(str(shutil.which("unshare")))
    (tmp_path / "tesseract").write_text("#!/bin/sh\n[ $1 = --list-langs ] && echo eng || exit 1\n")
    (tmp_path / "tesseract").chmod(0o700)
    monkeypatch.setenv("PATH", str(tmp_path))
    settings.FOI_VAR = tmp_path
    empty, specks = Image.new("L", (900, 1200), 255), Image.new("L", (900, 1200), 255)
    for at in range(60):
        specks.paste(0, (60 + 13 * at, 90 + 17 * at, 62 + 13 * at, 92 + 17 * at))
    sheets = pdf_of_pictures([empty, specks])
    assert recognise("scan.pdf", sheets, [1]) == {1: SeenPage([], ())}
    assert draw_dots(sheets, 1).written == 0
    assert A_WORD < draw_dots(sheets, 2).written < A_LINE < draw_dots(scan_of(MODEL, 1), 1).written / 9


def test_a_picture_without_words_is_no_letter(ocr):
    with pytest.raises(UnreadableLetter) as refusal:
        read_in_child(
            "photograph.pdf",
            pdf_of(PdfPage("q 200 0 0 200 0 0 cm /P Do Q", box="[0 0 200 200]"), objects=(GREY_PICTURE,)),
        )
    assert refusal.value.reason == Reason.NO_WORDS


@pytest.fixture
def no_tesseract(monkeypatch, tmp_path):
    """A machine without tesseract."""
    sandbox_state()
    (tmp_path / "unshare").symlink_to(str(shutil.which("unshare")))
    monkeypatch.setenv("PATH", str(tmp_path))


def test_without_tesseract_a_scan_is_refused_and_says_what_to_install(no_tesseract):
    with pytest.raises(UnreadableLetter) as refusal:
        read_in_child("scan.pdf", pdf_of_pictures([note("We hold nine horses.")]))
    assert refusal.value.reason == Reason.PICTURES_ONLY
    assert "tesseract-ocr" in refusal.value.reason


def test_without_tesseract_a_page_among_others_stays_unread(no_tesseract):
    letter = pdf_of(PdfPage(words("You asked how many horses there are.")))
    reading = read_in_child("letter.pdf", joined(letter, pdf_of_pictures([note("We hold nine horses.")])))
    assert [each.where.page for each in reading.findings if each.kind is FindingKind.UNREAD] == [2]


class Stopped(BaseException):
    """The worker was stopped."""


def stop_at(page: int):
    def tell(done: int, pages: int) -> None:
        if done == page:
            raise Stopped

    return tell


TWO = pdf_of_pictures([note("We hold nine horses."), note("They are fed at noon.")])


def test_a_scan_that_was_stopped_goes_on_with_the_page_it_was_at(ocr, settings, tmp_path):
    settings.FOI_VAR = tmp_path
    with pytest.raises(Stopped):
        recognise("scan.pdf", TWO, [], stop_at(1))
    (folder,) = (tmp_path / "recognised").iterdir()
    (page,) = folder.iterdir()
    assert [stat.S_IMODE(path.stat().st_mode) for path in (folder, page)] == [0o700, 0o600]
    kept = json.loads(page.read_bytes()[SEAL:])
    page.write_bytes(sealed(json.dumps(kept | {"words": [kept["words"][0] | {"text": "Kept"}]}).encode()))
    heard: list[tuple[int, int]] = []
    seen = recognise("scan.pdf", TWO, [], lambda done, pages: heard.append((done, pages)))
    assert [" ".join(word.text for word in seen[page].words) for page in seen] == ["Kept", "They are fed at noon."]
    assert heard == [(0, 2), (1, 2)]


def huge_picture(side: int) -> bytes:
    """A page whose picture says it is that many dots wide and high; packed it is small."""
    packed = zlib.compress(bytes(side) * 1000, 9).decode("latin-1")
    head = f"<< /Type /XObject /Subtype /Image /Width {side} /Height {side} /BitsPerComponent 8 /ColorSpace /DeviceGray"
    picture = f"{head} /Filter /FlateDecode /Length {len(packed)} >>\nstream\n{packed}\nendstream"
    return pdf_of(PdfPage("q 14000 0 0 14000 0 0 cm /P Do Q", box="[0 0 14000 14000]"), objects=(picture,))


def test_a_page_whose_picture_is_immense_is_refused_in_one_of_the_sentences(ocr, settings, tmp_path):
    settings.FOI_VAR = tmp_path
    with pytest.raises(UnreadableLetter) as refusal:
        read_in_child("scan.pdf", huge_picture(60_000))
    assert refusal.value.reason in (Reason.NO_WORDS, Reason.TOO_BIG_INSIDE, Reason.FAILED, Reason.TOO_SLOW)
    assert not any((tmp_path / "recognised").glob("*/*"))


def test_the_pages_of_pictures_are_counted_without_drawing_them() -> None:
    Image.effect_noise((800, 1100), 60).save(made := io.BytesIO(), "JPEG")
    cut_off = made.getvalue()[: made.tell() // 2]
    assert sheets_of([made.getvalue(), b"no picture", cut_off]) == [Leaf(0, 1), Leaf(2, 1)]
    with pytest.raises(UnreadableLetter):
        as_pdf(cut_off)
