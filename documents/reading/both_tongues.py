"""A body that is named in two languages is one body, not two.

Cyngor Penllyn / Penllyn Council      on one line parted by a stroke: both, as printed
CYNGOR PENLLYN                        on two lines, or parted by another sign: the English name is taken
PENLLYN COUNCIL
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from itertools import pairwise

from documents.reading.blocks import Block
from documents.reading.body_names import BODY

IN_WELSH = re.compile(  # or Irish, or Gaelic
    r"(?:Cyngor|Heddlu|Bwrdd|Prifysgol|Gwasanaeth|Awdurdod|Ymddiriedolaeth|Comisiynydd|Swyddfa|Llywodraeth|Parc"
    r"|Iechyd|Coleg|Cyfoeth|Cymdeithas|Comisiwn|Senedd|Cartrefi|Gr[wŵ]p|Partneriaeth|Ysgol|D[wŵ]r"
    r"|Comhairle|Coimisi[uú]n|Seirbheis|B[oò]rd|Oilthigh|Poileas)\b[\w’' -]{3,80}",
    re.I,
)


def is_other_tongue(name: str) -> bool:
    """Whether a name is in Welsh, Irish or Gaelic."""
    return IN_WELSH.match(name) is not None


def in_english(best: str, names: Iterable[str]) -> str:
    """The English one of two names of a letterhead that stand as well as each other; `names` has the others."""
    english = [name for name in names if not is_other_tongue(name)]
    return max(english, key=len) if english and is_other_tongue(best) else best


def begins_in_english(name: str, ends: Collection[int]) -> int:
    """Where the English name begins in "Cyngor Sir Penllyn Penllyn County Council"; 0 where there are not two.

    `ends`: the offsets in the name at which a line ends. Elsewhere it begins where a word stands twice.
    """
    words = [(word.start(), word.group().lower()) for word in re.finditer(r"\S+", name)]
    if not is_other_tongue(name):
        return 0
    for (_, before), (start, word) in pairwise(words):
        rest = name[start:].title() if name.isupper() else name[start:]
        twice = before == word or start - 1 in ends
        if twice and BODY.fullmatch(rest) and not is_other_tongue(rest):
            return start
    return 0


def in_both_tongues(name: str, block: Block, start: int) -> tuple[str, int]:
    """A name given in two languages on one line is both, and where it begins: "Cyngor Penllyn / Penllyn Council"."""
    for line in block.lines:
        pieces = [piece.strip() for piece in line.text.split("/")]
        for one, other in pairwise(pieces):
            is_named = name in (one, other) and (BODY.fullmatch(one) or BODY.fullmatch(other))
            at = block.text.find(line.text)
            if is_named and (IN_WELSH.fullmatch(one) or IN_WELSH.fullmatch(other)) and at >= 0:
                begin, end = line.text.index(one), line.text.rindex(other) + len(other)
                return line.text[begin:end], at + begin
    return name, start
