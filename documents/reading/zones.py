"""The parts every letter has: opening, the request restated, the answer, closing paragraphs, what is attached.

letterhead, reference, date, "Dear …"        opening
"… you asked for the following:"             intro; the request follows
"Our response"                               the answer follows
review, copyright, "Yours sincerely"         closing
further pages                                annexes: they make no questions
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from documents.reading.blocks import Block, BlockKind
from documents.reading.courtesies import COURTESY

GREETING = re.compile(r"(?:dear\b|annwyl\b|to whom it may concern|good (?:morning|afternoon))", re.I)
INTRO = re.compile(
    r"\b(?:you (?:have |had )?(?:asked|requested|wrote|sought|seek|were seeking|wished|would like)"
    r"|following information|information (?:listed )?below|"
    r"your (?:original |initial )?(?:request|enquiry|questions?|email)|request(?:ed|ing)?|asked"
    r"|seek(?:ing)? access)\b",
    re.I,
)
YOU_ASKED = re.compile(
    r"\byou (?:have |had )?(?:asked|requested|wrote|sought)\b|\byour (?:\w+ )?request\b"
    r"|\byour (?:letter|e-?mail|message|enquiry)\b[^.]{0,60}\b(?:asked|requested|sought)\b",
    re.I,
)
GIVEN_BELOW = re.compile(  # "Your request is replicated below, together with our response."
    r"\byour (?:\w+ ){0,2}request(?: for information)?(?:,| and (?:our|the) (?:\w+ )?(?:response|reply|answers?))? "
    r"(?:(?:is|are|has been|have been|was) )?(?:replicated|reproduced"
    r"|repeated|restated|copied|quoted|shown|set out) (?:in full )?below\b",
    re.I,
)
RELIES_ON = re.compile(  # "… and the following provisions are being relied upon:"
    r"\b(?:exemptions?|exceptions?|provisions?)\b[^.:]{0,60}[:–-]{1,2}$", re.I
)
UNENDED = re.compile(  # "… in which you seek the following information from the Force."
    r"\b(?:asked(?: for)?|requested|the following(?: information)?|as follows)$"
    r"|\byou (?:\w+ )?(?:ask|request|seek|sought|want|wish|wrote)[^.:?]{0,80}\bthe following\b[^.:?]{0,60}\.?$",
    re.I,
)
REQUEST_HEADING = re.compile(
    r"(?:your |the |details of (?:your |the )?|original |information |foi ){0,6}(?:request(?:ed"
    r"|s)?(?: for information)?|questions?(?: asked)?|enquiry|information requested|(?:eich )?cais"
    r"|cwestiwn|cwestiynau|what (?:was (?:asked|requested)|you (?:asked|requested|wanted))(?: for| us)?"
    r"|you (?:have )?(?:asked|requested)(?: for)?(?: the following)?)\s*:?(?:-|–)?",
    re.I,
)
RESPONSE_HEADING = re.compile(
    r"(?:(?:our|the|in|my|council|trust|force|police|(?-i:[A-Z])\w{1,30}+(?:'s|’s)?) ){0,4}(?:response|reply|answers?"
    r"|ateb(?:ion)?|(?:ein )?h?ymateb(?:ion)?"
    r"|what (?:we|the \w+) (?:say|said|repl(?:y|ied)|answer(?:ed)?|hold|found|told you)"
    r"|decision|findings|outcome|(?:we|i) (?:said|replied|respond(?:ed)?|answered))(?: to (?:your|the"
    r"|foia?) \w{0,12} ?request| is| below| is below)?\s*[:.]?(?:-|–)?",
    re.I,
)
ANSWERS_FOLLOW = re.compile(
    r"(?:[^.]{0,60}+\. )?(?:in|by way of|our|my|the) (?:response|reply|answers?) to (?:each of )?"
    r"(?:your|the|these|those) (?:\w+ ){0,2}(?:questions?|queries|points|enquiries)(?: (?:above|raised|asked|in turn))?"
    r"(?: (?:is|are)(?: as follows| (?:set out |given )?below)?)?\W{0,3}",
    re.I,
)
RESPONSE_LINE = re.compile(
    r"\b(?=[acdfhioprstw])(?:"
    r"(?:response|respond|reply|answers?|decision|findings|conclusions?|outcome)\b[^.]{0,90}\b"
    r"(?:below|as follows|follows|set out|found|overleaf|attached)\b"
    r"|information\b[^.]{0,70}\b(?:given|provided|provide|set out|detailed|shown|listed|contained|held"
    r"|disclosed)\b[^.]{0,50}\b(?:below|as follows|overleaf|attached)\b"
    r"|set out (?:below )?(?:the|our) [^.]{0,30}\b(?:response|reply|replies|answers?)\b"
    r"|has (?:now )?been considered\b|have (?:now )?(?:completed|considered|had the opportunity|searched"
    r"|conducted|(?:processed|handled|dealt with) your request)"
    r"|please find\b[^.]{0,80}\b(?:response|reply|answer)\b|^(?:in )?(?:response|reply)(?: to your (?:request"
    r"|questions?))?\b"
    r"|^(?:i|we|the [\w\s]{2,40}) can confirm\b|^following receipt of your request"
    r"|(?:i have (?:today )?decided|decision has (?:today |now )?been (?:made|taken)) to\b)",
    re.I,
)
OF_ONE = re.compile(  # "In response to this question, please see below." answers one, above which others may stand
    r"(?:in |our )?(?:response|reply|answer) to (?:this|that|the (?:same|above)) (?:\w+ )?"
    r"(?:question|part|point|query)\b",
    re.I,
)
REQUESTER_SPEAKS = re.compile(
    r"[“\"‘']?(?:i (?:request|would|am|wish|want|have)|my request|please (?!find|see)|can you|could you)", re.I
)
OWN = re.compile(r"i (?:have|am (?:able|pleased))\b", re.I)  # which the authority says too
AUTHORITY_SPEAKS = re.compile(
    r"\byour (?:request|e-?mail|letter|enquiry|question|correspondence)\b"
    r"|\bwe (?:have|hold|need|will|do not|are (?:dealing|treating|handling|considering))\b"
    r"|\b(?:under|by virtue of) (?:section|regulation|s\.) ?\d|\b(?:i|we) can confirm\b|\bis exempt\b"
    r"|\b(?:i am|we are) (?:unable|refusing|not able|withholding|sorry|afraid|able)\b|\bregret (?:to|that)\b"
    r"|\badvise you\b|\binformation you (?:have )?(?:requested|asked)\b",
    re.I,
)
REVIEW = re.compile(
    r"\b(?:dissatisfied|unhappy|not (?:satisfied|happy|content)|discontent)\b[^.]{0,160}\b(?:review|complain"
    r"|appeal|respon|repl(?:y|ies)\b|decision|handl|request|dealt|way|outcome|contact|reconsider)"
    r"|\b(?:right|entitled|wish|may|can|option) (?:to|of|for)?\s?(?:ask|request|require|seek|appeal|complain"
    r"|complaint|have|a|an|us)[^.]{0,80}\b(?:review|re-?examin|complain|appeal)"
    r"|\b(?:ask for|request|seek|would like|apply for) (?:us to carry out )?an? (?:independent )?internal review\b"
    r"|\b(?:would like|wish|want|ask) (?:us|me|(?:the|an?) \w+(?: \w+)?|some(?:one|body)(?: else)?)"
    r" to (?:review|re-?consider|look (?:\w+ ){0,4}again)\b"
    r"|\bif you(?:['’]d| would) like (?:an? |us to )?(?:\w+ )?review\b"
    r"|\b(?:would like|wish|want) (?:this|the|our) (?:\w+ )?(?:to be )?(?:reviewed|reconsidered|looked at again)\b"
    r"|^(?:what (?:to do )?)?if you(?:[’']re| are| remain| feel)? "
    r"(?:disagree|(?:un|dis|not )(?:happy|satisfied|content\w*))[^.]{0,40}$"
    r"|\bmake representations\b[^.]{0,60}\b(?:working days|regulation 11)\b"
    r"|^if you disagree\b(?! with (?:an?\b|our \w+ on (?!your request)))[^.]{0,60}"
    r"\b(?:you (?:may|can)|please|write|contact|e-?mail)\b"
    r"|\bask for (?:a|an) (?:internal )?review\b|\bask (?:for|that) (?:it|this(?: decision)?"
    r"|(?:the|our) decision) (?:to )?be reconsidered\b|\b(?:may|can) ask [^.]{0,60}\bto reconsider\b"
    r"|\b(?:requests? for (?:an? )?(?:internal )?review|internal review request)"
    r"|\b(?:complaints?|appeals?) rights\b|\brights? (?:of|to) (?:complain|appeal|review)"
    r"|^(?:internal )?review(?: procedure| rights)?:?$|complaints? (?:review )?procedure"
    r"|^(?:your )?(?:right|how) (?:to|do i) (?:complain|appeal)|\bre-?examination of your request\b"
    r"|\byou (?:may|can|could|are entitled to|have (?:a|the) right to) (?:\w+ )?(?:complain|appeal|apply)\b"
    r"[^.]{0,80}\b(?:information commissioner|ico|(?:first[- ]tier|information(?: rights)?|the) tribunal)\b"
    r"|\bcomplain about the (?:handling|way)|\bcomplaints? (?:about|regarding|concerning) (?:this|the"
    r"|our) (?:answer|response|reply|decision|handling)|\badolygiad mewnol\b|\banfodlon\b"
    r"|^(?:if|should) you (?:wish|want|would like|are|feel|have|remain)\b[^.]{0,60}\b(?:complain|complaint|appeal)\b"
    r"[^.]{0,80}\b(?:write|contact|e-?mail|send|address|complaints? (?:team|officer|manager))\b"
    r"|^if you (?:are|remain) (?:un|dis|not )(?:happy|satisfied|content)\b[^.]{0,60}\b(?:write to|e-?mail)\b"
    r"|^(?:if|should) you (?:think|believe|feel|consider)\b[^.]{0,80}\b(?:not|wrong\w*|mistake\w*|incorrect\w*)\b"
    r"[^.]{0,80}\b(?:write|contact|e-?mail|ask|tell|let us know)\b",
    re.I,
)
COPYRIGHT = re.compile(
    r"\bcopyright\b|\bintellectual property\b|\bre-?use\b[^.]{0,60}\b(?:information|documents?|licen[cs]e"
    r"|regulations?)|\bopen government licen[cs]e\b",
    re.I,
)
SIGN_OFF = re.compile(
    r"(?=[ bcfkmrstwy])(?:(?:yn gywir|yr eiddoch yn (?:gywir|bur)|cofion(?: gorau| cynnes)?)\b(?: ?/)?"
    r"|yours (?:sincerely|faithfully|truly)|(?:sincerely|faithfully|truly)(?=\s*(?:[,./]|$|(?-i:[A-Z])))"
    r"|(?:kind|best|warm|many)? ?regards|(?:with )?(?:kind|best|warm|many)(?:est)? (?:regards|wishes)"
    r"|(?:(?:many|with) )?thanks(?:,? and (?:kind |best )?(?:regards|wishes))?(?=\W{0,2}$))\b",
    re.I,
)
ATTACHED_RULES = re.compile(
    r"\b(?:information commissioner|internal review|complain|appeal|wycliffe house|ombudsman)", re.I
)

LABEL_LENGTH = 60  # characters
NEAR = 4  # blocks from a subject line to the sentence that leads in the request


@dataclass(frozen=True, slots=True)
class Zones:
    """Indexes into the letter's blocks."""

    begin: int  # first block after the opening
    intro: int | None  # the block that says the request follows
    response: int | None  # the block that says the answer follows
    end: int  # one past the letter's own last block; what comes after is attached
    copied: bool = False  # what comes after begins with the request, copied


