"""What is marked to be removed is in neither the picture nor the text, and all else stays where it was."""

from __future__ import annotations

import io
import re

import pytest
from PIL import Image

from documents.clearing.letter_file import file_pages
from documents.clearing.pictures import draw_pages
from documents.clearing.rebuild import placed_words, rebuild
from documents.clearing.removal import Cut, Mark, Shifts, merged, removal_of, rest_of_page, without, words_under
from documents.errors import NotCleared
from documents.reading.shapes import PageText
from documents.reading.spans import Box
from documents.reading.turning import turned
from tests.clearing.pdfs import PdfPage, pdf_of, words
from tests.clearing.readings import reading
from tests.pdf_files import place_of

SAID = "We wrote to Zyxanthe Quillfeather about 14 grants."
LETTER = pdf_of(PdfPage(words(SAID)))


def one_page(said: str):
    return reading(pages=(PageText(1, said, 595.0, 842.0),))


def cleared(letter: bytes, said: str, *marks: Mark):
    """The copy's only page with these marks made, and its picture before and after."""
    (before,) = draw_pages(letter, 1, 1)
    read = one_page(said)
    placed = {1: placed_words(read.pages[0], before)}
    removal = removal_of(marks, read.pages, placed)
    (after,) = draw_pages(letter, 1, 1, removal.bars)
    (page,) = rebuild(read, [after], removal.cuts)
    return page, before, after


def darkest(webp: bytes, box: Box) -> tuple[int, int]:
    """The darkest and the lightest grey within a box of the page."""
    picture = Image.open(io.BytesIO(webp)).convert("L")
    pixels = picture.crop((box.x0 * 2, box.top * 2, box.x1 * 2, box.bottom * 2)).tobytes()
    return min(pixels), max(pixels)


def test_marked_words_are_in_neither_text_nor_picture_nor_file():
    start = SAID.index("Zyxanthe")
    page, before, after = cleared(LETTER, SAID, Mark(1, start, start + len("Zyxanthe Quillfeather"), label="s.40(2)"))
    assert page.text == "We wrote to [redacted: s.40(2)] about 14 grants."
    name = Box(*place_of(LETTER, 1, "Quillfeather"))
    assert darkest(before.webp, name)[1] == 255
    assert darkest(after.webp, Box(name.x0 + 20, name.top, name.x1, name.bottom)) == (0, 0)
    assert darkest(after.webp, Box(*place_of(LETTER, 1, "grants"))) == darkest(
        before.webp, Box(*place_of(LETTER, 1, "grants"))
    )
    laid = " ".join(line[0] for line in file_pages([page])[0]["lines"])
    assert "Quillfeather" not in laid
    assert "[redacted: s.40(2)]" in laid
    assert "14 grants." in laid


@pytest.mark.parametrize("lies", [1, 2, 3])
def test_on_a_turned_page_bars_run_along_the_words(lies):
    said = "We wrote to Zyxanthe Quillfeather about fourteen grants that were made last year.\n" * 3
    width, height = 595.0, 842.0
    boxes = [Box(60.0 + 40 * at, 100.0, 95.0 + 40 * at, 112.0) for at in range(13)]
    starts = [found.start() for found in re.finditer(r"\S+", said)][:13]
    upright = [(start, start + 8, box) for start, box in zip(starts, boxes, strict=True)]
    lying = [(start, end, turned(box, width, height, 4 - lies)) for start, end, box in upright]
    size = (height, width) if lies % 2 else (width, height)

    def bar(words, wide, high):
        start = said.index("Zyxanthe")
        [bar] = removal_of([Mark(1, start, start + 8)], [PageText(1, said, wide, high)], {1: words}).bars[1]
        return bar.box

    assert bar(lying, *size) == turned(bar(upright, width, height), width, height, 4 - lies)


def test_the_words_under_a_drawn_box_go_whole():
    box = Box(*place_of(LETTER, 1, "Quillf"))
    page, _, after = cleared(LETTER, SAID, Mark(1, boxes=(box,)))
    assert page.text == "We wrote to Zyxanthe [redacted] about 14 grants."
    assert darkest(after.webp, Box(*place_of(LETTER, 1, "feather"))) == (0, 0)  # the rest of the word too


