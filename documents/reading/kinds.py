"""What sort of letter this is: one that answers, one that decides a review, or one that is written on the way.

A letter on the way (acknowledgement, clarification, extension, fees notice, transfer) may restate the request and cite
an exemption that is being considered, and still answers nothing. It is told by what it says, and by its form: no answer
stands under a question of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from documents.reading.asked import Asked, Stretch
from documents.reading.blocks import Block, BlockKind
from documents.reading.outcomes import HELPS, outcome_of_words
from documents.reading.shapes import AnswerPart, LetterKind, Outcome
from documents.reading.zones import Zones

REVIEWED = re.compile(
    r"\b(?:outcome|result|conclusion|findings) of (?:(?:the|your|an|my|our) )?(?:\w+ )?review\b"
    r"|\binternal review (?:outcome|decision|response|of (?:the|your|our|request)"
    r"|(?:of |for )?[\s:–-]*(?:foi|eir|ref|freedom)\w*)"
    r"|\byou (?:have )?asked (?:the |us )[^.]{0,40}\bto (?:carry out|conduct|undertake) an? (?:internal )?review\b"
    r"|\byou (?:have )?(?:asked|requested)(?: us)? (?:for|to)[^.]{0,20} review\b"
    r"|\brequest(?:ed|ing)? (?:for )?an? internal review\b[^.]{0,80}(?:receiv|dated|on \d)"
    r"|\b(?:email|letter|correspondence) (?:of|dated|received)\b[^.]{0,60}\b(?:asking|requesting) (?:for )?an? "
    r"(?:internal )?review\b"
    r"|\bi have (?:now )?(?:completed|concluded|carried out|conducted|reviewed) (?:the|an|my|a|your|our|that|this)"
    r" (?:\w+ )?(?:review|request|response)\b"
    r"|\bcarried out (?:the|an|my|a) internal review"
    r"|\bask(?:ed|ing) (?:that )?(?:the |us |me |for )[^.]{0,50}\bto (?:review|reconsider|look again at)\b[^.]{0,30}"
    r"\b(?:response|reply|decision|refusal|answer|handling)",
    re.I,
)
TRANSFERRED = re.compile(
    r"\b(?:have|has|been|will be|we are|am) (?:therefore |today |now |also |accordingly ){0,2}(?:transferr(?:ed"
    r"|ing)|forward(?:ed|ing)|pass(?:ed|ing))"
    r" (?:your|the|this|on your|it|them)\b(?: request\b| on)?|\byour request has (?:therefore )?been transferred\b",
    re.I,
)
FEES = re.compile(
    r"\bfees? notice\b[^.]{0,10}$|\bfee of £[\d,.]{1,12}[^.]{0,60}\b(?:is|be|will be) (?:payable|charged|required)\b"
    r"|\bfee (?:must|needs to) be (?:paid|received)\b"
    r"|\bthis (?:letter |e-?mail )?(?:is|serves as|constitutes) (?:a|our|the) fees? notice\b",
    re.I | re.M,
)
# FOIA s.9(1), EIR reg.8: a fee for answering; what the fee for something else is may be an answer
FEE_BY_LAW = re.compile(
    r"\b(?:section 9|s\. ?9|regulation 8)\b[^£]{0,400}\bfee (?:is|will be|comes to|amounts to) £\d", re.I
)
FEES_HEAD = re.compile(r"(?:\b(?:fees?|charges?|charging) notice|\bnotice of (?:a )?(?:charges?|fees?))\W{0,3}$", re.I)
EXTENDED = re.compile(
    r"\b(?:further|additional|another|extra) (?:\w{1,6} )?(?:working )?days\b[^.]{0,80}\b(?:respond|reply"
    r"|consider|comply)|"
    r"\b(?:extend(?:ed|ing)?|extension (?:of|to)|need more|require (?:further|additional|more)|(?:additional|further"
    r"|more)) (?:the )?(?:time|deadline|period|statutory)\b[^.]{0,120}\b(?:public interest|consider"
    r"|working days|comply"
    r"|respon)|\b(?:need|require) (?:further |additional |more )?time\b[^.]{0,60}\bsection 10\(3\)"
    r"|\bsection 10\(3\)[^.]{0,160}\b(?:longer|more time|extend)|\bneed (?:until \d|longer to)"
    r"|\bnot yet (?:reached|been able to reach) a decision\b[^.]{0,80}\bpublic interest",
    re.I,
)
CLARIFIED = re.compile(
    r"(?<!you )\b(?:need|require|seek|request|ask(?:ing)? (?:you )?for|must ask for|would like)\w*\b[^.]{0,40}"
    r"\b(?:clarif(?:y|ication)|(?:further|more|additional) (?:details?|information) from you)\b"
    r"|\b(?:please|could you|can you) (?:please )?(?:could you )?clarify\b"
    # FOIA and FOISA s.1(3): what is needed to identify and locate the information
    r"|\b(?:need|require)\w*\b[^.]{0,40}\b(?:further|more|additional) (?:details?|information)\b[^.]{0,40}"
    r"\b(?:identify|locate|find|in order to (?:answer|respond|deal|reply))\b"
    r"|\bneed to know more about\b"
    r"|\b(?:please|you (?:could|would|can)|(?:could|can|would) you) (?:please )?(?:tell us|let us know"
    r"|advise us|specify|state|confirm)\s?:"
    r"|\b(?:cannot|unable to|not able to|not clear) (?:\w+ ){0,2}(?:tell|identify|determine|be sure)?\b[^.]{0,40}"
    r"\b(?:which|what|whether)\b[^.]{0,40}\byou (?:mean|want|seek|are (?:asking|seeking|looking)|require|refer|would)"
    r"|\b(?:hear|heard|receive a reply) from you within\b[^.]{0,80}\b(?:no longer|withdrawn|close|lapse)",
    re.I,
)
ACKNOWLEDGED = re.compile(
    r"\back?knowledg\w+ (?:receipt|of (?:your )?(?:request|receipt)|your)\b"
    r"|\bis (?:now )?being (?:dealt with|processed|considered|handled)\b[^.]{0,120}\b(?:reply|respon\w+|answer)\b"
    r"|\b(?:will|shall) (?:respond|answer (?:promptly|as soon|it|by|within)|be dealt|reply|aim"
    r"|receive a (?:response|reply)"
    r"|provide you with a (?:response|reply)|send you (?:a|our) (?:response|reply))\b"
    r"|\b(?:should|will) (?:have|receive|get|hear) (?:a|an|our|your|the) (?:answer|reply|response)\b"
    r"|\bcan expect (?:a|to)[^.]{0,40}(?:response|reply)",
    re.I,
)
# What a letter's subject line ends with: "Freedom of Information Act 2000: acknowledgement"
ENTITLED = re.compile(
    r"(?:.{0,100}(?::| [-–—]) )?(?:[\w/.-]{0,12}\d[\w/.-]{0,12} )?"
    r"(?:(?P<acknowledgement>(?:letter of )?acknowledge?ment(?: of (?:your )?(?:request|receipt))?)"
    r"|(?P<clarification>(?:(?:request|need) for )?(?:further )?clarification(?: (?:asked for|sought|required|needed"
    r"|requested|request))?)"
    r"|(?P<extension>(?:notice of )?extension(?: of (?:the )?time(?: limit)?| notice)?)"
    r"|(?P<transfer>(?:notice of )?transfer(?: notice| of (?:your |the )?request)?))\W{0,3}",
    re.I,
)
REVIEW_ENTITLED = re.compile(
    r"internal review(?: [-–—:] | of ).{4,110}"
    r"|(?:.{0,100}(?::| [-–—]) )?(?:(?:outcome|result) of )?(?:request for (?:an )?)?internal review"
    r"(?: (?:outcome|decision|response|report|notice))?\W{0,3}",
    re.I,
)
DECIDES = re.compile(  # what a review comes to
    r"\b(?:uph[eo]ld\w*|overturn\w*|withdr[ae]w\w*|maintain\w*|partly|satisfied|correct(?:ly)?|incorrect(?:ly)?"
    r"|(?:internal|my|the|this) review|original (?:response|decision|reply)|on review|disagree\w*|agree\w*)\b",
    re.I,
)
DOUBTFUL, UNTOLD = 0.8, 0.5  # how sure where a letter speaks as two sorts do; where nothing tells
SUBJECT = 4  # blocks before and after the greeting among which a subject line stands
ON_THE_WAY = (
    (LetterKind.TRANSFER, TRANSFERRED),
    (LetterKind.FEES, FEES),
    (LetterKind.FEES, FEE_BY_LAW),
    (LetterKind.EXTENSION, EXTENDED),
    (LetterKind.CLARIFICATION, CLARIFIED),
    (LetterKind.ACKNOWLEDGEMENT, ACKNOWLEDGED),
)
REFUSING = (Outcome.WITHHELD, Outcome.NEITHER, Outcome.COST_LIMIT, Outcome.VEXATIOUS)
A_PART = re.compile(
    r"(?<!\bno )\b(?:parts? of (?:the|this|these|those|your|what|it|them)\b[^.]{0,80}\b(?:withh[eo]ld|exempt|refused)"
    r"|some of (?:the|this|these|those|your|what|it|them)\b[^.]{0,80}\b(?:withh[eo]ld|exempt|refused)"
    r"|with(?:held|hold(?:ing)?) (?:only )?(?:some|parts?) of"
    r"|(?:withheld|refused|exempt|disclosed|released|provided) (?:only )?in part|partly|partially"
    r"|(?:is|are|been|were|was) redacted|redacted under)\b",
    re.I,
)
NOT_HERE = (Outcome.NOT_HELD, Outcome.HELD_BY_ANOTHER)
IF_YOU = re.compile(r"\b(?:if|should) you\b[^.]{0,60}$|\bplease let (?:us|me) know\b[^.]{0,40}$", re.I)
ANSWERS = re.compile(
    r"\b(?:attached|enclosed|withh[eo]ld|refus(?:e|ed|ing)|neither confirm\w*|(?:is|are|were) as follows|exceeds?"
    r"|do(?:es)? not hold|(?:please )?find (?:below|attached|enclosed)"
    r"|our (?:response|reply|answer)s? (?:is|are|below))\b",
    re.I,
)


def find_kind_on_the_way(blocks: Sequence[Block], zones: Zones, asked: Sequence[Asked]) -> LetterKind | None:
    """The kind of a letter that answers nothing yet, or None for one that may answer."""
    entitled = _entitled(blocks, zones)
    asks_back = entitled is LetterKind.CLARIFICATION and any(CLARIFIED.search(block.text) for block in blocks)
    if _answers_by_number(asked) and not asks_back:
        return None
    if entitled:
        return entitled
    told = [block.text for block in blocks[zones.begin : zones.end] if block.kind is not BlockKind.TABLE]
    if any(len(block.text) < 90 and FEES_HEAD.search(block.text) for block in blocks[: zones.end]):
        return LetterKind.FEES  # its table is of charges
    if len(told) < len(blocks[zones.begin : zones.end]) or sum(len(text) for text in told) > 4000:
        return None  # what gives a table, or goes on for pages, answers
    said = "\n".join(told)
    for kind, pattern in ON_THE_WAY:
        if any(not IF_YOU.search(said[max(found.start() - 90, 0) : found.start()]) for found in pattern.finditer(said)):
            firm = kind in (LetterKind.TRANSFER, LetterKind.FEES, LetterKind.EXTENSION)
            return kind if firm or not ANSWERS.search(said) else None
    return None


def _entitled(blocks: Sequence[Block], zones: Zones) -> LetterKind | None:
    """The kind that the letter's subject line names."""
    for block in blocks[max(zones.begin - SUBJECT, 0) : min(zones.begin + SUBJECT, zones.end)]:
        found = ENTITLED.fullmatch(block.text) if len(block.text) < 160 else None
        if found and found.lastgroup:
            return LetterKind(found.lastgroup)
    return None


