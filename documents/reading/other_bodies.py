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
# FOIA s.45 Code para 2.12, EIR reg 10: "we have transferred your request to …"
_NAME = r"[A-Z][\w’'&-]*(?: (?:(?:of|and|for|the|&|in|on|upon) (?:the )?)?[A-Z][\w’'&-]*){0,8}"
PASSED = re.compile(
    r"\b(?:transferr|pass|forward)(?:ed|ing)\b(?: (?:your|the|this|on|it|them|request|correspondence|today|over)){0,5} "
    r"to (?:the |our colleagues at (?:the )?)?(?P<body>" + _NAME + r")"
)
BELIEVED = re.compile(
    r"\b[Ww]e (?:believe|understand|think)(?: that)? (?:the )?(?P<body>" + _NAME + r") (?:does|do|may|holds?|will)\b"
)
PASSING = re.compile(r"\b(?:transferr|pass|forward)(?:ed|ing) (?:your|the|this|it|on)\b")
BODY = re.compile(  # what a body is called by: a person, a team or an office within a body has none of these words
    r"\b(?:Council|Authority|Board|Trust|Police|Constabulary|Force|Department|Ministry|Agency|Commission(?:er)?|University"
    r"|College|School|Hospital|Brigade|Corporation|Executive|Government|Parliament|Assembly|Court|Rail(?:ways?)?|NHS"
    r"|Fire (?:and Rescue )?Service|Prosecution Service|Probation Service|Ambulance Service)\b"
    r"|^(?!FOIA?$|EIRs?$|[A-Z]+O$)[A-Z]{3,6}$"  # by initials, which are no officer's ("DPO")
)
NOT_PASSED = re.compile(r"\b(?:not|never|cannot|unable to)\b[^.]{0,30}$")
NO_NAME = re.compile(  # a kind of body, and not which
    r"(?:Council|Authority|Board|Trust|Police|Force|Department|Commissioner|Agency|Ministry|Service|Body|Office)$"
)
POSSESSIVE = re.compile(r"[’']s\b.{0,80}$")


def passed_to(text: str, own_name: str) -> str:
    """The body that a letter says it passed the request on to; blank where it names none.

    "to that council" is the one that is said to hold it before.
    """
    flat = " ".join(text.split())
    told = next((each for each in PASSED.finditer(flat) if _is_to_a_body(each, flat)), None)
    if told is None and not any(not NOT_PASSED.search(flat[: each.start()]) for each in PASSING.finditer(flat)):
        return ""
    believed = BELIEVED.search(flat)
    bodies = (told and told["body"], held_by(flat, own_name), believed and believed["body"])
    named = (POSSESSIVE.sub("", body).removeprefix("the ") for body in bodies if body)
    return next((body for body in named if not NO_NAME.match(body) and body not in own_name), "")


def _is_to_a_body(told: re.Match[str], text: str) -> bool:
    """Whether it went there, and "there" is no person and no team."""
    return BODY.search(told["body"]) is not None and not NOT_PASSED.search(text[: told.start()])


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
