"""Whom a letter greets: a person by name, or nobody in particular ("Dear Requester", "Dear FOI Team", "Dear,")."""

from __future__ import annotations

import re

GREETING = re.compile(
    r"[\s*_>\"“]{0,6}(?P<how>dear|hello|hiya|hi|hey|good (?:morning|afternoon|evening|day)|greetings|annwyl|bore da"
    r"|prynhawn da)\b[ \t*_,]{1,6}",
    re.I,
)
NAMED = re.compile(
    r"(?P<name>(?:[^\W\d_][\w.'’-]{0,40})(?: (?!and thank|thank|i |we |for )(?:and |& )?[^\W\d_][\w.'’-]{0,40}){0,4}?)"
    r"[ *_]{0,4}(?:[,;:.!?–—]|$|-\s)",
    re.I,
)
TITLED = re.compile(
    r"(?P<name>(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|lord|lady|councillor|cllr|rev|reverend|father)\b\.?"
    r"(?: (?:and|&) (?:mr|mrs|ms|miss|mx|dr)\b\.?)?(?: [^\W\d_a-z][\w.'’-]{0,40}){1,4})",
    re.I,
)
NOBODY = re.compile(
    r"(?:(?:dear )?sirs?|mesdames|madam|sirs?(?: ?/ ?| or | and )madam|sir/ma'?am|requester|requestor|applicant"
    r"|enquirer|colleagues?|customer|resident|correspondent|all|there|everyone|both|name|redacted|removed|mr x{1,9}"
    r"|ms x{1,9}|x{2,40})\.?",
    re.I,
)
OFFICE = re.compile(
    r"\b(?:team|officer|office|manager|department|unit|service|council|police|authority|trust|commissioner|minister"
    r"|secretary|constable|committee|board|chair|director|sir|madam|foi|freedom|information|from|requester|applicant)\b",
    re.I,
)
OPENS = re.compile(
    r"(?:thank you|i (?:am|write|refer|can|have)|we (?:are|write|refer|can|have)|further to|following your"
    r"|in response|with reference|your (?:request|e-?mail|letter)|re:|freedom of information|request for)\b",
    re.I,
)
ALONE = re.compile(r"[\s*_]{0,4}(?P<name>[A-Z][a-z'’-]{1,30}(?: [A-Z][A-Za-z'’-]{1,30}){0,3}) ?,[\s*_]{0,4}")
NEVER_NAMES = re.compile(
    r"(?:thank(?:s| you)|further|following|i|we|this|please|re|yours|regards|sincerely|faithfully|kind|best)\b", re.I
)


def person_greeted(line: str, after: str = "") -> tuple[int, int] | None:
    """Where in the line a person's name stands who is greeted by it. `after` is the next line that is not blank."""
    greeting = GREETING.match(line)
    if greeting is None:
        return _alone(line, after)
    rest = line[greeting.end() :]
    titled = TITLED.match(rest)
    named = titled or NAMED.match(rest)
    if named is None or NOBODY.fullmatch(named["name"].strip(" .")) or NEVER_NAMES.match(named["name"]):
        return None
    if titled is None and OFFICE.search(named["name"]):
        return None
    return greeting.end() + named.start("name"), greeting.end() + named.end("name")


def _alone(line: str, after: str) -> tuple[int, int] | None:
    """A bare "Jane," over the letter's first sentence."""
    name = ALONE.fullmatch(line)
    if name is None or not OPENS.match(after.lstrip(" *_")):
        return None
    if NOBODY.fullmatch(name["name"]) or OFFICE.search(name["name"]) or NEVER_NAMES.match(name["name"]):
        return None
    return name.span("name")
