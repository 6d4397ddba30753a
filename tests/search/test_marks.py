"""Where the words that were searched for stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from requests.search.marks import BEGINNING, ENDING, marks
from requests.search.schema import stem
from requests.search.text import words
from requests.search.words import wanted

LETTERS = Path(__file__).parents[1] / "letters"


def _marked(text: str, typed: str) -> list[str]:
    return [text[mark.start : mark.end] for mark in marks(text, wanted(typed).shown)]


@pytest.mark.parametrize(
    ("text", "typed", "found"),
    [
        ("Nobody was dying, nobody died.", "die", ["dying", "died"]),
        ("Skies above the sky", "sky", ["Skies", "sky"]),
        ("STUDIES, studied, study, stud", "study", ["STUDIES", "studied", "study"]),
        ("Élan, elan and Ålesund", "elan", ["Élan", "elan"]),
        ("It’s the élan of élans", "élan", ["élan", "élans"]),
        ("a co-operation, unco-operative", "co-operation", ["co-operation"]),
        ("the the cat", '"the cat"', ["the cat"]),
        ("police service; police, service", '"police service"', ["police service", "police, service"]),
        ("co-operators and co-authors", "co-oper*", ["co-operators"]),
        ("repolice a policeman’s police_force", "polic*", ["policeman", "police"]),
        ("of 1,414,226 or 14", "1414226", ["1,414,226"]),
        ("ends with police", '"police service"', []),
    ],
)
def test_words_are_marked_in_every_form_and_nothing_else(text: str, typed: str, found: list[str]):
    assert _marked(text, typed) == found


def test_a_stem_begins_as_the_words_it_stands_for():
    every = {
        word.lower() for file in LETTERS.glob("*.txt") for word in words(file.read_text("utf-8")) if word.isascii()
    }
    every |= {"dying", "lying", "tying", "skies", "idly", "gently", "ugly", "early", "only", "singly", "news", "used"}
    certain = {word: stem(word)[: max(1, min(BEGINNING, len(stem(word)) - ENDING))] for word in every}
    assert len(every) > 1000
    assert [word for word, letters in certain.items() if not word.startswith(letters)] == []