@lru_cache(maxsize=1024)  # asked of the same paragraphs by every stage
def closing_kind(text: str) -> str | None:
    """What sort of closing paragraph a text is: "review", "copyright", "sign-off", "courtesy", or none."""
    if SIGN_OFF.match(text):
        return "sign-off"
    if len(text) < 1600 and REVIEW.search(text):
        return "review"
    if COPYRIGHT.search(text):
        return "copyright"
    return "courtesy" if COURTESY.match(text) else None


def find_zones(blocks: Sequence[Block], pages: int, answered: int = 0, below: int = 0) -> Zones:
    """The zones of a letter of so many pages; what is on later ones came with it as files of their own.

    `answered`: one past the last block that is known to answer; no sign-off before it ends the letter.
    `below`: where a mail begins that is answered line by line under a note of its own; 0 where there is none.
    """
    end = _letter_end([block for block in blocks if block.page <= pages], max(answered, below))
    begin = below or next((at + 1 for at, block in enumerate(blocks[:end]) if GREETING.match(block.text)), 0)
    signed = next((at for at in range(begin, end) if SIGN_OFF.match(blocks[at].text)), end)  # below stands who signed
    intro = _last_in_row(blocks, next((at for at in range(begin, signed) if is_intro(blocks[at])), None), end)
    start = begin if intro is None else intro + 1
    response = next((at for at in range(start, end) if is_response_start(blocks[at])), None)
    return Zones(begin, intro, response, end)


