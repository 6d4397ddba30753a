"""Browsing finds every response, with the same filters, and needs no index."""

from __future__ import annotations

from collections import Counter, defaultdict

import pytest
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext

from foiarchive.database import PUBLIC, through
from requests.law.outcomes import Overall
from requests.models import PublishedResponse, SearchEntry
from requests.search.browse import browse
from requests.search.fields import sent_as
from requests.search.quarters import quarter_of
from requests.search.query import PAGE_SIZE, SearchQuery, Sort
from requests.search.traits import Facet, Has, Sent

pytestmark = pytest.mark.usefixtures("many_answers")

QUERIES = [
    SearchQuery(),
    SearchQuery(years=(2023,)),
    SearchQuery(years=(2022, 2024), outcomes=(Overall.REFUSED,)),
    SearchQuery(sections=("s40", "s43"), has=(Has.TABLE,)),
    SearchQuery(topics=("budgets",), late=True, received=("2023-q1", "2023-q2", "2022-q4")),
    SearchQuery(review=True, answered=("2022-q1", "2024-q3")),
    SearchQuery(
        years=(2021, 2022, 2023), outcomes=(Overall.REFUSED, Overall.IN_PART), sections=("s21",),
        has=(Has.LINK, Has.DOCUMENT),
    ),
    SearchQuery(has=(Has.NOTICE,)),
    SearchQuery(kinds=(Sent.REVIEW,)),
    SearchQuery(kinds=(Sent.ANSWER, Sent.PASSED_ON), late=True),
    SearchQuery(kinds=(Sent.PASSED_ON,), years=(2023,)),
]  # fmt: skip


def values_of(entry: SearchEntry) -> dict[Facet, set[str]]:
    has = {each.value for each in Has if getattr(entry, f"has_{each}")}
    return {
        Facet.OUTCOME: set(entry.outcomes),
        Facet.EXEMPTION: set(entry.sections),
        Facet.YEAR: {str(entry.year)},
        Facet.HAS: has,
        Facet.TOPIC: set(entry.topics),
        Facet.LATE: {"yes"} if entry.is_late else set(),
        Facet.REVIEW: {"yes"} if entry.after_review else set(),
        Facet.RECEIVED: {quarter_of(entry.received_on)},
        Facet.ANSWERED: {quarter_of(entry.answered_on)},
        Facet.KIND: {sent_as(entry.response.kind, is_late=entry.is_late).value},
    }


def met(entry: SearchEntry, query: SearchQuery, but: Facet | None = None) -> bool:
    values = values_of(entry)
    return all(values[facet] & set(query.chosen(facet)) for facet in Facet if query.chosen(facet) and facet is not but)


@pytest.mark.parametrize("query", QUERIES)
def test_the_total_is_that_of_responses_with_a_question_that_meets_the_filters(query):
    expected = {entry.response_id for entry in SearchEntry.objects.all() if met(entry, query)}
    assert browse(query).total == len(expected)


@pytest.mark.parametrize("query", QUERIES)
def test_each_facet_counts_responses_with_its_own_filter_lifted(query):
    expected: dict[str, Counter[str]] = defaultdict(Counter)
    for facet in Facet:
        pairs = {
            (entry.response_id, value)
            for entry in SearchEntry.objects.all()
            if met(entry, query, facet)
            for value in values_of(entry)[facet]
        }
        offered = (value for _, value in pairs if facet.is_counted or value in query.chosen(facet))
        expected[facet.value] = Counter(offered)
    shown = {each.name: {one.value: one.count for one in each.choices if one.count} for each in browse(query).filters}
    assert shown == expected


@pytest.mark.parametrize("query", QUERIES[:2])
def test_where_nothing_but_years_is_chosen_no_entry_is_read(query):
    with CaptureQueriesContext(connection) as statements:
        assert browse(query).total
    assert "requests_searchentry" not in statements[0]["sql"]


def test_every_response_is_on_exactly_one_page_the_latest_first():
    pages = [browse(SearchQuery(page=page)).responses for page in range(1, browse(SearchQuery()).pages + 1)]
    shown = [response for page in pages for response in page]
    days = [response.answered_on for response in shown]
    assert (len({response.pk for response in shown}), days) == (PublishedResponse.objects.count(), sorted(days)[::-1])


def test_responses_can_come_by_the_date_they_were_published():
    days = [response.first_published_at for response in browse(SearchQuery(sort=Sort.PUBLISHED)).responses]
    assert days == sorted(days)[::-1]


def test_a_page_costs_four_statements_questions_and_all():
    with CaptureQueriesContext(connection) as statements:
        shown = browse(SearchQuery(outcomes=(Overall.REFUSED,)))
        assert sum(len(response.questions.all()) for response in shown.responses) > PAGE_SIZE
    assert len(statements) == 4


def test_browsing_needs_no_index(tmp_path):
    with override_settings(FOI_SEARCH=tmp_path / "nowhere"):
        assert len(browse(SearchQuery()).responses) == PAGE_SIZE


def test_the_public_login_may_browse():
    with through(PUBLIC):
        assert len(browse(SearchQuery(years=(2023,))).responses) > 0


@pytest.mark.parametrize("page", [100, 10**9])
def test_a_page_past_the_end_is_empty_and_says_so(page):
    shown = browse(SearchQuery(page=page))
    assert (shown.responses, shown.past_the_end) == ((), True)
