"""Telephone numbers: mobiles are people's, landlines an office's own where one stands beside them.

07700 900417     07700/900/417     0 7 7 0 0 9 0 0 4 1 7     (0116) 496 0123     0116 496⏎0123
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from documents.clearing.mailboxes import EMAIL, is_offices
from documents.clearing.offices import OF_AN_OFFICE

MOBILE = re.compile(
    r"(?<![\d£.,])(?:\+44 ?\(?0?\)? ?|0044 ?|\(?0)7(?:\d{3}\)?[ ./–-]{0,3}"
    r"(?:\d{3}[ ./–-]{0,3}\d{3}|\d{2}[ .–-]\d{2}[ .–-]\d{2})|\d ?\d{4} ?\d{4}|\d{2} ?\d{7}|(?: \d){9})(?!\d)"
    r"|(?<![\d£.,])0 7(?: \d){9}(?! ?\d)"
)
LANDLINE = re.compile(r"(?<![\d£.,/])(?:\+44 ?\(?0?\)? ?|\(?0)[1-3]\d(?:[ ()-]{0,2}\d){7,9}(?!\d)")
GROUPED = re.compile(r"\d[ ()-]{1,3}\d|\b(?:tel|phone|call|ring|number|fax)", re.I)
OF_OFFICES_ALONE = re.compile(r"(?:\+44 ?\(?0?\)? ?|0)3")  # 03 numbers are given to no home
LABELLED = re.compile(r"[\s*_]{0,4}(?:tele)?(?:phone|fax|tel)\b[^a-z]{0,60}\Z", re.I)  # at the foot of a letter
FAX = re.compile(r"[\s*_]{0,4}fax\b", re.I)  # no home has one
BESIDE = re.compile(r"[\s,;|/·–-]{0,6}(?:e-?mail\b)?[\s:]{0,4}", re.I)  # between a number and the mailbox in a foot
ABOUT_THIS_LETTER = re.compile(  # only the office that wrote it speaks so of it
    r"\b(?:regarding|about|concerning) (?:your request|(?:this|the|our) (?:letter|response|decision|reply))"
    r"|\b(?:your request|this letter|the decision|our (?:response|decision))\b.{0,60}\bcontact (?:me|us)\b",
    re.I | re.S,
)
SHORT = 60  # signs: a line of an office's address, not of a paragraph
SENTENCE = 120


def is_offices_landline(lines: Sequence[str], at: int, start: int, number: str, *, in_words: bool = False) -> bool:
    """Whether a number among the answers, on this line from there on, is an office's own. `in_words`: in a sentence."""
    line = lines[at]
    if LABELLED.match(line) or OF_OFFICES_ALONE.match(number):
        return True
    beside = BESIDE.match(line, start + len(number))
    mailbox = EMAIL.match(line, beside.end()) if beside else None
    if mailbox and is_offices(mailbox["box"], mailbox["site"]):
        return True
    before = f"{lines[at - 1] if at else ''}\n{line[:start]}"
    if ABOUT_THIS_LETTER.search(before[-SENTENCE:]):
        return True
    near = [before[-SHORT:]] if in_words or len(line) > SHORT else lines[max(0, at - 8) : at + 4]
    return any(OF_AN_OFFICE.search(each) for each in near)
