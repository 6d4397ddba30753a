"""Notes under a table: what its signs mean and how its figures were counted. They give and refuse nothing themselves.

| Court | Cases | Defendants |
| A     | 12    | -          |
Notes
(a) A dash means that it is not held by defendant.        no second outcome: the table is what was given
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from documents.reading.asked import Stretch
from documents.reading.blocks import BlockKind
from documents.reading.exemptions import citations_in
from documents.reading.words import words_to_text

HEADS = re.compile(r"(?:foot|end)?notes?(?: (?:on|to) (?:the )?(?:tables?|data|figures))?\W{0,2}|key\W{0,2}", re.I)
NOTES = re.compile(
    r"(?:please )?note\b|n\.?b\.?\b|[*†‡¹²³]"
    r"|(?:[“\"‘'(]{0,2}(?:[-–—~.#]{1,3}|n/?[akh])[”\"’')]{0,2}|an? (?:dash|asterisk|hyphen|star|dot|cross)"
    r"|(?:a )?blanks?|(?:an )?empty)(?: cells?)?(?: \w+){0,3}? ?(?:=|means?|denotes?|indicates?|shows?|stands? for"
    r"|represents?|signif(?:y|ies)|(?:is|are) used)\b|[a-z] ?(?:=|means|denotes)",
    re.I,
)


def notes_of(answer: Sequence[Stretch]) -> frozenset[int]:
    """Which stretches of an answer are notes to the table before them."""
    return frozenset(_notes(answer))


def _notes(answer: Sequence[Stretch]) -> Iterable[int]:
    under, listed = False, False  # right after a table; in a list of notes
    for at, stretch in enumerate(answer):
        if stretch.block.kind is BlockKind.TABLE:
            under, listed = True, False
            continue
        said = words_to_text(stretch.block.rest) if stretch.words == stretch.block.words else stretch.text
        heads = under and HEADS.fullmatch(stretch.text) is not None
        in_list = listed and (stretch.block.marker is not None or stretch.block.bullet is not None)
        under = heads or in_list or (under and NOTES.match(said) is not None)
        listed = heads or in_list
        if under and not citations_in(stretch.words):
            yield at
