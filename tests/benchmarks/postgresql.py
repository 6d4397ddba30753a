"""The same page of results by PostgreSQL alone, in the four statements it takes: what the index is measured against."""

from __future__ import annotations

import statistics

from django.db import connections

from tests.benchmarks.measuring import seconds

ROUNDS = 3
TABLE = """
    CREATE UNLOGGED TABLE benchmark_text AS
    SELECT id, year, sections, to_tsvector('english', asked || ' ' || answered) AS words FROM requests_searchentry
"""
STATEMENTS = (
    """SELECT id, ts_rank_cd(words, query) AS rank FROM benchmark_text, to_tsquery('english', %s) AS query
       WHERE words @@ query ORDER BY rank DESC, id LIMIT 20""",
    "SELECT count(*) FROM benchmark_text WHERE words @@ to_tsquery('english', %s)",
    "SELECT year, count(*) FROM benchmark_text WHERE words @@ to_tsquery('english', %s) GROUP BY year",
    """SELECT section, count(*) FROM benchmark_text, unnest(sections) AS section
       WHERE words @@ to_tsquery('english', %s) GROUP BY section""",
)


def page_seconds(word: str) -> float:
    """The median time of the page for one word: ranked hits, total, counts of years and of provisions."""
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT to_regclass('benchmark_text')")
        if cursor.fetchone()[0] is None:
            cursor.execute(TABLE)
            cursor.execute("CREATE INDEX benchmark_words ON benchmark_text USING gin (words)")
            cursor.execute("ANALYZE benchmark_text")

        def page() -> None:
            for statement in STATEMENTS:
                cursor.execute(statement, [word])
                cursor.fetchall()

        page()
        return statistics.median(seconds(page) for _ in range(ROUNDS))
