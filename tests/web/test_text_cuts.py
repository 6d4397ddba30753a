"""The source of a letter that came as text: its own words with the passages marked."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from requests.views.text_blocks import TextRun, blocks_of
from requests.views.text_cuts import TextPlace, runs_of, text_cuts_for

TEXT = "Dear reader,\n1. How many?\nTwelve in 2023.\nNone in 2024.\nYours"
ASKED = TextPlace(1, 0, TEXT.index("1."), TEXT.index("\nTwelve"))
TWELVE = TextPlace(1, 1, TEXT.index("Twelve"), TEXT.index("\nNone"))
NONE = TextPlace(1, 2, TEXT.index("None"), TEXT.index("\nYours"))


def test_a_cut_of_text_reaches_from_the_question_to_the_end_of_the_answer() -> None:
    [cut] = text_cuts_for([ASKED, TWELVE, NONE], {1: TEXT})
    assert "".join(run.text for run in cut.runs) == "1. How many?\nTwelve in 2023.\nNone in 2024."


def test_only_the_answer_is_marked_in_the_text() -> None:
    [cut] = text_cuts_for([ASKED, TWELVE], {1: TEXT})
    assert [run.text for run in cut.runs if run.key] == ["Twelve in 2023."]


def test_a_cut_of_text_keeps_whole_lines() -> None:
    [cut] = text_cuts_for([TextPlace(1, 1, TEXT.index("in 2023"), TEXT.index("2023"))], {1: TEXT})
    assert "".join(run.text for run in cut.runs) == "Twelve in 2023."


def test_the_words_of_a_passage_inside_another_belong_to_the_inner_one() -> None:
    outer, inner = TextPlace(1, 1, 0, 12), TextPlace(1, 2, 5, 11)
    assert runs_of("Dear reader,", [outer, inner]) == (
        TextRun("Dear ", 1, True),
        TextRun("reader", 2, True),
        TextRun(",", 1, False),
    )


def test_a_second_page_of_text_begins_with_a_torn_edge() -> None:
    cuts = text_cuts_for([TextPlace(1, 1, 0, 4), TextPlace(2, 1, 0, 4)], {1: "Some text", 2: "More text"})
    assert [cut.tear for cut in cuts] == ["", "Page 2 begins"]


@given(st.text(max_size=40), st.lists(st.tuples(st.integers(0, 45), st.integers(1, 20)), max_size=6))
def test_marking_never_changes_the_words(text: str, spans: list[tuple[int, int]]) -> None:
    places = [TextPlace(1, key, start, start + length) for key, (start, length) in enumerate(spans, 1)]
    assert "".join(run.text for run in runs_of(text, places)) == text


def test_lines_of_cells_are_a_table_with_its_marks_and_a_line_with_one_gap_is_none():
    text = "Our ref:\tFOI 1\n\nWe hold:\n\nYear\tHorses\n2023\t14\n\nYours\nOlive"
    end, start = text.index("\n\nYours"), text.index("Yours")
    where = [TextPlace(1, 1, text.index("Year"), end), TextPlace(1, 2, start, len(text))]
    before, table, last = blocks_of(runs_of(text, where))
    assert "".join(run.text for run in before.runs).strip() == "Our ref:\tFOI 1\n\nWe hold:"
    assert [[[(run.text, run.key) for run in cell] for cell in row] for row in table.rows] == [
        [[("Year", 1)], [("Horses", 1)]],
        [[("2023", 1)], [("14", 1)]],
    ]
    assert [run.is_first for row in table.rows for cell in row for run in cell] == [True, False, False, False]
    assert [(run.text, run.key) for run in last.runs if run.text.strip()] == [("Yours\nOlive", 2)]


def test_a_table_that_goes_on_from_the_page_before_has_no_head_of_its_own():
    (headed,) = blocks_of(runs_of("\tHorses\tMules\n2023\t14\t3", []))
    (goes_on,) = blocks_of(runs_of("The Reach Programme\t\tY\n2023\t14\t3", []))
    assert (headed.has_head, goes_on.has_head) == (True, False)
