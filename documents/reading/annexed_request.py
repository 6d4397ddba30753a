"""A letter that answers, and gives the request as it was sent on a page after the signature.

page 1  Dear …  We are not obliged to comply … (section 12)  Yours sincerely
page 2  Annex A – full text of your request:  1. How many …?  2. What …?      -> the questions; the letter answers them
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from documents.reading.answer_heads import answers_by_heads
from documents.reading.asked import Asked, is_asking, stretches_of
from documents.reading.blocks import Block, BlockKind
from documents.reading.closings import first_closing
from documents.reading.one_each import one_each
from documents.reading.request_copies import HEADED, says_where_copied
from documents.reading.zones import GREETING, SIGN_OFF, Zones, annexed, is_intro

ANNEX = re.compile(r"(?:annex|appendix)(?: ?[a-h1-9])?\W?", re.I)  # and no more; the message under it greets
NEXT_ANNEX = re.compile(r"(?:annex|appendix|schedule|enclosure|attachment)e?\b ?(?:[a-h]|\d{1,2})\b", re.I)
ANSWERED_THERE = re.compile(r"\b(?:our|the|and) (?:\w+ )?(?:answers?|repl(?:y|ies)|responses?)\b", re.I)
OPENS = re.compile(
    r"(?:thank you|further to|i (?:refer|write|am writing)|we (?:refer|write|are writing)|your (?:request"
    r"|e-?mail|letter)"
    r" (?:has been|is being|was)|following your|freedom of information|re:)\b|.{0,80}\bref(?:erence)?\b.{0,40}$",
    re.I,
)
ONLY_OPENING = 0.6  # how sure a question is at most that is only the subject of "Thank you for your request for …"
FEWEST = 2  # questions under a head that only says what it heads
NEAR = 7  # blocks of the first page after the letter in which it says what it is


def request_in_annex(blocks: Sequence[Block], zones: Zones, find: Callable[[Zones], list[Asked]]) -> list[Asked]:
    """The questions of a request that is copied after the letter, with the letter's answers; none where it is not."""
    copied = zones.end < len(blocks) and (zones.copied or GREETING.match(blocks[zones.end].text) is not None)
    says = any(says_where_copied(block.text) for block in blocks[zones.begin : zones.end])
    if not (copied or says or _stands_below(blocks, zones)):
        return []
    last = max(zones.end - 1, 0)  # a message copied under it ends the letter only after the heading
    begin = next((at for at in range(zones.begin, last) if SIGN_OFF.match(blocks[at].text)), last)
    sent = [block.text for block in blocks[zones.begin : begin] if says_where_copied(block.text)]
    named = " ".join(text for text in sent if not ANSWERED_THERE.search(text)).lower()
    head = (
        zones.end if copied else next((at for at in range(begin, len(blocks)) if _is_headed(blocks, at, named)), None)
    )
    if head is None:
        return []
    zones = replace(zones, end=min(zones.end, head)) if head < last else zones
    after = annexed(blocks, zones)
    greeted = _greeted(blocks, head, zones)
    intro = max(greeted, after.intro if after.intro is not None and is_intro(blocks[after.intro]) else greeted)
    end = next((at for at in range(intro + 1, len(blocks)) if _is_next_annex(blocks, at, head)), len(blocks))
    asked = [each.answered(()) for each in find(Zones(greeted + 1, intro, None, end))]
    return _answered(blocks, zones, asked) if asked else []


def _greeted(blocks: Sequence[Block], head: int, zones: Zones) -> int:
    """The block above the first that may ask: a greeting, or the head."""
    near = range(head + 1, min(head + NEAR, len(blocks)))
    greeted = next((at for at in near if GREETING.match(blocks[at].text)), head)
    asks_at_once = zones.copied and greeted == head and not GREETING.match(blocks[head].text)
    return head - 1 if asks_at_once else greeted


def better_in_annex(asked: list[Asked], after: list[Asked]) -> list[Asked]:
    """What is asked and answered after the signature, where the letter itself says less."""
    told = sum(bool(each.answer) for each in after)
    return after if after and (told > 1 or not any(each.answer for each in asked)) else asked


def _is_next_annex(blocks: Sequence[Block], at: int, head: int) -> bool:
    """Whether another annex begins, in which nothing is asked: its head, on a page of its own."""
    block = blocks[at]
    titled = block.kind is BlockKind.HEADING and NEXT_ANNEX.match(block.text) is not None
    return titled and block.page > blocks[head].page


def _stands_below(blocks: Sequence[Block], zones: Zones) -> bool:
    """Whether a letter that restates no request has one numbered below the signature, under a head that says so."""
    if zones.intro is not None:
        return False
    signed = next((at for at in range(zones.begin, len(blocks)) if SIGN_OFF.match(blocks[at].text)), len(blocks))
    heads = (at for at in range(signed, len(blocks) - FEWEST) if _is_headed(blocks, at, ""))
    return any(
        sum(block.marker is not None and is_asking(block.said) for block in blocks[at + 1 : at + NEAR]) >= FEWEST
        for at in heads
    )


def _is_headed(blocks: Sequence[Block], at: int, named: str) -> bool:
    """Whether the request is copied below: so it is headed, or the letter says that it stands in that annex."""
    block = blocks[at]
    if block.kind is BlockKind.TABLE or len(block.text) >= 120:
        return False
    greets = any(GREETING.match(below.text) for below in blocks[at + 1 : at + NEAR])
    return HEADED.match(block.text) is not None or (
        ANNEX.fullmatch(block.text) is not None and (greets or block.text.rstrip(" :.").lower() in named)
    )


def _answered(blocks: Sequence[Block], zones: Zones, asked: list[Asked]) -> list[Asked]:
    start = zones.begin
    while start + 1 < zones.end and OPENS.match(blocks[start].text):
        start += 1
    placed = [replace(each, after=start) for each in asked]
    found = answers_by_heads(blocks, zones, placed)
    if found is not None:
        return found
    stop = first_closing(blocks, start + 1, zones.end)
    least = min(len(each.path) for each in placed)
    tops = [each for each in placed if len(each.path) == least]
    own = one_each(blocks, start, stop, tops)
    if own and len(tops) == len(placed):
        return own
    answer = stretches_of(blocks[start:stop])
    return [each.answered(answer, len(tops) > 1, 0.85) if each in tops else each for each in placed]
