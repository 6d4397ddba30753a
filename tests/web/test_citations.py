"""How an answer is quoted."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.template.loader import render_to_string

from requests.models import PublishedResponse
from requests.views.citations import Citation, citation
from requests.views.said import said_of
from requests.views.shown_tables import shown_table


def _quoted(rows: list[list[str]], total_row: int | None = None, *, words: str = "") -> str:
    table = shown_table(1, "Table 1. Teams", ["Team", "People", "Posts"], rows, total_row, [])
    runs: list[dict[str, Any]] = [{"kind": "paragraph", "text": words, "table": None, "links": []}] if words else []
    said = said_of([*runs, {"kind": "table", "text": "", "table": 1, "links": []}], {1: table})
    response = PublishedResponse(slug="0001-24", reference="FOI 0001/24", answered_on=date(2024, 3, 1))
    return citation(response, "1", "q1", "q1-a", said).words


def test_an_answer_that_is_only_a_table_is_quoted_with_its_figures():
    rows = [["Finance", "6", "5.8"], ["Legal", "", "2"], ["Total", "6", "7.8"]]
    assert _quoted(rows, 2) == (
        "Table 1. Teams: Finance: People 6, Posts 5.8; Legal: Posts 2; Total: People 6, Posts 7.8."
    )


def test_of_a_long_table_the_first_rows_and_the_total_are_quoted():
    rows = [*([f"Team {number}", "6", "5.8"] for number in range(1, 101)), ["Total", "600", "580"]]
    quoted = _quoted(rows, 100)
    assert quoted.startswith("Table 1. Teams: Team 1: People 6, Posts 5.8; Team 2:")
    assert quoted.endswith("more rows; Total: People 600, Posts 580.")
    assert len(quoted) < 1000


@pytest.mark.parametrize(
    ("rows", "quoted"),
    [
        ([["", "6", ""], ["Legal", "", "2"]], "People 6; Legal: Posts 2."),
        ([["Finance", "Six."]], "Finance: People Six."),
        ([["F" * 900, "6"], ["Legal", "2"]], "2 rows."),
    ],
    ids=["a row without a name", "words that end with a stop", "rows too long to be quoted"],
)
def test_it_is_quoted_as_one_would_write_it(rows, quoted):
    assert _quoted(rows) == f"Table 1. Teams: {quoted}"


def test_words_are_quoted_rather_than_the_table_they_introduce():
    assert _quoted([["Finance", "6", "5.8"]], words="As follows.") == "As follows."


def test_a_table_is_no_sentence_and_stands_without_quotation_marks():
    said = "Table 1. Teams: Finance: People 6."
    for is_table, shown in ((True, f">{said} FOI 1."), (False, f">“{said}” FOI 1.")):
        quoted = Citation(said, "FOI 1", "/foi/1/q1/", is_table=is_table)
        assert shown in render_to_string("components/cite.html", {"citation": quoted, "site": "", "id": "q1"})


def test_an_answer_that_is_only_a_table_is_told_to_be_one():
    table = shown_table(1, "Table 1. Teams", ["Team", "People"], [["Finance", "6"]], None, [])
    runs = [{"kind": "paragraph", "text": "As follows.", "table": None, "links": []}, {"kind": "table", "table": 1}]
    response = PublishedResponse(slug="0001-24", reference="FOI 0001/24", answered_on=date(2024, 3, 1))
    quoted = [citation(response, "1", "q1", "q1-a", said_of(each, {1: table})) for each in (runs[1:], runs)]
    assert [each.is_table for each in quoted] == [True, False]
