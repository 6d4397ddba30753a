"""Words that point elsewhere: to a link, or, without one, to where something is published."""

from __future__ import annotations

import re

ELSEWHERE = re.compile(
    r"\b(?:publicly available|available (?:on|at|from|via|online|to (?:you|the public)|in the public domain"
    r"|here)|(?:can|may) be (?:found|accessed|viewed|downloaded|obtained)|(?:reasonably|otherwise) accessible"
    r"|accessible (?:to|by|at|via|on|otherwise)|already (?:published|available)"
    r"|(?:is|are|been|nationally|routinely) published\b|published (?:on|at|data)|in the public domain"
    r"|following (?:web ?)?links?|find (?:the|it|them|this|our|full)[^.]{0,60}\b(?:here|at|link|website)"
    r"|see the following links?|link below|website)\b",
    re.I,
)
SAYS_YES = re.compile(r"(?:yes|no)\b|further\b", re.I)
SAYS_MORE = re.compile(  # "Further information is on our website" adds to what was said; it does not stand for it
    r"(?:(?:for|you (?:can|may|will)(?: also)? find|should you (?:need|require|want)) (?:any )?)?"
    r"(?:further|more|additional|background|wider|fuller) (?:\w+ )?(?:information|details?|data|statistics|guidance)\b",
    re.I,
)
PUBLISHED = re.compile(  # where no link leads there
    r"(?=[iahcmpwy])(?:\b(?:is|are|has been|have been|can be|may be)\b(?! not| being| to be)[^.]{0,30}"
    r"\b(?:published|available|accessible|found|viewed|accessed|downloaded|obtained|seen)\b"
    r"|\bwe (?:\w{1,9} ){0,2}publish\b|\byou (?:can|may|will) (?:also )?(?:find|see|view|download)\b"
    r"|\bplease (?:see|visit|refer to|look at|go to|consult)\b)[^.]{0,60}"
    r"\b(?:web ?-?(?:site|pages?)|internet|online|publication scheme|disclosure log|in the public domain)\b",
    re.I,
)
PLACES = ("web", "online", "internet", "publication", "disclosure log", "public domain")  # all that PUBLISHED finds
ASKS_WHERE = re.compile(r"\b(?:publi(?:sh|c)\w*|web ?-?(?:site|pages?)|online|where|available|disclosed)\b", re.I)
LEADS_THERE = re.compile(  # "The plan is on pages 4 to 6 of the report at https://…"
    r"(?:\b(?:is|are)\b[^.?]{0,100}\b(?:at|on|in|from|via)"
    r"|^(?:please )?(?:see|visit|go to|refer to|use)\b[^.?]{0,100}?)"
    r":?\s{1,3}(?=https?://|www\.)",
    re.I,
)
PAGES = re.compile(
    r"\b(?:pages?|pp?\.?|paragraphs?|sections?|tables?|annex)\s?\d{1,4}(?:\s?(?:-|–|to|and)\s?\d{1,4})?", re.I
)
OTHER_THAN_YEARS = re.compile(r"(?<![\d/])(?!(?:19|20)\d\d\b)\d")
SENTENCE_ENDS = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
POINTS_TO_LAW = re.compile(
    r"\blegislation\.gov|\b(?:text|wording|explanation|details) of (?:the |these |this |each )?(?:exemptions?"
    r"|exceptions?|sections?|regulations?|act)\b"
    r"|\bguidance (?:on|about) (?:the |this |these |their |how )?(?:exemptions?|exceptions?|sections?|act"
    r"|public interest)",
    re.I,
)


def points_elsewhere(text: str) -> bool:
    """Whether a paragraph with a link says that what was asked for is there."""
    said = _without_more(text)
    return (ELSEWHERE.search(said) is not None or _leads_there(said)) and not POINTS_TO_LAW.search(text)


def _leads_there(text: str) -> bool:
    """Whether all that is said before an address is that something is there, and no figure."""
    found = LEADS_THERE.search(text)
    return found is not None and not OTHER_THAN_YEARS.search(PAGES.sub("", text[: found.end()]))


def says_published(text: str) -> bool:
    """Whether a paragraph without a link begins by saying that it is published, and tells no figure first."""
    said = text.lower()
    if not any(sign in said for sign in PLACES):
        return False
    first = SENTENCE_ENDS.split(_without_more(text), maxsplit=1)[0]
    tells = OTHER_THAN_YEARS.search(first) or SAYS_YES.match(text)
    return not tells and PUBLISHED.search(first) is not None and not POINTS_TO_LAW.search(text)


def asks_where(text: str) -> bool:
    """Whether a question asks where something is, or whether it is published: to say so answers it."""
    return ASKS_WHERE.search(text) is not None


def _without_more(text: str) -> str:
    """What is said before anything else that may be found besides; all of it where nothing is."""
    said = [each for each in SENTENCE_ENDS.split(text) if not SAYS_MORE.match(each)]
    return " ".join(said) or text
