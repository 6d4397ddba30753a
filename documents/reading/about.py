"""Which questions a sentence says that it is about: "section 40(2) applies to questions 3 and 4"."""

from __future__ import annotations

import re

from documents.reading.asked import Asked
from documents.reading.numbering import between
from documents.reading.openings import ASKED

NUMBER = r"(?:\d{1,2}[a-z]?|(?-i:[A-H])\.?\d{1,2}(?!\w)|\((?:[ivx]{1,5}|[a-h]|\d{1,2})\)|(?-i:[IVX]{1,5})(?![\w’']))"
ABOUT = re.compile(
    r"\b(?:to|for|at|of|in|on|with|answer(?:ing)?) (?:your )?" + ASKED + r" ?(?P<number>" + NUMBER + r")"
    r"(?P<more>(?:\s*(?:, ?and|,|and|&|to|-|–)\s*(?:(?:questions?|q)\s?)?" + NUMBER + r"){0,8})",
    re.I,
)
MORE = re.compile(r"(, ?and|,|and|&|to|-|–)\s*(?:(?:questions?|q)\s?)?(" + NUMBER + r")", re.I)


def numbers_in(text: str) -> list[str]:
    """The numbers of the questions that a text names, in small letters."""
    return [number for match in ABOUT.finditer(text) for number in _named(match)]


def is_about(text: str, asked: Asked) -> bool:
    """Whether a text names this question, or none."""
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