def answered_on_the_way(kind: LetterKind, asked: Asked) -> tuple[Stretch, ...]:
    """What of the words under a question answers it: where the letter passes it on, that nothing is held."""
    told = ((each, outcome_of_words(each.text, False)) for each in asked.answer)
    return tuple(each for each, outcome in told if kind is LetterKind.TRANSFER and outcome in NOT_HERE)


def without_ours(blocks: Sequence[Block], zones: Zones, kind: LetterKind) -> Zones:
    """The zones of a letter on the way, up to where it asks by itself: what it asks of the requester is no request."""
    asks = range(zones.begin, zones.end) if kind is LetterKind.CLARIFICATION else ()
    end = next((at for at in asks if CLARIFIED.search(blocks[at].text)), zones.end)
    intro, response = ((each if each is not None and each < end else None) for each in (zones.intro, zones.response))
    return replace(zones, intro=intro, response=response, end=end)


def _answers_by_number(asked: Sequence[Asked]) -> bool:
    """Whether questions have answers of their own: two that are answered, and not by the same words."""
    firsts = {(each.answer[0].block.page, each.answer[0].words[:1]) for each in asked if each.answer}
    return len(firsts) > 1


def find_kind(
    blocks: Sequence[Block], zones: Zones, asked: Sequence[Asked], answers: Sequence[Sequence[AnswerPart]]
) -> tuple[LetterKind, float]:
    """The sort of letter, and how sure that is. One that answers questions is a response, unless it decides a review
    or passes it all on.

    `answers`: the parts of each question's answer.
    """
    head = "\n".join(block.text for block in blocks[: min(zones.begin + 5, zones.end)])
    subject = blocks[max(zones.begin - SUBJECT, 0) : zones.begin + 1] if zones.begin else blocks[:2]
    entitled = any(len(block.text) < 160 and REVIEW_ENTITLED.fullmatch(block.text) for block in subject)
    if entitled or REVIEWED.search(head):
        decides = entitled or any(DECIDES.search(block.text) for block in blocks[zones.begin : zones.end])
        return LetterKind.REVIEW, 1.0 if decides else DOUBTFUL
    outcomes = [parts[0].outcome for parts in answers if parts]
    if all(each in NOT_HERE for each in outcomes):
        on_the_way = find_kind_on_the_way(blocks, zones, asked)
        if on_the_way and (not outcomes or on_the_way is LetterKind.TRANSFER):
            return on_the_way, _sure_on_the_way(blocks, zones)
        if not outcomes:
            return LetterKind.OTHER, UNTOLD
    return _answering(asked, answers)


