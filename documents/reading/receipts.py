"""What the words around a day say of it: that a request came then, or was sent then, or nothing of either.

your letter of the 2nd reached us on the 6th       the day it came counts, not the day it was written
nine vans came in on the 3rd                       something else came: no day of receipt
your letter about the vans came in on the 3rd      which of them did, the words do not tell: doubtful
"""

from __future__ import annotations

import re
from typing import NamedTuple

SAID = re.compile(
    r"\b(?:receiv\w+|asked|dated|request(?:s|ed)?|sent|submitted|e-?mail(?:s|ed)?|messages?|wrote|letters?|made|enquiry"
    r"|correspondence|d?derbyniwyd|dyddiedig|cais)\b",
    re.I,
)
WHEN = re.compile(r"\b(?:on|of|dated)\s*(?:the )?(?:\w+day,? )?(?:\d{1,2}(?:st|nd|rd|th)? (?:and|&) )?$|[:(]\s*$", re.I)
ON_DAY = re.compile(r"\b(?:on|of|dated)\s*(?:the )?(?:\w+day,? )?$", re.I)
BEFOREHAND = re.compile(r"\b(?:by|due|until|respond|deadline|between|from|since|to)\s*(?:the )?$", re.I)
YOU_WROTE = re.compile(r",? (?:you|in which you|when you) (?:requested|asked|wrote|submitted|sent|made)\b", re.I)
_LETTER = (
    r"(?:requests?|e-?mails?|messages?|letters?|[ei]nquir(?:y|ies)|quer(?:y|ies)|correspondence|applications?"
    r"|submissions?|communications?|(?:web ?)?forms?|notes?|cais)"
)
# Nine letters, or the application, may be what was asked about.
_YOURS = (
    rf"\b(?:(?:your|eich)(?: [\w&’'-]{{1,20}}){{0,4}}? {_LETTER}"
    r"|(?<!first )(?<!last )(?<!an )(?<!one )(?:request|[ei]nquiry|cais))"
)
# What may stand between a letter and its coming: how it is called further, and when and how it was sent.
# Not possessive: before Python 3.11.5 a repeated group that may be taken otherwise is then missed.
_SENT = (
    r"(?:[ ,()/–-]{1,3}(?:of|dated|sent|posted|written|made|submitted|addressed|which|that|was|is|were|and|it|on|by"
    r"|from|you|us|me|to|the|a|first|only|then|has|had|also|same|day|e-?mail|post|letter|request|your|for|information|under"
    r"|freedom|environmental|regulations|act|foia?|eir|january|february|march|april|may|june|july|august|september"
    r"|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|(?:mon|tues|wednes|thurs|fri|satur"
    r"|sun)day|\d[\w/.:]{0,10})\b){0,16}"
)
_CAME = (
    r"[ ,()–-]{1,3}(?:reached|came (?:in|to|into)|(?:was |were )?delivered"
    r"|arrived(?= (?:on|here|safely|by|at (?:our|this)|in (?:our|this)|with us)\b))\b[^.,]{0,40}$"
)
LETTER = re.compile(rf"\b(?:{_LETTER}|your)\b", re.I)
YOURS = re.compile(rf"{_YOURS}\b|\byour (?:foia?|eir|freedom)\b", re.I)
OF_YOU = re.compile(rf"\b(?:{_LETTER}|you|your|receiv\w+|d?derbyniwyd)\b", re.I)
YOURS_CAME = re.compile(rf"{_YOURS}{_SENT}{_CAME}", re.I)
YOURS_LAST = re.compile(rf"{_YOURS}{_SENT}\W{{0,3}}$", re.I)
CAME_LATE = re.compile(
    rf"{_YOURS}{_SENT}[ ,]{{1,3}}did not (?:reach|arrive|come)\b[^.,]{{0,40}}\buntil (?:the )?(?:\w+day,? )?$", re.I
)
ELSEWHERE = re.compile(r"\b(?:wrong|another|other|different)\b[^.,]{0,40}$", re.I)
SOMETHING_CAME = re.compile(_CAME, re.I)
IT = re.compile(r"\W{0,3}(?:it|this)(?: was)?\W{0,3}$", re.I)
WE = re.compile(r"\b(?:we|i|they|s?he)\W{0,2}$", re.I)
CAME_AFTER = re.compile(
    rf",? (?:your|the|this) (?:[a-z-]{{1,20}} ){{0,2}}{_LETTER}{_SENT}"
    r"[ ,()–-]{1,3}(?:reached|came (?:in|to)|arrived|was delivered)\b",
    re.I,
)
RECEIVED = re.compile(r"\b(?:receiv\w+|d?derbyniwyd)(?P<what>[^.]{0,50})$", re.I)
NOT_RECEIVED = re.compile(r"\bnot receiv", re.I)
RECEIVED_AFTER = re.compile(r"\s{0,3}(?:and )?(?:was|which (?:was|we)|,? ?we)? ?received\b[^.]{0,60}", re.I)
HOW = re.compile(r"\W{0,3}(?:$|(?:by|in|at|on|via|from|here|with|today|of|yn|ar|gan)\b)", re.I)  # and not what
LABEL = re.compile(r"\W{0,3}(?:date |day |first )?$", re.I)
ANSWERING = re.compile(  # "In response to your request, a complaint was …": what came then is no request
    r"\W{0,3}(?:(?:in|by way of) (?:response|reply|answer)|further|with (?:reference|regard)) to [^,]{0,80}, (?=\w)"
    r"(?!(?:which|we|i|was|and|sent|dated)\b)",
    re.I,
)
REVIEW_ASKED = re.compile(r"^[^.]{0,60}\breview\b|^ we received your e-?mail (?:that|asking|in which)", re.I)
CHASES = re.compile(  # an e-mail that only asks when the answer to a request will come
    r",? (?:in which you )?(?:asking|ask(?:ed)?|enquiring|enquired|chasing|to ask) (?:us )?"
    r"(?:when (?:you|we|an?|the|our|your)\b|(?:about|after|for|on) (?:an? |the )?(?:progress|status|update"
    r"|delay|reply)\b"
    r"|(?:why|what has happened|whether we)\b|(?:an?|your|the|our) (?:answer|reply|response)\b)",
    re.I,
)
NEAR, FURTHER = 90, 400  # characters before and after a day that are looked at, and before it for what came


