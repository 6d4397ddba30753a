"""A mail that is answered line by line, under a note that says so and is signed:

Please see our answers below.   Kind regards, L Amos         the note
On 18 May, P Oduya wrote:   Dear College,                    the letter begins under this
How many meals were served?   148,300
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from documents.reading.blocks import Block
from documents.reading.zones import GREETING, SIGN_OFF

COVER = 12  # blocks of a note over the mail that it answers
WROTE = re.compile(r"(?:On .{5,300}\bwrote:?|-{2,20} ?(?:Original|Forwarded) Message ?-{2,20})", re.I)
SAYS_BELOW = re.compile(
    r"\b(?:answer|repl|respon|comment)\w{0,6}\b[^.]{0,80}"
    r"\b(?:below|beneath|under(?:neath)?|in[ -]?line|in (?:red|blue|bold))\b"
    r"|\b(?:below|beneath|in[ -]?line|in (?:red|blue|bold))\b[^.]{0,40}\b(?:answer|repl|respon|comment)\w{0,6}\b",
    re.I,
)


def answered_below(blocks: Sequence[Block]) -> int:
    """One past the greeting of a mail that is answered line by line under a signed note which says so; 0 for others."""
    signed = next((at for at, block in enumerate(blocks[:COVER]) if SIGN_OFF.match(block.text)), None)
    if signed is None or not any(SAYS_BELOW.search(block.text) for block in blocks[:signed]):
        return 0
    wrote = next(
        (at for at in range(signed, min(signed + COVER, len(blocks))) if WROTE.fullmatch(blocks[at].text)), None
    )
    if wrote is None:
        return 0
    greeted = next(
        (at for at in range(wrote + 1, min(wrote + 4, len(blocks))) if GREETING.match(blocks[at].text)), wrote
    )
    return greeted + 1
