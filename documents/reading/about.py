"""Which questions a sentence says that it is about: "section 40(2) applies to questions 3 and 4"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from documents.reading.asked import Asked
from documents.reading.numbering import between
from documents.reading.openings import ASKED

NUMBER = r"(?:\d{1,2}[a-z]?|(?-i:[A-H])\.?\d{1,2}(?!\w)|\((?:[ivx]{1,5}|[a-h]|\d{1,2})\)|(?-i:[IVX]{1,5})(?![\w’']))"
ABOUT = re.compile(
    r"\b(?:to|for|at|of|in|on|with|answer(?:ing)?) (?:your )?" + ASKED + r" ?(?P<number>" + NUMBER + r")"
    r"(?P<more>(?:\s*(?:, ?and|,|and|&|to|-|–)\s*(?:(?:questions?|q\.?)\s?)?" + NUMBER + r"){0,8})",
    re.I,
)
MORE = re.compile(r"(, ?and|,|and|&|to|-|–)\s*(?:(?:questions?|q\.?)\s?)?(" + NUMBER + r")", re.I)

AMONG = re.compile(  # "For the last two of these questions …", "The first of your questions …"
    r"\bthe (?P<end>first|last|final|former|latter)(?: (?P<count>one|two|three|four|five))?"
    r"(?: of (?:these|those|the|them|your)\b(?: \w{1,12})?)? ?(?P<asked>questions?|parts?|points?|requests?|items?"
    r"|queries)\b",
    re.I,
)
COUNTS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}


def numbers_in(text: str) -> list[str]:
    """The numbers of the questions that a text names, in small letters."""
    return [number for match in ABOUT.finditer(text) for number in _named(match)]


def speaks_of_some(text: str, asked: Asked) -> bool:
    """Whether a text says which of the questions that share its answer it is about."""
    return bool(numbers_in(text)) or _named_among(text, asked.among) is not None


def is_about(text: str, asked: Asked) -> bool:
    """Whether a text names this question, or none."""
    among = _named_among(text, asked.among)
    if among is not None:
        return asked.number in among
    named = numbers_in(text)
    in_section = asked.path[0].isupper() and len(asked.path) > 1  # "B.2", where the letter says only 2
    path = [token.lower() for token in (asked.path[1:] if in_section else asked.path)]
    is_part = len(path) > 1 and not path[-1].isdigit() and path[-1] in named  # "(b)" or "(ii)" alone
    in_part = {".".join(asked.path).lower(), "".join(asked.path).lower()} if in_section else {".".join(path)}  # "B2"
    return not named or path[0] in named or not in_part.isdisjoint(named) or is_part


def _named(match: re.Match[str]) -> list[str]:
    """Each number, and those between the two that "to" or a dash joins: "1, 3-5" is 1, 3, 4 and 5."""
    numbers = [match["number"].strip("()").lower()]
    for joint, number in MORE.findall(match["more"]):
        number = number.strip("()").lower()
        numbers += [*(between(numbers[-1], number) if joint in ("to", "-", "–") else ()), number]
    return numbers


def _named_among(text: str, among: Sequence[str]) -> Sequence[str] | None:
    """Which of the questions under one head a text names by their order; None where it names none so."""
    found = AMONG.search(text) if among else None
    if found is None:
        return None
    count = COUNTS[(found["count"] or "one").lower()]
    return among[:count] if found["end"].lower() in ("first", "former") else among[-count:]
