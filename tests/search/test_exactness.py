"""What search counts is what the database holds: totals, responses and every facet, against SQL on the same rows."""

from __future__ import annotations

import re

import pytest
from django.db import connection

from requests.law.outcomes import Overall
from requests.models import SearchEntry
from requests.search.query import Facet, Has, SearchQuery
from requests.search.results import search

pytestmark = pytest.mark.usefixtures("many_answers")

# What is typed, and the same as a condition on the entry's words. The vocabulary has no two words of one stem.
TEXTS = {
    "": "true",
    "funding": r"words ~ '\mfunding\M'",
    "fundings": r"words ~ '\mfunding\M'",
    "funding grant": r"words ~ '\mfunding\M' and words ~ '\mgrant\M'",
    "funding OR grant": r"words ~ '\m(funding|grant)\M'",
    "audit grant OR cost tender": r"words ~ '\maudit\M' and words ~ '\m(grant|cost)\M' and words ~ '\mtender\M'",
    "funding -grant": r"words ~ '\mfunding\M' and words !~ '\mgrant\M'",
    "-funding": r"words !~ '\mfunding\M'",
    "NOT funding -hotel": r"words !~ '\m(funding|hotel)\M'",
    '"violence reduction"': r"words ~ '\mviolence reduction\M'",
    '"violence reduction unit"': r"words ~ '\mviolence reduction unit\M'",
    'audit -"violence reduction"': r"words ~ '\maudit\M' and words !~ '\mviolence reduction\M'",
    "tra*": r"words ~ '\mtra'",
    "con* hotel": r"words ~ '\mcon' and words ~ '\mhotel\M'",
    "how much was the funding": r"words ~ '\mfunding\M'",
    "2022/23": r"words ~ '2022/23'",
    '"see document 1"': r"words ~ 'see document 1'",
    "section 40(2)": "'s40' = any(sections)",
    "s31": "'s31' = any(sections)",
    "FOI 0007/": "words ~ '0007/'",
    "unheard": "false",
}
FILTERS = {
    "none": (SearchQuery(), {}),
    "a year": (SearchQuery(years=(2023,)), {Facet.YEAR: "year in (2023)"}),
    "two years, an outcome": (
        SearchQuery(years=(2022, 2024), outcomes=(Overall.REFUSED,)),
        {Facet.YEAR: "year in (2022, 2024)", Facet.OUTCOME: "'withheld' = any(outcomes)"},
    ),
    "everything": (
        SearchQuery(
            years=(2021, 2022, 2023, 2024), outcomes=(Overall.REFUSED, Overall.IN_PART), sections=("s40", "s43"),
            has=(Has.TABLE, Has.LINK),
        ),
        {
            Facet.YEAR: "year between 2021 and 2024",
            Facet.OUTCOME: "outcomes && '{withheld,given in part}'",
            Facet.EXEMPTION: "sections && '{s40,s43}'",
            Facet.HAS: "(has_table or has_link)",
        },
    ),
}  # fmt: skip
VALUES = {
    Facet.OUTCOME: "unnest(outcomes)",
    Facet.EXEMPTION: "unnest(sections)",
    Facet.YEAR: "year::text",
    Facet.HAS: "unnest(array_remove(array[case when has_table then 'table' end, "
    "case when has_document then 'document' end, case when has_link then 'link' end], null))",
}
ROWS = """
    (SELECT *, lower(asked || E'\\n' || answered || E'\\n' || reference) AS words FROM requests_searchentry) AS entry
"""


@pytest.mark.parametrize("filtered", FILTERS)
@pytest.mark.parametrize("typed", TEXTS)
def test_totals_and_facets_equal_those_of_the_database(typed, filtered):
    query, conditions = FILTERS[filtered]
    found = search(SearchQuery(typed, query.years, query.outcomes, query.sections, query.has))
    shown = {each.name: {one.value: one.count for one in each.choices if one.count} for each in found.filters}
    assert (found.total, found.responses, shown) == by_sql(TEXTS[typed], conditions)


def test_the_condition_of_every_text_but_one_finds_something():
    empty = [typed for typed, condition in TEXTS.items() if by_sql(condition, {})[0] == 0]
    assert empty == ["unheard"]


def by_sql(text, conditions):
    """Total, responses and facet counts, each facet with its own condition lifted."""
    shown = {}
    for facet in Facet:
        others = [text, *(condition for of, condition in conditions.items() if of is not facet)]
        shown[facet.value] = dict(rows(f"{VALUES[facet]} AS value, count(*)", others, "GROUP BY 1"))
    [(total, responses)] = rows("count(*), count(DISTINCT response_id)", [text, *conditions.values()])
    return total, responses, shown


def rows(columns, conditions, rest=""):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {columns} FROM {ROWS} WHERE {' AND '.join(f'({each})' for each in conditions)} {rest}")
        return cursor.fetchall()


def test_the_archive_of_these_tests_is_not_small():
    assert SearchEntry.objects.count() > 250


def test_every_hit_of_every_page_has_the_words():
    query = SearchQuery("funding")
    hits = [hit for page in range(1, search(query).pages + 1) for hit in search(SearchQuery("funding", page=page)).hits]
    texts = {entry.pk: f"{entry.asked} {entry.answered}" for entry in SearchEntry.objects.all()}
    found = [pk for pk, text in texts.items() if re.search(r"\bfunding\b", text)]
    assert len(hits) == len(found) == len({(hit.reference, hit.number) for hit in hits})
