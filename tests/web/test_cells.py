"""Every cell of a table leads to its place in the letter, on the picture and in the text."""

from __future__ import annotations

import re

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from foiarchive.database import PUBLIC
from requests.models import PublishedPage, PublishedTable
from requests.views.cells import chosen_cell
from requests.views.published_tables import MOST_CELLS, MOST_LINKED
from tests.web.published import published_response

SLUG = "0008-24"


def html(reader, address):
    return reader.get(address).content.decode()


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize("slug", [SLUG, "0006-22", "0058-24"])
def test_every_cell_that_says_something_has_its_words_at_its_place(slug):
    pages = dict(PublishedPage.objects.filter(response__slug=slug).values_list("number", "text"))
    wrong = []
    for table in PublishedTable.objects.filter(response__slug=slug):
        for texts, row in zip([table.header, *table.rows], table.places, strict=True):
            for text, places in zip(texts, row, strict=True):
                found = "".join(pages[place["page"]][place["start"] : place["end"]] for place in places)
                if re.sub(r"\W", "", text) != re.sub(r"\W", "", found):
                    wrong.append((table.number, text, found))
    assert wrong == []


@pytest.mark.usefixtures("archive")
def test_a_row_leads_to_the_page_it_stands_on(reader):
    page = html(reader, f"/foi/{SLUG}/")
    assert f'href="/foi/{SLUG}/letter/4/?cell=1-1#cell"' in page
    assert f'href="/foi/{SLUG}/letter/5/?cell=1-10#cell"' in page  # the table crosses to the next page


@pytest.mark.usefixtures("archive")
def test_each_cell_with_words_leads_to_its_own_place(reader):
    page = html(reader, f"/foi/{SLUG}/")
    table = PublishedTable.objects.get(response__slug=SLUG, number=1)
    linked = {
        f"1-{row}-{column}" if column else f"1-{row}"
        for row, texts in enumerate([table.header, *table.rows])
        for column, text in enumerate(texts)
        if text.strip()
    }
    assert set(re.findall(r"\?cell=(1-[\d-]+)#cell", page)) == linked


@pytest.mark.usefixtures("archive")
def test_a_cell_s_link_is_its_words_and_no_more(reader):
    page = html(reader, f"/foi/{SLUG}/q5/")
    assert f'<td class="mid"><a href="/foi/{SLUG}/letter/4/?cell=1-2-1#cell">Y</a></td>' in page


@pytest.mark.usefixtures("archive")
def test_a_cell_is_marked_on_the_picture_and_in_the_text(reader):
    page = html(reader, f"/foi/{SLUG}/letter/4/?cell=1-2-0")
    assert page.count('class="hl-cell"') >= 1
    assert "<mark>Violence Intervention Project (A&amp;E)" in re.sub(r"\s+", " ", page)


@pytest.mark.usefixtures("archive")
def test_the_page_names_the_cell_and_leads_to_the_others_of_its_row():
    cell = chosen_cell(SLUG, 4, "1-2-1")
    assert (cell.row, cell.chosen.column, cell.chosen.text) == ("Violence Intervention Project (A&E)", "2019/20", "Y")
    assert [each.address for each in cell.cells[:2]] == [
        f"/foi/{SLUG}/letter/4/?cell=1-2-0#cell",
        f"/foi/{SLUG}/letter/4/?cell=1-2-1#cell",
    ]
    assert cell.after == f"/foi/{SLUG}/letter/4/?cell=1-3#cell"


@pytest.mark.usefixtures("archive")
def test_asked_for_on_another_page_it_says_where_it_stands(reader):
    assert chosen_cell(SLUG, 4, "1-10").other_page == 5
    assert "It stands on" in html(reader, f"/foi/{SLUG}/letter/4/?cell=1-10")


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize("wanted", ["1", "1-999", "1-1-99", "9-1", "x", "1--1", "1-1-1-1", "1-9999999-1", "<script>"])
def test_what_is_no_cell_is_as_if_none_were_asked_for(reader, wanted):
    page = reader.get(f"/foi/{SLUG}/letter/4/", {"cell": wanted})
    assert page.status_code == 200
    assert 'id="cell"' not in page.content.decode()


