"""What a sentence of a request does that somebody types: it asks, announces that something is asked, or frames it.

I am writing to make a request under the Act.         announces: nothing can be answered
I hereby request the cost of taxis under the Act.      asks
Please reply by e-mail.                                frames, as do greetings, thanks and the sign-off
"""

from __future__ import annotations

import re

from documents.reading.asked import STRONG
from documents.reading.unnumbered import CONDITION, RIDER
from documents.reading.zones import GREETING, closing_kind

LAW = re.compile(
    r"(?:under|pursuant to|in accordance with|further to|for|in|since|during|between)\b[^,]{1,150}?"
    r"(?:,\s|\s(?=(?:i|we|please)\b))",
    re.I,
)
LAW_NAMED = re.compile(
    r",? ?\b(?:made )?(?:under|pursuant to|in accordance with|in line with|for the purposes of|in terms of)"
    r" (?:the )?(?:terms |provisions )?(?:of )?(?:section \d{1,2} )?(?:of )?(?:the )?"
    r"(?:freedom of information|foi|foia|foisa|eir|eirs|environmental information|act|regulations)\b"
    r"(?: (?:act|regulations|\(scotland\)|\(foia?\)|19\d\d|20\d\d)){0,4}",
    re.I,
)
ANNOUNCING = re.compile(
    r"(?:(?:this (?:e-?mail |letter |message )?is|please (?:find|see) (?:attached|enclosed|below)"
    r"|please (?:treat|consider|accept|regard|take|deal with|log) this (?:e-?mail |letter |message )?as"
    r"|(?:i|we) (?:am |are |would like |wish |want |hereby |now |therefore |formally )*(?:writing )?(?:to )?"
    r"(?:mak(?:e|ing)|submit(?:ting)?|lodg(?:e|ing)|send(?:ing)?|request(?:ing)?|ask(?:ing)? for))"
    r" (?:you )?(?:a |an |my |the |this |some )?"
    r"(?:(?:new|formal|further|following|freedom of information|foia?|eir|environmental information|information"
    r"|access to information) )*(?:act )?(?:request|information|following)\b"
    r"(?: (?:for )?(?:the )?(?:following )?(?:information|details|questions|records|documents))?)\W*",
    re.I,
)
ASKING_FOR = re.compile(
    r"(?:(?:and|also|additionally|finally|furthermore|secondly|lastly),? )*(?:i|we)(?:['’]d)? "
    r"(?:(?:would|also|hereby|therefore|formally|now|further|am|are) )*"
    r"(?:(?:request|require|seek|want|need|ask (?:for|that|you)|wish to)(?:ing)?|like (?:to (?:know|see|have|receive"
    r"|request|obtain|ask|find out)|a|the|all|any|copies|details)|requesting|seeking|asking|looking for|after"
    r"|(?:making|submitting|lodging) (?:a|an|this|my)\b.{0,40}?\brequest for)\b",
    re.I,
)
IMPERATIVE = re.compile(
    r"(?:kindly )?(?:(?:tell|send|give|show) (?:me|us)|let (?:me|us) (?:know|have)|provide|supply|list|state|explain"
    r"|confirm|disclose)\b",
    re.I,
)
COURTESY = re.compile(
    r"(?:please|could|can|would|if|i|we|should)\b.{0,120}?\b(?:(?:repl(?:y|ies)|respon(?:d|se|ses)|answers?|information"
    r"|it|this)\b.{0,40}\b(?:by|via|in|within) (?:an? )?"
    r"(?:e-?mail|post|electronic|excel|csv|pdf|word|writing|\d|twenty)"
    r"|acknowledge|confirm receipt|let me know if|do not hesitate|contact (?:me|us)|get (?:back to|in touch with)"
    r"|need (?:any )?clarification|advice and assistance|look forward|advise me how|narrow (?:it|my request)"
    r"|use this (?:e-?mail )?address)\b",
    re.I,
)
POINTS = re.compile(r"please (?:see|find)\b[^?]{0,30}\b(?:below|attached|enclosed|above)\b", re.I)  # to what asks
ADVERB = re.compile(
    r"(?:separately|additionally|also|finally|lastly|furthermore|moreover|next|first(?:ly)?|second(?:ly)?|third(?:ly)?"
    r"|in addition|in particular|on another (?:matter|note)|and)"
    r"(?:, | (?=(?:please|how|what|which|who|when|where|could|can|would|i would|tell|send|give|let|provide|list)\b))",
    re.I,
)
NAME_ALONE = re.compile(r"(?:(?:[A-Z][\w.'’-]{0,30}|de|van|von|der|bin|al)(?: |$)){1,5}")
HELLO = re.compile(r"(?:hi|hello|hey|greetings|good (?:day|evening))\b[^?:]{0,40}", re.I)
GOES_ON = re.compile(r"(?:also|and|plus|including|together with|as well as)\b", re.I)
FOOTER = re.compile(r"--|[-_=*]{5,}")
NUMBERED_LINE = re.compile(r"^[ \t]*\(?(?:q\.? ?)?(?:\d{1,2}|[a-h])[.):]", re.M | re.I)
# Words by which a lead asks, and no more: any others tell what the points under it are about.
OF_ASKING = frozenset(
    re.findall(
        r"\w+",
        """
        a about access accordance act all am an and answer answers are as ask asking be below by can confirm could
        data dear details do each eir eirs environmental every foi foia foias following follows for freedom from
        give grateful have hello help hereby hi i if in information is it items its know law let like line make me
        my of on our please points provide provisions pursuant questions records regarding regulation regulations
        reply request requesting require respond right rights s section sections send some state supply tell terms
        that the these this those to uk under us want we wish with would writing you your
        """,
    )
)
RIDER_WORDS = 6
LEADS = (":", ":-", "-", "–")


