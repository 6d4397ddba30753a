"""Invented questions and answers, as many as are wanted: words as frequent as in English, the same every time."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from requests.law.outcomes import Outcome

WORDS = 60_000  # different ones; the rarest stand in one answer of many thousands
FEWEST, MOST = 70, 160  # words of a question with its answer: about 115
QUESTIONS = 4  # of a response
FIRST_DAY, DAYS = date(2005, 1, 3), 365 * 21
TOPIC_WORDS, TOPICS = 30, 300
PHRASES = ("violence reduction unit", "theory of change", "public interest test", "service level agreement")
SECTIONS = ("s12", "s14", "s21", "s22", "s23", "s24", "s30", "s31", "s36", "s38", "s40", "s41", "s42", "s43", "s44")
OUTCOMES = (Outcome.DISCLOSED, Outcome.WITHHELD, Outcome.ELSEWHERE, Outcome.NOT_HELD)

_HEAD = """
the of to and a in for is on that by this with it be as at was we from are not your have an will which been can our
information request council section exemption public police data service year number officers response department
office review authority contract cost staff force crime report policy records home local health total recorded interest
incident spend schools children road housing complaint budget supplier funding offences vehicle training software trust
parking planning fire equipment email meeting custody knife arrest prison inspection licence consultant agency payroll
sickness absence taser firearms camera tender grant panel commissioner estate station volunteer survey reserve travel
"""
_ONSETS, _VOWELS, _ENDS = (
    line.split()
    for line in (
        "b c d f g h l m n p r s t v w br cl st tr gr pl sh ch th",
        "a e i o u ea ou",
        "n r l t s m ck nd rt ston ley ham wick ford",
    )
)


@dataclass(frozen=True, slots=True)
class Answer:
    """A question with its answer, and what is counted of it."""

    response: int  # counts from 1; QUESTIONS answers in a row belong to one
    asked: str
    answered: str
    answered_on: date
    outcome: Outcome
    sections: tuple[str, ...]
    has: tuple[bool, bool, bool]  # table, document, link


def answers(count: int, seed: int = 2005) -> Iterator[Answer]:
    """So many of them, a batch at a time."""
    chance = random.Random(seed)  # noqa: S311  the same archive every time
    words, weights = vocabulary(chance)
    topics = [chance.choices(words, cum_weights=weights, k=TOPIC_WORDS) for _ in range(TOPICS)]
    for number in range(count):
        length = chance.randint(FEWEST, MOST)
        text = chance.choices(words, cum_weights=weights, k=length)
        about = topics[chance.randrange(TOPICS)]
        text[::4] = chance.choices(about, k=len(text[::4]))
        if number % 20 == 0:
            text[length // 2 : length // 2] = PHRASES[number // 20 % len(PHRASES)].split()
        yield _answer(chance, number, text)


def vocabulary(chance: random.Random) -> tuple[list[str], list[float]]:
    """The words, the most frequent first, and their weights added up: word n stands half as often as word n/2."""
    words = dict.fromkeys(_HEAD.split())
    while len(words) < WORDS:
        syllables = (chance.choice(_ONSETS) + chance.choice(_VOWELS) for _ in range(chance.randint(2, 3)))
        words["".join(syllables) + chance.choice(_ENDS)] = None
    weights = itertools.accumulate(1 / (rank + 3.7) ** 1.03 for rank in range(len(words)))
    return list(words), list(weights)


def _answer(chance: random.Random, number: int, text: list[str]) -> Answer:
    outcome = chance.choice(OUTCOMES)
    cut = 12 + len(text) // 8
    sums = f" It came to £{chance.randint(1_000, 9_999_999):,} in {chance.randint(2004, 2025)}." * (number % 5 == 0)
    return Answer(
        response=number // QUESTIONS + 1,
        asked=f"{' '.join(text[:cut]).capitalize()}?",
        answered=f"{' '.join(text[cut:]).capitalize()}.{sums}",
        answered_on=FIRST_DAY + timedelta(days=(number // QUESTIONS * 7919) % DAYS),
        outcome=outcome,
        sections=tuple(sorted(set(chance.choices(SECTIONS, k=2)))) if outcome is Outcome.WITHHELD else (),
        has=(number % 3 == 0, number % 7 == 0, number % 4 == 0),
    )
