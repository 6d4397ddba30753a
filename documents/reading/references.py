"""The authority's own reference: said to be ours, or a code in the letter's opening or its subject line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from documents.reading.blocks import Block
from documents.reading.dates import find_dates
from documents.reading.facts import fact
from documents.reading.shapes import Fact
from documents.reading.zones import Zones

CODE = (
    r"(?P<code>(?:FOI|EIR) \d{2}(?:-\d{2})? \d{3,5}"
    r"|(?:FOIA?|EIR|IR|RFI) \d{3,6} 20\d\d(?![\w/-])|(?:[A-Za-z]{2,6}/)?(?:(?:FOIA?|EIR|RFI|IR|FOISA|DPA|SAR"
    r"|Reference)[\s:/.#–-]{1,3}|(?-i:[A-Z]{2,8}) ){0,2}(?=[\w/.\-]{0,24}\d)[A-Za-z0-9][\w/.\-]{2,40}(?: ?/ "
    r"?(?!(?:your|our|eich|ein|date|ref)\b)[A-Za-z0-9][\w\-]{0,12}){0,4}"
    r"(?: (?-i:IR|EIR)(?![\w/-])| \(20\d\d[/-]\d\d\)(?!\w))?)"  # "0457 (2024/25)": counted anew each year
)
OURS = re.compile(
    r"\b(?=[cefior])(?:our\s+ref(?:erence)?\.?(?:\s*(?:no|number)\.?)?|(?:foia?|eir|rfi|case|request|foi request"
        r"|enquiry|complaint|information request)\s+(?:ref(?:erence)?|number|no|id)s?\.?(?:\s*(?:no|number)\.?)?"
    r"|ref(?:erence)?(?:\s*(?:no|number))?\.?"
    r"|(?:foi|eir|freedom of information(?: act(?: 2000)?)?(?: \(foia?\))?|information) requests?"
    r"(?:\s+(?:ref(?:erence)?|number|no)\.?(?:\s+(?:no|number)\.?)?)?)\s*[:.#–-]{0,2}\s*" + CODE,
    re.I,
)  # fmt: skip
LONE = re.compile(  # "FOI 2024/017", "ABC/FOI/24/017", "XyZ-FOI 2024/019"
    r"(?<![\w/])(?<!\w-)(?P<code>(?:(?!(?i:ref|request|our|your|re|case|no)[/._-])[A-Za-z][A-Za-z0-9]{1,8}[/._-]){0,2}"
    r"(?:(?:FOI|EIR) \d{2}(?:-\d{2})? \d{3,5}"
    r"|(?:(?:FOIA?|EIR|RFI|FOISA)[\s/_.-]{0,3}\d{1,9}|F[\s/_.-]{0,3}\d{1,6})(?:[/.-]\w{1,8}|\s?[/.-]\s?(?=\w{0,7}\d)\w{1,8}){0,4}|(?:FOIA?"
    r"|EIR|RFI|IR)[/_-][A-Z0-9][\w/-]{3,24}|\d{2,4}[/-](?:FOI|EIR|RFI)[/-][\w/-]{2,20}))(?![\w/])"
)
OF_REQUEST = re.compile(  # "request AB/1234", "Case 8804217: vans", "Your request has the number AB-12"
    r"\b(?i:(?:your )?(?:request|case|enquiry) (?:has|bears|(?:has been|was) (?:given|assigned))(?: the| our)?"
    r" (?:number|reference)|request|case|enquiry) (?P<code>[A-Z]{1,6}[/-]\d{2,9}(?:[/-]\w{1,6}){0,3}"
    r"|\d{2,4}[/-]\d{3,6}|\d{6,12}(?=$|[:;,]| [-–—]))(?![\w/-])"
)
YOURS = re.compile(r"\b(?:your|their|ico|previous|linked|related)\s+ref(?:erence)?\b(?:(?!\bour\b)[^\n]){0,40}$", re.I)
CODE_OF_ACT = re.compile(r"(?:FOI|EIR|RFI|FOISA)")
INITIALS = re.compile(  # "MBC", "UoN", "DoH"
    r"(?:^|[:.#(–-] ?|\bref(?:erence)? )"
    r"(?P<initials>(?!(?:OUR|YOUR|REF|CASE|RE|FOR|THE|OF|NO|ON|TO|FAO)$)[A-Z][a-z]{0,3}[A-Z][A-Za-z]{0,4})$"
)
POSTCODE = re.compile(r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}")
SAID_TWICE = re.compile(r"^ref(?:erence)?[\s:]{1,3}", re.I)
MOST_IN_A_BLOCK = 50  # references or dates tried in one paragraph
LONE_CODE = re.compile(r"[A-Z][A-Za-z]{0,11}[ /.-]{1,3}(?:[A-Za-z0-9]{1,12}[ /.-]{1,3}){0,3}[A-Za-z0-9]{1,12}")
BRACKETED = re.compile(
    r"[(\[](?:(?:our )?ref(?:erence)?[:. ]{1,3})?(?P<code>[A-Z]{2,8}[A-Z0-9/-]{0,12}\d{2,8}(?:[/-]\w{1,8}){0,2}"
    r"|\d{2,8}[/-]\d{2,8}|\d{5,12})[)\]]"
)
TITLED = re.compile(r".{8,150} [-–—|] (?P<code>[A-Z]{0,8}[-/]?\d{2,8}(?:[-/]\w{1,8}){0,2})$")  # a web page's heading
TITLED_AFTER = re.compile(
    r".{4,150} [(\[](?P<code>[A-Z]{2,8}[-/]?\d{2,8}(?:[-/]\w{1,8}){0,2}|\d{2,8}[-/]\d{2,8})[)\]]$"
)
TITLED_BEFORE = re.compile(r"(?P<code>[A-Z]{0,8}[-/]?\d{2,8}[-/]\d{2,8})(?= [-–—|:] | (?=[A-Z][a-z]))")
SUBJECT_CODE = re.compile(  # "Subject: RE: IRQ0774410 - your request", "Subject: INF-25-077 Our response"
    r"(?:subject|re)\s?: (?:(?:re|fwd?)\s?: ){0,3}(?P<code>[A-Z]{2,8}[-/]\d{2,8}[-/]\d{2,8}(?=$|:| )"
    r"|(?:[A-Z]{1,8}[-/]?\d{4,12}(?:[-/]\w{1,8}){0,2}|\d{5,12})(?=$|:| [-–—|]))",
    re.I,
)
OF_LAW = re.compile(r"\b(?:Act|Regulations?|Order|Code|Rules)\b", re.I)  # "Environmental Information Regulations 2004"
SHORT_CODE = re.compile(r"[A-Z]{1,4}\d{1,6}[/-]\d{2,6}|\d{2,6}/\d{3,6}")
BEFORE_DAY = re.compile(r"(?P<code>[A-Z]{2,8}(?:[/-][A-Z]{1,8})?[/-]\d{2,6}(?:[/-]\d{1,6}){0,2})[\s,;|·–-]{1,20}")
FIRST, LONGEST_HEAD = 5, 100  # blocks of the head of a letter that greets nobody, and their characters


def find_reference(blocks: Sequence[Block], zones: Zones) -> Fact | None:
    """The authority's own reference: said to be ours, or a reference in the letter's opening or its subject line."""
    opening = list(blocks[: min(zones.begin + 5, zones.end)])
    for where, sure in ((opening, 1.0), (blocks[: zones.end], 0.7), (blocks[zones.end :], 0.5)):
        for pattern in (OURS, LONE, OF_REQUEST):
            for block in where:
                for match in islice(pattern.finditer(block.text), MOST_IN_A_BLOCK):
                    code = match["code"].strip(" .,-–/")
                    if not _is_code(code) or YOURS.search(block.text[: match.start("code")]):
                        continue
                    if _asked_later(match.string, match.start()):
                        continue
                    end = match.start("code") + len(code)
                    code = SAID_TWICE.sub("", code)  # "Request: Reference 42/24"
                    code = _with_initials(block, code, end - len(code))
                    return fact(block, code, end - len(code), end, sure)
    subject = [block for block in blocks[zones.begin : zones.begin + 2] if " " not in block.text.strip()]
    head = blocks[: zones.begin] or [block for block in blocks[:FIRST] if len(block.text) <= LONGEST_HEAD]
    return _bracketed_code(blocks[: zones.begin + 1]) or _lone_code([*head, *subject])


def _with_initials(block: Block, code: str, start: int) -> str:
    """ "UoN FOI 2024/311": the initials of the authority before its code, where they begin a line or follow a label."""
    begin = before = 0
    for line in block.lines:
        begin, before = (before, before + len(line.text) + 1) if before <= start else (begin, before)
    said = INITIALS.search(block.text[begin:start].rstrip()) if CODE_OF_ACT.match(code) else None
    return f"{said['initials']} {code}" if said else code


def _bracketed_code(opening: Sequence[Block]) -> Fact | None:
    """A subject line that names the request and ends with its code in brackets."""
    for block in opening:
        found = BRACKETED.search(block.text) if len(block.text) < 200 else None
        if found and re.search(r"request|information|FOI|^Subject:", block.text) and _is_code(found["code"]):
            return fact(block, found["code"], found.start("code"), found.end("code"), 0.7)
    for block in opening:
        found = SUBJECT_CODE.match(block.text)
        if found and _is_code(found["code"]):
            return fact(block, found["code"], found.start("code"), found.end("code"), 0.7)
    first = opening[0].text if opening and opening[0].bold else ""
    titled = TITLED.fullmatch(first) or TITLED_AFTER.fullmatch(first) or TITLED_BEFORE.match(first)
    is_code = titled is not None and _is_code(titled["code"])
    return (
        fact(opening[0], titled["code"], titled.start("code"), titled.end("code"), 0.6) if titled and is_code else None
    )


def _lone_code(opening: Sequence[Block]) -> Fact | None:
    """A line above the greeting that is nothing but a code of letters and figures, and no postcode; the day may
    stand behind it."""
    for block in opening:
        text = block.text.strip()
        before = BEFORE_DAY.match(text)
        if before and any((start, end) == (before.end(), len(text)) for _, start, end in find_dates(text)):
            text = before["code"]
        if (
            (LONE_CODE.fullmatch(text) or SHORT_CODE.fullmatch(text))
            and _is_code(text)
            and not find_dates(text)
            and not POSTCODE.fullmatch(text)
            and not OF_LAW.search(text)
            and (text[1:2].isalpha() or SHORT_CODE.fullmatch(text))
        ):
            return fact(block, text, 0, len(text), 0.6)
    return None


def _is_code(code: str) -> bool:
    digits = sum(sign.isdigit() for sign in code)
    is_date = bool(find_dates(code)) and not re.search(r"[A-Za-z]{2}", code)
    enough = digits >= 3 or (digits == 2 and re.search(r"FOI|EIR|RFI", code) is not None)
    enough = enough or re.fullmatch(r"[A-Z]{2,5}/(?=[A-Z]{0,7}\d)[A-Z0-9]{5,8}", code) is not None  # "NEI/DKX8BQ"
    return enough and not is_date and not re.fullmatch(r"20\d\d|19\d\d|(?:FOIA?|Act)\s*2000", code)


def _asked_later(text: str, at: int) -> bool:
    return (
        re.search(r"\b(?:previous|earlier|similar|linked|your)\s+(?:request|reference|response)?\s*$", text[:at], re.I)
        is not None
    )
