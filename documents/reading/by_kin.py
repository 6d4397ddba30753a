"""Questions without a sign, answered in their order by paragraphs and tables that speak of them, however many.

… asked for the number of cars clamped; the income from fees; and the places where teams will work.
The numbers clamped and the income are:       words that only one question has tell whose a paragraph is;
[table]                                       what leads in a table is of a kind with it, and both may
The places are exempt under section 31 …      answer several questions
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from documents.reading.asked import Asked, Stretch, stretches_of
from documents.reading.blocks import Block, BlockKind
from documents.reading.likeness import tokens
from documents.reading.outcomes import leads_in, tells_duties, tells_of_search

SURE, SHARED = 0.65, 0.6
STEM = 5  # letters that words of one kin have in common
LEAST = 4  # letters of a word that tells
COMMON = re.compile(
    r"(?:number|please|provid|information|council|reques|there|which|their|these|those|have|been|from|with|each|year|last)"
)


def stems(text: str) -> frozenset[str]:
    """The beginnings of the long words of a text, by which words of one kin are told."""
    return frozenset(word.rstrip("s")[:STEM] for word in tokens(text) if len(word) >= LEAST and not COMMON.match(word))


def answered_by_kin(blocks: Sequence[Block], asked: Sequence[Asked]) -> list[Asked]:
    """The questions with their answers among the blocks; none where one is left without, or the order is another."""
    units = _units(blocks)
    owners = _owners([_text(unit) for unit in units], [stems(each.text) for each in asked])
    if not owners:
        return []
    found = []
    for at, each in enumerate(asked):
        own = [unit for unit, of in zip(units, owners, strict=True) if at in of]
        answer: list[Stretch] = [stretch for unit in own for stretch in stretches_of(unit)]
        shared = any(len(of) > 1 for of in owners if at in of)
        found.append(each.answered(answer, shared, SHARED if shared else SURE))
    return found


def _units(blocks: Sequence[Block]) -> list[list[Block]]:
    """Blocks that stand or fall together: what leads in or heads, with what it leads to."""
    units: list[list[Block]] = []
    for block in blocks:
        if units and (block.bullet is not None or _leads(units[-1][-1])):
            units[-1].append(block)
        elif tells_duties(block.text) or (tells_of_search(block.text) and not units):
            continue
        else:
            units.append([block])
    return units


def _leads(block: Block) -> bool:
    leads = leads_in(block.text) or block.kind is BlockKind.HEADING or _leads_on(block.text)
    return block.kind is not BlockKind.TABLE and leads


def _leads_on(text: str) -> bool:
    return text.rstrip().endswith((":", ":-", "as follows.", "below."))


def _text(unit: Sequence[Block]) -> str:
    return " ".join(block.text for block in unit)


def _owners(units: Sequence[str], asked: Sequence[frozenset[str]]) -> list[set[int]]:
    """Which questions each unit answers; none where any is left over, or they come in another order."""
    counts = Counter(stem for each in asked for stem in each)
    own = [frozenset(stem for stem in each if counts[stem] == 1) for each in asked]
    found: list[set[int]] = []
    for text in units:
        said = stems(text)
        shares = [len(said & each) for each in own]
        leads = _leads_on(text)
        most = max(shares)
        of = {at for at, share in enumerate(shares) if share and (leads or share == most)}
        found.append(of if leads or len(of) == 1 else set())
    named = [each for each in found if each]
    if len(named) < 2 or not found[0] or any(max(one) > min(other) for one, other in pairwise(named)):
        return []
    filled: list[set[int]] = []
    for of in found:
        filled.append(of or filled[-1])
    missing = {*range(len(asked))} - {at for of in filled for at in of}
    for at in sorted(missing, reverse=True):  # beside those that a table answers, if its lead speaks of it
        near = (of for of, text in zip(filled, units, strict=True) if _leads_on(text) and stems(text) & asked[at])
        home = next((of for of in near if min(of) - 1 <= at <= max(of) + 1), None)
        if home is None:
            return []
        home.add(at)
    return filled
