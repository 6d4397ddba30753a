"""How far a paragraph asks (above nought) rather than tells, by its words.

How often are verges cut?        asks
The total cost of it.            names something: more likely asked than told
£412,880                         tells
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from documents.reading.asked import STRONG, is_asking
from documents.reading.blocks import Block, BlockKind
from documents.reading.outcomes import LAW_TALK, gives, outcome_of_words, tells_duties, tells_of_search
from documents.reading.zones import authority_speaks, closing_kind, is_intro, is_response_start

QUOTES = tuple("“”\"'‘’")
SAYS = re.compile(  # what a sentence has and a line that names something has not
    r"\b(?:is|are|was|were|has|have|had|do|does|did|will|would|can|cannot|could|(?-i:may)|might|should|must|we|i)\b",
    re.I,
)
NAMES = re.compile(r"(?:the|an?|any|each|every|all|your|whether|copies|details)\b", re.I)
PLEADS = re.compile(rf"{STRONG.pattern}|whether\b", re.I)
VAGUE = re.compile(r"(?:all|any|over|since|during|of|in|under|to|by|for)\b", re.I)  # may ask, and may tell
RELATIVE = re.compile(r"\b(?:who|which|whose|where|whom)\b", re.I)
THAT = re.compile(r"\bthat\b", re.I)  # "the time that they waited", but "In reaching that decision the Council had …"
REPLIES = re.compile(
    r"(?:yes|no|none|nil|n/?a|not (?:applicable|known|held|recorded)|zero"
    r"|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w{3,6}teen"
    r"|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w{3,5})?)|please (?:see|find|note|refer)"
    r"|(?:section |s\.? ?)\d{1,2})\b|[£\d(→>-]",
    re.I,
)
FIGURES = re.compile(  # but for years and days
    r"(?<![\w/])(?!(?:19|20)\d\d(?:[/–-]\d{2,4})?\b|\d{1,2}(?:st|nd|rd|th)? [A-Z])£?\d[\d,.]*"
)
LEADS = re.compile(r"\b(?:the following|as follows|below)\b[^.?]{0,80}[.:]?$", re.I)
REFERS = re.compile(
    r"(?:(?:with|in) (?:regards?|respect|relation|answer|response|reply)|regarding|as (?:to|for))\b", re.I
)
HEADS_REASONS = re.compile(  # lines that part the reasons for a refusal
    r"(?:(?:evidence of )?harm|factors?|arguments?|considerations?|(?:public interest|balanc|prejudice)\w*|conclusions?"
    r"|decision|overview|exemptions?|exceptions?|advice|background|disclosure|next steps|how the)\b",
    re.I,
)
MARKED = 2.0  # how far what ends with a question mark leans
LEADING = -0.2  # how far a line leans that leads in what is asked
NEVER = -3.0
FEW = 6  # words of a title


def lean_in_place(blocks: Sequence[Block], at: int, begin: int) -> float:
    """The same where it stands: what a telling paragraph leads to tells too."""
    lean, above = lean_of(blocks[at]), blocks[at - 1]
    if blocks[at].bullet is not None and any(near.bullet is not None for near in (above, *blocks[at + 1 : at + 2])):
        return min(lean, -0.5)  # one of a list
    if (
        (is_title(blocks[at]) or _is_short(blocks[at]))
        and lean < 1
        and at + 1 < len(blocks)
        and lean_of(blocks[at + 1]) >= 1
    ):
        return 0.3  # it heads what comes next, or is a short answer
    led_to = above.kind is not BlockKind.HEADING and above.text.rstrip().endswith(":") and lean_of(above) < LEADING
    return min(lean, -1.0) if led_to and at > begin and not blocks[at].text.endswith("?") else lean


def lean_of(block: Block) -> float:
    """How far a paragraph, by its words, asks (above nought) rather than tells."""
    if block.kind is BlockKind.TABLE:
        return NEVER
    text = block.said.strip("“”\"'‘’ ")
    if len(text.split()) < 2 or closing_kind(text) or is_response_start(block) or tells_duties(text) or is_intro(block):
        return -1.0
    if is_quoted(block):
        return 1.0  # the requester's words, whatever they are
    if text.endswith("?"):
        return 1.0 if authority_speaks(text) else MARKED
    told = authority_speaks(text) or outcome_of_words(text, False) is not None or gives(text)
    if told or REPLIES.match(text) or REFERS.match(text) or tells_of_search(text) or HEADS_REASONS.match(text):
        return -1.5
    return _by_form(text)


def _by_form(text: str) -> float:
    """How far what has no question mark and neither gives nor refuses leans, as a plea, a sentence or a name."""
    asks, said = is_asking(text), SAYS.search(text)
    figures = 0.5 if FIGURES.search(text) else 0.0
    if LEADS.search(text):
        return -0.5
    if text.endswith(":"):
        return LEADING if asks else -0.5
    if asks:
        is_sentence = said is not None and text.endswith(".") and not PLEADS.match(text)
        weak = text.endswith(".") and VAGUE.match(text) is not None
        return 0.0 if is_sentence else 0.3 - 2 * figures if weak else 1.0 - figures
    if LAW_TALK.search(text) or (said and not _is_within(text, said.start())):
        return -1.0 if text.endswith(".") else -0.5
    names = (0.4 if NAMES.match(text) else 0.1) if text.endswith((".", ";", ",")) else 0.5
    return names - 2 * figures


def _is_within(text: str, at: int) -> bool:
    """Whether what is said at a place only tells more of what is named before it."""
    that = text[:at].endswith("that ") or (not text.endswith(".") and THAT.search(text, 0, at))
    return bool(that or RELATIVE.search(text, 0, at))


def _is_short(block: Block) -> bool:
    """A few words without a stop at their end, and no figures."""
    said = block.text.rstrip()
    plain = block.kind is not BlockKind.TABLE and block.bullet is None and block.marker is None
    return plain and len(block.words) <= FEW and said[-1:].isalpha() and not REPLIES.match(said)


def is_title(block: Block) -> bool:
    """A heading, or a few words in bold behind a number."""
    return block.kind is BlockKind.HEADING or (block.bold and block.marker is not None and len(block.rest) < FEW)


def is_quoted(block: Block) -> bool:
    """In quotation marks from its first word to its last."""
    return block.text[:1] in QUOTES and block.text.rstrip(" .")[-1:] in QUOTES
