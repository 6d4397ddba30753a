"""Provisions as they are written, taken apart: "40(2) & (3A)(a)" is section 40, subsections (2) and (3A)(a) together.

A provision has a number and groups. Every group has to be met; within a group there may be alternatives:

    40(2)+(3A)(a)     groups ((2)) and ((3A)(a))           both together
    36(2)(b)(i)/(ii)  one group ((2)(b)(i), (2)(b)(ii))    either
    32(1)(a)-(c)      one group ((1)(a), (1)(b), (1)(c))   any of the run

In an Act, subsections are numbers, paragraphs letters and sub-paragraphs roman numerals, so a number always opens a new
group: "40(2)(3A)(a)" can only mean the same as "40(2) & (3A)(a)".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

Path = tuple[str, ...]

ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")

_SEPARATOR = r"&|\+|,|;|/|[-–—]|\b(?:and|or|to|with|read\s+with|by\s+virtue\s+of)\b"
_UNIT = r"(?:sections?|regulations?|regs?\.?|ss?\.?)"
_TOKEN = re.compile(
    rf"\s*+(?P<separator>{_SEPARATOR})?\s*+(?:{_UNIT}?\s*+(?P<again>\d+[a-z]?)\s*+)?"
    r"\(\s*+(?P<token>\d+[a-z]{0,2}|[a-z]{1,2}|[ivx]{1,5})\s*+\)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\s*+(?P<number>\d+[a-z]?)(?![a-z0-9])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Provision:
    """A section or regulation, and the parts of it that are meant. No group: the whole of it."""

    number: str
    groups: tuple[tuple[Path, ...], ...] = ()
    written: str = ""

    def covers(self, other: Provision) -> bool:
        """Whether every group of this provision is met by the other: "40(2)" covers "40(2)+(3A)(a)"."""
        return self.number == other.number and all(
            any(_begins(mine, theirs) for mine in group for meant in other.groups for theirs in meant)
            for group in self.groups
        )

    def single(self, path: Path) -> Provision:
        """One alternative of it alone."""
        return Provision(self.number, ((path,),), self.written)

    def one_by_one(self) -> list[Provision]:
        """Every alternative of every group alone; the whole section where it has none."""
        return [self.single(path) for group in self.groups for path in group] or [self]


def _begins(start: Path, path: Path) -> bool:
    return path[: len(start)] == start


def parse(text: str) -> tuple[Provision, str] | None:
    """Take a provision off the front of the text; the second value is what stands after it. None if there is none."""
    head = _NUMBER.match(text)
    if head is None:
        return None
    groups: list[list[Path]] = []
    number, written, end = head["number"].upper(), head["number"].upper(), head.end()
    while token := _TOKEN.match(text, end):
        if token["again"] and token["again"].upper() != number:
            break
        mark = _add(groups, token["token"], token["separator"])
        if mark is None:
            return None
        written += mark
        end = token.end()
    return Provision(number, tuple(tuple(group) for group in groups), written), text[end:]


def _add(groups: list[list[Path]], token: str, separator: str | None) -> str | None:
    """Add one bracketed token to the groups. Returns it as it is written normalised, or None where it has no place."""
    in_run = separator is not None and separator.strip().lower() in {"-", "–", "—", "to"}
    if token[0].isdigit():
        return _add_number(groups, token.upper(), in_run=in_run)
    letter = token.lower()
    if separator is None or not groups:
        return _add_below(groups, letter)
    return _add_beside(groups, letter, in_run=in_run)


def _add_number(groups: list[list[Path]], number: str, *, in_run: bool) -> str:
    last = groups[-1][-1] if groups else ()
    if in_run and len(last) == 1 and last[0].isdigit() and number.isdigit():
        groups[-1] += [(str(n),) for n in range(int(last[0]) + 1, int(number) + 1)]
        return f"-({number})"
    joined = f"+({number})" if groups else f"({number})"
    groups.append([(number,)])
    return joined


def _add_below(groups: list[list[Path]], letter: str) -> str | None:
    """A letter straight after another bracket goes one level down: (1) → (1)(a) → (1)(a)(i)."""
    if not groups:
        groups.append([(letter,)])
        return f"({letter})"
    last = groups[-1][-1]
    letters = len(_letters(last))
    if letters == 2 or (letters == 1 and letter not in ROMAN):
        return None
    groups[-1][-1] = (*last, letter)
    return f"({letter})"


def _add_beside(groups: list[list[Path]], letter: str, *, in_run: bool) -> str:
    """A letter after "and", a comma or a dash stands beside the last of its kind: (b)(i) and (ii); (a) and (b)."""
    last = groups[-1][-1]
    letters = _letters(last)
    is_roman = len(letters) == 2 and letter in ROMAN
    stem = last[:-1] if is_roman else last[: len(last) - len(letters)]
    if in_run and letters:
        run = _run(last[-1], letter, is_roman=is_roman)
        groups[-1] += [(*stem, step) for step in run or (letter,)]
        return f"-({letter})"
    groups[-1].append((*stem, letter))
    return f"/({letter})"


def _letters(path: Path) -> Path:
    return path[1:] if path and path[0][0].isdigit() else path


def _run(first: str, last: str, *, is_roman: bool) -> tuple[str, ...]:
    """What comes after `first` up to `last`: a, d → b, c, d."""
    if is_roman:
        return ROMAN[ROMAN.index(first) + 1 : ROMAN.index(last) + 1]
    if len(first) == len(last) == 1:
        return tuple(chr(code) for code in range(ord(first) + 1, ord(last) + 1))
    return (last,)
