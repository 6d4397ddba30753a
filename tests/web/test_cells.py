"""Every cell of a table leads to its place in the letter, on the picture and in the text."""

from __future__ import annotations

import re

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from foiarchive.database import PUBLIC
from requests.models import PublishedPage, PublishedTable
from requests.views.cells import chosen_cell
from requests.views.published_tables import MOST_LINKED
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


@pytest.fixture
def long_table(own_database):
    response = published_response("long", 1, rows=MOST_LINKED + 1)
    table = PublishedTable.objects.get(response=response)
    table.places = [[[{"page": 1, "start": 0, "end": 6, "boxes": None}], []] for _ in range(MOST_LINKED + 2)]
    table.row_pages = [1] * (MOST_LINKED + 2)
    table.save()


@pytest.mark.usefixtures("long_table")
def test_the_rows_of_a_long_table_are_asked_for_by_number_and_are_no_tab_stops(reader):
    page = html(reader, "/foi/long/")
    assert "row-see" not in page
    assert 'action="/foi/long/letter/1/"' in page


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
