"""What a whole response did with what was asked, as offices report it; and how its timeliness is judged.

The Code of Practice under section 45 (2018), paragraphs 8.5 and 8.6, asks for figures each quarter: granted in full,
refused in full, in part, not held. They follow from the outcomes of the response's answer parts.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from fractions import Fraction
from math import floor

from requests.law.outcomes import Outcome


class Result(StrEnum):
    """The result of a whole response. The values are the words for it."""

    GRANTED = "granted in full"
    ELSEWHERE = "already public"
    PART_REFUSED = "granted in part, refused in part"
    PART_NOT_HELD = "granted in part, not held in part"
    NOT_HELD = "not held"
    REFUSED = "refused in full"
    UNCLEAR = "not clear"


_REFUSED = {Outcome.WITHHELD, Outcome.NEITHER, Outcome.COST_LIMIT, Outcome.VEXATIOUS}


def result(outcomes: Iterable[Outcome]) -> Result:
    """The result that answer parts of these outcomes come to.

    A response that refuses nothing but what is public already is counted apart, as central government's figures do
    where section 21 is the only exemption.
    """
    parts = set(outcomes)
    if parts & _REFUSED:
        return Result.PART_REFUSED if Outcome.DISCLOSED in parts else Result.REFUSED
    if Outcome.UNCLEAR in parts or not parts:
        return Result.UNCLEAR
    if Outcome.ELSEWHERE in parts:
        return Result.ELSEWHERE
    if Outcome.DISCLOSED in parts:
        return Result.GRANTED if len(parts) == 1 else Result.PART_NOT_HELD
    return Result.NOT_HELD


class Band(StrEnum):
    """How good a share of answers in time is. The values are the words for it."""

    GOOD = "good"
    ADEQUATE = "adequate"
    UNSATISFACTORY = "unsatisfactory"


# The Information Commissioner's self-assessment toolkit for FOI, topic 1 (timeliness), module "response rates".
GOOD_FROM, ADEQUATE_FROM = 95, 90  # per cent


def share(in_time: int, answered: int) -> float:
    """Per cent of answers in time, rounded to one decimal; `answered` is not 0. A whole number is an int.

    What rounding would lift to a band, or to 100, has as many decimals as it takes to stay below: 94.97, not 95.
    """
    exact = Fraction(100 * in_time, answered)
    places = 1
    while not _is_on_the_same_side(shown := _rounded(exact, places), exact):
        places += 1
    return int(shown) if shown.denominator == 1 else float(shown)


def _rounded(exact: Fraction, places: int) -> Fraction:
    """Half is rounded up, as people do it."""
    return Fraction(floor(exact * 10**places + Fraction(1, 2)), 10**places)


def _is_on_the_same_side(shown: Fraction, exact: Fraction) -> bool:
    return all((shown >= mark) is (exact >= mark) for mark in (ADEQUATE_FROM, GOOD_FROM, 100))


def band(in_time: int, answered: int) -> Band:
    """The band of so many answers in time out of all; `answered` is not 0."""
    if 100 * in_time >= GOOD_FROM * answered:
        return Band.GOOD
    return Band.ADEQUATE if 100 * in_time >= ADEQUATE_FROM * answered else Band.UNSATISFACTORY
