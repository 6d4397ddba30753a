"""What search counts is what the database holds: totals, responses and every facet, against SQL on the same rows."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from django.db import connection

from requests.law.outcomes import Overall
from requests.models import SearchEntry
from requests.search import finding
from requests.search.query import By, SearchQuery
from requests.search.results import search
from requests.search.traits import COUNTED, Facet, Has, Sent

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
    "exemption:40(2) funding": "'s40' = any(sections) and words ~ '\\mfunding\\M'",
    "-exemption:21 year:2023": "not 's21' = any(sections) and year = 2023",
    "has:table OR has:link -outcome:refused": "(has_table or has_link) and not 'withheld' = any(outcomes)",
    "has:notice -has:table": "has_notice and not has_table",
    "topic:budgets late:yes": "'budgets' = any(topics) and is_late",
    "funding -review:yes": r"words ~ '\mfunding\M' and not after_review",
    'ref:"FOI 0007/22" OR ref:8/23': "reference in ('FOI 0007/22', 'FOI 0008/23')",
    "received:2023-q1": "received_on >= '2023-01-01' and received_on < '2023-04-01'",
}
FILTERS = {
    "none": (SearchQuery(), {}),
    "a year": (SearchQuery(years=(2023,)), {Facet.YEAR: "year in (2023)"}),
    "two years, an outcome": (
        SearchQuery(years=(2022, 2024), outcomes=(Overall.REFUSED,)),
        {Facet.YEAR: "year in (2022, 2024)", Facet.OUTCOME: "'withheld' = any(outcomes)"},
    ),
    "late, of topics, after a review": (
        SearchQuery(late=True, review=True, topics=("budgets", "staffing")),
        {Facet.LATE: "is_late", Facet.REVIEW: "after_review", Facet.TOPIC: "topics && '{budgets,staffing}'"},
    ),
    "quarters": (
        SearchQuery(received=("2023-q1", "2022-q4"), answered=("2023-q1",)),
        {
            Facet.RECEIVED: "received_on >= '2022-10-01' and received_on < '2023-04-01'",
            Facet.ANSWERED: "answered_on >= '2023-01-01' and answered_on < '2023-04-01'",
        },
    ),
    "kinds": (
        SearchQuery(kinds=(Sent.PASSED_ON, Sent.REVIEW)),
        {Facet.KIND: "letter_kind = 'review outcome' or letter_kind = 'transfer' and not is_late"},
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
    Facet.TOPIC: "unnest(topics)",
    Facet.LATE: "unnest(array_remove(array[case when is_late then 'yes' end], null))",
    Facet.REVIEW: "unnest(array_remove(array[case when after_review then 'yes' end], null))",
    Facet.HAS: "unnest(array_remove(array[case when has_table then 'table' end, "
    "case when has_document then 'document' end, case when has_link then 'link' end, "
    "case when has_notice then 'notice' end], null))",
}
ROWS = """
    (SELECT *, lower(asked || E'\\n' || answered || E'\\n' || reference) AS words,
        (SELECT kind FROM requests_publishedresponse WHERE id = response_id) AS letter_kind
    FROM requests_searchentry) AS entry
"""


# Each text by itself and with one of the filters in turn; `make bench-search` tries any together.
TRIED = [(typed, filtered) for at, typed in enumerate(TEXTS) for filtered in ("none", list(FILTERS)[1 + at % 6])]


@pytest.mark.parametrize("by", By)
@pytest.mark.parametrize(("typed", "filtered"), TRIED)
def test_totals_and_facets_equal_those_of_the_database(typed, filtered, by, monkeypatch):
    query, conditions = FILTERS[filtered]
    expected = by_sql(TEXTS[typed], conditions, "DISTINCT response_id" if by is By.RESPONSE else "*")
    assert counted(replace(query, words=typed, by=by)) == expected
    monkeypatch.setattr(finding, "FEW", 0)  # counted by the engine, as many are
    assert by is By.RESPONSE or counted(replace(query, words=typed)) == expected


def counted(query):
    found = search(query)
    shown = {each.name: {one.value: one.count for one in each.choices if one.count} for each in found.filters}
    return found.answers, found.document_pages, found.responses, {facet: shown[facet.value] for facet in COUNTED}


@pytest.mark.parametrize("by", By)
def test_a_quarter_that_is_chosen_is_counted_with_its_own_filter_lifted(by):
    query, conditions = FILTERS["quarters"]
    [received] = [each for each in search(replace(query, by=by)).filters if each.name == "received"]
    what = "count(DISTINCT response_id)" if by is By.RESPONSE else "count(*)"
    quarter = f"to_char(received_on, 'YYYY\"-q\"Q') AS value, {what}"
    every = dict(rows(quarter, [conditions[Facet.ANSWERED]], "GROUP BY 1"))
    assert {one.value: one.count for one in received.choices} == {
        value: every.get(value, 0) for value in query.received
    }


def test_the_condition_of_every_text_but_one_finds_something():
    empty = [typed for typed, condition in TEXTS.items() if by_sql(condition, {})[:2] == (0, 0)]
    assert empty == ["unheard"]


def by_sql(text, conditions, what="*"):
    """Answers, pages of documents, responses, and facet counts, each facet with its own condition lifted."""
    shown = {}
    for facet in COUNTED:
        others = [text, *(condition for of, condition in conditions.items() if of is not facet)]
        shown[facet.value] = dict(rows(f"{VALUES[facet]} AS value, count({what})", others, "GROUP BY 1"))
    [(answers, pages, responses)] = rows(
        "count(question_id), count(page_id), count(DISTINCT response_id)", [text, *conditions.values()]
    )
    return answers, pages, responses, shown


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
    assert len(hits) == len(found) == len({(hit.reference, hit.number, hit.page) for hit in hits})
