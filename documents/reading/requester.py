"""What a letter prints of the person who asked: for clearing, never for the public. Blank fields are blank."""

from __future__ import annotations

import re
from collections.abc import Sequence

from documents.reading.blocks import Block
from documents.reading.facts import fact
from documents.reading.shapes import Fact, Requester
from documents.reading.words import Page
from documents.reading.zones import SIGN_OFF, Zones

FIELD = re.compile(
    r"(?P<field>name|to|requester|applicant|e-?mail(?: address)?|address|via e-?mail"
    r"|by e-?mail(?: only)?(?: to)?)\s*:\s*(?P<value>\S.*)",
    re.I,
)
EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b")
DEAR = re.compile(r"(?:dear|annwyl)(?:\s?/\s?(?:dear|annwyl))?\s+(?P<name>[^,;:/]{2,60}?)\s*(?:[,;:/]|$)", re.I)
NOBODY = re.compile(
    r"(?:sirs?|madam|sirs?(?: ?/ ?| or )madam|sir/ma'?am|requester|requestor|applicant|enquirer|ymholwr|colleague"
    r"|customer|residents?|all|[\[(<].{0,80}|.{0,80}\b(?:removed|redacted|name)\b.{0,80}|x{2,40}|_{2,40}|\.{2,40}|-{1,40})\.?",
    re.I,
)
TITLE = re.compile(r"(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|councillor|cllr|rev)\b", re.I)
FULL_NAME = re.compile(r"(?:[A-Z][\w.’'-]{0,30} ){1,5}(?P<surname>[A-Z][\w’'-]{1,40})")
OFFICIAL = re.compile(
    r"(?:foi|freedom|info|gwybodaeth|information|enquir|contact|request|complain|casework|commission|opcc|data|dpo|pcc|council|police"
    r"|team|office|clerk|admin|secretary|reception|hello|mail@|governance|disclosure|records|review)",
    re.I,
)
ROLE = re.compile(
    r"\b(?:team|officer|office|manager|department|unit|service|council|police|authority|trust|information|from"
    r"|college|university|constabulary|ministry|government"
    r"|ref|date|our|your|tel|phone|email|www|https?)\b",
    re.I,
)


def find_requester(blocks: Sequence[Block], zones: Zones) -> Requester:
    """Name, e-mail and postal address of the requester, where the letter's opening holds them."""
    opening = [block for block in blocks[: zones.begin] if not block.text.lower().startswith("from:")]
    name = email = address = None
    for block in opening:
        for field, value in _fields(block):
            if "mail" in field:
                email = email or value
            elif field == "address":
                address = address or value
            elif (
                not NOBODY.fullmatch(value.value) and not OFFICIAL.search(value.value) and not EMAIL.search(value.value)
            ):
                name = name or value
    name = name or _in_full(_greeted(blocks, zones), opening)
    email = email or _loose_email(opening)
    return Requester(name, email, address or _address_block(opening, name))


def with_head(requester: Requester, pages: Sequence[Page]) -> Requester:
    """With whom a message went to, as its head says; that stands on no page, and so has no place."""
    sent_to = next((page.sent_to for page in pages if page.sent_to), None)
    if sent_to is None:
        return requester
    name, address = sent_to
    known = Fact(name, (), 0.9) if name and "@" not in name and not NOBODY.fullmatch(name) else None
    greeted = requester.name
    if known and greeted and greeted.value != name and greeted.value in name.split():  # "Dear Hetty" -> Hetty Moon
        known, greeted = Fact(name, greeted.spans, 0.9), None
    return Requester(greeted or known, requester.email or Fact(address, (), 0.9), requester.address)


def _fields(block: Block) -> list[tuple[str, Fact]]:
    found = FIELD.match(block.text)
    if not found:
        return []
    field, value = found["field"].lower(), found["value"].strip()
    mailed = EMAIL.search(value)
    if "mail" in field or mailed:
        if mailed and not OFFICIAL.search(mailed.group()):
            at = found.start("value") + mailed.start()
            return [("email", fact(block, mailed.group(), at, at + len(mailed.group())))]
        return []
    if NOBODY.fullmatch(value) or value.endswith(":"):
        return []
    return [(field, fact(block, value, found.start("value"), found.end("value"), 0.9))]


def _greeted(blocks: Sequence[Block], zones: Zones) -> Fact | None:
    for block in blocks[: zones.end]:
        found = DEAR.match(block.text)
        if not found or len(block.text) > 80:
            continue
        name = found["name"].strip()
        if NOBODY.fullmatch(name) or not name[:1].isupper() or ROLE.search(name):
            return None
        return fact(block, name, found.start("name"), found.end("name"), 0.95)
    return None


def _in_full(greeted: Fact | None, opening: Sequence[Block]) -> Fact | None:
    """A person who is greeted as "Mr Parry" and named in full over the address."""
    title, _, surname = greeted.value.rpartition(" ") if greeted else ("", "", "")
    if not TITLE.fullmatch(title.rstrip(".")):
        return greeted
    for block in opening:
        named = FULL_NAME.fullmatch(block.text.strip())
        if named and named["surname"] == surname and not DEAR.match(block.text) and not ROLE.search(block.text):
            return fact(block, block.text.strip(), 0, len(block.text), 0.9)
    return greeted


def _loose_email(opening: Sequence[Block]) -> Fact | None:
    """An address in the opening that is no office's, and at no host where an office has one."""
    every = [found.group().lower() for block in opening for found in EMAIL.finditer(block.text)]
    hosts = {each.partition("@")[2] for each in every if OFFICIAL.match(each)}
    for block in opening:
        for found in EMAIL.finditer(block.text):
            if not OFFICIAL.search(found.group()) and found.group().lower().partition("@")[2] not in hosts:
                return fact(block, found.group(), found.start(), found.end(), 0.6)
    return None


def _address_block(opening: Sequence[Block], name: Fact | None) -> Fact | None:
    """Lines under the requester's name down to a postcode, where the name stands on a line of its own."""
    if name is None:
        return None
    surname = name.value.split()[-1].lower()
    for at, block in enumerate(opening):
        said = block.text.strip().lower()
        if said.endswith(surname) and len(said) < 60 and not SIGN_OFF.match(block.text):
            lines = opening[at + 1 : at + 8]
            stop = next((index for index, line in enumerate(lines) if POSTCODE.search(line.text)), None)
            if stop is not None and not any(ROLE.search(line.text) for line in lines[: stop + 1]):
                kept = lines[: stop + 1]
                spans = tuple(span for line in kept for span in fact(line, "", 0, len(line.text)).spans)
                return Fact(", ".join(line.text.strip(" ,") for line in kept), spans, 0.8)
    return None
