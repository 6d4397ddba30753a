"""Searches that mean no good, two thousand of them, the same every time: whether any fails, and how long they take."""

from __future__ import annotations

import logging
import random
from collections.abc import Iterator
from http import HTTPStatus
from urllib.parse import urlencode

from django.test import Client
from django.urls import reverse

from tests.benchmarks.measuring import seconds

QUERIES = 2_000
_PIECES = (
    '"', '""', "'", "(", ")", ":*", "*", "a*", "po*", "-", "--", "OR", "AND", "NOT", "~2", "^9", "\\", "\x00",
    "\x1b[0m", "%", "%%s", "{}", "[a TO z]", ".*", "(a+)+$", "'; DROP TABLE requests_searchentry; --", "' OR 1=1 --",
    "/*", "year:", "year:99999999999", "exemption:", "exemption:40(2)(((", "ref:////", "outcome:__", "has:*",
    "topic:../../", "£", "£1.4m", "1,414,226", "0008/24", "section 40(2)(b)(c)", "<script>alert(1)</script>",
    "{{7*7}}", "\u202e", "\ufeff", "İ", "ß", "ﬁ", "😀", "e\u0301" * 40, "police", "information", "council", "the",
    "polcie",
    "x" * 500, "9" * 400,
)  # fmt: skip
_PARAMETERS = (
    "year",
    "outcome",
    "exemption",
    "topic",
    "has",
    "late",
    "review",
    "received",
    "answered",
    "sort",
    "by",
    "like",
)
_VALUES = (
    "__",
    "2024",
    "-1",
    "1e309",
    "9" * 30,
    "withheld",
    "s40",
    "s40'",
    "yes",
    "table",
    "2024-q1",
    "2024-q9",
    "\x00",
    "",
)
_PAGES = ("0", "-1", "2", "500", "501", "1000000000", "9" * 50, "1.5", "x", "\x00")
_HUGE = (" ".join(["police"] * 10_000), "a" * 1_000_000, '"' * 100_000, "a OR " * 20_000, "po* " * 5_000, "-" * 50_000)


def measured() -> dict[str, float]:
    """How many failed, and what 99 of 100 and the slowest took, in milliseconds."""
    reader = Client(headers={"host": "localhost"}, raise_request_exception=False)
    failed, taken = 0, []
    logging.disable(logging.ERROR)  # of refusals there are hundreds, and each tells of itself
    for address in _addresses():
        statuses: list[int] = []
        taken.append(seconds(lambda at=address, got=statuses: got.append(reader.get(at).status_code)))  # type: ignore[misc]
        failed += statuses[0] >= HTTPStatus.INTERNAL_SERVER_ERROR
    logging.disable(logging.NOTSET)
    taken.sort()
    return {
        "hostile failed": failed,
        "hostile p99": taken[round(0.99 * len(taken)) - 1] * 1000,
        "hostile slowest": taken[-1] * 1000,
    }


def _addresses() -> Iterator[str]:
    chance = random.Random(13)  # noqa: S311  the same ones every time
    for number in range(QUERIES):
        words = " ".join(chance.choices(_PIECES, k=chance.randint(1, 30)))
        asked = [("q", _HUGE[number // 40 % len(_HUGE)] if number % 40 == 0 else words)]
        for name in chance.sample(_PARAMETERS, chance.choice((0, 0, 0, 1, 2, 5))):
            asked += [(name, value) for value in chance.choices(_VALUES, k=chance.choice((1, 1, 2, 300)))]
        if chance.random() < 0.2:
            asked.append(("page", chance.choice(_PAGES)))
        yield f"{reverse('search')}?{urlencode(asked)}"