def asks(sentence: str) -> bool:
    """Whether it asks for something that can be given."""
    if is_frame(sentence) or COURTESY.match(sentence) or POINTS.match(sentence) or announces(sentence):
        return False
    clause = ADVERB.match(sentence) or LAW.match(sentence)
    said = sentence[clause.end() if clause else 0 :]
    return sentence.endswith("?") or any(kind.match(said) for kind in (STRONG, ASKING_FOR, IMPERATIVE))


def announces(sentence: str) -> bool:
    """Whether it only says that this is a request, and under what law."""
    return ANNOUNCING.fullmatch(LAW_NAMED.sub("", sentence)) is not None


def goes_on(sentence: str) -> bool:
    """Whether it belongs to the question before it: "If so, how many?", "How many of these …?", "Also any minutes."."""
    if CONDITION.match(sentence):
        return True
    if not sentence.endswith("?"):
        return GOES_ON.match(sentence) is not None and not asks(sentence)
    return RIDER.search(" ".join(sentence.split()[:RIDER_WORDS])) is not None


def is_frame(text: str) -> bool:
    """Whether it greets, thanks or signs off."""
    greets = GREETING.match(text) or HELLO.fullmatch(text)
    return (
        bool(greets)
        or closing_kind(text) == "sign-off"
        or text.lower().startswith(("thank", "many thank", "with thank"))
    )


def is_name_alone(text: str) -> bool:
    """Whether these words may be no more than who wrote: a few with capitals, and no sentence."""
    return NAME_ALONE.fullmatch(text.strip()) is not None


def without_footer(text: str) -> str:
    """The text as far as somebody wrote it: what stands under a line of dashes after the sign-off, a mail program or a
    service put there. Where a list stands there, it was written.
    """
    at, is_signed = 0, False
    for line in text.splitlines(keepends=True):
        if is_signed and FOOTER.fullmatch(line.strip()):
            return text if NUMBERED_LINE.search(text, at) else text[:at]
        is_signed = is_signed or closing_kind(line.strip()) == "sign-off"
        at += len(line)
    return text


def tells(lead: str) -> bool:
    """Whether a lead says what the points under it are about, so that none can be understood without it."""
    said = re.findall(r"[a-z]+", LAW.sub("", lead).lower().replace("’", "'").replace("'s", ""))
    return any(word not in OF_ASKING for word in said)
