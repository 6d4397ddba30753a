"""What the letter's file is set from: the words of a page in stretches that stand where the words do."""

from __future__ import annotations

from typing import Any

import pytest

from documents.clearing.letter_file import file_pages, shown
from documents.clearing.shapes import CopyPage
from documents.reading.spans import Box

TEXT = "We awarded 14\nGrants    Total"
WORDS = ((0, 2, Box(70, 100, 84, 112)), (3, 10, Box(88, 100, 140, 112)), (11, 13, Box(144, 100, 158, 112)))
ROW = ((14, 20, Box(70, 120, 110, 132)), (24, 29, Box(300, 120, 330, 132)))


def lines(words: Any, text: str = TEXT) -> Any:
    [page] = file_pages([CopyPage(4, text, 595.0, 842.0, b"RIFF", (), b"PNG", words)])
    return page["lines"]


def test_words_of_a_line_stand_together_as_wide_as_they_are():
    assert lines(WORDS + ROW)[0] == ["We awarded 14", 70, 100, 88, 12]


def test_cells_of_a_row_stand_each_in_its_own_place():
    assert lines(WORDS + ROW)[1:] == [["Grants", 70, 120, 40, 12], ["Total", 300, 120, 30, 12]]


def test_words_without_places_go_down_the_page_line_by_line():
    assert [(line[0], line[2]) for line in lines(())] == [("We awarded 14", 0.0), ("Grants    Total", 421.0)]


def test_a_page_without_words_has_no_lines():
    assert lines((), "") == []


def test_a_page_that_came_as_text_is_its_text():
    assert file_pages([CopyPage(1, TEXT, None, None, None, ())]) == [{"number": 1, "text": TEXT}]


@pytest.mark.parametrize("sign", ["\ufeff", "\x07", "\u200b", "\ufffe"])
def test_signs_that_stand_for_nothing_are_left_out(sign):
    assert shown(f"one{sign} two\n") == "one two\n"
