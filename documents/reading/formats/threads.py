"""The messages of a thread, each of which quotes or copies the one before: where each begins, and what it says.

    Dear Ms Oduya …                                  own
    On Tue, 4 Nov 2025 at 09:30, FOI wrote:          the one it answers
    > We confirm …
    > On Mon, 3 Nov 2025 at 07:58, T Oduya wrote:    the one that answered
    > > 1. How many …?

Programs tell it in their own ways: "On … wrote:" (Gmail, Apple Mail), "From: … Sent: … Subject: …" (Outlook), a line of
strokes with "Original Message" in it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

BETWEEN = re.compile(
    r"(?:-{2,20} ?(?:Original|Forwarded) Message ?-{2,20}|Begin forwarded message:|On .{5,300}\bwrote:)\s*$", re.I
)
FIELD = re.compile(
    r"\*?(?:From|Sent|To|Cc|Bcc|Date|Subject|Importance|Attachments?|Reply-To|Sensitivity|Categories):\*?(?:\s|$)", re.I
)
WITH_FROM = re.compile(r"\*?(?:Sent|To|Date):", re.I)
SENT = re.compile(r"(?:\*?(?:Sent|Date):\*?\s?.{6,80}|On .{5,200})", re.I)
COUNTS = re.compile(r"^ {0,9}\(?\d{1,2}[.)] ", re.M)
SAYS_WITHIN = re.compile(  # "our answers are set in blue under each of your points in the message below"
    r"(?=[^.]{0,300}\b(?:answer|repl|respon|comment)\w{0,6}\b)[^.]{0,300}\b(?:in[ -]?line(?! with)|interspersed"
    r"|(?:under(?:neath)?|below|beneath|after|against|beside|next to) (?:each|every|all)(?: of)?(?: (?:your|the))?"
    r" (?:\w+ )?(?:questions?|points?|items?|ones?|requests?)"
    r"|(?:under(?:neath)?|beneath|against|beside|next to) your (?:\w+ )?(?:questions|points)"
    r"|(?:in|within|into|to) the (?:body|text) of (?:your|the) (?:\w+ )?(?:e-?mail|message|request)"
    r"|(?:in|within|into|to) (?:your|the) (?:\w+ )?(?:e-?mail|message|text) (?:below|beneath|underneath)"
    r"|(?:in|using) (?:[a-z]{1,10} ){0,2}(?:red|blue|green|purple|orange|bold|italics?|capitals|colou?r)"
    r"(?! (?-i:[A-Z])))\b",
    re.I,
)
FEW = 6  # paragraphs of a note before its signature
FEWEST = 4  # lines of what is asked and answered
SIGNS = re.compile(r"(?:(?:kind|best|warm) )?(?:regards|wishes)\b|yours\b|(?:many )?thanks\b", re.I)
SUBJECT = re.compile(r"\*?Subject:", re.I)
MARKS = "> "
MOST_HEAD_LINES = 12


@dataclass(frozen=True, slots=True)
class Earlier:
    """A message further down: what its program says of it, and its own lines, without marks of quoting."""

    head: tuple[str, ...]
    lines: tuple[str, ...]
    begin: int  # where they begin among the lines of the thread
    end: int

    @property
    def sent(self) -> str:
        """The line that says when it was sent."""
        return next((line[:120] for line in self.head if SENT.match(line)), "")

    @property
    def mark(self) -> str:
        """The line that parts it from the one above, without who wrote it where its head tells that by itself."""
        named = [line for line in self.head if BETWEEN.match(line)]
        return next((line for line in (*named, *self.head) if line in named or SUBJECT.match(line)), self.sent)


def opens_message(lines: Sequence[str], at: int) -> bool:
    """Whether an earlier message begins here: by a line that says so, or by its own head."""
    line = lines[at].lstrip(MARKS)
    if BETWEEN.match(line):
        return True
    under = [below.lstrip(MARKS) for below in lines[at + 1 : at + 5]]
    if line.startswith("On "):  # a long "On … wrote:" is wrapped
        return any(BETWEEN.match(" ".join((line, *under[:more]))) for more in (1, 2))
    return re.match(r"\*?From:", line) is not None and any(WITH_FROM.match(below) for below in under)


def earlier_messages(lines: Sequence[str], begin: int) -> list[Earlier]:
    """The messages of the thread from a line on, the newest first."""
    found = [at for at in range(begin, len(lines)) if opens_message(lines, at)]
    starts = [at for above, at in zip([-2, *found], found, strict=False) if not _is_one_head(lines, above, at)]
    stops = [*starts[1:], len(lines)] if starts else []
    return [_message(lines, start, stop) for start, stop in zip(starts, stops, strict=True)]


def _is_one_head(lines: Sequence[str], above: int, at: int) -> bool:
    """ "-----Original Message-----" and "From: …" on the next line begin one message."""
    return above == at - 1 and BETWEEN.match(lines[above].lstrip(MARKS)) is not None


def answered_within(lines: Sequence[str], own: int) -> Earlier | None:
    """The message below, where a short note above it says that it is answered there line by line."""
    note = list(takewhile(lambda line: not SIGNS.match(line), lines[:own]))
    said = " ".join(note)
    short = len([1 for above, line in pairwise(["", *note]) if line.strip() and not above.strip()]) <= FEW
    tells = short and COUNTS.search("\n".join(note)) is None and "?" not in said and SAYS_WITHIN.search(said)
    below = next(iter(earlier_messages(lines, own)), None) if tells else None
    return below if below and len([1 for line in below.lines if line.strip()]) >= FEWEST else None


def _message(lines: Sequence[str], start: int, stop: int) -> Earlier:
    bare = [line.lstrip(MARKS) for line in lines[start:stop]]
    at = 1
    if bare[0].startswith("On ") and not BETWEEN.match(bare[0]):
        at = next(more + 1 for more in (1, 2) if BETWEEN.match(" ".join(bare[: more + 1])))
    while at < min(len(bare), MOST_HEAD_LINES) and (FIELD.match(bare[at]) or not bare[at].strip()):
        at += 1
    head = [line for line in bare[:at] if line.strip()]
    return Earlier((" ".join(head),) if bare[0].startswith("On ") else tuple(head), tuple(bare[at:]), start + at, stop)
