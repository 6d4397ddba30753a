"""By what words the notice checker knows that a letter says something. Patterns of the language, not of one letter."""

from __future__ import annotations

import re
from collections.abc import Iterable

from requests.law.notice_points import Point
from requests.law.regimes import Regime


def _sign(*ways: str) -> re.Pattern[str]:
    """Any of these ways; a blank in one is any run of blanks and line ends."""
    return re.compile("|".join(f"(?:{way})" for way in ways).replace(" ", r"\s+"), re.IGNORECASE)


_REVIEW = _sign(
    r"\binternal review",
    r"\bre-?examin(?:ation|e)\b",
    r"\b(?:review|complaints?|appeals?) (?:procedure|process|scheme)\b",
    r"\b(?:ask|apply|request|entitled|right)\b[^.]{0,60}\breview\b",
    r"\bmake representations\b",
    r"\bregulation 11\b",
)
_WINDOW = _sign(
    r"\b(?:40|forty) (?:\(\w+\) )?(?:working )?days\b",
    r"\b(?:two|2) (?:calendar )?months\b",
    r"\bno later than \d+ (?:working )?days\b",
    r"\bwithin \d+ (?:working )?days (?:of|from|after) (?:the date of )?(?:this|our|the) (?:letter|response|reply)\b",
)
FEES = _sign(r"\bFees\)? Regulations\b", r"\bAppropriate Limit and Fees\b")
UNFINISHED = _sign(
    r"\b(?:expect\w*|estimate\w*|due|likely|intend\w*|will) (?:\w+ ){0,3}(?:finish|complet|publish)\w*",
    r"\b(?:finished|completed|published) (?:by|in|on|before) ",
)
# That it is to be weighed, as our own letters explain a qualified exemption, does not say how it was.
PUBLIC_INTEREST = _sign(
    r"(?<!only\sif\sthe\s)(?<!whether\sthe\s)\bpublic interest\b(?! in giving it\.)(?! has to be weighed)"
)
_ICO = _sign(r"\bInformation Commissioner", r"\bICO\b")
_REGULATOR = {Regime.FOIA: _ICO, Regime.EIR: _ICO, Regime.FOISA: _sign(r"\bScottish Information Commissioner")}
_CONTACT = {
    Regime.FOIA: _sign(
        r"\bico\.org\.uk\b", r"@ico\.org\.uk\b", r"\b0303 ?123 ?1113\b", r"\b01625 ?545 ?\d{3}\b", r"\bWycliffe House\b"
    ),
    Regime.FOISA: _sign(r"\b(?:foi|itspublicknowledge)\.(?:scot|info)\b", r"\b01334 ?464610\b", r"\bKinburn Castle\b"),
}
_CONTACT[Regime.EIR] = _CONTACT[Regime.FOIA]

_REASON = re.compile(
    r"\b(?:because|since|as (?:it|this|the|to)|would|so that|in order to|due to|therefore|can be)\b", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]{2,}")
ENOUGH_WORDS = 12  # beside the citations: a sentence that says more than that something is exempt


def sign_of(point: Point, regime: Regime) -> re.Pattern[str]:
    """By what a letter is known to say this. Raises KeyError for a point that is not told by words alone."""
    return {
        Point.REVIEW: _REVIEW,
        Point.WINDOW: _WINDOW,
        Point.REGULATOR: _REGULATOR[regime],
        Point.CONTACT: _CONTACT[regime],
    }[point]


def says_why(text: str, citations: Iterable[str], ours: Iterable[str] = ()) -> bool:
    """Whether a part says more than that a provision applies. `ours`: how we explain provisions, which is no reason."""
    for words in ours:
        text = re.sub(r"\s+".join(re.escape(word) for word in words.split()), " ", text)
    for cited in citations:
        text = text.replace(cited, " ")
    return len(_WORD.findall(text)) >= ENOUGH_WORDS and bool(_REASON.search(text))
