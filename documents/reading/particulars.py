"""The letter's dates: its own, and the day of the request that it answers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from documents.reading.blocks import Block
from documents.reading.dates import find_dates
from documents.reading.facts import fact
from documents.reading.receipts import NO_RECEIPT, OPEN, SENT_THEN, receipt_of
from documents.reading.references import MOST_IN_A_BLOCK, OURS
from documents.reading.shapes import Fact
from documents.reading.words import Page
from documents.reading.zones import SIGN_OFF, Zones

RESPONDED = re.compile(
    r"\b(?:responded (?:to|on)|(?-i:Answered|Replied|Responded|Completed|Closed)(?: on)?"
    r"|date(?: of (?:our |the |this )?(?:response|reply|letter|issue))?(?: (?:responded|issued|sent|completed))?"
    r"|(?:response|issue[d]?) date|sent|issued(?: on)?|dated)\s*:?\s*$"
    r"|^[,;|]?\s?(?:and )?(?:was )?(?:answered|replied|responded|completed)(?: to)?(?: it)? on $",
    re.I,
)
POSTED = re.compile(r"Date: \d{1,2} [A-Z][a-z]{2,8} \d{4}")  # as `formats.messages` writes it
HEAD_ALONE = 0.8  # sure
WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day,? ?$", re.I)
SENTENCE = 80  # characters: a longer block after the greeting is no line with a label
QUOTED_SENT = re.compile(r"\bSent:")
RECEIVED_LINE = re.compile(r"(?:date (?:request )?|request )?received(?: on)?\s?:?\s?(?=[\w ]{0,20}\d)", re.I)
LAST_LINES = 6  # blocks after the sign-off, or the last of all, looked at for a date
NO_GREETING = 9  # blocks looked at for a date where nobody is greeted
NOT_LETTER_DATE = re.compile(
    r"\b(?:received|asked|correspondence|e-?mails?|enquiry|due|deadline|request(?:ed)?|logged|target"
    r"|your (?:letter|message|note|query))\b",
    re.I,
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
    best, told, others = NO_RECEIPT, None, set[str]()
    last = zones.intro if zones.intro is not None else zones.begin + 6
    for block in blocks[: min(max(last, zones.begin + 4) + 2, zones.end)]:
        if len(block.text) > 900:
            continue
        for found, start, end in find_dates(block.text, answered.year if answered else None):
            day = _before(found, answered).isoformat()
            said = receipt_of(block.text, start, end, is_letter_date=bool(responded and responded.value == day))
            if said.vies:
                others.add(day)
            if said.rank > best.rank:
                best, told = said, fact(block, day, start, end, said.sure)
    if told is not None and best.rank <= SENT_THEN and others - {told.value}:
        told = replace(told, sure=OPEN.sure)
    if told is not None and best.rank > OPEN.rank:
        return told
    return _received_line(blocks, zones, answered) or told or _sent_below(blocks[zones.end : zones.end + 4], answered)


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
