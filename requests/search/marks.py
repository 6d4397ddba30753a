"""Where the words that were searched for stand in a text, and the stretch of it that shows them best.

A cut text is a list of segments (text, is_marked). Templates write each text escaped and put <mark> around the marked
ones, so nothing that stands in a letter can become markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from requests.search.schema import plain, stem
from requests.search.text import WORD, keys, prepare
from requests.search.words import Kind, Term

Segment = tuple[str, bool]
LENGTH = 300  # characters of a passage in a result
BEFORE = 60  # of them before the first mark
ELLIPSIS = "…"
BLANKS = " \t\n"  # between words, between a table's cells, between its lines
BEGINNING = 3  # letters by which words are told apart before they are looked at
ENDING = 2  # letters at the end of a stem that may be others in the word: happy is happi, dying is die


class Mark(NamedTuple):
    """A stretch of a text that is one of the terms."""

    start: int
    end: int
    term: int


def marks(text: str, terms: Sequence[Term]) -> list[Mark]:
    """Every place where one of the terms stands, in order, none inside another."""
    if not terms:
        return []
    prepared = prepare(text)
    found = [mark for number, term in enumerate(terms) for mark in _of_term(number, term, text, prepared)]
    kept: list[Mark] = []
    for mark in sorted(found, key=lambda mark: (mark.start, -mark.end)):
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return kept


def worth(found: Iterable[Mark]) -> tuple[int, int]:
    """How well a text answers: by different terms first, then by how often they stand there."""
    terms = [mark.term for mark in found]
    return len(set(terms)), len(terms)


def cut(text: str, found: Sequence[Mark], window: tuple[int, int] | None = None) -> list[Segment]:
    """The stretch of `text` that shows the marks best, with "…" where something is left out."""
    start, end = window or best_window(text, found)
    segments: list[Segment] = [(ELLIPSIS + " ", False)] if start > 0 else []
    at = start
    for mark in found:
        if mark.start >= start and mark.end <= end:
            segments += [(text[at : mark.start], False), (text[mark.start : mark.end], True)]
            at = mark.end
    segments.append((text[at:end], False))
    if end < len(text):
        segments.append((" " + ELLIPSIS, False))
    return [segment for segment in segments if segment[0]]


def first_in_window(found: Sequence[Mark], window: tuple[int, int]) -> int:
    """Where the stretch begins to be about the search: at its first mark, or at its start."""
    start, end = window
    return next((mark.start for mark in found if start <= mark.start < end), start)


@lru_cache(maxsize=1000)
def _beginning(letters: str) -> re.Pattern[str]:
    """Words that begin so, or with a letter that may be written otherwise: É is e in the index."""
    either = [f"{letter}{letter.upper()}" for letter in letters]
    rest = "".join(f"[{each}]" for each in either[1:])
    # The letter comes first in the pattern, and only then that a word begins with it: so a text is run through quickly.
    return re.compile(rf"[{either[0]}\x80-\U0010ffff](?<=[^\W_])(?<![^\W_].){rest}[^\W_]*", re.DOTALL)


def _words_like(word: str, prepared: str, certain: int = BEGINNING) -> Iterator[re.Match[str]]:
    """Words of a text that may be the one wanted, of which so many letters are certain to begin it."""
    letters = word[: max(1, min(BEGINNING, certain) if prepared.isascii() else 1)]
    return _beginning(letters).finditer(prepared) if letters else iter(())


def _end(text: str, prepared: str, end: int) -> int:
    """Where a word ends in the text: preparing it left blanks for the commas of a figure and for a plural's s."""
    while end < len(text) and prepared[end] == " " and text[end] != " ":
        end += 1
    return end


def _of_term(number: int, term: Term, text: str, prepared: str) -> Iterator[Mark]:
    if term.kind is Kind.KEY:
        wanted = set(term.keys)
        yield from (Mark(key.start, key.end, number) for key in keys(text) if _meets(key.forms, wanted))
        runs: Iterable[Sequence[re.Match[str]]] = ([found] for word in wanted for found in _same(word, prepared))
    elif term.kind is Kind.WORD:
        root = stem(term.words[0])
        like = _words_like(root, prepared, len(root) - ENDING)
        runs = ([found] for found in like if stem(found[0]) == root)
    else:
        runs = _runs([plain(word) for word in term.words], prepared, open_end=term.kind is Kind.PREFIX)
    yield from (Mark(run[0].start(), _end(text, prepared, run[-1].end()), number) for run in runs)


def _same(word: str, prepared: str) -> Iterator[re.Match[str]]:
    return (found for found in _words_like(word, prepared) if plain(found[0]) == word)


def _meets(forms: Iterable[str], wanted: set[str]) -> bool:
    """Whether a key of the text is one that is wanted, or a part of it: 40(2) meets s40(2) and s40."""
    return any(form == want or form.startswith(f"{want}(") or form[1:] == want for form in forms for want in wanted)


def _runs(wanted: Sequence[str], prepared: str, *, open_end: bool) -> Iterator[Sequence[re.Match[str]]]:
    """Places where all the words stand one after another; with an open end the last may go on."""
    *whole, last = wanted
    for first in _words_like(wanted[0], prepared):
        run = list(islice(WORD.finditer(prepared, first.start()), len(wanted)))
        said = [plain(found[0]) for found in run]
        if (
            len(run) == len(wanted)
            and said[:-1] == whole
            and (said[-1].startswith(last) if open_end else said[-1] == last)
        ):
            yield run


def best_window(text: str, found: Sequence[Mark], length: int = LENGTH) -> tuple[int, int]:
    """Start and end of the stretch with the most different marks; the earliest of equals. Both between words."""
    if len(text) <= length:
        return 0, len(text)
    starts = [max(0, mark.start - BEFORE) for mark in found] or [0]
    best = max(starts, key=lambda start: worth(_within(found, start, start + length))) if found[1:] else starts[0]
    best = min(best, len(text) - length)
    start = _between_words(text, best) if best else 0
    end = max(text.rfind(blank, start + length // 2, start + length) for blank in BLANKS)
    return start, len(text) if start + length >= len(text) else (end if end > 0 else start + length)


def _within(found: Sequence[Mark], start: int, end: int) -> list[Mark]:
    return [mark for mark in found if mark.start >= start and mark.end <= end]


def _between_words(text: str, at: int) -> int:
    """The start of the next word, if one starts soon."""
    spaces = [found for blank in BLANKS if (found := text.find(blank, at, at + BEFORE)) >= 0]
    return min(spaces) + 1 if spaces else at
