"""How many responses each value of each filter has, for browsing: from the tallies where nothing but years is chosen.

Anything else takes one look at every entry.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

from django.db import connections, router

from requests.models import SearchEntry
from requests.models.tally import Basis, Fact
from requests.search.query import SearchQuery
from requests.search.traits import YES, Facet

TOTAL = "total"
Counted = Mapping[str, Mapping[str, int]]


def counts_of_responses(query: SearchQuery) -> Counted:
    """Of each facet's values, its own filter lifted; and the total. One statement."""
    if all(facet is Facet.YEAR for facet, _ in query.narrowed) and (tallied := _tallied(query)):
        return tallied
    return _looked_up(query)


# Responses without an entry are found by no filter: where there are any, the tallies of years cannot tell.
TALLIES = """
SELECT fact, value, extract(year FROM quarter)::int::text AS year, sum(responses)
FROM requests_publishedtally WHERE basis = %(basis)s AND fact = ANY(%(facts)s) GROUP BY fact, value, year
"""
_FACETS = {
    Fact.OUTCOME: Facet.OUTCOME,
    Fact.EXEMPTION: Facet.EXEMPTION,
    Fact.TOPIC: Facet.TOPIC,
    Fact.HAS: Facet.HAS,
    Fact.LATE: Facet.LATE,
    Fact.CHANGED: Facet.REVIEW,
}
_READ = [fact.value for fact in (*_FACETS, Fact.RESPONSE, Fact.ENTRIES)]


def _tallied(query: SearchQuery) -> Counted | None:
    """The counts; None where the tallies cannot tell."""
    years = query.chosen(Facet.YEAR)
    counted: defaultdict[str, Counter[str]] = defaultdict(Counter)
    everywhere: Counter[str] = Counter()
    with connections[router.db_for_read(SearchEntry)].cursor() as cursor:
        cursor.execute(TALLIES, {"basis": Basis.ANSWERED.value, "facts": _READ})
        for fact, value, year, responses in cursor.fetchall():
            everywhere[fact] += responses
            if fact == Fact.ENTRIES:
                counted[Facet.YEAR][year] += responses
            elif fact in _FACETS and (not years or year in years):
                counted[_FACETS[Fact(fact)]][value or YES] += responses
    if not everywhere[Fact.RESPONSE] or everywhere[Fact.RESPONSE] != everywhere[Fact.ENTRIES]:
        return None
    counted[TOTAL][""] = sum(number for year, number in counted[Facet.YEAR].items() if not years or year in years)
    return counted


# One look at every entry: what it counts for, and which filters it misses. It counts for a facet's values if it misses
# no other filter than that facet's own, and for the total if it misses none. An empty list lifts a filter.
COUNTS = """
WITH entry AS MATERIALIZED (
    SELECT *, array_remove(ARRAY[
        CASE WHEN NOT (%(year)s = '{}'::text[] OR year = ANY(%(year)s)) THEN 'year' END,
        CASE WHEN NOT (%(outcome)s = '{}'::text[] OR outcomes && %(outcome)s) THEN 'outcome' END,
        CASE WHEN NOT (%(exemption)s = '{}'::text[] OR sections && %(exemption)s) THEN 'exemption' END,
        CASE WHEN NOT (%(topic)s = '{}'::text[] OR topics && %(topic)s) THEN 'topic' END,
        CASE WHEN NOT (%(has)s = '{}'::text[] OR has && %(has)s) THEN 'has' END,
        CASE WHEN NOT (%(late)s = '{}'::text[] OR is_late) THEN 'late' END,
        CASE WHEN NOT (%(review)s = '{}'::text[] OR after_review) THEN 'review' END,
        CASE WHEN NOT (%(received)s = '{}'::text[] OR received = ANY(%(received)s)) THEN 'received' END,
        CASE WHEN NOT (%(answered)s = '{}'::text[] OR answered = ANY(%(answered)s)) THEN 'answered' END,
        CASE WHEN NOT (%(kind)s = '{}'::text[] OR kind = ANY(%(kind)s)) THEN 'kind' END
    ], NULL) AS missed
    FROM (
        SELECT response_id, year::text, outcomes::text[], sections::text[], topics::text[], is_late, after_review,
            to_char(received_on, 'YYYY"-q"Q') AS received, to_char(answered_on, 'YYYY"-q"Q') AS answered,
            CASE WHEN %(kind)s <> '{}'::text[] THEN (
                SELECT CASE WHEN kind = 'review outcome' THEN 'review'
                    WHEN kind = 'transfer' AND NOT requests_searchentry.is_late THEN 'passed-on' ELSE 'answer' END
                FROM requests_publishedresponse WHERE id = response_id) END AS kind,
            array_remove(ARRAY[
                CASE WHEN has_table THEN 'table' END,
                CASE WHEN has_document THEN 'document' END,
                CASE WHEN has_link THEN 'link' END,
                CASE WHEN has_notice THEN 'notice' END], NULL) AS has
        FROM requests_searchentry
    ) AS plain
),
counted AS (
    SELECT DISTINCT 'year' AS facet, year AS value, response_id FROM entry WHERE missed <@ ARRAY['year']
    UNION ALL SELECT DISTINCT 'outcome', unnest(outcomes), response_id FROM entry WHERE missed <@ ARRAY['outcome']
    UNION ALL SELECT DISTINCT 'exemption', unnest(sections), response_id FROM entry WHERE missed <@ ARRAY['exemption']
    UNION ALL SELECT DISTINCT 'topic', unnest(topics), response_id FROM entry WHERE missed <@ ARRAY['topic']
    UNION ALL SELECT DISTINCT 'has', unnest(has), response_id FROM entry WHERE missed <@ ARRAY['has']
    UNION ALL SELECT DISTINCT 'late', 'yes', response_id FROM entry WHERE is_late AND missed <@ ARRAY['late']
    UNION ALL SELECT DISTINCT 'review', 'yes', response_id FROM entry WHERE after_review AND missed <@ ARRAY['review']
    UNION ALL SELECT DISTINCT 'received', received, response_id FROM entry
        WHERE received = ANY(%(received)s) AND missed <@ ARRAY['received']
    UNION ALL SELECT DISTINCT 'answered', answered, response_id FROM entry
        WHERE answered = ANY(%(answered)s) AND missed <@ ARRAY['answered']
    UNION ALL SELECT DISTINCT 'kind', kind, response_id FROM entry
        WHERE kind = ANY(%(kind)s) AND missed <@ ARRAY['kind']
    UNION ALL SELECT DISTINCT 'total', '', response_id FROM entry WHERE missed = '{}' AND %(filtered)s
    UNION ALL SELECT 'total', '', id FROM requests_publishedresponse WHERE NOT %(filtered)s
)
SELECT facet, value, count(*) FROM counted GROUP BY facet, value
"""


def _looked_up(query: SearchQuery) -> Counted:
    chosen = {facet.value: list(query.chosen(facet)) for facet in Facet}
    counted: dict[str, dict[str, int]] = defaultdict(dict)
    with connections[router.db_for_read(SearchEntry)].cursor() as cursor:
        cursor.execute(COUNTS, {**chosen, "filtered": query.is_filtered})
        for facet, value, number in cursor.fetchall():
            counted[facet][value] = number
    return counted
