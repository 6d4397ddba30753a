"""What a letter tells at its end of having its answer looked at again, in whatever words: it answers nothing.

4. There was a survey in October 2022.                           the last answer
Should you wish somebody to check my reply, please write …       of checking "my reply", to "you": goes with
You can go to the Information Commissioner after that.           whom one can turn to: found first, from the end
Yours sincerely

Read by what is said, not by its phrases: to whom (the reader), that it is possible, what for (to have it looked at
again), what of (our answer), and how (whom to write to, by when). What tells a figure, gives, refuses or points to a
place is an answer, whatever else it says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from documents.reading.blocks import Block, BlockKind
from documents.reading.outcomes import advises, gives, outcome_of_words

READER = re.compile(r"\b(?:you|your|anyone|anybody|applicants?|(?:any|a) (?:person|requester))\b|^requests?\b", re.I)
POSSIBLE = re.compile(
    r"\b(?:if|may|can|could|might|would|will|should|must|where|please|right|entitled|free|welcome|failing"
    r"|only then|in which to|require|hope|realise|understand|sorry)\b|^(?:to|tell|write|contact)\b",
    re.I,
)
AGAIN = re.compile(  # what for: to have it looked at again; or what one thinks is wrong with it
    r"\b(?:reviews?|reviewed|re-?consider\w*|re-?examin\w*|re-?visit\w*|re-?think|check(?:ed|ing)?|tested|challeng\w+"
    r"|contest|disputed?|object|appeals?|complain|complaints?|representations|grievance|aggrieved|go(?:ne|es)?"
    r" (?:back )?(?:over|through)|looked at|(?:look\w*|consider\w*|go(?:ne)?)\b[^.]{0,40}\b(?:again|once more)"
    r"|afresh|anew|(?:fresh|second|further|new) (?:look|opinion|decision|view)"
    r"|(?:some(?:one|body)|another) (?:else|officer)"
    r"|unhappy|happy|dissatisfied|satisfied|content|discontented|disagree|disappointed|badly|deficient|inadequate"
    r"|wrong(?:ly)?|incorrect|mistaken?|falls? short|fallen short|not (?:\w+ )?(?:complied|dealt|handled|answered"
    r"|followed|kept))\b",
    re.I,
)
OURS = re.compile(  # what of: the letter itself, how the request was dealt with, and the law on reviews
    r"\b(?:(?:this|our|my) (?:\w+ )?(?:reply|response|answers?|letter|refusal|handling|conclusions?|notice)"
    r"|(?:this|our|my) (?:\w+ )?decisions?(?! (?:on|about|to) (?:an?|the|your) (?!request))"
    r"|the (?:reply|response|answers?)|(?:answers|looked at|happy with|disagree with) (?:you|this)"
    r"|(?:handl|deal|treat|process|see|answer|compl[iy])\w* (?:with )?(?:your|their) (?:\w+ )?request"
    r"(?! for (?!information))|dealt with (?:your|their)|the way (?:in which )?(?:we|your)"
    r"|(?:we|i|has|have) (?:have )?(?:not )?(?:replied|responded|dealt with|handled|complied|followed)"
    r"|FOIS?A section (?:20|47|50)|section (?:20|47|50) of|regulation (?:11|16))\b",
    re.I,
)
PERIOD = re.compile(
    r"\b(?:within|inside|no later than|you have|have) (?:the next |a further )?(?:\d{1,2}|\w+) (?:\(\d{1,2}\) )?"
    r"(?:working |calendar )?(?:days?|weeks?|months?)\b|\b(?:by|before|no later than) \d{1,2} [A-Z][a-z]{2,8}\b",
)
TURNS = re.compile(  # how: what one does, or who does it then
    r"\b(?:write|contact|e-?mail|ask|apply|tell|say so|let (?:us|me|the)|send|submit|call|telephone|raise|make|lodged?"
    r"|complain|appeal|require|seek|arrange|hears?|on request|officer|manager|director|secretary|clerk|head of|chief"
    r"|principal|colleague|board|councillors?)\b",
    re.I,
)
REVIEWS = re.compile(
    r"\binternal review\b|\brequirement for (?:a )?review\b|\breconsideration\b|\brepresentations\b", re.I
)
REGULATOR = re.compile(r"\b(?:(?<!Crime )Commissioner|ICO|ico\.org\.uk)\b")
STAGE = re.compile(  # the matter goes on to the regulator
    r"\b(?:after|afterwards|thereafter|then|next|still|remain|once|beyond|failing|in turn|(?:the|your) (?:case|matter)"
    r"|matters?|decide|decision|rule|ruling|investigate|settle|resolve)\b",
    re.I,
)
RECORDS = re.compile(  # "You can ask the Information Commissioner for its register." points to information
    r"\b(?:cop(?:y|ies)|regist\w+|records?|figures?|guidance|statistics|publish\w*|publications?|report(?:s|ed)?|holds?"
    r"|breach(?:es)?|notif\w+)\b|(?:Commissioner(?:['’]s Office)?|ICO) (?:was|were|has|had|upheld|found|decided)\b",
    re.I,
)
LOOKED_UP = re.compile(r"\b(?:against|register|list|table|figures|statistics)\b", re.I)  # what the reader may check
CONTACT = re.compile(
    r"\b[A-Z]{1,2}\d{1,2}[A-Z]? ?\d[A-Z]{2}\b|\S@\S|\bwww\.|https?://|\b(?:[Tt]el|[Tt]elephone)\b|\b0\d{3}"
)
NO_FIGURE = re.compile(  # numbers that tell nothing of what was asked: periods, days, provisions, whom to write to
    r"\b(?:\d{1,3}|one|two|three|four|six|eight|twelve) (?:\(\d{1,2}\) )?(?:working |calendar )?"
    r"(?:days?|weeks?|months?)\b"
    r"|\b(?:by|before|until|after|on|than) \d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8}(?: \d{4})?"
    r"|\b(?:[Ss]ections?|[Rr]egulations?|s\.|reg\.|[Pp]art|[Aa]rticle) ?\d{1,3}[A-Z]?(?:\(\w{1,3}\)){0,3}"
    r"|(?<=Act )\d{4}|(?<=Regulations )\d{4}|(?<=\(Scotland\) Act )\d{4}"
    r"|\b[A-Z]{1,2}\d{1,2}[A-Z]? ?\d[A-Z]{2}\b|(?:\+44[\s(]{0,2}|\b0)\d{2,4}[\s)]+\d{3,4}(?:\s\d{3,4})?\b"
    r"|\S{1,64}@\S{1,64}|\b(?:https?://|www\.)\S{1,200}"
    r"|\b\d{1,4}[a-z]? [A-Z][a-z]+ (?:Street|Road|Lane|Avenue|Square|Place|House|Park)\b",
)
TELLS = re.compile(r"\d|\b(?:is|are|was|were) (?:on|at|in|kept|published|available)\b", re.I)
COUNTED = re.compile(r"\b(?:none|nil|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b", re.I)
OUR_REFUSAL = re.compile(
    r"\b(?:our|this|the|my) (?:\w+ )?(?:refusal|decision (?:not )?to (?:withhold|refuse|disclose|release))\b", re.I
)
SENTENCE_END = re.compile(r"(?<=[.;?!])\s")
HEAD = re.compile(
    r"(?:[\w’']+ ){0,6}(?:review|reviewed|complain\w*|complaints?|appeal\w*|disagree|unhappy|satisfied|happy|content"
    r"|again|checked|challeng\w+)\b.{0,30}",
    re.I,
)
OF_US = re.compile(r"\b(?:you|your|this|our|my|us)\b", re.I)
FARTHEST = 12  # blocks looked at before the letter's close
LONGEST = 1200  # characters of such a paragraph
LONGEST_HEAD = 60  # characters


def remedies_begin(blocks: Sequence[Block], begin: int, end: int, *, names_review: bool) -> int:
    """Where what ends at a place begins to tell only of having the answer looked at again; else that place.

    `names_review`: whether the paragraph at the end is known to tell of review. Without it some paragraph must name
    whom or what one can turn to (the Information Commissioner, an internal review), or by when.
    """
    first, found = end, end
    while first > max(begin, end - FARTHEST) and goes_with_remedy(blocks[first - 1]):
        first -= 1
        if tells_remedy(blocks[first].text):
            found = first
    told = [block.text for block in blocks[first:end]]
    return found if names_review or _is_sure(told) else end


def _is_sure(told: Sequence[str]) -> bool:
    """Whether paragraphs name the regulator as whom to turn to, or how our answer is looked at again and by when."""
    checks = [text for text in told if _has_checked(text)]
    dated = any(PERIOD.search(text) or REVIEWS.search(text) for text in checks)
    return dated or any(map(_turns_to, told)) or (bool(checks) and any(map(_names_regulator, told)))


@lru_cache(maxsize=1024)  # asked of the same paragraphs by every way to read the letter
def tells_remedy(text: str) -> bool:
    """Whether a paragraph tells how to have our answer looked at again, or to whom to go then, and nothing else."""
    return len(text) <= LONGEST and not _answers(text) and (_has_checked(text) or _turns_to(text))


def goes_with_remedy(block: Block) -> bool:
    """A paragraph that tells of this, or may go on with it: the days it takes, who writes, an address."""
    if block.kind is BlockKind.TABLE or block.marker is not None:
        return False
    text = block.text
    return tells_remedy(text) or (not _answers(text) and _is_near(text) and not COUNTED.search(NO_FIGURE.sub("", text)))


def heads_remedy(block: Block) -> bool:
    """ "Having our answer looked at again", over it: short, and of what the letter says itself."""
    text = block.text.strip()
    short = block.kind is not BlockKind.TABLE and block.marker is None and len(text) <= LONGEST_HEAD
    is_head = short and not text.endswith(".") and not any(map(str.isdigit, text)) and HEAD.fullmatch(text)
    return bool(is_head) and (OF_US.search(text) is not None or text.endswith("?"))


def _has_checked(text: str) -> bool:
    """ "Should you wish somebody to check my reply, … please write to the Council." """
    first = SENTENCE_END.split(text, maxsplit=1)[0]  # "The vans were sold. If you are unhappy …" begins with an answer
    opens = POSSIBLE.search(first) and (READER.search(first) or AGAIN.search(first))
    whole = all(each.search(text) for each in (READER, POSSIBLE, AGAIN, OURS)) and not LOOKED_UP.search(text)
    return bool(opens) and whole and (TURNS.search(text) is not None or PERIOD.search(text) is not None)


def _names_regulator(text: str) -> bool:
    return REGULATOR.search(text) is not None and RECORDS.search(text) is None and not _answers(text)


def _turns_to(text: str) -> bool:
    """ "You can go to the Information Commissioner after that." """
    first = SENTENCE_END.split(text, maxsplit=1)[0]
    told = sum(each.search(first) is not None for each in (POSSIBLE, AGAIN, STAGE))
    return _names_regulator(text) and REGULATOR.search(first) is not None and told >= 2


def _answers(text: str) -> bool:
    """Whether a paragraph gives, refuses, says how to ask otherwise, or tells a figure or a place: it may answer."""
    counted = any(COUNTED.match(each) for each in SENTENCE_END.split(text))  # "Nine did so."
    asks_otherwise = advises(text) and not REGULATOR.search(text)
    if counted or asks_otherwise or gives(text) or outcome_of_words(OUR_REFUSAL.sub("", text), False) is not None:
        return True
    return TELLS.search(NO_FIGURE.sub("", text)) is not None


def _is_near(text: str) -> bool:
    near = any(each.search(text) is not None for each in (AGAIN, REGULATOR, CONTACT, NO_FIGURE))
    return near or (READER.search(text) is not None and POSSIBLE.search(text) is not None)
