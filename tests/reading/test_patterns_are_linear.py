"""No letter can make a pattern of the reader take the square of its length: 4 times the text, 16 times the time."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import time
from collections.abc import Iterator
from pathlib import Path
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import documents
import requests

UNBOUNDED = {codes.MAX_REPEAT, codes.MIN_REPEAT}
BOUNDED_HERE = 1000
CALLS = frozenset(f"re.{name}" for name in ("search", "match", "fullmatch", "sub", "split", "findall", "finditer"))
# Only ever tried from one place on: what it costs to try each place in turn is not theirs.
ANCHORED = frozenset(
    (
        *("documents.clearing.hiding.sheets.VALUE_NAME", "documents.clearing.hiding.word.FETCHING"),
        *("requests.law.citations._MORE", "requests.law.citations._TITLE", "requests.law.citations._BRACKET"),
        *("requests.law.provisions._TOKEN", "requests.law.provisions._NUMBER", "requests.views.shown_tables.FIGURE"),
        *("documents.reading.reviews.FIRST", "documents.reading.reviews.DECIDED"),
        *("requests.proposing.noun_phrases._LIST_GOES_ON", "requests.search.field_words._CITED"),
    )
)
FROM_ONE_PLACE = "from one place"
ENTRIES = frozenset(("documents.sandbox_child",))
SEEDS = (
    *("a ", "1. ", "( ", "(a)", "section 1(", "s.40(2), ", "A", "Ab ", "1/", "1 and ", " ", "the response "),
    *("question 1, 2 ", "www.", "page 1 ", "received on 1 ", "information ", "Document 1 ", "of the ", "Council of "),
    *("not ", "no record ", "Police and ", "x-", "[a](", "**", "\t", "<!--", "\n"),
)


def _patterns() -> Iterator[tuple[str, re.Pattern[Any]]]:
    """Those that modules keep under a name, and those written where they are used."""
    for package in (documents, requests):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if ".migrations" in found.name or found.name in ENTRIES:
                continue
            module = importlib.import_module(found.name)
            for name, value in vars(module).items():
                pairs = value if isinstance(value, tuple) else ()
                parts = (value, *pairs, *(part for pair in pairs if isinstance(pair, tuple) for part in pair))
                yield from ((f"{found.name}.{name}", each) for each in parts if isinstance(each, re.Pattern))
            yield from _written_in(found.name, Path(module.__file__ or ""))


def _written_in(module: str, file: Path) -> Iterator[tuple[str, re.Pattern[Any]]]:
    text = file.read_text(encoding="utf-8")
    for node in ast.walk(ast.parse(text)) if any(call in text for call in CALLS) else ():
        if isinstance(node, ast.Call) and ast.unparse(node.func) in CALLS and isinstance(node.args[0], ast.Constant):
            flags = [ast.unparse(each) for each in (*node.args[1:], *(word.value for word in node.keywords))]
            ignore = re.I if any(flag in ("re.I", "re.IGNORECASE") for flag in flags) else re.NOFLAG
            tried = FROM_ONE_PLACE if ast.unparse(node.func) in ("re.match", "re.fullmatch") else "from every place"
            yield f"{module}:{node.lineno}:{node.col_offset} {tried}", re.compile(str(node.args[0].value), ignore)


PATTERNS = {name: each for name, each in _patterns() if isinstance(each.pattern, str)}  # bytes: heads of files
TIMED = {each.pattern: name for name, each in PATTERNS.items()}.values()


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
    assert len(PATTERNS) > 300


def test_no_open_ended_repeat_stands_inside_another() -> None:
    trees = {name: parser.parse(pattern.pattern, pattern.flags) for name, pattern in PATTERNS.items()}
    assert [name for name, tree in trees.items() if _nested(tree, False)] == []


def _seconds(pattern: re.Pattern[str], text: str, *, anchored: bool) -> float:
    start = time.process_time()
    if anchored:
        pattern.match(text)
    else:
        for _found in pattern.finditer(text):
            pass
    return time.process_time() - start


def _least_seconds(pattern: re.Pattern[str], text: str, *, anchored: bool) -> float:
    return min(_seconds(pattern, text, anchored=anchored) for _ in range(2))


def test_four_times_the_text_takes_nothing_like_the_square_of_the_time() -> None:
    assert [found for name in TIMED for found in _slow(name)] == []


def _slow(name: str) -> Iterator[tuple[str, str]]:
    """The pattern with each of the seeds that it takes too long for."""
    pattern, anchored = PATTERNS[name], name in ANCHORED or name.endswith(FROM_ONE_PLACE)
    for seed in SEEDS:
        short, long = (seed * (size // len(seed)) for size in (1000, 4000))
        # Below this, the clock says more of the machine than of the pattern.
        if _seconds(pattern, long, anchored=anchored) > 0.04:
            spent = _least_seconds(pattern, long, anchored=anchored)
            if spent / _least_seconds(pattern, short, anchored=anchored) > 8:
                yield name, seed
