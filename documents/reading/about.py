"""Which questions a sentence says that it is about: "section 40(2) applies to questions 3 and 4"."""

from __future__ import annotations

import re

from documents.reading.asked import Asked

ABOUT = re.compile(
    r"\b(?:to|for|at|of|in) (?:your )?(?:questions?|q|points?"
    r"|parts?) ?(?P<number>\d{1,2}[a-z]?)"
    r"(?P<more>(?:\s*(?:,|and|&|to|-|–)\s*(?:(?:questions?|q)\s?)?\d{1,2}[a-z]?){0,8})",
    re.I,
)


def numbers_in(text: str) -> list[str]:
    """The numbers of the questions that a text names, in small letters."""
    return [number for match in ABOUT.finditer(text) for number in _named(match)]


def is_about(text: str, asked: Asked) -> bool:
    """Whether a text names this question, or none."""
    named = numbers_in(text)
    return not named or asked.path[0].lower() in named or ".".join(asked.path).lower() in named


def _named(match: re.Match[str]) -> list[str]:
    numbers = [match["number"].lower(), *(number.lower() for number in re.findall(r"\d{1,2}[a-z]?", match["more"]))]
    if re.search(r"to|-|–", match["more"]) and numbers[0].isdigit() and numbers[-1].isdigit():
        return [str(each) for each in range(int(numbers[0]), int(numbers[-1]) + 1)]
    return numbers
