"""What a letter warns of a table stands at it and goes where its figures go."""

from __future__ import annotations

from dataclasses import replace

import pytest

from documents.reading.shapes import Fact
from requests.models import PublishedTable
from requests.publication import publish
from requests.views.said import said_of
from requests.views.shown_tables import shown_table
from tests.acts.filing_by_hand import AT
from tests.acts.publishing_by_hand import stored
from tests.readings import reading, without_geometry
from tests.web.published import published_response

WARNING = "The figures are provisional."
TABLE = shown_table(1, "Table 1", ["Year", "Sum"], [["2023", "£5"]], None, [], [WARNING])
RUNS = [{"kind": "table", "text": "", "table": 1}, {"kind": "paragraph", "text": WARNING}]


@pytest.fixture
def warned(own_database):
    response = published_response("warned", 1)
    PublishedTable.objects.filter(response=response).update(caveats=[WARNING])


@pytest.mark.django_db
def test_it_is_published_with_its_table():
    full = without_geometry(reading())
    table = replace(full.tables[0], caveats=(Fact(WARNING, full.tables[0].spans),))
    publish(stored(replace(full, tables=(table,))), AT, None)
    assert PublishedTable.objects.get().caveats == [WARNING]


@pytest.mark.usefixtures("warned")
def test_it_stands_at_the_table_and_in_the_quotation(reader):
    page = reader.get("/foi/warned/").content.decode()
    assert f'<p class="caveat"><span>The letter says of this table:</span> {WARNING}</p>' in page
    assert f"The letter says of these figures: “{WARNING}”" in page


@pytest.mark.usefixtures("warned")
def test_the_file_ends_with_it(reader):
    lines = reader.get("/foi/warned/tables/1.csv").content.decode("utf-8-sig").splitlines()
    assert f"The letter says of this table: {WARNING}" in lines[-4:]


def test_a_paragraph_that_says_nothing_else_is_not_shown_twice():
    shown = said_of(RUNS, {1: TABLE})
    assert [block.kind for block in shown.blocks] == ["table"]
    assert shown.quotation == WARNING


def test_other_words_stay_where_they_are():
    runs = [RUNS[0], {"kind": "paragraph", "text": f"{WARNING} They rise each year."}]
    assert len(said_of(runs, {1: TABLE}).blocks) == 2


def test_without_its_table_the_warning_stays_too():
    assert len(said_of(RUNS[1:], {1: TABLE}).blocks) == 1
