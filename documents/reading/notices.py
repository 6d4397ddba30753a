"""What a letter says of the law after its last answer, and would say in any letter: it answers nothing.

2. The names are exempt under section 40(2).
This letter acts as a refusal notice under section 17 of the Act.     notices and duties, after the last answer:
Section 1(1)(a) of the Act requires us to confirm whether we hold …   no part of it
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from documents.reading.about import numbers_in
from documents.reading.asked import Asked, Stretch
from documents.reading.blocks import BlockKind
from documents.reading.exemptions import citations_in
from documents.reading.outcomes import ASKS_AGAIN, GIVES, NEITHER, NOT_HELD
from documents.reading.words import sentences_of, words_to_text

# The rights, duties, days and notices of the Acts and Regulations, of which no provision withholds anything.
PROVISION = (
    r"(?:(?:sections?|ss?\.) ?(?:1|8|10|11|15|16|17|19|45|48|50)|(?:regulations?|reg\.) ?(?:4|5|9|11|14))(?!\d)"
    r"(?:\(\w{1,3}\)){0,3}"
)
ACT = r"(?:the |this )?(?:[\w()]{1,20} ){0,6}(?:Act|Regulations|FOIA|FOISA|EIRs?)(?: 200[024])?(?: \([^)]{1,40}\))?"
DUTY = (
    r"\b(?:requires?|obliges?|plac(?:es|ing)|gives?|provides?|states?|says|imposes|creates?|grants?|entitles?"
    r"|(?:has|have) (?:a|the) (?:\w+ )?(?:duty|right|obligation)|(?:is|are) (?:required|obliged|entitled)|must"
    r"|sets out)\b"
)
NOTICE = re.compile(
    r"(?:[^.]{0,120}, |please (?:treat|take|accept|regard|consider) )?(?:this|the present|our) "
    r"(?:letter|response|reply|e-?mail|document|notice)\b[^.]{0,60}"
    r"\b(?:refusal notice|notice of refusal|refusal (?:for the purposes? of|under|in terms of) "
    + PROVISION
    + r"|(?:formal )?notice (?:under|for the purposes of|in terms of|issued))\b.*",
    re.I,
)
LAW = re.compile(
    r"(?:please note that )?(?:"
    + PROVISION + r"(?:,? (?:of|to) " + ACT + r")?,? (?:also )?" + DUTY
    + r"|(?:under|in accordance with|in line with|pursuant to|by virtue of|in terms of) " + PROVISION
    + r"[^.]{0,80}" + DUTY
    + r"|(?:the|this) (?:[\w()]{1,20} ){0,6}(?:Act|Regulations)(?: 200[024])?(?: \([^)]{1,40}\))?,? " + DUTY
    + r"|(?:our|the|a public authority’?'?s?) (?:\w+ )?(?:duty|duties|obligations?) (?:under|in|at) " + PROVISION
    + r").*",
    re.I,
)  # fmt: skip
LISTED = re.compile(
    r"\(?(?:[a-d]|i{1,3}|iv|\d)[.)]\s?(?:that |the |it )?(?:states?|specif\w+|fact\b|why\b|explains?)", re.I
)
SAYS_MORE = re.compile(
    r"\byou (?:may|might|can|could|asked|requested)\b|\b(?:not|un)\b ?(?:\w+ )?(?:require|oblige|apply|able)\w*"
    r"|\bunable\b|\bhowever\b|\bin this (?:case|instance)\b|\bfees?\b",
    re.I,
)


def without_notices(asked: Sequence[Asked], regime: str | None) -> list[Asked]:
    """The same questions; what only states the law, after all that answers, is left out of their answers."""
    kept = [_answering(each.answer, regime) for each in asked]
    last = max((_place(stretch) for stretches in kept for stretch in stretches), default=(0, 0))
    return [_without(each, len(stretches), last) for each, stretches in zip(asked, kept, strict=True)]


def _answering(stretches: Sequence[Stretch], regime: str | None) -> Sequence[Stretch]:
    """An answer up to its last paragraph that does more than state the law."""
    stop = len(stretches)
    while stop > 1 and _states_law(stretches[stop - 1], regime):
        stop -= 1
    return stretches[:stop]


def _without(asked: Asked, kept: int, last: tuple[int, int]) -> Asked:
    follows = all(_place(each) > last for each in asked.answer[kept:])
    return replace(asked, answer=asked.answer[:kept]) if follows else asked


def _place(stretch: Stretch) -> tuple[int, int]:
    return (stretch.words[0].page, stretch.words[0].start) if stretch.words else (stretch.block.page, 0)


def _states_law(stretch: Stretch, regime: str | None) -> bool:
    """Whether each sentence of a paragraph is a notice or a duty, and says nothing of what was asked."""
    text = stretch.text
    if stretch.block.kind is BlockKind.TABLE or not text or numbers_in(text):
        return False
    if LISTED.match(text):
        return True
    sentences = [words_to_text(sentence) for sentence in sentences_of(stretch.words)]
    return all(map(_is_law, sentences)) and not citations_in(stretch.words, regime)


def _is_law(sentence: str) -> bool:
    if NOTICE.fullmatch(sentence):
        return not NOT_HELD.search(sentence)
    says = any(each.search(sentence) for each in (SAYS_MORE, ASKS_AGAIN, GIVES, NEITHER))
    return LAW.fullmatch(sentence) is not None and not says