def _answering(asked: Sequence[Asked], answers: Sequence[Sequence[AnswerPart]]) -> tuple[LetterKind, float]:
    """A response gives something of what was asked, or says that it is not held; a refusal notice refuses all of it."""
    every = {part.outcome for parts in answers for part in parts}
    if every == {Outcome.UNCLEAR}:
        return LetterKind.RESPONSE, UNTOLD
    if every <= {Outcome.UNCLEAR, *REFUSING}:
        if Outcome.UNCLEAR in every or any(_refuses_a_part(part) for parts in answers for part in parts):
            return LetterKind.RESPONSE, DOUBTFUL
        return LetterKind.REFUSAL, DOUBTFUL if _leaves_unanswered(asked, answers) else 1.0
    return (LetterKind.RESPONSE, 1.0) if _gives(answers) else (LetterKind.REFUSAL, DOUBTFUL)


def _gives(answers: Sequence[Sequence[AnswerPart]]) -> bool:
    """Whether anything of what was asked is given, and not only help beside a refusal (FOIA s.16)."""
    return any(
        part.outcome not in (Outcome.UNCLEAR, *REFUSING) and (at == 0 or not HELPS.match(part.text))
        for parts in answers
        for at, part in enumerate(parts)
    )


def _refuses_a_part(part: AnswerPart) -> bool:
    """Whether what is withheld is said to be a part of what was asked, so that the rest is given."""
    return part.outcome is Outcome.WITHHELD and bool(A_PART.search(part.text))


def _leaves_unanswered(asked: Sequence[Asked], answers: Sequence[Sequence[AnswerPart]]) -> bool:
    """Whether a question has no answer, nor one of those above or below it: what it gives is not known."""
    answered = [each.path for each, parts in zip(asked, answers, strict=True) if parts]
    return any(
        not any(path == each.path[: len(path)] or each.path == path[: len(each.path)] for path in answered)
        for each in asked
    )


def _sure_on_the_way(blocks: Sequence[Block], zones: Zones) -> float:
    """Less where no subject line says it, and the letter speaks as two sorts do: it extends, and asks what is meant."""
    if _entitled(blocks, zones):
        return 1.0
    said = "\n".join(block.text for block in blocks[zones.begin : zones.end])
    told = {kind for kind, pattern in ON_THE_WAY[:-1] if pattern.search(said)}  # all of them acknowledge
    return DOUBTFUL if len(told) > 1 else 1.0
