"""A message that answers between the lines of the one it quotes.

> 1. How many claims were made?     quoted: asked
633                                 own words: answered
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from textwrap import wrap

from documents.reading.formats.threads import Earlier

QUOTE_MARK = ">"
NUMBERED = re.compile(
    r" {0,9}(?:(?:[qa]|questions?|points?|items?|answers?(?: to)?)\.? ?)?"
    r"(?:\(?(?P<first>\d{1,2})\)?(?:(?P<sign> ?(?:and|&|to|-|–|,|/) ?)\(?(?P<last>\d{1,2})\)?)?[.):]"
    r"|\(?(?P<letter>[a-h])\)(?:(?P<letters> ?(?:and|&|to|-|–|,|/) ?)\(?(?P<last_letter>[a-h])\))?)",
    re.I,
)
GREETS = re.compile(r"(?:dear|annwyl|to whom|hello|hi|good (?:morning|afternoon|evening)|sirs?)\b.{0,80}$", re.I)
ASKS = re.compile(
    r"\?|\b(?:please|(?:could|can|would) (?:you|i)|i (?:would like|am writing|request|wish|want)|freedom of information"
    r"|under (?:the )?(?:foia?|eir)|request for information|environmental information)\b",
    re.I,
)
ACKNOWLEDGES = re.compile(
    r"\b(?:acknowledg\w+|confirm\b[^.]{0,60}\b(?:receiv|receipt|arriv)"
    r"|(?:your|the) (?:\w+ )?(?:request|e-?mail|enquiry) (?:has been|was|is being) (?:received|logged|passed"
    r"|registered)"
    r"|(?:has been|was) given the (?:number|reference))",
    re.I,
)
ADDRESS = re.compile(r"https?://\S{1,2000}|www\.\S{1,2000}")
MOST_TOGETHER = 12
SIGNS_OFF = re.compile(r"(?:yours|(?:kind |best )?regards|(?:many )?thanks|sincerely|faithfully|-{4,20})\b|-{4,}", re.I)
ENDED = re.compile(r"[.?!:;]\W{0,2}$")
BEGINS = re.compile(r"[-*•–]|\(?\w{1,3}[.)]|[A-Z][\w ]{0,20}:")
LONG, WIDE = 45, 60  # signs of a line that may be wrapped, and of the longest where all are
THANKS = re.compile(r"(?:many )?thank(?:s| you)\b.{0,60}$", re.I)
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


def quoted_lines(lines: Sequence[str]) -> Iterator[int]:
    """Which lines are quoted."""
    return (at for at, line in enumerate(lines) if is_quoted(line))


def courtesies_quoted(lines: Sequence[str]) -> set[int]:
    """Which lines only close the mail that is quoted: from "Thank you" or the like to where the quote ends."""
    found: set[int] = set()
    closes = False
    for at, line in enumerate(lines):
        said = line.lstrip("> ")
        if not line.strip():
            continue
        closes = is_quoted(line) and (closes or SIGNS_OFF.match(said) is not None or THANKS.match(said) is not None)
        if closes:
            found.add(at)
    return found


def without_marks(lines: Sequence[str]) -> str:
    """The lines without their marks: an empty line parts what is quoted from what is not."""
    stretches = ("\n".join(_bare(line) for line in own).strip("\n") for _, own in groupby(lines, is_quoted))
    return "\n\n".join(stretch for stretch in stretches if stretch.strip())


def _bare(line: str) -> str:
    return line.lstrip("> ") if is_quoted(line) else line


def request_below(own: Sequence[str], below: Sequence[Earlier]) -> tuple[list[str], str]:
    """From the greeting to the signature of the message below that asks what is answered above and is not said there,
    and the line that says when it was sent; nothing where there is none."""
    said = "\n".join(own)
    answered = _numbers(own)
    unsaid = not RESTATES.search(said) or COPIED.search(said) is not None
    for each in below:
        asked = rewrapped(_without_courtesies(each.lines), max(map(len, own), default=0))
        numbers = _numbers(asked)
        counted = len(numbers) >= FEWEST and set(answered) == set(numbers) and not _asks_by_number(own)
        told = not answered and len(said.split()) > FEW and unsaid and "?" not in said and _asks(asked)
        if counted or told:
            return ["", *asked], each.sent
    return [], ""


def _without_courtesies(lines: Sequence[str]) -> list[str]:
    """From the greeting, or the beginning, to the signature, or to the name that stands last."""
    begin = next((at for at, line in enumerate(lines) if GREETS.match(line)), 0)
    end = next((at for at in range(begin, len(lines)) if SIGNS_OFF.match(lines[at])), len(lines))
    return list(lines[begin:end])


def rewrapped(lines: Sequence[str], width: int) -> list[str]:
    """The lines at the width of the message above: a program wraps what it quotes at one of its own."""
    longest = max(map(len, lines), default=0)
    joined: list[list[str]] = []
    before = ""
    for line in lines:
        room = longest - len(before) - 1 - len(line.partition(" ")[0])
        goes_on = line[:1].islower() or (room < 0 and longest >= WIDE)
        if len(before) >= LONG and goes_on and not ENDED.search(before) and not BEGINS.match(line):
            joined[-1].append(line.strip())
        else:
            joined.append([line])
        before = line
    whole = (" ".join(each) for each in joined)
    return [part for line in whole for part in (wrap(line, width) if LONG <= width < len(line) else [line])]


def _asks(lines: Sequence[str]) -> bool:
    """Whether a message asks, and does not only say that another was received."""
    said = " ".join(lines)
    return ASKS.search(said) is not None and not ACKNOWLEDGES.search(said)


def _asks_by_number(lines: Sequence[str]) -> bool:
    """Whether the questions stand under their numbers."""
    under = "\n".join(lines).split("\n\n")
    return any(NUMBERED.match(each) and "?" in ADDRESS.sub("", each) for each in under)


def _numbers(lines: Sequence[str]) -> list[str]:
    found = (NUMBERED.match(line) for line in lines)
    return [number for each in found if each for number in _each_number(each)]


def _each_number(found: re.Match[str]) -> list[str]:
    """ "3 and 4." and "3-5." stand for each of them."""
    lettered = found["letter"] is not None
    first, last, sign = found.group(*(("letter", "last_letter", "letters") if lettered else ("first", "last", "sign")))
    one = ord(first.lower()) if lettered else int(first)
    other = one if last is None else ord(last.lower()) if lettered else int(last)
    through = other - one < MOST_TOGETHER and (sign or "").strip() not in ("and", "&", ",", "/")
    return [
        chr(each) if lettered else str(each)
        for each in (range(one, other + 1) if through else dict.fromkeys((one, other)))
    ]