class Receipt(NamedTuple):
    """How well the words say that a day is that of receipt, and how surely. `vies`: which day is, they leave open."""

    rank: int
    sure: float
    vies: bool = False


NO_RECEIPT, DOUBTFUL, OPEN = Receipt(0, 0.0), Receipt(1, 0.6), Receipt(1, 0.6, True)
SENT_THEN = 2  # rank of a day that a letter is of


def receipt_of(text: str, start: int, end: int, *, is_letter_date: bool) -> Receipt:
    """What a text says of the day that stands in it from `start` to `end`."""
    before, after = text[max(start - FURTHER, 0) : start], text[end : end + NEAR]
    near = _last_sentence(before[-NEAR:])
    if CAME_LATE.search(_last_sentence(before)):
        return Receipt(4, 1.0)
    if BEFOREHAND.search(near):
        return NO_RECEIPT
    said = _received_before(before, near) or _came_before(before)
    if said is not None:
        return said
    if CHASES.match(after):
        return Receipt(1, 0.9)
    if CAME_AFTER.match(after):
        return Receipt(5 if REVIEW_ASKED.search(after) else 3, 1.0)
    if received := RECEIVED_AFTER.match(after):
        is_letter = YOURS.search(received.group()) or YOURS.search(_last_sentence(before))
        return Receipt(5 if REVIEW_ASKED.search(after) else 3, 1.0) if is_letter else DOUBTFUL
    if ON_DAY.search(near) and YOU_WROTE.match(after):
        return Receipt(3, 1.0)
    if is_letter_date or not SAID.search(near) or not WHEN.search(near):
        return NO_RECEIPT
    return Receipt(SENT_THEN, 0.9) if OF_YOU.search(_last_sentence(before)) else DOUBTFUL


def _last_sentence(text: str) -> str:
    return re.split(r"[.;]\s", text)[-1]


def _received_before(before: str, near: str) -> Receipt | None:
    """ "… received (by us) on", where what was received is a letter, or the words are a label."""
    if not RECEIVED.search(near) or NOT_RECEIVED.search(near):
        return None
    sentence = _last_sentence(before)
    received = RECEIVED.search(sentence)
    what = received["what"] if received else ""
    subject = ANSWERING.sub("", sentence[: received.start()] if received else sentence)
    is_label = LABEL.match(subject) is not None or (received is not None and received.group()[0].isupper())
    if YOURS.search(what) or (HOW.match(what) and (is_label or YOURS.search(subject))):
        return Receipt(4, 1.0)
    if HOW.match(what) and IT.fullmatch(subject) and LETTER.search(before):
        return Receipt(4, 1.0)
    return OPEN if LETTER.search(subject) else DOUBTFUL


def _came_before(before: str) -> Receipt | None:
    """ "… reached us on": whether what came then is a letter."""
    sentence = _last_sentence(before)
    if YOURS_CAME.search(sentence):
        return OPEN if ELSEWHERE.search(sentence) else Receipt(4, 1.0)
    came = SOMETHING_CAME.search(sentence)
    if came is None:
        return None
    subject = ANSWERING.sub("", sentence[: came.start()])
    if IT.fullmatch(subject) and LETTER.search(before):
        return Receipt(4, 1.0 if YOURS_LAST.search(before[: -len(sentence)]) else 0.6)
    return OPEN if LETTER.search(subject) and not WE.search(subject) else NO_RECEIPT
