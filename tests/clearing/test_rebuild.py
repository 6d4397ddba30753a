"""The public copy of a letter's pages."""

from __future__ import annotations

import pytest

from documents.clearing.rebuild import rebuild
from documents.errors import NotCleared
from documents.reading.spans import Box
from tests.clearing.readings import picture, reading


def test_a_page_of_the_copy_has_the_picture_and_the_text_of_the_page():
    copied = rebuild(reading(), [picture(1), picture(2, webp=b"RIFF two")])[1]
    assert (copied.number, copied.text, copied.picture) == (2, "You asked for a figure.", b"RIFF two")


def test_a_page_of_the_copy_can_be_cut_where_its_picture_can():
    assert rebuild(reading(), [picture(1), picture(2)])[0].cuts == (100.0, 200.0)


def test_a_letter_that_came_as_text_has_no_pictures():
    assert [page.picture for page in rebuild(reading(), [])] == [None, None]


def test_a_page_without_its_picture_makes_no_copy():
    with pytest.raises(NotCleared):
        rebuild(reading(), [picture(1)])


def test_a_picture_without_its_page_makes_no_copy():
    with pytest.raises(NotCleared):
        rebuild(reading(), [picture(1), picture(2), picture(3)])


def test_a_page_with_words_that_cannot_be_seen_makes_no_copy():
    with pytest.raises(NotCleared):
        rebuild(reading(), [picture(1), picture(2, unseen_words=1)])


PLACE = Box(70.0, 100.0, 90.0, 112.0)


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ([(0, 3), (4, 9), (10, 13), (14, 15), (16, 23)], 5),
        ([(0, 3), (4, 9)], 0),  # the page says more
        ([(0, 3), (4, 9), (10, 13), (14, 15), (16, 40)], 0),  # than there is
        ([(4, 9), (0, 3), (10, 13), (14, 15), (16, 23)], 0),
    ],
)
def test_the_places_of_words_are_kept_if_they_are_the_words_of_the_page(words, kept):
    placed = tuple((start, end, PLACE) for start, end in words)
    assert len(rebuild(reading(), [picture(1), picture(2, words=placed)])[1].words) == kept