def response_with_rows(rows, columns=2):
    response = published_response("long", 1, rows=rows)
    table = PublishedTable.objects.get(response=response)
    table.header += [f"Column {n}" for n in range(2, columns)]
    table.rows = [[*row, *["1"] * (columns - 2)] for row in table.rows]
    table.places = [[[{"page": 1, "start": 0, "end": 6, "boxes": None}], []] for _ in range(rows + 1)]
    table.row_pages = [1] * (rows + 1)
    table.save()


@pytest.fixture
def long_table(own_database):
    response_with_rows(MOST_LINKED + 1)


@pytest.mark.usefixtures("long_table")
def test_the_rows_of_a_long_table_are_asked_for_by_number_and_are_no_tab_stops(reader):
    page = html(reader, "/foi/long/")
    assert "?cell=" not in page
    assert 'action="/foi/long/letter/1/"' in page


@pytest.mark.usefixtures("long_table")
def test_the_rows_of_a_long_table_are_shown_with_the_numbers_they_are_asked_for_by(reader):
    assert '<table class="numbered">' in html(reader, "/foi/long/")


@pytest.mark.usefixtures("own_database")
def test_a_table_of_many_cells_leads_by_the_names_of_its_rows(reader):
    response_with_rows(MOST_LINKED, columns=MOST_CELLS // MOST_LINKED + 1)
    page = html(reader, "/foi/long/")
    assert ["?cell=1-7#cell" in page, "?cell=1-7-1#cell" in page] == [True, False]
    told = page.split('<p class="table-foot">')[1].split("</p>")[0]
    assert "arrow keys go from row to row" in told.split('<span class="by-keys" hidden>')[1]


@pytest.mark.usefixtures("long_table")
def test_a_long_table_weighs_no_more_for_leading_to_each_cell(reader):
    table = html(reader, "/foi/long/").split("<tbody>")[1].split("</tbody>")[0]
    assert len(table) / (MOST_LINKED + 1) < len('<tr><th scope="row">Row 100</th><td class="num">100</td></tr>') + 2


@pytest.mark.usefixtures("long_table")
@pytest.mark.parametrize(("column", "cell"), [("1", "1-5-1"), ("", "1-5"), ("x", "1-5")])
def test_a_cell_of_a_long_table_is_asked_for_by_row_and_column(reader, column, cell):
    answer = reader.get("/foi/long/letter/1/", {"table": "1", "row": "5", "column": column})
    assert answer.headers["Location"] == f"/foi/long/letter/1/?cell={cell}#cell"


@pytest.mark.usefixtures("long_table")
def test_of_words_without_a_place_it_is_not_said_that_they_are_blank(reader):
    page = html(reader, "/foi/long/letter/1/?cell=1-5-1")
    assert ["is not known" in page, "blank" in page] == [True, False]


@pytest.mark.usefixtures("long_table")
@pytest.mark.parametrize(("typed", "row"), [("5", 5), ("0", 1), ("99999999999999999999", MOST_LINKED + 1)])
def test_a_row_is_found_by_its_number_or_the_nearest_there_is(reader, typed, row):
    assert reader.get("/foi/long/letter/1/", {"table": "1", "row": typed}).headers["Location"] == (
        f"/foi/long/letter/1/?cell=1-{row}#cell"
    )


@pytest.mark.usefixtures("long_table")
@pytest.mark.parametrize("typed", ["", "x", "-1", "１"])
def test_what_is_no_number_is_as_if_none_were_typed(reader, typed):
    assert reader.get("/foi/long/letter/1/", {"table": "1", "row": typed}).status_code == 200


@pytest.mark.usefixtures("long_table")
def test_a_cell_takes_few_statements_however_long_the_table(reader):
    with CaptureQueriesContext(connections[PUBLIC]) as statements:
        assert reader.get("/foi/long/letter/1/?cell=1-5-0").status_code == 200
    assert len(statements) <= 5
