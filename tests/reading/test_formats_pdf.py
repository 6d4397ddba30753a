"""PDF: words, places, links and what is hidden."""

from __future__ import annotations

import io

import pikepdf
import pypdfium2
import pytest

from documents.errors import UnreadableLetter
from documents.reading.formats.choosing import pages_of
from documents.reading.letters import read
from documents.reading.shapes import FindingKind, Reading
from documents.reading.spans import Box
from documents.reading.words import running, words_to_text
from tests.reading import papers


def _answer_boxes(reading: Reading) -> tuple[Box, ...]:
    boxes = reading.questions[0].parts[0].spans[0].boxes
    assert boxes is not None
    return boxes


def _ink_in(data: bytes, box: Box) -> float:
    """The share of dark signs in a box of the page as pdfium shows it."""
    document = pypdfium2.PdfDocument(data)
    picture = document[0].render(scale=2, grayscale=True).to_pil()
    document.close()
    cut = picture.crop(tuple(round(2 * side) for side in box))
    dark = sum(cut.histogram()[:128])
    return float(dark / max(cut.width * cut.height, 1))


def test_questions_and_answers_of_a_typeset_letter_are_read() -> None:
    reading = read("letter.pdf", papers.typeset(papers.PLAIN))
    assert [(each.number, each.parts[0].text) for each in reading.questions] == [
        ("1", "There are fourteen cats."),
        ("2", "See the feeding plan (page 3)."),
    ]


def test_a_line_that_ends_in_a_slash_or_a_hyphen_after_a_letter_goes_on() -> None:
    lines = "Send documents/", "evidence, the co-", "operation plan, short-", "and long-term, cats and/", "or dogs"
    [page] = pages_of("letter.pdf", papers.typeset("#linebreak()".join(lines)))
    said = "Send documents/evidence, the co-operation plan, short- and long-term, cats and/or dogs"
    assert (words_to_text(page.words), running(page.text)) == (said, said)


def test_an_address_printed_over_two_lines_is_one_where_its_link_says_so() -> None:
    address = "https://www.office.example/about/x?y=1"
    parts = "".join(
        f'#link("{address}")[{part}]#linebreak()' for part in ("https:/\\/www.office", ".example/about/x?", "y=1.")
    )
    [page] = pages_of(
        "letter.pdf", papers.typeset(f'See #linebreak(){parts} #link("{address}")[here]#linebreak()There.')
    )
    assert words_to_text(page.words) == f"See {address}. here There."


def test_a_list_of_like_lines_over_many_pages_is_no_running_head() -> None:
    asked = "\n\n".join(f"{number}. How many trees of type {number} were felled?" for number in range(1, 41))
    page = "#set page(height: 320pt, margin: 60pt, footer: context [Longmead Council, page #counter(page).display()])"
    letter = f"{page}\nDear Applicant\n\nYou asked:\n\n{asked}\n\nWe felled none.\n\nYours sincerely"
    questions = read("letter.pdf", papers.typeset(letter)).questions
    assert [each.text for each in questions] == [f"How many trees of type {n} were felled?" for n in range(1, 41)]
    assert {each.parts[0].text for each in questions} == {"We felled none."}


def test_a_link_has_its_label_target_and_page_hint() -> None:
    reading = read("letter.pdf", papers.typeset(papers.PLAIN))
    link = reading.links[0]
    assert (link.label, link.url, link.page_hint) == ("the feeding plan", "https://cats.example/food", "page 3")


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_an_answers_box_lies_on_its_ink_however_the_page_is_turned(degrees: int) -> None:
    data = papers.turned(papers.typeset(papers.PLAIN), degrees)
    box = next(word.box for word in pages_of("letter.pdf", data)[0].words if word.text == "fourteen")
    assert box is not None
    assert _ink_in(data, box) > 0.08


def test_an_answers_box_lies_on_its_ink_on_a_cropped_page() -> None:
    data = papers.cropped(papers.typeset(papers.PLAIN), 40, 25)
    assert _ink_in(data, _answer_boxes(read("letter.pdf", data))[0]) > 0.08


