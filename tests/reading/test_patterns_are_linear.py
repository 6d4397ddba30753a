"""No letter can make a pattern of the reader take the square of its length: 4 times the text, 16 times the time."""

from __future__ import annotations

import importlib
import pkgutil
import re
import time
from collections.abc import Iterator
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import pytest

import documents.reading

UNBOUNDED = {codes.MAX_REPEAT, codes.MIN_REPEAT}
BOUNDED_HERE = 1000
SEEDS = (
    *("a ", "1. ", "( ", "(a)", "section 1(", "s.40(2), ", "A", "Ab ", "1/", "1 and ", " ", "the response "),
    *("question 1, 2 ", "www.", "page 1 ", "received on 1 ", "information ", "Document 1 ", "of the ", "Council of "),
    *("not ", "no record ", "Police and ", "x-", "[a](", "**", "\t"),
)


def _patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    for module in pkgutil.walk_packages(documents.reading.__path__, "documents.reading."):
        for name, value in vars(importlib.import_module(module.name)).items():
            if isinstance(value, re.Pattern):
                yield f"{module.name}.{name}", value
            if isinstance(value, tuple):
                yield from (
                    (f"{module.name}.{name}", each)
                    for pair in value
                    if isinstance(pair, tuple)
                    for each in pair
                    if isinstance(each, re.Pattern)
                )


PATTERNS = dict(_patterns())


def _nested(tree: Any, inside: bool) -> bool:
    for code, given in tree:
        here = inside
        if code in UNBOUNDED:
            _, high, body = given
            open_ended = high == codes.MAXREPEAT or high > BOUNDED_HERE
            if open_ended and inside:
                return True
            here = inside or open_ended
            if _nested(body, here):
                return True
        elif code in (codes.POSSESSIVE_REPEAT, codes.ATOMIC_GROUP):
            continue
        elif code is codes.SUBPATTERN:
            if _nested(given[-1], here):
                return True
        elif code is codes.BRANCH:
            if any(_nested(branch, here) for branch in given[1]):
                return True
        elif code in (codes.ASSERT, codes.ASSERT_NOT) and _nested(given[1], here):
            return True
    return False


def test_the_check_itself_finds_a_nested_repeat() -> None:
    assert _nested(parser.parse(r"(?:\d+\s*)+/"), False)


def test_the_reader_has_patterns_to_check() -> None:
    assert len(PATTERNS) > 40


@pytest.mark.parametrize("name", sorted(PATTERNS))
def test_no_open_ended_repeat_stands_inside_another(name: str) -> None:
    pattern = PATTERNS[name]
    assert not _nested(parser.parse(pattern.pattern, pattern.flags), False)


def _seconds(pattern: re.Pattern[str], text: str) -> float:
    best = 9e9
    for _ in range(2):
        start = time.process_time()
        for _found in pattern.finditer(text):
            pass
        best = min(best, time.process_time() - start)
    return best


@pytest.mark.parametrize("name", sorted(PATTERNS))
def test_four_times_the_text_takes_nothing_like_the_square_of_the_time(name: str) -> None:
    pattern = PATTERNS[name]
    for seed in SEEDS:
        short, long = (seed * (size // len(seed)) for size in (2000, 8000))
        spent = _seconds(pattern, long)
        if spent > 0.15:  # below this, the clock says more of the machine than of the pattern
            assert spent / _seconds(pattern, short) <= 8, seed
