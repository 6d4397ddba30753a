"""How a page is cut to a question and its answer, and what is marked on the cut."""

from __future__ import annotations

import pytest

from requests.views.marks import Rect, marks_of
from requests.views.source_cuts import Cut, Place, Sheet, cuts_for, locator, snapped_above, snapped_below, table_box

A4 = Sheet(4, 595.28, 841.89, cuts=(52.7, 84.0, 120.0, 152.0, 320.0, 430.7, 700.0), left=66.0, right=532.0)
NEXT = Sheet(5, 595.28, 841.89, cuts=(52.7, 125.0), left=66.0, right=532.0)
LANDSCAPE = Sheet(7, 841.89, 595.28, cuts=(40.0, 200.0), left=57.0, right=785.0)

QUESTION = Place(4, 0, ((66.0, 85.0, 520.0, 95.5), (66.0, 99.0, 90.0, 109.5)))
FIRST = Place(4, 1, ((66.0, 121.0, 350.0, 131.5), (66.0, 135.0, 500.0, 145.5)))
SECOND = Place(4, 2, ((84.0, 155.0, 350.0, 165.5),))


def cut_to(*places: Place, sheets: tuple[Sheet, ...] = (A4, NEXT, LANDSCAPE), numbered: bool = False) -> list[Cut]:
    return list(cuts_for(places, {sheet.number: sheet for sheet in sheets}, numbered=numbered))


def test_a_cut_reaches_from_the_gap_above_the_question_to_the_gap_below_the_answer() -> None:
    [cut] = cut_to(QUESTION, FIRST)
    assert (cut.view.y, cut.view.bottom) == (84.0, 152.0)


def test_a_cut_of_a_portrait_page_is_510_points_wide() -> None:
    assert cut_to(FIRST)[0].view.width == 510.0


def test_a_cut_leaves_room_left_of_the_words_for_bar_and_disc() -> None:
    assert cut_to(FIRST)[0].view.x == 38.0


def test_a_cut_of_a_landscape_page_is_as_wide_as_its_words() -> None:
    [cut] = cut_to(Place(7, 1, ((57.0, 100.0, 785.0, 112.0),)))
    assert (cut.view.x <= 57.0, cut.view.x + cut.view.width >= 785.0) == (True, True)


def test_a_cut_never_leaves_the_page() -> None:
    [cut] = cut_to(Place(7, 1, ((2.0, 3.0, 840.0, 594.0),)), sheets=(Sheet(7, 841.89, 595.28, (), 2.0, 840.0),))
    assert cut.view == Rect(0.0, 0.0, 841.9, 595.3)


def test_an_edge_goes_to_the_nearest_gap_between_printed_lines() -> None:
    assert (snapped_above(121.0, A4.cuts), snapped_below(145.5, A4.cuts)) == (120.0, 152.0)


def test_an_edge_goes_no_further_than_a_line_where_the_gap_is_wide() -> None:
    assert (snapped_above(300.0, A4.cuts), snapped_below(330.0, A4.cuts)) == (288.0, 342.0)


def test_the_question_is_shown_and_not_marked() -> None:
    [cut] = cut_to(QUESTION, FIRST)
    assert [mark.part for mark in cut.marks] == [1]


def test_every_printed_line_has_a_rectangle_two_points_larger() -> None:
    [cut] = cut_to(FIRST)
    assert [line.rect for line in cut.marks[0].lines] == [
        Rect(64.0, 119.0, 288.0, 14.5),
        Rect(64.0, 133.0, 438.0, 14.5),
    ]


def test_a_bar_runs_along_all_lines_of_a_part_at_the_left_edge_of_the_page_s_words() -> None:
    [cut] = cut_to(FIRST, SECOND)
    assert [bar.x for mark in cut.marks for bar in mark.bars] == [57.6, 57.6]


def test_the_bar_of_a_passage_in_a_right_column_stands_at_that_column() -> None:
    [mark] = marks_of([(1, ((320.0, 100.0, 500.0, 110.0),), False)], left=66.0, numbered=False)
    assert mark.bars[0].x == 311.6


def test_a_bar_is_broken_where_another_part_stands_between() -> None:
    before, between, after = (((66.0, top, 300.0, top + 10),) for top in (100.0, 118.0, 136.0))
    marks = marks_of([(1, before, False), (2, between, False), (1, after, False)], left=66.0, numbered=True)
    assert [len(mark.bars) for mark in marks] == [2, 1]


@pytest.mark.parametrize(("numbered", "discs"), [(True, 2), (False, 0)])
def test_parts_have_numbered_discs_only_where_there_are_several(numbered: bool, discs: int) -> None:
    [cut] = cut_to(FIRST, SECOND, numbered=numbered)
    assert sum(mark.disc is not None for mark in cut.marks) == discs


def test_a_table_is_one_rectangle() -> None:
    rows = tuple((66.0, top, 532.0, top + 12.0) for top in (200.0, 214.0, 228.0))
    [cut] = cut_to(Place(4, 1, rows, is_table=True))
    assert [(line.rect.height, line.is_table) for line in cut.marks[0].lines] == [(52.0, True)]


def test_a_wide_table_is_marked_up_to_the_edges_of_the_words_although_its_last_column_is_blank() -> None:
    assert table_box([(70.0, 200.0, 480.0, 212.0)], 66.0, 532.0) == (62.0, 196.0, 536.0, 216.0)


def test_a_narrow_table_is_marked_no_wider_than_it_is() -> None:
    assert table_box([(70.0, 200.0, 180.0, 212.0)], 66.0, 532.0) == (66.0, 196.0, 184.0, 216.0)


def test_an_answer_that_goes_on_overleaf_is_two_cuts_with_a_torn_edge() -> None:
    cuts = cut_to(FIRST, Place(5, 1, ((66.0, 60.0, 300.0, 70.5),)))
    assert [(cut.page, cut.tear) for cut in cuts] == [(4, ""), (5, "Page 5 begins")]


def test_the_torn_edge_says_that_a_table_goes_on() -> None:
    above, below = ((66.0, 300.0, 532.0, 312.0),), ((66.0, 60.0, 532.0, 72.0),)
    cuts = cut_to(Place(4, 1, above, is_table=True), Place(5, 1, below, is_table=True))
    assert cuts[1].tear == "Page 5 begins; the table goes on"


def test_words_far_apart_on_a_page_are_two_cuts() -> None:
    cuts = cut_to(FIRST, Place(4, 1, ((66.0, 600.0, 300.0, 610.5),)))
    assert [cut.tear for cut in cuts] == ["", "Further down page 4"]


def test_a_question_printed_on_another_page_than_its_answer_is_not_shown() -> None:
    assert [cut.page for cut in cut_to(QUESTION, Place(5, 1, ((66.0, 60.0, 300.0, 70.5),)))] == [5]


def test_a_question_far_above_its_answer_is_not_shown() -> None:
    [cut] = cut_to(QUESTION, Place(4, 1, ((66.0, 600.0, 300.0, 610.5),)))
    assert cut.view.y > 500


def test_a_place_on_a_page_without_a_picture_is_left_out() -> None:
    assert cut_to(Place(9, 1, ((66.0, 60.0, 300.0, 70.5),))) == []


def test_the_small_page_shows_a_single_line_thick_enough_to_be_seen() -> None:
    assert locator([(66.0, 400.0, 300.0, 410.0)], 595.28, 841.89).here.height == 46.0


def test_the_small_page_has_the_letter_s_own_shape() -> None:
    assert locator([(66.0, 400.0, 300.0, 410.0)], 841.89, 595.28).view_box == "-14 -14 870 623"
