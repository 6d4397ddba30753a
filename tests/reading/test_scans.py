"""Words that text recognition found: what of tesseract's table is believed, and what a reading says of them."""

from __future__ import annotations

import pytest

from documents.reading.formats.scan import SeenPage, SeenWord, words_in
from documents.reading.letters import read
from documents.reading.shapes import FindingKind
from documents.reading.spans import Box
from tests.reading import papers
from tests.scans import note, pdf_of_pictures

HEAD = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"


def row(text: str, line: int = 1, left: int = 10, top: int = 10, width: int = 40, height: int = 20, sure: float = 96):
    return f"5\t1\t1\t1\t{line}\t1\t{left}\t{top}\t{width}\t{height}\t{sure}\t{text}"


def table(*rows: str) -> bytes:
    return ("\n".join([HEAD, *rows]) + "\n").encode()


def said(*rows: str) -> list[str]:
    return [word.text for word in words_in(table(*rows), 2.0)]


def test_a_words_box_is_in_points():
    (word,) = words_in(table(row("wome")), 2.0)
    assert word == SeenWord("wome", Box(5, 5, 25, 15), 0.96, True)


def test_words_of_a_line_are_as_high_as_the_line():
    one, other = words_in(table(row("Type", top=10, height=26), row("on", left=60, top=18, height=12)), 2.0)
    assert (one.box.top, one.box.bottom) == (other.box.top, other.box.bottom)


def test_a_line_askew_is_taken_as_level():
    rows = [row("word", left=60 * at, top=10 + 8 * at, height=20) for at in range(10)]
    heights = {(word.box.top, word.box.bottom) for word in words_in(table(*rows), 1.0)}
    assert len(heights) == 1
    ((top, bottom),) = heights
    assert bottom - top < 30


def test_blocks_lines_blanks_and_specks_are_no_words():
    assert said("4\t1\t1\t1\t1\t0\t10\t10\t40\t20\t-1\t", row(" "), row("~", sure=12), row("word")) == ["word"]


def test_an_upright_stroke_before_a_small_letter_is_the_word_i():
    assert said(row("|"), row("write")) == ["I", "write"]


def test_any_other_upright_stroke_is_a_piece_of_a_rule():
    first, second = words_in(table(row("|"), row("Total"), row("14"), row("|")), 1.0)
    assert [(first.text, first.new_line), (second.text, second.new_line)] == [("Total", True), ("14", False)]


@pytest.mark.parametrize("written", ["FO!", "FOl", "F01", "FO|"])
def test_foi_read_amiss_is_put_right_and_doubted(written):
    (word, _) = words_in(table(row(written), row("0008/24")), 1.0)
    assert (word.text, word.sure) == ("FOI", 0.69)


def test_a_word_that_only_begins_so_stays():
    assert said(row("FOlk")) == ["FOlk"]


def test_signs_that_are_not_seen_are_left_out():
    assert said(row("wo\u202erd\x07")) == ["word"]


NO_TABLES = {
    "nothing": b"",
    "no table": b"Segmentation fault",
    "another head": table(row("word")).replace(b"level", b"depth", 1),
    "a row too short": table("5\t1\t1"),
    "a number that is none": table(row("word").replace("10", "ten", 1)),
    "a place left of the page": table(row("word", left=-5)),
    "surer than sure": table(row("word", sure=140)),
    "sure of nothing a number is": table(row("word", sure=float("nan"))),
    "no text at all": table(row("word")).replace(b"word\n", b"\xff\xfe\n"),
    "more words than a page holds": table(*[row("word")] * 20_001),
}


@pytest.mark.parametrize("handed_back", NO_TABLES.values(), ids=NO_TABLES.keys())
def test_what_is_no_table_of_words_is_not_believed(handed_back):
    with pytest.raises(ValueError):
        words_in(handed_back, 1.0)


LETTER = "Our ref: FOI 12/24\nDate: 17 April 2024\nYou asked: 1. How many horses do you hold? We hold nine."


def seen(least: float) -> dict[int, SeenPage]:
    """The letter as recognised in a picture, its year no surer than that."""
    words = []
    for at, line in enumerate(LETTER.split("\n")):
        for place, text in enumerate(line.split()):
            box = Box(50 + 40 * place, 50 + 20 * at, 88 + 40 * place, 62 + 20 * at)
            words.append(SeenWord(text, box, least if text == "2024" else 0.96, place == 0))
    return {1: SeenPage(words)}


SCAN = pdf_of_pictures([note("A scan.")])


def test_a_date_is_no_surer_than_the_least_sure_of_its_words():
    assert read("scan.pdf", SCAN, seen(0.5)).date_responded.sure == 0.5
    assert read("scan.pdf", SCAN, seen(0.8)).date_responded.sure == 0.8


def test_a_word_that_may_be_wrong_is_named_with_its_place():
    reading = read("scan.pdf", SCAN, seen(0.5))
    (doubt,) = [each for each in reading.findings if "recognised wrongly" in each.what]
    assert "“2024”" in doubt.what
    assert reading.pages[0].text[doubt.where.start : doubt.where.end] == "2024"
    assert doubt.where.boxes == (Box(170, 70, 208, 82),)


def test_a_page_recognised_without_doubt_is_still_said_to_be():
    kinds = [each.kind for each in read("scan.pdf", SCAN, seen(0.9)).findings]
    assert FindingKind.RECOGNISED in kinds


def test_a_page_that_has_words_of_its_own_keeps_them():
    letter = papers.typeset(papers.PLAIN)
    assert read("letter.pdf", letter, seen(0.5)) == read("letter.pdf", letter)
