"""What words do with the information asked for: give it, point elsewhere, withhold it, say it is not held …"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from documents.reading.other_bodies import held_by
from documents.reading.pointing import ELSEWHERE, points_elsewhere, says_published
from documents.reading.shapes import Citation, Outcome

# A pattern that is looked for in every paragraph and sentence says first, as "(?=[siw])", with which letters its words
# begin: at all others nothing else of it is tried, which takes a half to a tenth of the time.
NEITHER = re.compile(
    r"\bneither (?:to )?(?:confirm|deny)\w*\b|\bconfirm(?:s|ing)? (?:n)?or den(?:y|ies|ying)\b"
    r"|\bneither confirms? nor den",
    re.I,
)
NO_INFERENCE = re.compile(
    r"\bshould (?:not )?be (?:taken|read|construed|treated|interpreted)\b|\bno inference\b"
    r"|\bwhether or not\b[^.]{0,80}\b(?:h[eo]lds?|exists?)\b"
    r"|\b(?:is|are),? or (?:is|are) not,? (?:held|in)\b",
    re.I,
)
HELPS = re.compile(
    r"(?:it may (?:also )?(?:help|assist|be (?:helpful|useful|of (?:help|interest|assistance)))"
    r"|to be (?:helpful|of assistance)|to (?:help|assist) you|by way of (?:advice|assistance|background)"
    r"|outside (?:of )?the act|(?:we|i) can,? however|however,? (?:we|i) can"
    r"|under (?:our|the) duty to (?:advise|assist|provide advice)|(?:we|i) are able to (?:say|tell|confirm))\b",
    re.I,
)
ASKS_AGAIN = re.compile(  # advice on how to ask in another way
    r"\b(?:refin|narrow|reduc|limit|revis|re-?submit|rephras|amend|modif|restrict)\w* (?:\w+ ){0,3}"
    r"(?:request|scope|search|period|time ?(?:frame|scale)?|range)\b"
    r"|\b(?:new|revised|refined|narrower|reduced|fresh|further) (?:\w+ )?requests?\b"
    r"|\b(?:may|might|could) (?:therefore |also |perhaps )?(?:like|wish|want|prefer|care|choose) to"
    r" (?:ask|request|limit|narrow|refine|restrict|consider)\b"
    r"|\bbrought? (?:\w+ ){0,3}within (?:the |that )?(?:\w+ )?limit\b",
    re.I,
)
GIVEN_BELOW = re.compile(
    r"\b(?:given|shown|set out|listed|in the table|provided|are|is)\b[^.]{0,40}\bbelow\b|\bfollowing table\b", re.I
)
GIVES = re.compile(
    r"(?=[iahpw])(?:\b(?:is|are|has been|have been) (?:now )?(?:attached|enclosed|disclosed|released|supplied)\b"
    r"(?! to the (?:public|world))"
    r"|\b(?:please find|(?:I|we)(?: have| am| are| can| now)? (?:attach|enclos|disclos(?!ure)|releas)(?:e|ed|ing)?\b"
    r"|(?:I|we) (?:am|are) able to (?:disclose|provide|release|supply|give|tell)"
    r"|(?:I|we) can (?:tell|disclose|provide|release|supply|give)\b))",
    re.I,
)
# One of these stands in all that GIVES finds: nearly no paragraph has any, and that is soon told.
SIGNS_OF_GIVING = ("attach", "enclos", "disclos", "releas", "supplied", "please find", "able to ", " can ")
REDACTED_COPY = re.compile(  # "A redacted summary is attached"
    r"\bredacted (?!(?:under|by|in|from|to|as|and|or|because|where|on|for|since|with|due|pursuant|if|the)\b)[a-z]", re.I
)
FIGURE = re.compile(
    r"\b(?:was|were|is|are|of|totals?|totalled|came to|comes to) (?:about |around |only )?(?:£ ?)?\d[\d,.]*"
    r"|: (?:£ ?)?\d[\d,.]*|^£ ?\d[\d,.]*",
    re.I,
)
COUNTS = re.compile(r"£ ?\d|\b(?:totals?|figures?|numbers?|amounts?|sum|overall|combined)\b", re.I)
NO_FIGURE = re.compile(
    r"\b(?:hours?|minutes|days|working|months|years old|section|regulation|would|could|might|may|limit|if)\b", re.I
)
NAMED = re.compile(r"\b(?:is|are|was|were|[Nn]amely):? (?:[A-Z][\w.&’'-]*(?: (?:and|of|the|&))* ?){1,8}\.?$")
ENCLOSED = re.compile(r"\b(?:attached|enclosed)\b", re.I)
COST = re.compile(
    r"\b(?:unable|cannot|not able|not possible)\b[^.]{0,80}\bwithin the (?:appropriate |statutory |cost |fees? "
    r"|time ){1,2}limit|"
    r"\b(?:exceed\w*|over|above|beyond)\b[^.]{0,60}\b(?:appropriate limit|cost limit|fees? limit|18 hours"
    r"|24 hours|£450|£600|amount to which we are legally)"
    r"|\bappropriate (?:cost )?limit\b[^.]{0,60}\bexceed|\bcost(?:s)? (?:of (?:complying"
    r"|compliance)[^.]{0,40})?(?:would |will )?exceed",
    re.I,
)
VEXATIOUS = re.compile(r"\b(?:vexatious|manifestly unreasonable|repeated request|substantially similar)\b", re.I)
NOT_HELD = re.compile(
    r"(?=[dhinsuw])(?:(?:\b(?:not|no longer)|n['’]t) (?:currently )?(?:hold|held|record(?:ed)?|retain(?:ed)?"
    r"|collect(?:ed)?|kept|keep|possess|available in|maintain)\b"
    r"|\b(?:no (?:recorded )?(?:information|data|records?|documents?)(?: \w+){0,3} (?:is |are |was |were )?(?:held"
    r"|recorded|found|exists?|kept)\b"
    r"|no (?:minutes|notes|records|recordings|reports?) (?:\w+ )?(?:was|were) (?:taken|made|kept|written)\b"
    r"|no (?:\w+ ){1,3}(?:is|are|was|were) held\b|not (?:\w+ ){0,3}information (?:which"
    r"|that) [^.]{0,40}\bholds?\b"
    r"|search(?:ed|es)?\b[^?]{0,200}\b(?:no|none|nothing)\b"
    r"|holds? (?:no|nothing|none)\b|ha(?:s|ve) no records?\b"
    r"|we (?:have|hold) no (?:record|information|data)|do(?:es)? not have (?:this|the|any"
    r"|a) (?:information|data|record|figure|policy|document)|do(?:es)? not have a policy"
    r"|nid (?:yw|ydym|oes)\b[^.]{0,60}\b(?:dal|cadw|meddu|gennym)\b|ni chedwir\b"
    r"|information (?:is )?not (?:held|recorded|available)\b|^not held\b|nil return\b"
    r"|do(?:es)? not have (?:this|it|these|them|either)(?=\W{0,2}(?:$|[.,;]))"
    r"|unable to locate any\b|not (?:been )?(?:located|centrally recorded)\b"
    r"|notice under section 17\b[^.]{0,40}(?:\bFOISA\b|\(Scotland\))))",  # FOISA s.17: that it is not held
    re.I,
)
NOT_YET = re.compile(
    r"\b(?:await(?:ing)?|pending)\b[^.]{0,60}\b(?:release|publication|report|results?|data|figures|outcome"
    r"|approval|completion)\b"
    r"|\bnot yet (?:been )?(?:available|published|released|received|held|completed|finali[sz]ed|known|issued"
    r"|confirmed|produced)\b"
    r"|\b(?:is|are) (?:still )?(?:being (?:drafted|prepared|compiled|finalised)|in (?:draft|preparation))\b",
    re.I,
)
WITHHELD = re.compile(
    r"\b(?:withh[eo]ld\w*|exempt(?:ion|ing|ed|s)?\b(?! from (?:tax|vat))|refus(?:ed|ing|al)"
    r"|refuse(?<!the refuse)(?<!of refuse)(?<!for refuse)(?<!about refuse)(?<!and refuse)"
    r"(?! (?:collect|bin|sack|lorr|vehicle|dispos|truck|round"
    r"|service|waste|crew|and|was|is|were)|$)|redact\w*"
    r"|unable to (?:disclose|provide|release|supply)|not (?:be )?(?:disclos|releas|provid)\w*"
    r"|cannot (?:be )?(?:disclos|releas|provid)\w*|suppress\w*"
    r"|(?:(?:decided|decision|determined|chosen|chose|intend|propose) not|declin(?:e[ds]?|ing)|unwilling) to"
    r" (?:disclose|release|provide|supply)"
    r"|excluded from the (?:scope of the )?(?:act|FOIA?|regulations)"
    r"|not obliged to (?:provide|disclose|release|supply))\b",
    re.I,
)
NOT_EXEMPT = re.compile(
    r"\bnot exempt|no exemption"
    r"|\bex(?:em|ce)ptions? (?:can|could|should|is|are|was|were|does|do) (?:no longer|not) (?:be )?"
    r"(?:maintained|sustained|upheld|engaged|apply|applied|relied)",
    re.I,
)
SIGNPOST = re.compile(
    r"(?:see|refer to|as (?:stated|explained|above)|please see)\b[^.]{0,60}\b(?:answer|response|reply|question"
    r"|q\d|above)\b",
    re.I,
)
LAW_TALK = re.compile(
    r"(?=[abcdeghlpqrs])\b(?:exemptions?|exceptions?|public interest|prejudice[sd]?|harm test|absolute|qualified"
    r"|class[- ]based|section \d|regulation \d|data protection (?:principle|act)|GDPR|duty of confidence"
    r"|actionable breach|presumption in favour|refusal notice|balance of|balancing|legitimate interests?|prejudicial"
    r"|evidence of harm)\b",
    re.I,
)
OF_LAW = re.compile(r"\b(?:section|regulation|article|act|regulations|commissioner|authority)\b", re.I)
EXPLAINS_COST = re.compile(
    r"\bwould (?:have to|need to|be (?:needed|required|necessary)|require|take|involve)\b|\bmanual(?:ly)?\b"
    r"|\bestimated? (?:that|to)\b|\b(?:minutes|hours) (?:a|per|each)\b",
    re.I,
)
NOT_TO_HAND = re.compile(
    r"\b(?:in|as|on|under|by) an? (?:\w+ ){0,2}(?:form|format|way|system|fields?|category|code|database)\b"
    r"|\b(?:centrally|easily|readily|separately|routinely|searchable)\b",
    re.I,
)
SEARCHED = re.compile(
    r"(?=[siw])(?:\bsearch(?:es)? (?:was|were|has been|have been|for the information has)\b"
    r"|\b(?:i|we) can confirm that [^.]{0,80}\b(?:holds?|is held|are held|hold)\b[^.]{0,60}\b(?:information|request)"
    r"|\b(?:i|we) can confirm that [^.]{0,30}\binformation\b[^.]{0,60}\bis held\b"
    r"|\binformation (?:that )?you (?:have )?requested is held\b"
    r"|^(?:i|we)(?: have|['’]ve)? (?:also )?(?:made|carried out|undertaken|conducted|completed) (?:\w+ ){0,3}"
    r"(?:[ei]nquiries|search(?:es)?|checks)\b)",
    re.I,
)
DUTIES = re.compile(
    r"(?:(?:our )?(?:response|decision)\s?[:–-]\s?)?(?:(?:under )?(?:section 1|s\.? ?1)(?:\(1\))?(?:\([ab]\))?,? "
    r"(?:of|places|gives|provides)\b|(?:the|this) (?:freedom of information )?(?:\((?:scotland)\) )?act(?: 200[02])?"
    r"(?: \([^)]{1,40}\))?,? (?:creates|gives|provides|places|imposes|grants)\b)",
    re.I,
)
LONGEST_DUTIES = 900  # characters
LEADS = (":", ":-", ";", "below", "below.", "following", "following.")


def outcome_of_citations(citations: Sequence[Citation], text: str) -> Outcome | None:
    """What the provisions cited say of themselves."""
    outcomes = [_of_provision(cited.provision, text) for cited in citations]
    return outcomes[0] if outcomes else None


def _of_provision(provision: str, text: str) -> Outcome:
    if NEITHER.search(text):
        return Outcome.NEITHER
    if provision.startswith(("reg 12(4)(a)", "reg 10(4)(a)")):
        return Outcome.NOT_HELD
    if provision.startswith("reg 6"):
        return Outcome.ELSEWHERE
    if provision.startswith(("reg 12(4)(b)", "reg 10(4)(b)")):
        burden = COST.search(text) or EXPLAINS_COST.search(text) or re.search(r"\b(?:costs?|burden|hours|time)\b", text)
        return Outcome.VEXATIOUS if VEXATIOUS.search(text) and not burden else Outcome.COST_LIMIT
    number = provision.split("(")[0]
    if number == "25" and ELSEWHERE.search(text):  # FOISA s.25(1): information otherwise accessible
        return Outcome.ELSEWHERE
    fixed = {"18": Outcome.NEITHER, "21": Outcome.ELSEWHERE, "12": Outcome.COST_LIMIT, "14": Outcome.VEXATIOUS}
    return fixed.get(number, Outcome.WITHHELD)


@lru_cache(maxsize=1024)  # asked of a paragraph, of its sentences, and often of both at once
def outcome_of_words(text: str, has_link: bool, own_name: str = "") -> Outcome | None:
    """What a stretch of words says by itself; None where it neither gives nor refuses."""
    if NEITHER.search(text):
        return Outcome.NEITHER
    if NO_INFERENCE.search(text):
        return None
    if NOT_YET.search(text) or NOT_HELD.search(text):
        return Outcome.HELD_BY_ANOTHER if held_by(text, own_name) else Outcome.NOT_HELD
    if COST.search(text):
        return Outcome.COST_LIMIT
    if re.search(r"\b(?:is|as|was|considered|deemed) vexatious\b", text, re.I):
        return Outcome.VEXATIOUS
    if held_by(text, own_name) and re.search(
        r"\b(?:held|managed|collected|recorded|owned) by\b|\b(?:who|which) (?:may |will )?holds?\b"
        r"|\bnot (?:the )?(?:responsib|hold)",
        text,
        re.I,
    ):
        return Outcome.HELD_BY_ANOTHER
    if points_elsewhere(text) if has_link else (says_published(text) and not gives(text) and not WITHHELD.search(text)):
        return Outcome.ELSEWHERE
    refused = text if not gives(text) else REDACTED_COPY.sub("", text)
    if WITHHELD.search(refused) and not NOT_EXEMPT.search(text):
        return Outcome.WITHHELD
    return None


def gives(text: str) -> bool:
    """Whether a text says that something is given with it: "I attach …", "we can tell …", "has been released"."""
    said = text.lower()
    return any(sign in said for sign in SIGNS_OF_GIVING) and GIVES.search(text) is not None


def refuses(outcome: Outcome | None) -> bool:
    """Whether an outcome refuses: what reasons follow then belong to it."""
    return outcome in (Outcome.WITHHELD, Outcome.NEITHER, Outcome.COST_LIMIT, Outcome.VEXATIOUS)


NEITHER_PROVISION = re.compile(
    r"(?:2[23456789]|3[0-9]|4[0-4])\((?:2|3|4|5|5[AB]|1)\)(?:\(.{1,3}\))?|40\(5[AB]?\).*|31\(.*|18(?:\(.*)?"
    r"|reg 1[23]\((?:5|5[AB]|6|7)\).*"
)


def allows_neither(provision: str) -> bool:
    """Provisions that excuse from confirming or denying, or are named beside one that does."""
    return NEITHER_PROVISION.fullmatch(provision) is not None and not re.match(
        r"(?:40\(2\)|43\(2\)|22\(1\)|38\(1\))", provision
    )


def is_not_yet(text: str) -> bool:
    """Whether it is said to come."""
    return NOT_YET.search(text) is not None


def is_law_talk(text: str) -> bool:
    """Whether a paragraph reasons about an exemption rather than saying what was asked."""
    return len(LAW_TALK.findall(text)) >= 2 or (len(text) < 160 and LAW_TALK.match(text) is not None)


def tells_figure(text: str) -> bool:
    """Whether a sentence gives a figure: "The combined figure was £3,104", "Total for the year: 14"."""
    return COUNTS.search(text) is not None and FIGURE.search(text) is not None and not NO_FIGURE.search(text)


def tells_name(text: str) -> bool:
    """Whether a sentence says who or what it is, and nothing of the law: "The successful bidder is Marlow Ltd"."""
    return NAMED.search(text) is not None and not LAW_TALK.search(text) and not OF_LAW.search(text)


def tells_of_search(text: str) -> bool:
    """Whether a paragraph only says that a search was made and something is held."""
    return len(text) < 320 and SEARCHED.search(text) is not None


def advises(text: str) -> bool:
    """Whether a paragraph only says how to ask in another way, which is part of a refusal."""
    return ASKS_AGAIN.search(text) is not None and not gives(text) and not tells_figure(text)


def tells_duties(text: str) -> bool:
    """Whether a paragraph only says what the Act lays on authorities: "Section 1 of the Act places two duties …"."""
    return len(text) < LONGEST_DUTIES and DUTIES.match(text) is not None and "neither" not in text


def leads_in(text: str) -> bool:
    """Whether a paragraph only introduces what follows."""
    said = text.rstrip()
    return said.endswith(LEADS) and (said.endswith((":", ":-")) or ENCLOSED.search(said) is None)
