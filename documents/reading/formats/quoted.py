"""A message that answers between the lines of the one it quotes.

> 1. How many claims were made?     quoted: asked
633                                 own words: answered
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby, pairwise

QUOTE_MARK = ">"
NUMBERED = re.compile(r" {0,9}(?:q(?:uestion)? ?)?\(?(\d{1,2})\)?[.):]", re.I)
GREETS = re.compile(r"(?:dear|annwyl|to whom)\b.{0,80}$", re.I)
SIGNS_OFF = re.compile(r"(?:yours|(?:kind |best )?regards|(?:many )?thanks|sincerely|faithfully|-{4,20})\b|-{4,}", re.I)
RESTATES = re.compile(
    r"\byou (?:have |had )?(?:also )?(?:asked|requested|sought|wanted|wrote)\b|\byour (?:\w+ )?(?:questions?|points?"
    r"|request (?:for|was|reads?|is|asked))\b|\b(?:asking|requesting|seeking)\b|\bthe following\b"
    r"|\b(?:request|information) (?:for|about|on|regarding|concerning|relating)\b",
    re.I,
)
COPIED = re.compile(
    r"\b(?:copy|copied|text|set out|reproduced)\b[^.]{0,80}\b(?:below|beneath|annex|end of this)\b", re.I
)
FEWEST = 2  # numbers
FEW = 8  # own words that may answer


def answers_between_quotes(lines: Sequence[str]) -> int:
    """The last line from which on own words follow after two quoted stretches; -1 where there is none."""
    filled = [(at, is_quoted(line)) for at, line in enumerate(lines) if line.strip(" >")]
    turns = [at for (at, quoted), (_, after) in pairwise(filled) if quoted and not after]
    return turns[-2] if len(turns) > 1 else -1


def is_quoted(line: str) -> bool:
    """Whether a line is marked as quoted."""
    return line.startswith(QUOTE_MARK)


def without_marks(lines: Sequence[str]) -> str:
    """The lines without their marks: an empty line parts what is quoted from what is not."""
    stretches = ("\n".join(_bare(line) for line in own).strip("\n") for _, own in groupby(lines, is_quoted))
    return "\n\n".join(stretch for stretch in stretches if stretch.strip())


def _bare(line: str) -> str:
    return line.lstrip("> ") if is_quoted(line) else line


def request_below(own: Sequence[str], below: Sequence[str]) -> list[str]:
    """From the greeting to the signature of the message below, where what it asks is answered above and not said."""
    asked = [line.lstrip("> ") for line in below]
    begin = next((at for at, line in enumerate(asked) if GREETS.match(line)), len(asked))
    end = next((at for at in range(begin, len(asked)) if SIGNS_OFF.match(asked[at])), len(asked))
    numbers = _numbers(asked[begin:end])
    answered = _numbers(own)
    counted = len(numbers) >= FEWEST and numbers == answered
    said = "\n".join(own)
    unsaid = not RESTATES.search(said) or COPIED.search(said) is not None
    told = not answered and len(said.split()) > FEW and unsaid
    return ["", *asked[begin:end]] if (counted or told) and "?" not in said else []


def _numbers(lines: Sequence[str]) -> list[str]:
    return [found[1] for line in lines if (found := NUMBERED.match(line))]
