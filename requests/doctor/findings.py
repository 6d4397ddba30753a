"""What an examination finds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How it stands. What is bad breaks a promise of this archive; what is weak may be meant so."""

    GOOD = "good"
    WEAK = "weak"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: a sentence, and what to do where it is not good."""

    about: str
    state: State
    sentence: str
    what_to_do: str = ""


def good(about: str, sentence: str) -> Finding:
    return Finding(about, State.GOOD, sentence)


def weak(about: str, sentence: str, what_to_do: str) -> Finding:
    return Finding(about, State.WEAK, sentence, what_to_do)


def bad(about: str, sentence: str, what_to_do: str) -> Finding:
    return Finding(about, State.BAD, sentence, what_to_do)
