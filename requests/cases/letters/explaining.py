"""The parts of an answer as the letter says them: what was typed, and why the law allows what is kept back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from documents.reading.shapes import SaidKind
from requests.cases.answer_words import typed_blocks
from requests.cases.letters.shapes import Block, Kind, LetterPart, Source
from requests.cases.worksheet import WrittenPart
from requests.law.cost_limit import LIMIT, LIMIT_HOURS, RATE, Estimate, in_hours
from requests.law.exemptions import Harm, Resolution, resolve
from requests.law.outcomes import Outcome
from requests.law.regimes import Regime

KINDS = {SaidKind.PARAGRAPH: Kind.PARAGRAPH, SaidKind.ITEM: Kind.ITEM, SaidKind.TABLE: Kind.TABLE}
SHOWN_HARM = (Harm.PREJUDICE, Harm.INHIBITION, Harm.ENDANGERMENT, Harm.ADVERSE_EFFECT)
EXEMPT = "The information is exempt from disclosure by this {unit}."
NOT_OBLIGED = "By this {unit} we are not obliged to comply with the request."
RELIES = {
    Outcome.NEITHER: "By this {unit} we need not say whether we hold the information.",
    Outcome.COST_LIMIT: NOT_OBLIGED,
    Outcome.VEXATIOUS: NOT_OBLIGED,
}
ATTACHED = re.compile(r"Document \d+ – .{1,200}, attached\.$")  # as a letter names what comes with it
LONGEST_HEAD = 100  # characters: "Section 21 – Information which is reasonably accessible."
WEIGHED = (
    (Source.FOR_GIVING, "Public interest in disclosure:"),
    (Source.FOR_KEEPING, "Public interest in keeping it back:"),
    (Source.BALANCE, "Where the balance of the public interest lies:"),
)


def letter_part(
    part: WrittenPart, regime: Regime, cost: Estimate | None, contacts: dict[str, str], basis: str = ""
) -> LetterPart:
    """A part of the worksheet as a part of the letter. `contacts`: where other bodies take requests, by name.

    `basis`: how the cost was estimated.
    """
    outcome = Outcome(part.outcome)
    relied_on = [resolve(words, regime) for words in part.provisions]
    held_by = " ".join(part.held_by.split())
    blocks = (
        *_typed(part.text),
        *_elsewhere(outcome, held_by, contacts),
        *_explained(relied_on, outcome),
        *_harm(part.reasons, relied_on),
        *_weighed(part.reasons),
        *_opinion(part.reasons),
        *(_cost(cost, basis) if outcome is Outcome.COST_LIMIT and cost and cost.minutes else ()),
    )
    return LetterPart(outcome, head_of(outcome, relied_on, part.not_yet, held_by), blocks, part.not_yet, held_by)


def head_of(outcome: Outcome, relied_on: Iterable[Resolution], not_yet: bool = False, held_by: str = "") -> str:
    """What stands over a part, as `documents.reading.headed` reads it: "Refused – Section 40(2); Section 42"."""
    labels = "; ".join(dict.fromkeys(each.label for each in relied_on))
    return outcome.word(not_yet=not_yet, held_by=held_by or None) + (f" – {labels}" if labels else "")


def _typed(text: str) -> Iterator[Block]:
    for kind, words, rows in typed_blocks(text):
        yield Block(KINDS[kind], words, Source.TEXT, rows=rows)


def _elsewhere(outcome: Outcome, held_by: str, contacts: dict[str, str]) -> Iterator[Block]:
    if outcome is Outcome.HELD_BY_ANOTHER and held_by in contacts:
        yield Block(Kind.PARAGRAPH, f"{held_by} takes requests for information here: {contacts[held_by]}")


def _explained(relied_on: Sequence[Resolution], outcome: Outcome) -> Iterator[Block]:
    for each in relied_on:
        follows = relies(outcome).format(unit=each.regime.unit)
        yield Block(Kind.PARAGRAPH, f"{each.label} – {each.name}. {follows} {each.explained}")


def relies(outcome: Outcome) -> str:
    """What follows from a provision that an answer with that outcome rests on, by its "{unit}"."""
    return RELIES.get(outcome, EXEMPT)


def is_written_anew(text: str, relied_on: Sequence[Resolution], outcome: Outcome) -> bool:
    """Whether a paragraph of an earlier letter is one that every letter writes by itself, so that none has it twice."""
    said, ours = " ".join(text.split()), [block.text for block in _explained(relied_on, outcome)]
    is_head = len(said) <= LONGEST_HEAD and said.startswith(tuple(f"{each.label} – " for each in relied_on))
    return is_head or said in ours or bool(ATTACHED.match(said))


def _harm(reasons: dict[str, str], relied_on: Sequence[Resolution]) -> Iterator[Block]:
    if reasons.get("harm"):
        degree = reasons.get("degree") or "would or would be likely to"
        what = (
            "adversely affect what is protected" if any(each.harm is Harm.ADVERSE_EFFECT for each in relied_on) else ""
        )
        yield from _told(Source.HARM, f"Disclosure {degree} {what or 'cause harm'}:", reasons["harm"])


def _weighed(reasons: dict[str, str]) -> Iterator[Block]:
    for source, lead in WEIGHED:
        if reasons.get(source.value):
            yield from _told(source, lead, reasons[source.value])


def _told(source: Source, lead: str, words: str) -> Iterator[Block]:
    """Reasons with what leads them in: on a line of its own before a list or table."""
    for kind, text, rows in typed_blocks(words):
        if lead and kind is not SaidKind.PARAGRAPH:
            yield Block(Kind.PARAGRAPH, lead)
            lead = ""
        yield Block(KINDS[kind], text, source, lead, rows)
        lead = ""


def _opinion(reasons: dict[str, str]) -> Iterator[Block]:
    if reasons.get("opinion"):
        opinion = reasons["opinion"].strip().rstrip(".")
        yield Block(Kind.PARAGRAPH, f"This rests on the reasonable opinion that section 36(2) asks for: {opinion}.")


def _cost(cost: Estimate, basis: str) -> Iterator[Block]:
    activities = (
        ("finding out whether it is held", cost.determining),
        ("locating it", cost.locating),
        ("retrieving it", cost.retrieving),
        ("extracting it", cost.extracting),
    )
    counted = ", ".join(f"{words} {in_hours(minutes).lower()}" for words, minutes in activities if minutes)
    yield Block(
        Kind.PARAGRAPH,
        f"We estimate the work at {in_hours(cost.minutes)}: {counted}. At the £{RATE} an hour that the Freedom of "
        "Information and Data Protection (Appropriate Limit and Fees) Regulations 2004 set, that is "
        f"£{cost.cost:,.2f}; the appropriate limit is £{LIMIT}, or {LIMIT_HOURS} hours.",
    )  # fmt: skip
    yield from _told(Source.LETTER, "It was estimated so:", basis)
