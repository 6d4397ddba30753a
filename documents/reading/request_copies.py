"""How a letter says that the request is copied in an annex: at the head of the annex, and where it refers to it."""

from __future__ import annotations

import re

HEADED = re.compile(
    r"(?:(?:annex|appendix|attachment|enclosure)e? ?(?:[a-h]|\d{1,2})?\b[^.]{0,60}\b(?:request|asked|questions?"
    r"|e-?mail)"
    r"|(?:the )?(?:full )?(?:text|copy|wording) of (?:your|the) (?:\w+ )?request"
    r"|your (?:full |original )?request\b)[^.]{0,60}",
    re.I,
)
PLACES = ("annex", "appendix", "end of this", "overleaf", "attached", "signature")
SENT_TO = re.compile(
    r"\b(?:text|copy|copied|wording|details|full|set out|reproduced|shown|attached)\b[^.]{0,80}\b(?:request"
    r"|e-?mail|questions?)\b"
    r"[^.]{0,60}\b(?:annex|appendix|end of this|overleaf|attached)|\byour (?:full |original )?(?:request"
    r"|e-?mail|questions?)\b"
    r"[^.]{0,80}\b(?:annex|appendix|end of this|overleaf)"
    r"|\byour (?:\w+ )?request\b[^.]{0,120}\bcopy of which\b[^.]{0,60}\b(?:annex|appendix|end of this|overleaf)",
    re.I,
)
IT_IS_THERE = re.compile(  # "I am replying to your request of 8 February. It is reproduced at the end of this letter."
    r"\b(?:request|e-?mail|questions?)\b[^.]{0,120}(?:\. )?\b(?:it|they|this|which|these"
    r"|(?:the|its|whose) (?:\w+ )?(?:text|wording)) (?:is|are|has been|have been) (?:\w{1,12} ){0,2}"
    r"(?:reproduced|copied|set out|repeated|restated|attached|given|shown|quoted|printed|in|at)\b[^.]{0,40}"
    r"\b(?:annex|appendix|end of this|overleaf|below (?:my|the) signature)",
    re.I,
)


def says_where_copied(text: str) -> bool:
    """Whether a text says in which annex, or where else, the request is copied."""
    said = text.lower()
    return any(place in said for place in PLACES) and (
        SENT_TO.search(text) is not None or IT_IS_THERE.search(text) is not None
    )
