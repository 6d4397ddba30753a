"""Another body that holds what was asked for, or that a letter says to ask: "held by the Fire Service"."""

from __future__ import annotations

import re

ANOTHER = re.compile(
    r"\b(?:is|are|would be|may be|will be|(?:likely )?to be|information is) "
    r"(?:held|managed|collected|recorded|handled|maintained|owned|dealt with) by "
    r"(?:(?:an|one|two|three|four|five|several|some)?(?: ?other)? ?(?:bod(?:y|ies)|organisations?|authorit(?:y|ies)),? "
    r"(?:namely|that is|being):? )?"
    r"(?P<body>(?:the |your )?[A-Z][\w’'&-]*(?: (?:of|and|for|the|&|[A-Z][\w’'&-]*)){0,8})"
    r"|\bnot held by (?:us|(?:this|the) \w+),? but (?:is |are )?(?:held )?by (?P<body3>(?:the )?"
    r"[A-Z][\w’'&-]*(?: (?:of|and|for|the|&|[A-Z][\w’'&-]*)){0,8})"
    r"|\b(?:should|may wish to|can|need to|suggest (?:that )?you|advise (?:that )?you|[Pp]lease"
    r"|recommend that you) (?:contact|direct|redirect|send|approach|write to|ask|submit)[^.]{0,60}?\b(?:to "
    r"|contact |approach |ask )?(?P<body2>(?:the )?[A-Z][\w’'&-]*(?: (?:of|and|for|the|&|[A-Z][\w’'&-]*)){0,8})",
)


def held_by(text: str, own_name: str) -> str | None:
    """Another body that is said to hold it."""
    found = ANOTHER.search(text)
    body = (found["body"] or found["body2"] or found["body3"]) if found else None
    if not body or re.match(
        r"(?:the )?(?:Information Commissioner|ICO|Commissioner|Freedom|Act|Section|Question|I|We|This"
        r"|Documents?|Annex|Table)\b",
        body,
    ):
        return None
    if own_name and (body.removeprefix("the ").strip(" ,.") in own_name or own_name in body):
        return None
    return body.strip(" ,.")
