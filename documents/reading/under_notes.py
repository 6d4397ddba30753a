"""A mail that is answered line by line, under a note that says so and is signed:

Please see our answers below.   Kind regards, L Amos         the note
On 18 May, P Oduya wrote:   Dear College,                    the letter begins under this
How many meals were served?   148,300
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from documents.reading.blocks import Block
from documents.reading.formats.threads import SAYS_WITHIN
from documents.reading.words import Page
from documents.reading.zones import GREETING, SIGN_OFF, closing_kind

SAYS_BELOW = re.compile(
    r"\b(?:answer|repl|respon|comment)\w{0,6}\b[^.]{0,80}"
    r"\b(?:below|beneath|under(?:neath)?|in[ -]?line|in (?:red|blue|bold))\b"
    r"|\b(?:below|beneath|in[ -]?line|in (?:red|blue|bold))\b[^.]{0,40}\b(?:answer|repl|respon|comment)\w{0,6}\b",
    re.I,
)
REQUESTER_CLOSES = re.compile(  # "If this would cost too much please do the first three only. I know you may …"
    r"(?=.{0,400}\b(?:i|me|my|section|regulation|costs?|limit|fees?|too (?:much|long)|clarif\w+|narrow|refine)\b)"
    r"(?:and )?if (?:any of |some of )?(?:this|it|that|these|you|there|the|any|section|regulation)\b.{0,200}"
    r"\b(?:please|i would|contact me|let me)\b"
    r"|(?:please|i) (?:would|am (?:aware|happy|content|grateful|looking)|look|know|understand|expect|realise|prefer"
    r"|appreciate|hope|can be|may be|note that|do(?: not|n['’]t) (?:want|need)|reply|respond|let me|acknowledge"
    r"|confirm (?:receipt|that you have received)|e-?mail|contact me"
    r"|send (?:your|me|it|the (?:answers?|response|reply)))\b"
    r"|(?:many )?thanks? (?:you )?(?:in advance|for)\b|looking forward",
    re.I,
)
SIGNED = re.compile(r"(?:[A-Z][\w'’.-]{0,30} ?){1,4}")
COVER = 12  # blocks of a note over the mail that it answers
WROTE = re.compile(r"(?:On .{5,300}\bwrote:?|-{2,20} ?(?:Original|Forwarded) Message ?-{2,20})", re.I)


def copied_from(blocks: Sequence[Block], pages: Sequence[Page]) -> int | None:
    """The block at which a message copies the request that it answers; None for others."""
    return _block_at(blocks, next(((page.number, page.copied) for page in pages if page.copied is not None), None))


def _block_at(blocks: Sequence[Block], place: tuple[int, int] | None) -> int | None:
    starts = ((at, block.words[0]) for at, block in enumerate(blocks) if block.words)
    return next((at for at, word in starts if place is not None and (word.page, word.start) >= place), None)


def answered_below(blocks: Sequence[Block], pages: Sequence[Page]) -> int:
    """One past the greeting of a mail that is answered line by line under a note which says so; 0 for others."""
    told = _block_at(blocks, next(((page.number, page.within) for page in pages if page.within is not None), None))
    if told is not None:
        return told + (GREETING.match(blocks[told].text) is not None)
    return _under_signed_note(blocks)


def _under_signed_note(blocks: Sequence[Block]) -> int:
    signed = next((at for at, block in enumerate(blocks[:COVER]) if SIGN_OFF.match(block.text)), None)
    if signed is None or not any(
        SAYS_BELOW.search(block.text) or SAYS_WITHIN.search(block.text) for block in blocks[:signed]
    ):
        return 0
    wrote = next(
        (at for at in range(signed, min(signed + COVER, len(blocks))) if WROTE.fullmatch(blocks[at].text)), None
    )
    if wrote is None or any(block.marker is not None or "?" in block.text for block in blocks[:signed]):
        return 0  # nothing below, or the note itself asks and answers
    greeted = next(
        (at for at in range(wrote + 1, min(wrote + 4, len(blocks))) if GREETING.match(blocks[at].text)), wrote
    )
    return greeted + 1


def requester_closes(blocks: Sequence[Block], begin: int, end: int) -> int:
    """Where, in a mail that is answered line by line, its writer closes after the last answer."""
    last = next((at for at in range(begin, end) if SIGN_OFF.match(blocks[at].text)), end)
    signed = 1 if last == end > begin + 2 and SIGNED.fullmatch(blocks[end - 1].text) else 0
    at = last - signed
    while at > begin + 1 and REQUESTER_CLOSES.match(blocks[at - 1].text) and not closing_kind(blocks[at - 1].text):
        at -= 1
    return at if at < last - signed else end
