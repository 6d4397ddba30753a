"""How a table of a letter is set."""

from __future__ import annotations

from typing import Any

from django.template.loader import render_to_string

from requests.views.shown_tables import ShownTable, placed, shown_table

HEADER = ["Service", "2022/23", "Spend", "Evaluation"]
ROWS = [
    ["One", "Y", "£1,200", "report.pdf (example.org)"],
    ["Two", "", "£300", "Planned"],
    ["Total", "1", "£1,500", ""],
]


def shown(checks: list[dict[str, Any]] | None = None, total_row: int | None = 2) -> ShownTable:
    return shown_table(1, "Table 1. Services, by year", HEADER, ROWS, total_row, checks or [])


def check(*, agrees: bool) -> dict[str, Any]:
    return {"column": "Spend", "said": "1,500", "found": "1,400", "agrees": agrees}


def test_the_total_row_is_taken_out_of_the_body() -> None:
    table = shown()
    assert (len(table.rows), table.total[0].text) == (2, "Total")


def test_a_column_of_marks_is_centred_and_one_of_figures_set_right() -> None:
    assert [cell.setting for cell in shown().rows[0]] == ["", "mid", "num", ""]


def test_words_where_a_few_figures_are_missing_leave_a_column_one_of_figures() -> None:
    rows = [["One", "1,200"], ["Two", "Not known"], ["Three", "5"]]
    assert shown_table(1, "", ["Service", "Visits"], rows, None, []).rows[1][1].setting == "num"


def test_totals_that_agree_are_said_in_one_line() -> None:
    assert shown([check(agrees=True)]).notes == ("Every total agrees with the rows of its column",)


def test_a_total_that_does_not_agree_is_named() -> None:
    assert shown([check(agrees=False)]).notes == ("The total of Spend says 1,500; the rows come to 1,400",)


def test_nothing_is_said_of_totals_where_none_was_checked() -> None:
    assert shown().notes == ()


def test_a_cell_is_linked_although_it_breaks_its_long_address() -> None:
    links = [{"label": "report.pdf(example.org)", "url": "https://example.org/report.pdf"}]
    assert shown().with_links(links).rows[0][3].url == "https://example.org/report.pdf"


def test_cells_that_name_a_file_without_an_address_are_counted() -> None:
    assert shown().with_links([{"label": "report.pdf", "url": ""}]).notes == ("1 cell names a file without an address",)


def test_a_wide_table_with_words_in_it_is_set_dense() -> None:
    wide = shown_table(1, "", [str(n) for n in range(6)], [["a", "Y", "Y", "Y", "Y", "some words"]], None, [])
    assert wide.is_dense


def test_a_table_that_stands_in_two_answers_has_two_names():
    table = shown_table(1, "", ["Year", "Sum"], [["2023", "£5"]], None, [])
    said = [
        render_to_string("components/table.html", {"table": placed({1: table}, place)[1]})
        for place in ("question 2, part 1", "question 3, part 1")
    ]
    assert ['aria-label="Table 1, question 2, part 1"' in said[0], 'question 3, part 1"' in said[1]] == [True, True]