def test_words_that_are_not_seen_stop_the_copy_until_they_are_left_out():
    letter = pdf_of(PdfPage(words("We hold 14.") + words("Quillfeather", y=600, before="1 g")))
    (before,) = draw_pages(letter, 1, 1)
    with pytest.raises(NotCleared):
        rebuild(one_page("We hold 14."), [before])
    removal = removal_of([Mark(1, boxes=before.unseen, paints=False)], [], {})
    assert removal.bars == {}  # of no page that was read
    page, _, after = cleared(letter, "We hold 14.", Mark(1, boxes=before.unseen, paints=False))
    assert (page.text, after.unseen_words, after.webp) == ("We hold 14.", 0, before.webp)


def test_nothing_is_removed_from_a_picture_whose_words_have_no_known_place():
    with pytest.raises(NotCleared, match="places of the words on page 1"):
        cleared(LETTER, "Other words than those drawn.", Mark(1, 0, 5))


def test_places_after_a_cut_still_fit():
    cuts = merged([Cut(12, 20), Cut(18, 33, "s.40(2)")])
    text = without(SAID, cuts)
    shifts = Shifts(cuts)
    start, end = shifts.moved(SAID.index("14"), SAID.index("14") + 2)
    assert text[start:end] == "14"
    assert text[slice(*shifts.moved(15, 25))] == "[redacted: s.40(2)]"
    assert text[slice(*shifts.moved(0, 15))] == "We wrote to [redacted: s.40(2)]"
    assert text[slice(*shifts.moved(0, 12))] == "We wrote to "
    assert without(text, ()) == text


def test_what_was_not_chosen_takes_in_what_is_redacted_there_and_says_nothing_of_it():
    unchosen, name = Cut(0, 20, instead=""), Cut(5, 9, "section 40(2)")
    assert merged([name, unchosen, Cut(0, 4, "section 43")]) == (unchosen,)
    (both,) = merged([unchosen, Cut(15, 25, "section 40(2)")])
    assert (both.start, both.end, both.shown) == (0, 25, "[redacted: section 40(2)]")


UPRIGHT = (600.0, 800.0)
BESIDE = ((0, 5, Box(50, 60, 80, 72)), (50, 55, Box(90, 60, 120, 72)))  # on one line, the second of what is to go


def _lines(count: int, down: float) -> list[tuple[int, int, Box]]:
    """Lines of three words, so many, one under the other from there."""
    return [
        (
            9 * (3 * line + at),
            9 * (3 * line + at) + 8,
            Box(50 + 60 * at, down + 20 * line, 100 + 60 * at, down + 12 + 20 * line),
        )
        for line in range(count)
        for at in range(3)
    ]


@pytest.mark.parametrize("quarters", range(4))
def test_the_rest_of_a_page_begins_under_what_stands_over_its_first_word_however_the_page_lies(quarters):
    placed = _lines(8, 100)
    size = UPRIGHT if quarters % 2 == 0 else UPRIGHT[::-1]
    lying = [(start, end, turned(box, *UPRIGHT, 4 - quarters)) for start, end, box in placed]
    begin = placed[12][0]  # the fifth line
    assert rest_of_page(begin, lying, *size) == turned(Box(0, 173, *UPRIGHT), *UPRIGHT, 4 - quarters)


def test_the_rest_of_a_page_takes_no_word_in_that_stands_over_it_and_all_where_none_does():
    placed = _lines(8, 100)
    box = rest_of_page(placed[12][0], placed, *UPRIGHT)
    assert [word for run in words_under([box], placed) for word in run] == placed[12:]
    assert rest_of_page(0, placed, *UPRIGHT) == Box(0, 0, *UPRIGHT)
    assert rest_of_page(50, BESIDE, *UPRIGHT) == Box(0, 0, *UPRIGHT)


def test_where_a_word_has_no_place_nothing_is_covered_for_it():
    assert rest_of_page(999, _lines(2, 100), *UPRIGHT) is None
