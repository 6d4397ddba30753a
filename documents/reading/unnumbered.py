"""A request without numbers: running paragraphs, or one sentence of the letter's opening."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from documents.reading.answer_heads import answers_by_heads
from documents.reading.asked import STRONG, Asked, Stretch, is_asking, stretches_of
from documents.reading.asked_sentences import (
    asked_after_colon,
    asked_by_clause,
    asked_by_item,
    asked_by_sentence,
    asked_in_list,
)
from documents.reading.blocks import Block, BlockKind
from documents.reading.closings import answer_end
from documents.reading.leaning import lean_of
from documents.reading.line_groups import lines_together
from documents.reading.one_each import one_each
from documents.reading.outcomes import leads_in, tells_duties, tells_of_search
from documents.reading.words import Word, words_between
from documents.reading.zones import (
    RELIES_ON,
    REQUEST_HEADING,
    Zones,
    authority_speaks,
    closing_kind,
    is_label,
    is_response_start,
)

ON = r"(?: us| me)?(?:,? on (?:\w{3,6}day,? )?\d{1,2}(?:st|nd|rd|th)?[ /.-]\w{1,9}[ /.-]\d{2,4},?)?"
YOU_ASKED = re.compile(
    rf"\byou (?:have |had )?(?:ask(?:ed)?{ON} (?:for|about|to (?:know|see|be told))|requested{ON}|sought"
    r"|(?:would like|wish(?:ed)?|want(?:ed)?|(?:were|are) seeking|hoped) to (?:know|see|learn|have|be told|find out)"
    rf"|ask(?:ed)?{ON}(?= (?:how|what|which|whether|if|why|when"
    r"|who)\b))(?: the following)?(?: information(?: (?:about|on|regarding|concerning))?)?"
    r" (?P<asked>[^.:]{8,700}?)(?=\.|$)",
    re.I,
)
OPENING = re.compile(
    r"\b(?:requests?"
    r"|(?:e-?mail|letter|correspondence|message|enquiry)(?=[^.]{0,80} "
    r"(?:requesting|asking (?:for|how|what|which|who|when|where|why|whether|if)|seeking) ))"
    r"(?: under [^.]{0,80}?)?(?:,? (?:dated|received|of|on) [^.]{0,40}?)?,? (?:for|about|regarding"
    r"|concerning|relating to|in relation to|seeking|asking|requesting)(?: the)?"
    r"(?: information)?(?: (?:for|about|regarding|concerning|relating to|in relation to|on))? (?P<asked>[^.]{8,700}?)"
    r"(?=\.|,? (?:which|that) (?:we|was|you)\b|,? (?:received|dated) (?:on )?\d|$)",
    re.I,
)
LETTER_ASKS = re.compile(
    r"\byour (?:e-?mail|letter|correspondence|message|enquiry|request)\b[^.]{0,60}? "
    r"(?:ask(?:s|ed)|request(?:s|ed)|seeks|sought)(?: under [^.]{0,80}?)?(?: for| about|(?= (?:how|what|which|whether"
    r"|if|why|when|who)\b))(?: information(?: (?:about|on))?)? (?P<asked>[^.]{8,700}?)(?=\.|$)",
    re.I,
)
RIDER = re.compile(r"\b(?:these|this|that|those|it|them|if (?:so|not|yes|possible))\b", re.I)
TREATS = re.compile(
    r"\byour (?:request|correspondence|e-?mail|letter) (?:has been|is being|was|as)\b|\b(?:treating|handling) your\b"
    r"|^we have (?:treated|handled|dealt with|considered) (?:it|this|your \w+)\b"
    r"|^(?:i|we) can confirm\b|^we (?:respond to|answer|deal with|handle) (?:all )?(?:enquiries|requests)\b",
    re.I,
)
NOTHING = re.compile(
    r"(?:dated\b|received\b"
    r"|(?:an? |the )?(?:progress|status|update|delay) (?:with|of|on|in|to|regarding) (?:your|the|this|our) (?:\w+ )?"
    r"(?:request|enquiry|answer|response|reply|case)\b"
    r"|when (?:you|we) (?:will|can|could|might|may|should|would)\b[^.]{0,40}\b(?:answer|reply|response|hear)"
    r"|(?:is|are|was|were|has|have)\b|(?:under|made under)\b"
    r"|(?:the )?(?:following )?information(?:,|$"
    r"| (?:below|dated|made|sent|submitted|under|which|received|has)\b)|(?:an? )?internal review\b"
    r"|(?:on )?(?:\w{3,6}day,? )?\d{1,2}(?:st|nd|rd|th)?[ /.-]\w{1,9}[ /.-]\d{2,4}$|in questions? \d|[-–—] )",
    re.I,
)
CONDITION = re.compile(r"(?:and |but )?if (?:so|not|yes|no|possible|they|it|any)\b", re.I)
BOILERPLATE = re.compile(
    r"freedom of information (?:act )?(?:2000|2002)?|freedom of information request.{0,60}"
    r"|environmental information.{0,40}",
    re.I,
)

ONE_EACH = 0.6  # sure
SET_IN, SET_IN_SIGNS = 12.0, 2.0  # points; characters, where a text has no geometry
LONGEST_ITEM = 300  # characters


def unnumbered_questions(blocks: Sequence[Block], zones: Zones) -> list[Asked]:
    """The questions of a request without numbers: a paragraph that asks is one."""
    if zones.intro is not None:
        stop = zones.response if zones.response is not None else _first_answer(blocks, zones.intro + 1, zones.end)
        stop = min(stop, _end_of_quotation(blocks, zones.intro + 1, stop))
        listed = _set_in(blocks, zones.intro, stop) or lines_together(blocks, zones.intro, zones.end)
        if len(listed) > 1:
            placed = [replace(each, after=listed[-1] + 1) for each in _each(blocks, listed)]
            return answers_by_heads(blocks, zones, placed) or _answered(blocks, zones, placed, listed[-1] + 1)
        request = [
            block for block in blocks[zones.intro + 1 : stop] if block.kind is not BlockKind.TABLE and block.words
        ]
        voice = next((at for at, block in enumerate(request) if at and TREATS.search(block.text)), len(request))
        request = request[:voice]
        asked = [replace(each, after=stop) for each in _paragraphs(request)]
        told_in = (asked_by_item, asked_by_sentence, asked_in_list) if len(asked) == 1 else ()
        each_told = next((told for tell in told_in if (told := tell(blocks, zones, asked[0].words, stop))), [])
        each_told = each_told or _one_a_paragraph(blocks, zones, request, stop)
        if each_told:
            return each_told
        if asked:
            return answers_by_heads(blocks, zones, asked) or _answered(blocks, zones, asked, stop)
    return _from_opening(blocks, zones)


def _one_a_paragraph(blocks: Sequence[Block], zones: Zones, request: Sequence[Block], stop: int) -> list[Asked]:
    """Each paragraph of the request is a question where an answer says that it is to the first, the second …, or where
    one answer speaks of each."""
    asks = _without_lead(request)
    asked = [Asked((str(at),), None, each.words, after=stop, sure=0.75) for at, each in enumerate(asks, 1)]
    found = answers_by_heads(blocks, zones, asked) if len(asked) > 1 else None
    if found and all(each.answer for each in found):
        return found
    is_parted = zones.intro is not None and is_label(blocks[zones.intro], REQUEST_HEADING) and zones.response == stop
    even = one_each(blocks, stop + 1, answer_end(blocks, stop + 1, zones.end), asked) if is_parted else []
    return even if all(each.sure >= asked[0].sure for each in even) else []


def _without_lead(request: Sequence[Block]) -> Sequence[Block]:
    """Without the line that leads in what is asked: "I would like the following information:"."""
    leads = len(request) > 2 and request[0].text.rstrip().endswith((":", ":-")) and request[1].bullet is None
    return request[1:] if leads else request


def _set_in(blocks: Sequence[Block], intro: int, stop: int) -> list[int]:
    """Short paragraphs set in under "… the following:" are a list whose bullets were lost, each a question."""
    at = intro + 1
    while at < stop and blocks[at].words and _is_listed(blocks[at], blocks[intro]):
        at += 1
    led = blocks[intro + 1].text.rstrip().endswith(":") if at > intro + 2 else False
    return list(range(intro + 1 + led, at))


def _is_listed(block: Block, intro: Block) -> bool:
    text, set_in = block.text, SET_IN if block.words[0].box else SET_IN_SIGNS
    return (
        block.left > intro.left + set_in
        and len(text) < LONGEST_ITEM
        and text[:1] not in '“"‘'
        and (is_asking(text) or lean_of(block) > 0.3)
    )


def _each(blocks: Sequence[Block], places: Sequence[int]) -> list[Asked]:
    return [Asked((str(number),), None, blocks[at].words, sure=0.65) for number, at in enumerate(places, 1)]


def _end_of_quotation(blocks: Sequence[Block], begin: int, stop: int) -> int:
    """A request in quotation marks ends where they close."""
    if begin >= stop or blocks[begin].text[:1] not in '“"':
        return stop
    closed = (at + 1 for at in range(begin, stop) if blocks[at].text.rstrip(" .")[-1:] in ("”", '"'))
    return next(closed, stop)


def _first_answer(blocks: Sequence[Block], begin: int, end: int) -> int:
    """Without a word that the answer follows: it begins after the quoted, slanted or asking paragraphs."""
    at = begin
    while at < end and (blocks[at].italic or blocks[at].text[:1] in "“\"'‘" or _asks(blocks[at])):
        at += 1
    return max(at, min(begin + 1, end))


def _asks(block: Block) -> bool:
    return is_asking(block.text) and not authority_speaks(block.text)


def _paragraphs(request: Sequence[Block]) -> list[Asked]:
    kept = [block for block in request if not BOILERPLATE.fullmatch(block.text.strip())]
    led = len(kept) - len(_without_lead(kept))
    asks = [
        block for at, block in enumerate(kept) if at >= led and _asks_anew(block, kept[at - 1] if at > led else None)
    ]
    if len(asks) < 2 or not kept:
        words = tuple(word for block in kept if not _is_list_line(block, kept) for word in block.words)
        return [Asked(("1",), None, words, sure=0.7)] if words else []
    return [Asked((str(number),), None, block.words, sure=0.65) for number, block in enumerate(asks, 1)]


def _asks_anew(block: Block, before: Block | None) -> bool:
    """A paragraph that asks, and is neither a line of a list nor a rider to what was asked before."""
    text = block.text.lstrip("“\"'‘")
    if before is None:
        return is_asking(text)
    if block.bullet or not STRONG.match(text) or before.text.rstrip().endswith(":"):
        return False
    if text.endswith("?") and before.text.rstrip('”"’').endswith("?") and len(block.text) < 200:
        return CONDITION.match(text) is None
    return RIDER.search(" ".join(text.split()[:6])) is None and (text[:1].isupper() or text.endswith("?"))


def _is_list_line(block: Block, kept: Sequence[Block]) -> bool:
    """Bullets and short lines under the asking paragraph say more of it; the question is the paragraph."""
    return block is not kept[0] and bool(kept[0].text) and (block.bullet is not None or len(block.text) < 90)


def _answered(blocks: Sequence[Block], zones: Zones, asked: Sequence[Asked], start: int) -> list[Asked]:
    begin = start
    if begin < zones.end and is_response_start(blocks[begin]) and _is_only_lead_in(blocks[begin]):
        begin += 1
    while begin + 1 < zones.end and _only_treats(blocks[begin]) and not closing_kind(blocks[begin + 1].text):
        begin += 1
    stop = answer_end(blocks, begin, zones.end)
    own = one_each(blocks, begin, stop, asked)
    if own:
        return own
    answer = [each for each in stretches_of(blocks[begin:stop]) if not BOILERPLATE.fullmatch(each.text.strip())]
    told = [each for each in answer if not (tells_of_search(each.text) or leads_in(each.text))]
    if len(asked) > 1 and len(told) == len(asked):  # as many paragraphs as questions: each has its own
        return [each.answered([one], sure=ONE_EACH) for each, one in zip(asked, told, strict=True)]
    return [each.answered(answer, len(asked) > 1) for each in asked]


def _only_treats(block: Block) -> bool:
    """ "I am treating your letter as a request under the Act": no part of the answer."""
    if tells_duties(block.text):
        return True
    return len(block.text) < 250 and TREATS.match(block.text.removeprefix("I am ").removeprefix("We are ")) is not None


def _is_only_lead_in(block: Block) -> bool:
    text = block.text.rstrip()
    ends = text.endswith((":", "below.", "follows.", "below", ":-")) and not RELIES_ON.search(text)
    return len(text) < 60 or ends


def _from_opening(blocks: Sequence[Block], zones: Zones) -> list[Asked]:
    """ "Thank you for your request for …": the sentence says what was asked."""
    for at in range(zones.begin, min(zones.begin + 6, zones.end)):
        text = blocks[at].text
        listed = asked_after_colon(blocks, zones, at)
        if listed:
            return listed
        every = (pattern.search(text) for pattern in (OPENING, YOU_ASKED, LETTER_ASKS))
        found = next((each for each in every if each and not NOTHING.match(each["asked"])), None)
        if found and blocks[at].kind is not BlockKind.TABLE:
            words = tuple(words_between(blocks[at].words, found.start("asked"), found.end("asked")))
            each_told = _each_clause(blocks, zones, at)
            if each_told:
                return each_told
            asked = Asked(("1",), None, _without_stop(words), sure=0.55)
            return [asked.answered(_after_opening(blocks, zones, at, words))]
    return []


def _each_clause(blocks: Sequence[Block], zones: Zones, at: int) -> list[Asked]:
    """The clauses of the sentence that tells what was asked, where each has an answer of its own."""
    for found in (YOU_ASKED.search(blocks[at].text), OPENING.search(blocks[at].text)):
        if found:
            words = words_between(blocks[at].words, found.start("asked"), found.end("asked"))
            told = asked_by_item(blocks, zones, tuple(words), at + 1) or asked_by_clause(
                blocks, zones, _without_stop(tuple(words)), at + 1
            )
            if told:
                return told
    return []


def _without_stop(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The stop that ends the sentence is not part of what was asked."""
    last = words[-1]
    said = last.text.rstrip(".,;")
    return (*words[:-1], last._replace(text=said, end=last.start + len(said))) if said else words


def _after_opening(blocks: Sequence[Block], zones: Zones, at: int, words: tuple[Word, ...]) -> list[Stretch]:
    begin = at + 1
    while begin < zones.end and is_response_start(blocks[begin]) and _is_only_lead_in(blocks[begin]):
        begin += 1
    while begin + 1 < zones.end and _only_treats(blocks[begin]) and not closing_kind(blocks[begin + 1].text):
        begin += 1
    return stretches_of(blocks[begin : answer_end(blocks, begin, zones.end)])
