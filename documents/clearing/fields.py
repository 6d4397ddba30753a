"""Fields a letter prints for the person who asked, and what is filled in: "Name: Jane Doe" is, "Name:" is not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from documents.clearing.mailboxes import EMAIL, is_offices
from documents.clearing.offices import OF_AN_OFFICE
from documents.clearing.personal import Detail
from documents.reading.greetings import GREETING

WHOSE = r"(?:requester|requestor|applicant|enquirer|customer|complainant|your|sender)(?:['’]?s?['’]?)?"
WHAT = (
    r"(?:(?:full |first |last |sur|fore)?names?|e-?mail(?: address)?|(?:postal |home |correspondence )?address|postcode"
    r"|(?:(?:daytime|home|work|mobile|contact) )?(?:tele)?phone(?: (?:number|no\.?))?|tel(?: ?no)?\.?"
    r"|mobile(?: (?:number|no\.?))?|contact (?:number|details)|details)"
)
ITS_OWN = re.compile(rf"[\s*_>|•-]{{0,6}}{WHOSE} (?P<what>{WHAT})[ *_]{{0,4}}[:\t|=][ \t*_|]{{0,8}}(?P<said>.*)", re.I)
PLAIN = re.compile(
    rf"[\s*_>|•-]{{0,6}}(?P<what>{WHAT}|to|f\.?a\.?o\.?|for the attention of|requester|requestor|applicant|enquirer"
    r"|requested by|sent to|(?:via|by) e-?mail(?: only)?(?: to)?)[ *_]{0,4}[:\t|=][ \t*_|]{0,8}(?P<said>.*)",
    re.I,
)
NOTHING = re.compile(
    r"(?:[\s*_.…|<>()\[\]{}█■-]|\bx{2,40}\b|\b(?:n/?a|none|not (?:given|supplied|provided)|withheld|anonymous|requester"
    r"|requestor|applicant|(?:name|details|e-?mail|address|information|data|personal|the|and|of)"
    r"|redacted|removed|deleted|blank)\b|,|;|/)*",
    re.I,
)
LABEL = re.compile(r"[\s*_]{0,4}[\w ./'’-]{1,40}:")
A_NAME = re.compile(r"[A-Z][\w'’.-]{0,40}(?: [A-Z][\w'’.-]{0,40}){0,4}")
PERSON = re.compile(
    r"[\s*_]{0,4}(?:mr|mrs|ms|miss|mx|dr|prof|professor|councillor|cllr|rev)\b\.? [A-Z][\w'’-]{0,40}", re.I
)


def filled_fields(lines: Sequence[str], *, only_its_own: bool) -> Iterator[tuple[int, int, int, Detail]]:
    """The fields that are filled in: the line, from where to where in it, and what it is of.

    With `only_its_own` only fields that say whose they are count ("Requester name:"), as those in the answers do.
    """
    for at, line in enumerate(lines):
        field = ITS_OWN.match(line) or (None if only_its_own else PLAIN.match(line))
        if field is None:
            continue
        plain = ITS_OWN.match(line) is None
        below = 0 if field["said"].strip() else _below(lines[at + 1 : at + 3], field["what"])
        said = lines[at + below].strip() if below else field["said"].strip()
        if NOTHING.fullmatch(said):
            continue
        what = _what(field["what"].lower(), said)
        if what and not (plain and _is_an_offices(what, said)):
            start = lines[at + below].rindex(said)
            yield at + below, start, start + len(said), what


def _below(lines: Sequence[str], what: str) -> int:
    """How far under a label with nothing beside it its value stands; 0 where nothing has the form of what is asked."""
    at = next((number for number, line in enumerate(lines, 1) if line.strip()), 0)
    said = lines[at - 1].strip() if at else ""
    if not said or LABEL.match(said) or GREETING.match(said):
        return 0
    if said.lower().startswith(("dear", "freedom", "our ", "re ")):
        return 0
    if "mail" in what.lower():
        return at if EMAIL.search(said) else 0
    if "name" in what.lower() or what.lower() in ("to", "requester", "applicant"):
        return at if A_NAME.fullmatch(said) and not OF_AN_OFFICE.search(said) else 0
    return at if re.search(r"\d", said) and "phone" in what.lower() else 0


def _what(label: str, said: str) -> Detail | None:
    if "mail" in label or EMAIL.search(said):
        return Detail.EMAIL if EMAIL.search(said) else None
    if "phone" in label or label.startswith(("tel", "mobile", "contact n")):
        return Detail.PHONE if re.search(r"(?:\d[ ()-]{0,2}){6}", said) else None
    return Detail.POST if "address" in label or "postcode" in label else Detail.NAME


def _is_an_offices(what: Detail, said: str) -> bool:
    """Whether a field that does not say whose it is holds the authority's own."""
    if what is Detail.PHONE:
        return True  # judged by what stands about it, not by its label
    if what is Detail.EMAIL:
        return all(is_offices(found["box"], found["site"]) for found in EMAIL.finditer(said))
    return OF_AN_OFFICE.search(said) is not None and PERSON.match(said) is None
