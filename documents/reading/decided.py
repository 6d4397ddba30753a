"""Provisions that a decision lists before the answers, for answers that refuse and name none.

… this is a refusal notice by virtue of the following exemptions:
Section 12(1) - cost of compliance                          the decision's list
Q3. It would take more than 40 hours …                      its answer: only the list says under what
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from documents.reading.answers import Letter
from documents.reading.asked import Asked
from documents.reading.blocks import Block, BlockKind
from documents.reading.closings import LEGAL_ANNEX
from documents.reading.exemptions import citations_in
from documents.reading.named_exemptions import PROPOSED
from documents.reading.outcomes import allows_neither, outcome_of_citations
from documents.reading.shapes import AnswerPart, Citation, Outcome
from documents.reading.zones import Zones, closing_kind

SURE = 0.8
CLOSES = ("review", "sign-off", "copyright")

Parts = tuple[AnswerPart, ...]


def with_decided(
    asked: Sequence[Asked], answers: Sequence[Parts], blocks: Sequence[Block], zones: Zones, letter: Letter
) -> list[Parts]:
    """The same answers; a part that refuses without a provision has those that the decision lists for its sort."""
    if not any(_lacks(part) for parts in answers for part in parts):
        return list(answers)
    told = {cited.provision for parts in answers for part in parts for cited in part.citations}
    listed = [each for each in _listed(asked, blocks, zones, letter) if not _is_told(each.provision, told)]
    return [tuple(_with_listed(part, listed) for part in parts) for parts in answers] if listed else list(answers)


def _listed(asked: Sequence[Asked], blocks: Sequence[Block], zones: Zones, letter: Letter) -> list[Citation]:
    """What is cited between the request and the letter's close, and stands in no answer."""
    answering = {id(stretch.block) for each in asked for stretch in each.answer}
    begin = min((each.after for each in asked), default=zones.end)
    after = takewhile(lambda block: not _closes(block), blocks[begin : zones.end])
    apart = [block for block in after if id(block) not in answering and block.kind is not BlockKind.TABLE]
    return [cited for block in apart for cited in citations_in(block.words, letter.regime)]


def _closes(block: Block) -> bool:
    return closing_kind(block.text) in CLOSES or LEGAL_ANNEX.fullmatch(block.text) is not None


def _lacks(part: AnswerPart) -> bool:
    return all(cited.sure <= PROPOSED for cited in part.citations) and part.outcome in (
        Outcome.WITHHELD,
        Outcome.NEITHER,
        Outcome.COST_LIMIT,
        Outcome.VEXATIOUS,
    )


def _is_told(provision: str, told: set[str]) -> bool:
    return any(each == provision or each.startswith(provision + "(") for each in told)


def _with_listed(part: AnswerPart, listed: Sequence[Citation]) -> AnswerPart:
    fitting = {each.provision: replace(each, sure=SURE) for each in listed if _lacks(part) and _fits(each, part)}
    return replace(part, citations=tuple(fitting.values())) if fitting else part


def _fits(cited: Citation, part: AnswerPart) -> bool:
    if part.outcome is Outcome.NEITHER:
        return allows_neither(cited.provision)
    return outcome_of_citations([cited], "") is part.outcome
