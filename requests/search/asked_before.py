"""What was answered before to a question like this one: for whoever is about to ask it.

A search wants every word; here a few words in common are enough, if they are words that tell something. A word tells
the more the fewer entries hold it, and the more if it stands in the question and not only in the answer. Where the
questions have none in common, the answer's words tell nothing: any refusal speaks of "commercial interests".
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from requests.search.hits import Hit
from requests.search.index import IndexReader
from requests.search.opened import reader
from requests.search.place import NoIndex
from requests.search.query import SearchQuery
from requests.search.results import search
from requests.search.schema import stem
from requests.search.text import words
from requests.search.words import FUNCTION_WORDS

# Every request holds them, whatever it is about.
_ASKING_WORDS = (
    "please provide send give tell confirm state list copy copies details information request requests number total"
    " amount year years act freedom under all each per every since also whether if following been last held hold like"
    " know"
)
ASKING_WORDS = frozenset(_ASKING_WORDS.split())
LOOKED_FOR = 6  # words, the rarest
MOST_WORDS = 40  # of a question that are weighed
MOST = 3
ALIKE = 0.4  # share of what the words tell
IN_ANSWER = 0.6  # of a word's weight, where only the answer holds it
FIGURE = 0.3  # of it, where it is a figure: a year alone is no subject


@dataclass(frozen=True, slots=True)
class _Told:
    """A word that tells something: what its forms have in common, in how many entries it stands, and what it weighs."""

    word: str
    root: str
    entries: int
    weight: float


def asked_before(question: str, most: int = MOST) -> list[Hit]:
    """The published questions most like this one, the likest first; none where none is alike, or search is away."""
    try:
        told = _told(reader(), question)
    except NoIndex:
        return []
    known = sorted((each for each in told if each.entries), key=lambda each: each.entries)
    if not known:
        return []
    found = search(SearchQuery(words=" OR ".join(each.word for each in known[:LOOKED_FOR]))).hits
    likeness = [(_likeness(hit, told), hit) for hit in found if not hit.page]
    alike = sorted((pair for pair in likeness if pair[0] >= ALIKE), key=lambda pair: -pair[0])
    return [hit for _, hit in alike[:most]]


def _told(index: IndexReader, question: str) -> list[_Told]:
    unlike = {stem(word): word for word in words(question.lower())[:MOST_WORDS] if _tells(word)}
    told = []
    for root, word in unlike.items():
        entries, of = index.frequency(word)
        weight = math.log((of + 1) / (entries + 0.5)) * (FIGURE if word.isdigit() else 1)
        told.append(_Told(word, root, entries, weight))
    return told


def _tells(word: str) -> bool:
    return word not in FUNCTION_WORDS and word not in ASKING_WORDS and len(word) > 1


def _likeness(hit: Hit, told: Iterable[_Told]) -> float:
    """How much of what the words tell is in the question, or beside that in what is shown of the answer: 0 to 1."""
    asked = {stem(word) for word in words(hit.asked)}
    said = {stem(word) for part in hit.parts for run in part.said for word in words(run[0])}
    whole = sum(each.weight for each in told)
    in_question = sum(each.weight for each in told if each.root in asked)
    in_answer = sum(each.weight for each in told if each.root in said - asked)
    return (in_question + IN_ANSWER * in_answer) / whole if in_question > 0 and whole > 0 else 0.0
