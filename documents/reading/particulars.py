"""What stands around the answer: our reference, the dates, the kind of letter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import islice

from documents.reading.blocks import Block
from documents.reading.dates import find_dates
from documents.reading.shapes import Fact
from documents.reading.words import Page, words_between, words_to_spans
from documents.reading.zones import SIGN_OFF, Zones

CODE = (
    r"(?P<code>(?:FOI|EIR) \d{2}(?:-\d{2})? \d{3,5}"
    r"|(?:FOIA?|EIR|IR|RFI) \d{3,6} 20\d\d(?![\w/-])|(?:[A-Za-z]{2,6}/)?(?:(?:FOIA?|EIR|RFI|IR|FOISA|DPA|SAR"
    r"|Reference)[\s:/.#–-]{1,3}|(?-i:[A-Z]{2,8}) ){0,2}(?=[\w/.\-]{0,24}\d)[A-Za-z0-9][\w/.\-]{2,40}(?: ?/ "
    r"?(?!(?:your|our|eich|ein|date|ref)\b)[A-Za-z0-9][\w\-]{0,12}){0,4}(?: (?-i:IR|EIR)(?![\w/-]))?)"
)
OURS = re.compile(
    r"\b(?=[cefior])(?:our\s+ref(?:erence)?\.?(?:\s*(?:no|number)\.?)?|(?:foia?|eir|rfi|case|request|foi request"
        r"|enquiry|complaint|information request)\s+(?:ref(?:erence)?|number|no|id)s?\.?(?:\s*(?:no|number)\.?)?"
    r"|ref(?:erence)?(?:\s*(?:no|number))?\.?"
    r"|(?:foi|eir|freedom of information(?: act(?: 2000)?)?(?: \(foia?\))?|information) requests?"
    r"(?:\s+(?:ref(?:erence)?|number|no)\.?(?:\s+(?:no|number)\.?)?)?)\s*[:.#–-]{0,2}\s*" + CODE,
    re.I,
)  # fmt: skip
LONE = re.compile(
    r"(?<![\w/])(?P<code>(?:FOI|EIR) \d{2}(?:-\d{2})? \d{3,5}"
    r"|(?:(?:FOIA?|EIR|RFI|FOISA)[\s/_.-]{0,3}\d{1,9}|F[\s/_.-]{0,3}\d{1,6})(?:[/.-]\w{1,8}|\s?[/.-]\s?(?=\w{0,7}\d)\w{1,8}){0,4}|(?:FOIA?"
    r"|EIR|RFI|IR)[/_-][A-Z0-9][\w/-]{3,24}|\d{2,4}/(?:FOI|EIR|RFI)/[\w/-]{2,20})(?![\w/])"
)
OF_REQUEST = re.compile(r"\b(?:request|case|enquiry) (?P<code>[A-Z]{1,6}[/-]\d{3,9}(?:[/-]\w{1,6}){0,3})(?![\w/-])")
YOURS = re.compile(r"\b(?:your|their|ico|previous|linked|related)\s+ref(?:erence)?\b(?:(?!\bour\b)[^\n]){0,40}$", re.I)
RECEIVED = re.compile(
    r"\b(?:receiv\w+|asked|dated|request(?:s|ed)?|sent|submitted|e-?mail(?:s|ed)?|messages?|wrote|letters?|made|enquiry"
    r"|correspondence|came in|arrived|d?derbyniwyd|dyddiedig|cais)\b",
    re.I,
)
RESPONDED = re.compile(
    r"\b(?:responded (?:to|on)|(?-i:Answered|Replied|Completed|Closed)(?: on)?"
    r"|date(?: of (?:our |the |this )?(?:response|reply|letter|issue))?(?: (?:responded|issued|sent|completed))?"
    r"|(?:response|issue[d]?) date|sent|issued(?: on)?|dated)\s*:?\s*$"
    r"|^[,;|]?\s?(?:and )?(?:was )?(?:answered|replied|responded|completed)(?: to)?(?: it)? on $",
    re.I,
)
POSTED = re.compile(r"Date: \d{1,2} [A-Z][a-z]{2,8} \d{4}")  # as `formats.messages` writes it
HEAD_ALONE = 0.8  # sure
WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day,? ?$", re.I)
SENTENCE = 80  # characters: a longer block after the greeting is no line with a label
WHEN = re.compile(r"\b(?:on|of|dated)\s*(?:the )?(?:\w+day,? )?(?:\d{1,2}(?:st|nd|rd|th)? (?:and|&) )?$|[:(]\s*$", re.I)
QUOTED_SENT = re.compile(r"\bSent:")
POSTCODE = re.compile(r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}")
SAID_TWICE = re.compile(r"^ref(?:erence)?[\s:]{1,3}", re.I)
RECEIVED_LINE = re.compile(r"(?:date (?:request )?|request )?received(?: on)?\s?:?\s?(?=[\w ]{0,20}\d)", re.I)
LAST_LINES = 6  # blocks after the sign-off, or the last of all, looked at for a date
NO_GREETING = 9  # blocks looked at for a date where nobody is greeted
MOST_IN_A_BLOCK = 50  # references or dates tried in one paragraph
LONE_CODE = re.compile(r"[A-Z][A-Za-z]{0,11}[ /.-]{1,3}(?:[A-Za-z0-9]{1,12}[ /.-]{1,3}){0,3}[A-Za-z0-9]{1,12}")
BRACKETED = re.compile(
    r"[(\[](?:(?:our )?ref(?:erence)?[:. ]{1,3})?(?P<code>[A-Z]{2,8}[A-Z0-9/-]{0,12}\d{2,8}(?:[/-]\w{1,8}){0,2}"
    r"|\d{2,8}[/-]\d{2,8}|\d{5,12})[)\]]"
)
TITLED = re.compile(r".{8,150} [-–—|] (?P<code>[A-Z]{0,8}[-/]?\d{2,8}(?:[-/]\w{1,8}){0,2})$")  # a web page's heading
TITLED_BEFORE = re.compile(r"(?P<code>[A-Z]{0,8}[-/]?\d{2,8}[-/]\d{2,8})(?= [-–—|:] | (?=[A-Z][a-z]))")
SUBJECT_CODE = re.compile(  # "Subject: RE: IRQ0774410 - your request", "Subject: INF-25-077 Our response"
    r"(?:subject|re)\s?: (?:(?:re|fwd?)\s?: ){0,3}(?P<code>[A-Z]{2,8}[-/]\d{2,8}[-/]\d{2,8}(?=$|:| )"
    r"|(?:[A-Z]{1,8}[-/]?\d{4,12}(?:[-/]\w{1,8}){0,2}|\d{5,12})(?=$|:| [-–—|]))",
    re.I,
)
OF_LAW = re.compile(r"\b(?:Act|Regulations?|Order|Code|Rules)\b", re.I)  # "Environmental Information Regulations 2004"
SHORT_CODE = re.compile(r"[A-Z]{1,4}\d{1,6}[/-]\d{2,6}|\d{2,6}/\d{3,6}")
NOT_LETTER_DATE = re.compile(
    r"\b(?:received|asked|correspondence|e-?mails?|enquiry|due|deadline|request(?:ed)?|logged|target"
    r"|your (?:letter|message|note|query))\b",
    re.I,
)


def fact(block: Block, value: str, start: int, end: int, sure: float = 1.0) -> Fact:
    """A value with the place in a block it was read from."""
    return Fact(value, words_to_spans(words_between(block.words, start, end)), sure)


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
                    return fact(block, code, end - len(code), end, sure)
    subject = [block for block in blocks[zones.begin : zones.begin + 2] if " " not in block.text.strip()]
    return _bracketed_code(blocks[: zones.begin + 1]) or _lone_code([*blocks[: zones.begin], *subject])


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
    titled = TITLED.fullmatch(first) or TITLED_BEFORE.match(first)
    is_code = titled is not None and _is_code(titled["code"])
    return (
        fact(opening[0], titled["code"], titled.start("code"), titled.end("code"), 0.6) if titled and is_code else None
    )


def _lone_code(opening: Sequence[Block]) -> Fact | None:
    """A line above the greeting that is nothing but a code of letters and figures, and no postcode."""
    for block in opening:
        text = block.text.strip()
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


def find_responded(blocks: Sequence[Block], zones: Zones) -> Fact | None:
    """The letter's own date: after "Date", or alone on a line above the greeting, or by the letter's head."""
    posted = _posted(blocks)
    head = list(blocks[: min(zones.begin + 3 if zones.begin else NO_GREETING, zones.end)])
    labelled, alone, days = None, None, set()
    for at, block in enumerate(head if posted is None else head[1:], 0 if posted is None else 1):
        last = 0
        tells = 0 < zones.begin <= at and len(block.text) > SENTENCE
        for day, start, end in find_dates(block.text)[:MOST_IN_A_BLOCK]:
            # "Request received: 4 May 2024   Date of response: Monday, 3 June 2024"
            before, last = WEEKDAY.sub("", block.text[last:start]), end
            # "Reference: T57/15    29 May 2015"
            rest = OURS.sub("", WEEKDAY.sub("", block.text[:start]) + " " + block.text[end:])
            rest = _without_day(rest, day).strip(" .,:/|")
            labels = RESPONDED.search(before) and not (tells and not before.rstrip().endswith(":"))
            if labels and not NOT_LETTER_DATE.search(before):
                labelled = labelled or fact(block, day.isoformat(), start, end)
            elif not rest or (len(rest) < 14 and not NOT_LETTER_DATE.search(rest)):
                alone = alone or fact(block, day.isoformat(), start, end, 0.9)
                days.add(day)
            elif at < zones.begin and _on_own_line(block, start, end) and not NOT_LETTER_DATE.search(rest):
                alone = alone or fact(block, day.isoformat(), start, end, 0.8)
                days.add(day)
    if alone and len(days) > 1:  # which of them is the letter's, only their order tells
        alone = replace(alone, sure=0.7)
    return labelled or alone or posted or _date_at_end(blocks, zones)


def _on_own_line(block: Block, start: int, end: int) -> bool:
    """ "Contact: FOI Team" and the date below it, read as one paragraph: the date is a line by itself."""
    said = block.text[start:end]
    return not block.text[:start].rstrip().endswith(":") and any(
        WEEKDAY.sub("", line.text.replace(said, "", 1) if said in line.text else line.text).strip(" .,") == ""
        for line in block.lines
    )


def _posted(blocks: Sequence[Block]) -> Fact | None:
    """The day on which a message was sent, from its head: the letter in it may bear another, which counts."""
    if len(blocks) < 2 or not POSTED.fullmatch(blocks[0].text) or not blocks[1].text.startswith("Subject:"):
        return None
    found = find_dates(blocks[0].text)
    return fact(blocks[0], found[0][0].isoformat(), *found[0][1:], HEAD_ALONE) if found else None


def _without_day(text: str, day: date) -> str:
    """ "3 Mai 2024 / 3 May 2024": one day said in two languages."""
    for _, start, end in [each for each in find_dates(text)[::-1] if each[0] == day]:
        text = text[:start] + text[end:]
    return text


def _date_at_end(blocks: Sequence[Block], zones: Zones) -> Fact | None:
    for block in blocks[zones.begin : zones.end]:
        match = re.match(
            r"(?:date(?: of (?:response|reply|letter))?|sent|response (?:date|sent))\s*:|dated\b(?=.{6,30}$)",
            block.text,
            re.I,
        )
        for day, start, end in find_dates(block.text) if match else ():
            return fact(block, day.isoformat(), start, end, 0.8)
    signed = next((at for at, block in enumerate(blocks[: zones.end]) if SIGN_OFF.match(block.text)), zones.end)
    signed = signed if signed < zones.end else max(zones.end - LAST_LINES, zones.begin)
    for block in blocks[signed : signed + LAST_LINES]:
        for day, start, end in find_dates(block.text):
            if not (block.text[:start] + block.text[end:]).strip(" .,"):
                return fact(block, day.isoformat(), start, end, 0.8)
    return None


def find_received(blocks: Sequence[Block], zones: Zones, responded: Fact | None) -> Fact | None:
    """The day the request came, as the opening says."""
    answered = date.fromisoformat(responded.value) if responded else None
    best: tuple[int, Fact] | None = None
    last = zones.intro if zones.intro is not None else zones.begin + 6
    for block in blocks[: min(max(last, zones.begin + 4) + 2, zones.end)]:
        if len(block.text) > 900:
            continue
        for found, start, end in find_dates(block.text, answered.year if answered else None):
            day = _before(found, answered)
            before = block.text[max(start - 90, 0) : start]
            after = block.text[end : end + 90]
            rank = _received_rank(before, after, bool(responded and responded.value == day.isoformat()))
            if rank and (best is None or rank > best[0]):
                best = (rank, fact(block, day.isoformat(), start, end, 1.0 if rank > 2 else 0.9))
    if best:
        return best[1]
    return _received_line(blocks, zones, answered) or _sent_below(blocks[zones.end : zones.end + 4], answered)


def _received_line(blocks: Sequence[Block], zones: Zones, answered: date | None) -> Fact | None:
    """ "Received 6 April 2023." on a line of its own, after the request."""
    for block in blocks[zones.begin : zones.response if zones.response is not None else zones.end]:
        found = RECEIVED_LINE.match(block.text)
        for day, start, end in find_dates(block.text[:60], answered.year if answered else None) if found else ():
            return fact(block, _before(day, answered).isoformat(), start, end, 0.9)
    return None


def _sent_below(quoted: Sequence[Block], answered: date | None) -> Fact | None:
    """The day on which a mail was sent that is copied under its answer: the request, or what came between."""
    for block in quoted:
        sent = QUOTED_SENT.search(block.text)
        for day, start, end in find_dates(block.text) if sent else ():
            if sent and start >= sent.end() and (answered is None or day <= answered):
                return fact(block, day.isoformat(), start, end, 0.7)
    return None


def sent_earlier(pages: Sequence[Page], responded: Fact | None) -> Fact | None:
    """The day on which the mail was sent that a message answers and quotes. It stands on no page, so has no place."""
    said = next((page.earlier for page in pages if page.earlier), "")
    days = [day.isoformat() for day, _, _ in find_dates(said)]
    return Fact(days[0], (), 0.7) if days and (responded is None or days[0] <= responded.value) else None


def _before(day: date, answered: date | None) -> date:
    """A letter of January that answers "your request of 4 December" means the year before its own."""
    is_later = answered is not None and day > answered and (day.month, day.day) != (2, 29)
    return day.replace(year=day.year - 1) if is_later else day


YOU_WROTE = re.compile(r",? (?:you|in which you|when you) (?:requested|asked|wrote|submitted|sent|made)\b", re.I)


REVIEW_ASKED = re.compile(r"^[^.]{0,60}\breview\b|^ we received your e-?mail (?:that|asking|in which)", re.I)


def _received_rank(before: str, after: str, is_letter_date: bool) -> int:
    sentence = re.split(r"[.;]\s", before)[-1]
    if re.search(r"\b(?:by|due|until|respond|deadline|between|from|since|to)\s*(?:the )?$", sentence, re.I):
        return 0
    if re.search(r"\b(?:receiv\w+|d?derbyniwyd)[^.]{0,50}$", sentence, re.I) and not re.search(
        r"\bnot receiv", sentence, re.I
    ):
        return 4
    if re.search(r"^\s*(?:and )?(?:was|which (?:was|we)|,? ?we)? ?received\b", after, re.I):
        return 5 if REVIEW_ASKED.search(after) else 3
    if re.search(r"\b(?:on|of|dated)\s*(?:the )?(?:\w+day,? )?$", sentence, re.I) and YOU_WROTE.match(after):
        return 3
    if is_letter_date or not RECEIVED.search(sentence):
        return 0
    return 2 if WHEN.search(sentence) else 0
