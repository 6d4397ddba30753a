"""The letter's dates: its own, and the day of the request that it answers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from documents.reading.blocks import Block
from documents.reading.dates import find_dates
from documents.reading.facts import fact
from documents.reading.references import MOST_IN_A_BLOCK, OURS
from documents.reading.shapes import Fact
from documents.reading.words import Page
from documents.reading.zones import SIGN_OFF, Zones

RECEIVED = re.compile(
    r"\b(?:receiv\w+|asked|dated|request(?:s|ed)?|sent|submitted|e-?mail(?:s|ed)?|messages?|wrote|letters?|made|enquiry"
    r"|correspondence|came in|arrived|d?derbyniwyd|dyddiedig|cais)\b",
    re.I,
)
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
WHEN = re.compile(r"\b(?:on|of|dated)\s*(?:the )?(?:\w+day,? )?(?:\d{1,2}(?:st|nd|rd|th)? (?:and|&) )?$|[:(]\s*$", re.I)
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


# "your letter of the 2nd reached us on the 6th": the day it came counts, not the day it was written
RECEIVED_ON = re.compile(
    r"\b(?:(?:receiv\w+|d?derbyniwyd)[^.]{0,50}"
    r"|(?:reached (?:us|me|the|this|our)|came to (?:us|me|the|this|our)|came in|(?:was|were) delivered"
    r"|arrived(?= (?:on|here|safely|by|at (?:our|this)|in (?:our|this)|with us)\b))\b[^.,]{0,40})$",
    re.I,
)
CAME = re.compile(r",? (?:your|the) [a-z-]{3,20} (?:reached (?:us|me|the|this|our)|arrived|came in)\b", re.I)
REVIEW_ASKED = re.compile(r"^[^.]{0,60}\breview\b|^ we received your e-?mail (?:that|asking|in which)", re.I)
CHASES = re.compile(  # an e-mail that only asks when the answer to a request will come
    r",? (?:in which you )?(?:asking|ask(?:ed)?|enquiring|enquired|chasing|to ask) (?:us )?"
    r"(?:when (?:you|we|an?|the|our|your)\b|(?:about|after|for|on) (?:an? |the )?(?:progress|status|update"
    r"|delay|reply)\b"
    r"|(?:why|what has happened|whether we)\b|(?:an?|your|the|our) (?:answer|reply|response)\b)",
    re.I,
)


def _received_rank(before: str, after: str, is_letter_date: bool) -> int:
    sentence = re.split(r"[.;]\s", before)[-1]
    if re.search(r"\b(?:by|due|until|respond|deadline|between|from|since|to)\s*(?:the )?$", sentence, re.I):
        return 0
    if RECEIVED_ON.search(sentence) and not re.search(r"\bnot receiv", sentence, re.I):
        return 4
    if CHASES.match(after):
        return 1
    if CAME.match(after) or re.search(r"^\s*(?:and )?(?:was|which (?:was|we)|,? ?we)? ?received\b", after, re.I):
        return 5 if REVIEW_ASKED.search(after) else 3
    if re.search(r"\b(?:on|of|dated)\s*(?:the )?(?:\w+day,? )?$", sentence, re.I) and YOU_WROTE.match(after):
        return 3
    if is_letter_date or not RECEIVED.search(sentence):
        return 0
    return 2 if WHEN.search(sentence) else 0
