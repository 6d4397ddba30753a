"""Paragraphs of an answer that say which question they are about.

In relation to questions 1 and 2, …            Turning to the third part of your request, …
Some of the information you seek at question 2 is exempt …
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from documents.reading.about import numbers_in
from documents.reading.asked import Asked
from documents.reading.blocks import Block
from documents.reading.numbering import Role, listed_numbers
from documents.reading.openings import WORDS
from documents.reading.outcomes import SIGNPOST

IN_WORDS = "|".join(WORDS)
ALSO = r"\(?(?:\d{1,2}|[ivx]{1,5}|[b-h]|a(?=\))|" + IN_WORDS + r")\)?(?=[\s,:;.)–-])"
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")
NUMBER_WORD = re.compile(r"\b(?:" + IN_WORDS + r")\b")
REFERS = re.compile(
    r"(?:(?:with|in) (?:regards?|respect|reference|relation|response|answer|terms) (?:to|of)|regarding"
    r"|concerning|turning to"
    r"|as (?:to|for|regards)|for|on|in|under) (?:your |the )?(?:request )?(?:"
    r"(?:questions?|q|parts?|points?|limbs?|heads?|requests?|items?|query|paragraphs?|bullets?(?: points?)?)"
    r"(?: no\.?| number)?\s?"
    r"\(?(?P<number>\d{1,2}\s?\(?[a-z]?|[a-h]|[ivx]{1,5}|" + IN_WORDS + r")\)?(?=[\s,:;.)–-])"
    r"(?P<more>(?:(?:, ?" + ALSO + r"){0,8},? ?(?:and|&) " + ALSO + r"| ?(?:to|-|–) ?" + ALSO + r")?)"
    r"|\((?P<bare>[a-h]|\d{1,2}|[ivx]{1,4})\)"
    r"(?P<beside>(?:(?:, ?(?:and )?| ?(?:and|&|to|-|–) ?)\((?:[a-h]|\d{1,2}|[ivx]{1,4})\)){0,8})"
    r"|(?P<ordinal>first|second|third|fourth|fifth|sixth)"
    r" (?:(?:question|part|point|request|item|query|bullet|paragraph)|of (?:these|those|your)\b))",
    re.I,
)
CAPTION = re.compile(
    r".{0,30}\b(?:questions?|q|parts?|points?|items?|requests?)\.? ?\(?(?P<number>\d{1,2}[a-z]?|" + IN_WORDS + r")\b",
    re.I,
)
LONGEST_CAPTION, LONGEST_LEAD = 90, 60  # characters


NTH_PART = re.compile(
    r"\b(?:the|your) (?P<ordinal>" + "|".join(ORDINALS) + r") (?:question|part|point|element|item|query|request)\b",
    re.I,
)
ONLY_NTH = re.compile(
    r"(?:(?:our |the )?(?:response|reply|answer) to )?" + NTH_PART.pattern + r"(?: of your request)? ?[:.–-]?", re.I
)


def referred_to(block: Block, asked: Sequence[Asked], taken: set[int]) -> tuple[int, ...]:
    """The questions (indexes) that a paragraph opens by saying it is about; none where it has them already."""
    if block.marker is not None and block.marker.role is Role.QUESTION:
        return ()
    found = REFERS.match(block.text) or REFERS.match(block.text, _after_lead(block.text))
    if found is None and _is_caption(block):
        number = CAPTION.match(block.text)
        named = [index_of((_in_figures(number["number"]),), asked, -1)] if number else []
    elif found is None:
        named = [index_of((number,), asked, max(taken, default=-1)) for number in _named_in_opening(block, asked)]
    elif found["bare"]:
        numbers = _alike(listed_numbers(found["bare"].lower(), found["beside"].lower()))
        named = [index_of((number,), asked, max(taken, default=-1)) for number in numbers]
    elif found["ordinal"]:
        tops = [index for index, each in enumerate(asked) if len(each.path) == 1]
        place = ORDINALS.index(found["ordinal"].lower())
        named = [tops[place] if place < len(tops) else None]
    else:
        first = tuple(re.findall(r"\d+|[a-z]+", _in_figures(found["number"])))
        paths = [(number,) for number in _alike(listed_numbers(first[-1], _in_figures(found["more"])))]
        named = [index_of(path, asked, max(taken, default=-1)) for path in (first, *paths[1:])]
    known = tuple(index for index in named if index is not None and index not in taken)
    return known if len(known) == len(named) else ()


def _after_lead(text: str) -> int:
    """Where the second sentence begins, if the first is short and tells no figure: "I have looked at this afresh."."""
    end = text.find(". ", 0, LONGEST_LEAD)
    return end + 2 if end > 0 and not any(sign.isdigit() for sign in text[:end]) else 0


def only_names(block: Block) -> bool:
    """Whether a line says no more than which question follows: "Your second question", "As to limb (2)"."""
    text = block.text.strip()
    found = REFERS.match(f"{text} ")
    return ONLY_NTH.fullmatch(text) is not None or (found is not None and not text[found.end() :].strip(" :.–-"))


def _alike(numbers: Sequence[str]) -> Sequence[str]:
    """Those of the first one's kind: in "question 2, and I can confirm" there is but one."""
    return [number for number in numbers if number.isdigit() is numbers[0].isdigit()]


def _is_caption(block: Block) -> bool:
    """ "Table 2 (part two): complaints": a line over what it names."""
    text = block.text.rstrip()
    is_line = len(text) < LONGEST_CAPTION and not text.endswith((".", "?", ";")) and block.bullet is None
    return is_line and CAPTION.match(text) is not None


def _named_in_opening(block: Block, asked: Sequence[Asked]) -> Sequence[str]:
    """ "Some of the information you seek at question 2 is exempt": the questions that the first sentence names."""
    opening = re.split(r"(?<=[.;:])\s", block.text, maxsplit=1)[0]
    is_own = block.bullet is None and block.marker is None and SIGNPOST.match(opening) is None
    part = NTH_PART.search(opening) if is_own else None
    tops = [each.path[0] for each in asked if len(each.path) == 1]
    nth = ORDINALS.index(part["ordinal"].lower()) if part else len(tops)
    return tops[nth : nth + 1] or numbers_in(opening) if is_own else ()


def _in_figures(numbers: str) -> str:
    return NUMBER_WORD.sub(lambda word: str(WORDS.index(word[0]) + 1), numbers.lower())


def index_of(path: tuple[str, ...], asked: Sequence[Asked], reached: int) -> int | None:
    """The question of a printed number: by its whole path, under the question last answered, or by its last part."""
    wanted = tuple(token.lower() for token in path)
    paths = [tuple(token.lower() for token in each.path) for each in asked]
    tops = [each for each in paths if len(each) == 1]
    if len(tops) == 1 and len(wanted) == 1 and (tops[0] + wanted) in paths and len(paths) > 2:
        return paths.index(tops[0] + wanted)
    if wanted in paths:
        return paths.index(wanted)
    over = paths[reached][:1] if reached >= 0 else ()
    return paths.index(over + wanted) if over + wanted in paths else None