def annexed(blocks: Sequence[Block], zones: Zones) -> Zones:
    """The pages after the letter as zones of their own: a short letter may answer in its annex."""
    intro = next((at for at in range(zones.end, len(blocks)) if is_intro(blocks[at])), None)
    intro = _last_in_row(blocks, intro, len(blocks))
    start = zones.end if intro is None else intro + 1
    response = next((at for at in range(start, len(blocks)) if is_response_start(blocks[at])), None)
    return Zones(zones.end, intro, response, len(blocks))


def _last_in_row(blocks: Sequence[Block], intro: int | None, end: int) -> int | None:
    """ "Request" as a heading, then "You asked:": the request follows the last of them."""
    while intro is not None:
        near = NEAR if is_label(blocks[intro], REQUEST_HEADING) else 2
        after = next((at for at in range(intro + 1, min(intro + near, end)) if _says_it_follows(blocks[at])), None)
        if after is None or any("?" in block.text or block.marker for block in blocks[intro + 1 : after]):
            break
        intro = after
    return intro


def _says_it_follows(block: Block) -> bool:
    return is_intro(block) and YOU_ASKED.search(block.text) is not None and not is_response_start(block)


def authority_speaks(text: str) -> bool:
    """Whether a paragraph is the authority's own, by whom it speaks to and of what."""
    return AUTHORITY_SPEAKS.search(text) is not None


