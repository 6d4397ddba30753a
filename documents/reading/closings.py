"""Where an answer ends: at the paragraphs that close a letter, and not at words in it that only sound like them.

"Every effort should be made to release information. However, to confirm …"     reasons go on: the answer does too
"Every effort is made to ensure that the figures are accurate."                 the letter closes
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from documents.reading.blocks import Block, BlockKind
from documents.reading.enclosed_lists import before_enclosed_list
from documents.reading.outcomes import is_law_talk
from documents.reading.remedies import heads_remedy, remedies_begin
from documents.reading.zones import closing_kind

# "If you are dissatisfied …", "You may ask for a review."
RIGHTS = re.compile(r"(?:(?:if|should) you|you (?:also )?(?:may|can|have (?:the|a) right|are entitled))\b", re.I)
HEADS = re.compile(
    r"(?:your |the )?(?:(?:legal |statutory |appeal |review )?rights?(?: (?:of|to) [a-z ]{4,24})?|appeals?|complaints?"
    r"|(?:complaints|appeals?|review) (?:procedure|process)|next steps|what (?:you can|to) do [a-z ]{2,20}):?",
    re.I,
)
LEGAL_ANNEX = re.compile(r"legal annex\W{0,3}(?:[a-d1-9]\W{0,3})?", re.I)
LONGEST_SIGN_OFF = 40  # characters: more is said after the words
FAR = 40  # blocks looked at after a courtesy


def first_closing(blocks: Sequence[Block], begin: int, end: int) -> int:
    """The first paragraph from a place on that closes the letter, or tells of review right before it."""
    stop = next((at for at in range(begin, end) if _closes(blocks, at, end)), end)
    of_review = stop < end and closing_kind(blocks[stop].text) == "review"
    close = remedies_begin(blocks, begin, before_enclosed_list(blocks, begin, stop), names_review=of_review)
    heads = begin < close < end and _heads_close(blocks[close - 1])
    heads = heads or (begin < close and (of_review or close < stop) and heads_remedy(blocks[close - 1]))
    return before_enclosed_list(blocks, begin, close - 1 if heads else close)


def _heads_close(block: Block) -> bool:
    """ "Not satisfied?" in bold, or "Your rights" in whatever type, right over what closes the letter."""
    if block.kind is BlockKind.TABLE or len(block.text) >= LONGEST_SIGN_OFF:
        return False
    asks = block.kind is BlockKind.HEADING and block.text.endswith("?")
    return asks or (block.marker is None and HEADS.fullmatch(block.text.strip()) is not None)


def answer_end(blocks: Sequence[Block], begin: int, end: int) -> int:
    """Where the answer that may begin at a place ends: at the first closing paragraph after it.

    An answer may sound like a closing paragraph, but not where the letter closes with it.
    """
    if begin < end and len(blocks[begin].text) < LONGEST_SIGN_OFF and closing_kind(blocks[begin].text) == "sign-off":
        return begin
    stop = first_closing(blocks, begin + 1, end)
    closes = begin < end and stop == begin + 1 and closing_kind(blocks[begin].text)
    return begin if closes == "sign-off" or (closes == "review" and RIGHTS.match(blocks[begin].text)) else stop


def _closes(blocks: Sequence[Block], at: int, end: int) -> bool:
    kind = closing_kind(blocks[at].text)
    if kind == "courtesy":
        return not _reasons_follow(blocks, at, end)
    return kind is not None or LEGAL_ANNEX.fullmatch(blocks[at].text) is not None


def _reasons_follow(blocks: Sequence[Block], at: int, end: int) -> bool:
    """Whether reasons for a refusal, or a table, still stand before the letter's close."""
    for after in range(at, min(at + FAR, end)):
        text = blocks[after].text
        if closing_kind(text) in ("review", "copyright", "sign-off") or LEGAL_ANNEX.fullmatch(text):
            return False
        if after > at and (blocks[after].kind is BlockKind.TABLE or is_law_talk(text)):
            return True
    return False
