"""A pattern that begins with "(?=[siw])" names every letter with which its words may begin, so none is left untried."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator, Sequence
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import documents.reading

SIGNS = [chr(code) for code in range(0x20, 0x180)]
HEAD = re.compile(r"(?:\\b)?\(\?=(\[[^\]]+\])\)")


def _headed() -> Iterator[tuple[str, re.Pattern[str]]]:
    for found in pkgutil.walk_packages(documents.reading.__path__, "documents.reading."):
        for name, value in vars(importlib.import_module(found.name)).items():
            if isinstance(value, re.Pattern) and HEAD.match(value.pattern):
                yield f"{found.name}.{name}", value


HEADED = dict(_headed())


def _first(tree: Sequence[Any]) -> set[str]:
    """What all that a pattern finds may begin with; all signs where that may be any."""
    begins: set[str] = set()
    for at, (code, given) in enumerate(tree):
        after = tree[at + 1 :]
        if code in (codes.AT, codes.ASSERT, codes.ASSERT_NOT):
            continue
        if code is codes.LITERAL:
            return begins | {chr(given)}
        if code is codes.IN and all(kind in (codes.LITERAL, codes.RANGE) for kind, _ in given):
            return begins | {chr(each) for kind, what in given for each in _codes(kind, what)}
        if code is codes.BRANCH:
            return begins.union(*(_first([*branch, *after]) for branch in given[1]))
        if code is codes.SUBPATTERN:
            return begins | _first([*given[-1], *after])
        if code is codes.MAX_REPEAT:
            begins |= _first(given[2])
            if given[0] == 0:
                continue
            return begins
        return {*SIGNS}
    return begins


def _codes(kind: Any, what: Any) -> Sequence[int]:
    return [what] if kind is codes.LITERAL else range(what[0], what[1] + 1)


def _left_out(pattern: re.Pattern[str]) -> set[str]:
    head = HEAD.match(pattern.pattern)
    assert head is not None
    rest = parser.parse(pattern.pattern[head.end() :], pattern.flags)
    named = re.compile(head[1], pattern.flags)
    return {sign for sign in _first(list(rest)) if not named.match(sign)}


def test_there_are_such_patterns() -> None:
    assert len(HEADED) > 4


def test_a_letter_that_is_not_named_is_found() -> None:
    assert _left_out(re.compile(r"(?=[ab])\b(?:(?:all|by)|[Ll]aw|x?yes)", re.I)) == {"L", "l", "x", "y"}


def test_every_letter_with_which_a_pattern_may_begin_is_named() -> None:
    assert {name: left for name, each in HEADED.items() if (left := _left_out(each))} == {}