def is_label(block: Block, words: re.Pattern[str]) -> bool:
    """Whether a block is nothing but such a heading: REQUEST_HEADING or RESPONSE_HEADING."""
    text = block.text.strip()
    if block.kind is BlockKind.TABLE or len(text) >= LABEL_LENGTH:
        return False
    both = re.split(r"\s?[/|]\s?", text) if text.count("/") + text.count("|") == 1 else [text]  # "Ateb / Answer"
    return any(words.fullmatch(each) for each in (text, *both) if each)


def is_intro(block: Block) -> bool:
    """Whether the request is said to follow."""
    text = block.text.strip()
    if block.kind is BlockKind.TABLE or len(text) > 700:
        return False
    if is_label(block, REQUEST_HEADING):
        return True
    if ANSWERS_FOLLOW.fullmatch(text) or (text.endswith((":", "–", "-")) and RELIES_ON.search(text)):
        return False
    if len(text) < 300 and block.marker is None and (GIVEN_BELOW.search(text) or _is_unended(text)):
        return True
    return text.endswith((":", ":-", ":–", "-")) and INTRO.search(text) is not None and block.marker is None


def _is_unended(text: str) -> bool:
    return YOU_ASKED.search(text) is not None and UNENDED.search(text) is not None


def is_response_start(block: Block) -> bool:
    """Whether the answer is said to follow."""
    text = block.text.strip()
    if block.kind is BlockKind.TABLE or block.marker is not None or block.bullet or OF_ONE.match(text):
        return False
    if is_label(block, RESPONSE_HEADING) or ANSWERS_FOLLOW.fullmatch(text):
        return True
    if REQUESTER_SPEAKS.match(text):
        return (
            text.lower().startswith(("i have", "i am able", "i am pleased")) and RESPONSE_LINE.search(text) is not None
        )
    return len(text) < 420 and RESPONSE_LINE.search(text) is not None and not REVIEW.search(text)


def _letter_end(blocks: Sequence[Block], answered: int) -> int:
    """The pages after the sign-off are attachments, but for sheets about reviews, which belong to the letter."""
    quoted = next(
        (at for at, block in enumerate(blocks) if at > max(3, answered - 1) and _opens_quoted_mail(blocks, at)), None
    )
    if quoted is not None:
        return quoted
    signed = [at for at, block in enumerate(blocks) if at >= answered and SIGN_OFF.match(block.text)]
    if not signed:
        return len(blocks)
    last_page = blocks[signed[0]].page
    pages: dict[int, list[str]] = {}
    for block in blocks:
        pages.setdefault(block.page, []).append(block.text)
    for number in sorted(pages):
        if number == last_page + 1 and _is_of_the_letter(pages[number]):
            last_page = number
    return next((at for at, block in enumerate(blocks) if block.page > last_page), len(blocks))


def _is_of_the_letter(texts: Sequence[str]) -> bool:
    """A page after the sign-off that goes on about reviews or copyright, or sets out the rules on complaints."""
    first = next((text for text in texts if text), "")
    return closing_kind(first) in ("review", "copyright") or len(ATTACHED_RULES.findall(" ".join(texts))) >= 3


def _is_unsigned(blocks: Sequence[Block], at: int) -> bool:
    """Whether a greeting comes after the signature, and no signature after it: a request copied below its answer."""
    return any(SIGN_OFF.match(block.text) for block in blocks[:at]) and not any(
        SIGN_OFF.match(block.text) for block in blocks[at:]
    )


def _opens_quoted_mail(blocks: Sequence[Block], at: int) -> bool:
    """An earlier e-mail copied under the letter begins with its own head."""
    if not blocks[at].text.startswith("From:"):
        return GREETING.match(blocks[at].text) is not None and _is_unsigned(blocks, at)
    head = " ".join(block.text for block in blocks[at : at + 4])
    return re.search(r"\bSent:|\bTo:.*\bSubject:", head) is not None and any(
        SIGN_OFF.match(block.text) for block in blocks[:at]
    )
