"""The heads that tell of a question and of each part of its answer, by their words alone: see `headed`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from documents.reading.shapes import Outcome

LABEL = re.compile(r"(?:Question (?P<number>(?:\d{1,4}|[a-z]{1,4})(?:-?(?:\d{1,4}|[a-z]{1,4})){0,20})|Your question)")
SECTION = re.compile(r"How your request was handled|Part \d{1,3} of the answer to question .{1,60}")
LONGEST_HEAD = 700  # characters
NAMES = {
    "Given": Outcome.DISCLOSED,
    "Already public": Outcome.ELSEWHERE,
    "Refused": Outcome.WITHHELD,
    "Not held": Outcome.NOT_HELD,
    "Not yet held": Outcome.NOT_HELD,
    "Held by another body": Outcome.HELD_BY_ANOTHER,
    "Neither confirmed nor denied": Outcome.NEITHER,
    "Refused: cost": Outcome.COST_LIMIT,
    "Refused: vexatious or repeated": Outcome.VEXATIOUS,
}
HELD_BY = "Held by "
CITED = r"(?:Section|Regulation) \d{1,3}[A-Z]?(?:(?: with | or | to )?\(\w{1,6}\)){0,8}"
RESTS_ON = re.compile(rf" – (?P<all>{CITED}(?:; {CITED}){{0,30}})$")
SPOKEN = ((" with ", "+"), (" or ", "/"), (" to ", "-"))


@dataclass(frozen=True, slots=True)
class OutcomeHead:
    """What a head says of the part under it. `relied_on`: each provision normalised, and as written."""

    outcome: Outcome
    relied_on: tuple[tuple[str, str], ...] = ()
    not_yet: bool = False
    held_by: str | None = None


def read_head(text: str) -> OutcomeHead | None:
    """A head's words: "Refused – Section 40(2); Section 31(1)(a)", "Held by Leicestershire Police"."""
    rests_on = RESTS_ON.search(text)
    said = text[: rests_on.start()] if rests_on else text
    cited = rests_on["all"].split("; ") if rests_on else []
    relied_on = tuple((_provision(each), each) for each in cited)
    if said in NAMES:
        return OutcomeHead(NAMES[said], relied_on, said == "Not yet held")
    if said.startswith(HELD_BY) and said != HELD_BY.strip():
        return OutcomeHead(Outcome.HELD_BY_ANOTHER, relied_on, held_by=said.removeprefix(HELD_BY).strip())
    return None


def _provision(cited: str) -> str:
    unit, _, spoken = cited.partition(" ")
    for words, sign in SPOKEN:
        spoken = spoken.replace(words, sign)
    return f"reg {spoken}" if unit == "Regulation" else spoken


def read_section(text: str) -> bool:
    """Whether a head stands over a section of a review's outcome, which is no answer."""
    return SECTION.fullmatch(text) is not None


def read_label(text: str) -> tuple[str, ...] | None:
    """The path of the question that a label names: "Question 1b" is ("1", "b"), "Your question" the only one."""
    found = LABEL.fullmatch(text)
    return tuple(re.findall(r"\d+|[a-z]+", found["number"] or "1")) if found else None
