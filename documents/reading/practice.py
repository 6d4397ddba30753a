"""What an answer tells of other people's requests: how often they were refused, under what, with which outcome.

31 refusals under section 40(2), 12 under section 12.      counts: nothing is refused here, and no provision relied on
Section 40(2): 33                                          a line of a list of the exemptions that were used
18 requests were answered “information not held”.          an outcome that others were given
We refused 98 requests under section 12. The names are     the first sentence is a figure, the second a refusal
withheld under section 40(2).

Only a question about how requests are dealt with makes that certain.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from documents.reading.outcomes import NOT_HELD
from documents.reading.words import Word, sentences_of, words_to_text

DOUBTFUL = 0.8
NUMBER = (
    r"(?:\d[\d,.]{0,9}%?|once|twice|never|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|none|no"
    r"|some|several|most|few)"
)
PROVISION = (
    r"(?:(?<![\w.])(?:sections?|sect?\.|ss?\.?|regulations?|regs?\.?|exemptions?|exceptions?)\s?\d{1,2}[A-Z]?"
    r"(?:\s?\(\w{1,3}\)){0,4}(?![\w]|\s?\(\w{1,3}\)))"
)
CASES = r"(?:requests?|cases?|refusals?|applications?|responses|replies|decisions|occasions?|instances?|times|reviews?)"
MANY = r"(?<![\w(.£])(?<!section )(?<!sections )(?<!regulation )" + NUMBER
N_CASES = re.compile(
    MANY + r"\b(?: \(\d[\d.]{0,5} ?%\))?(?: of (?:the|these|those|them|all))?(?: [\w’'-]{1,20}){0,4} " + CASES + r"\b"
    r"|\b(?:once|twice|never)\b",
    re.I,
)
N_REFUSED = re.compile(
    MANY + r"\b(?: \(\d[\d.]{0,5} ?%\))?(?: of (?:these|those|them|which))?(?: (?:was|were|had been|have been))?"
    r"(?: (?:\w{1,20}ly|in (?:full|part)))?"
    r" (?:refus\w+|declin\w+|withheld|exempt\w*|redacted|deemed|considered|treated|under|by virtue of|using|citing"
    r"|(?:where|when|in which|for which)\b[^.;]{0,30}\b(?:held|exempt\w*|refus\w+|appl\w+))\b"
    r"|" + MANY + r"\W{1,4}(?:x |times )?\(?" + PROVISION,
    re.I,
)
TALLY = re.compile(
    PROVISION
    + r"(?!\s?(?:,|&|and\b|or\b|to\b))[^.;\d]{0,80}(?:[\s:=–-]|\s\()"
    + NUMBER
    + r"\)?(?:\s{1,3}"
    + NUMBER
    + r"){0,12}"
    r"(?: " + CASES + r")?\W{0,2}",
    re.I,
)
OUTCOME_TALLY = re.compile(  # "Information not held: 18", "Neither confirmed nor denied (section 40(5)): 6"
    r"[^.;:]{1,120}[:=–-]\s?" + NUMBER + r"(?: " + CASES + r")?\W{0,2}", re.I
)
REFUSED_OTHERS = re.compile(  # whatever was asked
    r"\b(?:refused|declined)(?: (?:a total of|only|just|about))? " + NUMBER + r"(?: [\w’'-]{1,20}){0,3} requests\b"
    r"|" + MANY + r"(?: [\w’'-]{1,20}){0,3} (?:requests (?:was|were|had been|have been) (?:\w+ly )?(?:refused|declined)"
    r"|refusals)\b"
    r"|\b(?:similar|comparable|earlier|previous) request (?:from another|by another|was (?:refused|declined))",
    re.I,
)
OURS = re.compile(  # what refuses here and now
    r"\byou(?:r|rs)?\b|\b(?:these|both|the two|this) (?:\w+ )?(?:requests?|questions?|refusals?)\b"
    r"|\b(?:is|are|am|being|be)(?: (?:\w+ly|also|therefore|being))?(?: \w+)? (?:exempt\w*|withh[eo]ld\w*|redacted"
    r"|refus\w+|declin\w+|relying|not (?:held|recorded|disclosed|provided|released))\b"
    r"|\b(?:is|are)(?: \w+ly)? vexatious\b"
    r"|\b(?:i|we) (?:have )?(?:also |therefore )?(?:withheld|redacted|removed)\b(?! information in \d)"
    r"|\b(?:applies|apply|engages|is engaged|are engaged|we rely|i rely|would|could|cannot|unable|exceeds?"
    r"|estimated? that)\b|\b(?:do|does|did) not (?:\w+ )?(?:hold|record|keep|collect|retain)\b",
    re.I,
)
COUNTING = re.compile(
    r"\b(?:how (?:many|often|frequently)|numbers?|figures?|totals?|percentages?|proportion|statistics|breakdown|rates?"
    r"|times|outcomes?|results?|by (?:exemption|section|reason))\b",
    re.I,
)
WHICH = re.compile(
    r"\b(?:which|what|list|under what)\b[^.?]{0,60}\b(?:exemptions?|exceptions?|sections?|provisions?|grounds"
    r"|reasons?)\b|\b(?:reasons?|grounds) for (?:the |each |any )?refus\w+"
    r"|\bexemptions? (?:\w+ ){0,3}(?:used|applied|cited|relied|claimed)\b",
    re.I,
)
REQUESTS = re.compile(
    r"\b(?=[acefirsu])(?:(?:foi[as]?|eirs?|information|freedom of information|access) (?:\([a-z]{2,6}\) )?(?:act )?"
    r"requests?\b|requests? (?:for information|(?:\w+ ){0,6}(?:refused|exempt\w*|declined|vexatious|withheld|not held"
    r"|under section))\b|(?:refus(?:e|ed|als?)|used?|applied|cited|relied)\b[^.?]{0,40}\b(?:exemptions?|exceptions?"
    r"|section \d)|(?:exemptions?|exceptions?|section \d{1,2}(?:\(\d\))?)\b[^.?]{0,60}\b(?:used|applied|cited|relied"
    r"|claimed|invoked|refus\w+)\b|refus\w+[^.?]{0,30}\brequests?\b|information (?:was|is|were) not held\b)",
    re.I,
)
SPEAKS_OF_LAW = re.compile(
    PROVISION + r"|\b(?:exempt\w*|refus\w+|declin\w+|withh[eo]ld\w*|redact\w*|vexatious|held|den(?:y|ied|ying)"
    r"|(?:cost|appropriate) limit)\b",
    re.I,
)
PAST = re.compile(r"\b(?:was|were|had|used|applied|cited|relied|refused|upheld|overturned|ordered|claimed)\b", re.I)
AS_ANSWERED = re.compile(r"\b(?:not held|no information (?:was )?held|nothing (?:was )?held)\b", re.I)


def asks_of_practice(text: str) -> bool:
    """Whether a question asks how requests for information are dealt with: how many are refused, and under what."""
    return REQUESTS.search(text) is not None and (COUNTING.search(text) or WHICH.search(text)) is not None


def counts(text: str) -> bool:
    """Whether a question asks for figures or for what was relied on, so that it may go on from one about practice."""
    return COUNTING.search(text) is not None or WHICH.search(text) is not None


def is_tally(text: str) -> bool:
    """Whether a line only says how often a provision was used: "Section 40(2) (personal data): 33"."""
    return TALLY.fullmatch(text.strip(" •*-–")) is not None


def without_others(words: Sequence[Word], asked: str, of_practice: bool) -> tuple[tuple[Word, ...], float] | None:
    """An answer's words without the sentences that only tell of others' requests, and how sure that is.

    None where every sentence is about the request itself, and nothing makes that doubtful.
    """
    own: list[Word] = []
    sure = 1.0
    for sentence in sentences_of(words):
        tells, so_sure = _of_others(words_to_text(sentence), asked, of_practice)
        sure = min(sure, so_sure)
        own += () if tells else sentence
    return None if len(own) == len(words) and sure == 1.0 else (tuple(own), sure)


@lru_cache(maxsize=1024)  # asked of a paragraph, and of its sentences
def _of_others(text: str, asked: str, of_practice: bool) -> tuple[bool, float]:
    """Whether a sentence only tells of others' requests, and how sure that is."""
    if not SPEAKS_OF_LAW.search(text):
        return False, 1.0
    ours = OURS.search(text) is not None
    if not of_practice:
        return (True, DOUBTFUL) if not ours and REFUSED_OTHERS.search(text) else (False, 1.0)
    counted = is_tally(text) or OUTCOME_TALLY.fullmatch(text) or N_CASES.search(text) or N_REFUSED.search(text)
    if counted and not _is_ours_not_held(text):
        return (False, DOUBTFUL) if ours else (True, 1.0)
    return (False, 1.0) if ours else (WHICH.search(asked) is not None or PAST.search(text) is not None, DOUBTFUL)


def _is_ours_not_held(text: str) -> bool:
    """ "12 requests were not recorded by type" says what is not held, "answered as not held" what others were told."""
    return NOT_HELD.search(AS_ANSWERED.sub("", text)) is not None
