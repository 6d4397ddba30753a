"""Whether what search counts is what the database holds, recounted in Python from the rows' own words."""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cache

from django.db import connection

from requests.search.query import SearchQuery
from requests.search.results import search
from requests.search.schema import stem
from requests.search.traits import Facet
from requests.search.words import Kind, Term
from tests.benchmarks.corpus import vocabulary

COUNTED = (Facet.OUTCOME, Facet.EXEMPTION, Facet.YEAR, Facet.HAS)
Row = dict[Facet, list[str]]
ROWS = """
    SELECT outcomes, sections, ARRAY[year::text], array_remove(ARRAY[CASE WHEN has_table THEN 'table' END,
        CASE WHEN has_document THEN 'document' END, CASE WHEN has_link THEN 'link' END,
        CASE WHEN has_notice THEN 'notice' END], NULL)
    FROM requests_searchentry WHERE {}
"""


def share_of(queries: Sequence[SearchQuery]) -> float:
    """Of a hundred queries, how many have every total and every count right."""
    return 100 * sum(_is_exact(query) for query in queries) / len(queries)


def _is_exact(query: SearchQuery) -> bool:
    found = search(query)
    counts = {Facet(each.name): {one.value: one.count for one in each.choices if one.count} for each in found.filters}
    rows = _rows(query.wanted.required)
    total = sum(_meets(row, query, None) for row in rows)
    return found.total == total and all(counts[facet] == _counted(rows, query, facet) for facet in COUNTED)


def _counted(rows: Iterable[Row], query: SearchQuery, facet: Facet) -> dict[str, int]:
    """How many rows have each value, the facet's own filter lifted."""
    return dict(Counter(value for row in rows if _meets(row, query, facet) for value in row[facet]))


def _meets(row: Row, query: SearchQuery, lifted: Facet | None) -> bool:
    return all(
        facet is lifted or not query.chosen(facet) or not set(query.chosen(facet)).isdisjoint(row[facet])
        for facet in COUNTED
    )


def _rows(required: Iterable[tuple[Term, ...]]) -> list[Row]:
    """What is counted of every row that has the words."""
    patterns = ["|".join(_pattern(term) for term in terms) for terms in required]
    condition = " AND ".join("lower(asked || ' ' || answered) ~ %s" for _ in patterns) or "true"
    with connection.cursor() as cursor:
        cursor.execute(ROWS.format(condition), patterns)
        return [dict(zip(COUNTED, values, strict=True)) for values in cursor.fetchall()]


def _pattern(term: Term) -> str:
    """The term as PostgreSQL finds it; a word in every form that the corpus has of it."""
    if term.kind is Kind.WORD:
        return rf"\m({'|'.join(sorted(_forms()[stem(term.words[0])])) or term.words[0]})\M"
    words = " ".join(re.escape(word.lower()) for word in term.words)
    return rf"\m{words}" if term.kind is Kind.PREFIX else rf"\m{words}\M"


@cache
def _forms() -> dict[str, set[str]]:
    """The words of the corpus by what their forms have in common."""
    forms: dict[str, set[str]] = defaultdict(set)
    for word in vocabulary(random.Random(2005))[0]:  # noqa: S311  the corpus's own
        forms[stem(word)].add(word)
    return forms
