"""Where nothing is found: the nearest that would be found.

Words that stand in no entry put right; fewer words; the same words without filters.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice

from requests.search.index import IndexReader
from requests.search.query import SearchQuery
from requests.search.schema import plain
from requests.search.words import Kind, Term, pieces

ALIKE_START = 1  # letters a misspelt word shares with the right one at its beginning
# Readers may ask what they like, and each word is compared here, letter by letter.
MOST_TERMS = 3
MOST_WORDS = 3_000  # of the lexicon looked at for one word: the most frequent
SHORTEST = 4
MOST_DROPPED = 8  # terms that are left out in turn
FEWER_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Words to search for instead, and how many entries they find. `dropped`: the one left out, if that is all."""

    words: str
    total: int
    dropped: str = ""


@dataclass(frozen=True, slots=True)
class Nearest:
    """What would find something. `without_filters`: how many entries have the words, whatever the filters."""

    suggestion: Suggestion | None = None
    fewer: tuple[Suggestion, ...] = ()
    without_filters: int = 0


def nearest(index: IndexReader, query: SearchQuery) -> Nearest:
    """What to try next. The filters stay, but where lifting them is what helps."""
    without_filters = index.count(query.without_filters()) if query.is_filtered or query.like else 0
    suggestion = None if without_filters else suggest(index, query.without_filters())
    fewer = () if without_filters or suggestion else _with_fewer_words(index, query.without_filters())
    return Nearest(suggestion, fewer, without_filters)


def suggest(index: IndexReader, query: SearchQuery) -> Suggestion | None:
    """The same search with each unknown word put right, where that finds something."""
    words = query.words
    unknown = (term for term in query.wanted.shown if _is_unknown(index, term))
    for term in islice(unknown, MOST_TERMS):
        words = words.replace(term.words[0], _better(index, term) or term.words[0], 1)
    if words == query.words:
        return None
    total = index.count(replace(query, words=words))
    return Suggestion(words, total) if total else None


def _with_fewer_words(index: IndexReader, query: SearchQuery) -> tuple[Suggestion, ...]:
    """The search without one of its terms, for each that stands in the way alone; what finds most comes first."""
    typed = list(pieces(query.words))[:MOST_DROPPED]
    found = []
    for at, piece in enumerate(typed):
        words = " ".join(typed[:at] + typed[at + 1 :])
        fewer = replace(query, words=words)
        if fewer.wanted.required and (total := index.count(fewer)):
            found.append(Suggestion(words, total, piece))
    return tuple(sorted(found, key=lambda each: -each.total)[:FEWER_SHOWN])


def _is_unknown(index: IndexReader, term: Term) -> bool:
    """Whether it is a word that stands in no entry and is long enough to have been meant otherwise."""
    if term.kind is not Kind.WORD:
        return False
    word = plain(term.words[0])
    return len(word) >= SHORTEST and not word.isdigit() and not index.count(SearchQuery(term.words[0]))


def _better(index: IndexReader, term: Term) -> str | None:
    """The word of the index nearest to one that is not in it; of equals the most frequent."""
    word = plain(term.words[0])
    allowed = 1 if len(word) < 8 else 2
    letters = set(word)
    near = [
        (away, -frequency, known)
        for known, frequency in index.lexicon(word[:ALIKE_START], MOST_WORDS)
        if abs(len(known) - len(word)) <= allowed
        and len(letters.symmetric_difference(known)) <= 2 * allowed  # a step changes one letter for another at most
        and (away := distance(word, known, allowed)) <= allowed
    ]
    return min(near)[2] if near else None


def distance(one: str, other: str, most: int) -> int:
    """How many letters to insert, leave out, exchange or swap with a neighbour; above `most` it says most + 1."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        before_that, before, row = before, row, [i]
        for j, against in enumerate(other, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != against))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                cost = min(cost, before_that[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]