def test_there_is_one_box_a_printed_line() -> None:
    long = papers.PLAIN.replace(
        "There are fourteen cats.", "There are fourteen cats. " + "They are kept with care. " * 12
    )
    assert len(_answer_boxes(read("letter.pdf", papers.typeset(long)))) == 4


def _with_hidden(extra: str, annotations: list[pikepdf.Dictionary] | None = None) -> Reading:
    content = papers.said("1. Who signed the lease?", 72, 700) + papers.said("It was signed by", 72, 670) + extra
    return read("letter.pdf", papers.drawn(content, annotations))


HIDDEN = {
    "a black box over it": papers.said("Secret Person", 170, 670) + "0 g 168 665 90 18 re f\n",
    "a black bar that leaves out the tops of the letters": papers.said("Secret Person", 170, 670)
    + "0 g 168 665 90 12.5 re f\n",
    "a black bar over the lower half": papers.said("Secret Person", 170, 670) + "0 g 168 665 90 9 re f\n",
    "white ink": papers.said("Secret Person", 170, 670, before="1 g"),
    "never drawn": papers.said("Secret Person", 170, 670, before="3 Tr"),
    "off the page": papers.said("Secret Person", 700, 670),
    "tiny type": papers.said("Secret Person", 170, 670, size=1),
}


@pytest.mark.parametrize("how", sorted(HIDDEN))
def test_hidden_words_are_nowhere_in_the_reading(how: str) -> None:
    assert "Secret" not in repr(_with_hidden(HIDDEN[how]))


@pytest.mark.parametrize("how", sorted(HIDDEN))
def test_hidden_words_are_a_finding_with_their_place(how: str) -> None:
    found = [each for each in _with_hidden(HIDDEN[how]).findings if each.kind is FindingKind.HIDDEN_TEXT]
    assert [bool(each.where and each.where.boxes) for each in found] == [True] * max(len(found), 1)


def test_a_covered_name_leaves_a_block_sign_in_the_text() -> None:
    assert "It was signed by █" in _with_hidden(HIDDEN["a black box over it"]).pages[0].text


def test_words_on_a_shaded_ground_are_not_hidden() -> None:
    shaded = "0.85 g 160 660 140 22 re f\n" + papers.said("Open Person", 170, 670)
    assert "Open Person" in _with_hidden(shaded).pages[0].text


def test_a_comment_on_the_page_is_a_finding() -> None:
    note = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name.Text,
        Rect=pikepdf.Array([300, 600, 320, 620]),
        Contents="check this",
    )
    assert any(each.kind is FindingKind.COMMENTS for each in _with_hidden("", [note]).findings)


def _refusal(data: bytes, name: str = "letter.pdf") -> str:
    with pytest.raises(UnreadableLetter) as refused:
        read(name, data)
    return refused.value.reason


def test_a_locked_pdf_is_refused_and_says_to_save_one_without_a_password() -> None:
    assert "asks for a password" in _refusal(papers.locked(papers.typeset(papers.PLAIN)))


def test_a_pdf_cut_short_is_refused() -> None:
    assert "damaged or cut short" in _refusal(papers.typeset(papers.PLAIN)[:900])


def test_a_pdf_that_begins_with_something_else_is_refused() -> None:
    assert "not a kind of file" in _refusal(b"<html><script>" + papers.typeset(papers.PLAIN))


def test_an_empty_file_is_refused() -> None:
    assert "is empty" in _refusal(b"")


def test_a_page_tree_that_runs_in_a_circle_is_refused() -> None:
    catalogue = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj "
    loop = catalogue + b"2 0 obj<</Type/Pages/Kids[2 0 R]/Count 9>>endobj trailer<</Root 1 0 R>>"
    assert _refusal(loop)


def test_a_blank_page_is_refused() -> None:
    assert "no words" in _refusal(papers.drawn("0 g 10 10 5 5 re f"))


def test_a_picture_of_a_letter_is_refused_naming_text_recognition() -> None:
    document = pypdfium2.PdfDocument(papers.typeset(papers.PLAIN))
    out = io.BytesIO()
    document[0].render(scale=1).to_pil().save(out, format="PDF")
    assert "OCR" in _refusal(out.getvalue())
