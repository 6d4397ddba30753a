"""Questions without numbers, each with its answer under it: told by their type, or by their question mark.

**How many drones are owned?**      bold or slanted, and it asks: a question
Eleven.                             plain: its answer
How many flew?                      or all in one type: what asks and what does not take turns
Number lost                         or lines that do not end like a sentence, over what does
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from documents.reading.answer_heads import answers_by_heads
from documents.reading.asked import Asked, is_asking
from documents.reading.blocks import Block, BlockKind
from documents.reading.fitness import OPENS
from documents.reading.interleaved import LEADS_ON, interleaved_questions
from documents.reading.likeness import tokens
from documents.reading.numbering import Marker
from documents.reading.outcomes import LAW_TALK
from documents.reading.sequences import Head
from documents.reading.words import words_to_text
from documents.reading.zones import Zones, authority_speaks, closing_kind, is_intro, is_response_start

SURE = 0.85
DOUBTFUL = 0.7
FAINT = 0.6
FEW = 3
QUOTES = tuple("“”\"'‘’")
LONGEST_LINE = 40  # words
POINTS = re.compile(r"please (?:see|find|note|refer|be aware|contact)\b", re.I)
CONDITION = re.compile(r"(?:and |but )?if (?:so|not|yes|no)\b|please\b", re.I)
PLEA = re.compile(
    r"(?:please|(?:can|could) you(?: please)?) (?:also )?"
    r"(?:outline|provide|state|confirm|list|give|supply|describe|explain|name|detail|specify)\b"
    r"(?! (?:us|me|proof|a copy of this|your|this|these|that you))",
    re.I,
)
YOUR_PLEA = re.compile(
    r"please (?:provide|send|supply|attach|share|enclose) (?:your|a copy of your)\b[^.]{4,90}\.?$", re.I
)


def unmarked_questions(blocks: Sequence[Block], zones: Zones) -> list[Asked]:
    """The questions of a letter that sets them apart by type, or by their question marks alone."""
    begin = zones.begin if zones.intro is None else zones.intro + 1
    stop = next((at for at in range(begin, zones.end) if closing_kind(blocks[at].text) in CLOSES), zones.end)
    for told_by in (_is_bold, _is_italic, _is_quoted, _has_mark):
        places = [at for at in range(begin, stop) if told_by(blocks[at])]
        heads = _heads(blocks, places, told_by)
        if heads and _take_turns(blocks, heads, stop):
            return _read(blocks, zones, _with_pleas(blocks, zones, heads, stop) if told_by is _has_mark else heads)
    on_lines = [at for at in range(begin, stop) if _asks_and_tells(blocks[at])]
    if len(on_lines) > 1:
        return _read(blocks, zones, on_lines)
    return _answered_in_between(blocks, zones, begin, stop) or _under_lines(blocks, zones, stop)


def _under_lines(blocks: Sequence[Block], zones: Zones, stop: int) -> list[Asked]:
    """Questions that are lines without an end, or pleas, after "our response", or else the lead of the request."""
    begin = zones.response if zones.response is not None else zones.intro
    fewest = FEW - 1 if begin is not None else FEW
    lines: list[int] = []
    for at in range(zones.begin if begin is None else begin + 1, stop - 1):
        after_answer = not lines or lines[-1] < at - 1
        if _line_asks(blocks[at]) or (after_answer and _is_title(blocks[at]) and _tells(blocks[at + 1])):
            lines.append(at)
    if len(lines) > 1 and lines[1] == lines[0] + 1 and LEADS_ON.search(blocks[lines[0]].text):
        lines = lines[1:]
    asking = [at for at in lines if _line_asks(blocks[at])]
    if len(asking) < fewest or len(asking) < 0.6 * len(lines) or not _take_turns(blocks, lines, stop):
        return _over_sentences(blocks, zones, stop)
    return [replace(each, sure=min(each.sure, DOUBTFUL)) for each in _read(blocks, zones, lines)]


def _over_sentences(blocks: Sequence[Block], zones: Zones, stop: int) -> list[Asked]:
    """Lines without an end over what does end, each in its turn to the letter's close, and none of them of the law."""
    lines = [at for at in range(zones.begin, stop) if _is_title(blocks[at]) and not _is_subject(blocks, zones, at)]
    in_bold = [at for at in lines if blocks[at].bold]
    two = zones.intro is None and len(in_bold) == FEW - 1  # where no request is restated, two in bold are enough
    lines = in_bold if two else lines
    enough = two or len(lines) >= FEW
    turns = enough and all(after - at > 1 for at, after in pairwise([*lines, stop]))
    if not turns or any(LAW_TALK.search(blocks[at].text) or not _may_ask(blocks[at]) for at in lines):
        return []
    return [replace(each, sure=min(each.sure, FAINT)) for each in _read(blocks, zones, lines)]


def _is_subject(blocks: Sequence[Block], zones: Zones, at: int) -> bool:
    """The line under the greeting that says what the letter is about: the letter opens below it."""
    return at <= zones.begin + 1 and at + 1 < zones.end and OPENS.match(blocks[at + 1].text) is not None


def _line_asks(block: Block) -> bool:
    text = block.text.strip("“\"'‘ ")
    if not is_asking(text) or not _may_ask(block) or authority_speaks(text) or POINTS.match(text):
        return False
    return _is_title(block) or text.endswith("?") or PLEA.match(text) is not None or _has_mark_within(text)


def _has_mark_within(text: str) -> bool:
    """ "Is there a policy? If so, please send it." """
    asked, mark, after = text.rpartition("?")
    return bool(mark) and is_asking(asked) and CONDITION.match(after.strip()) is not None


def _is_title(block: Block) -> bool:
    """A line of some words that ends without a stop and gives no figure."""
    text = block.text.rstrip()
    plain = block.kind is not BlockKind.TABLE and block.bullet is None and text[:1].isupper()
    return plain and 2 < len(text.split()) < LONGEST_LINE and text[-1] not in ".:;,!" and ": " not in text


def _tells(block: Block) -> bool:
    return block.kind is BlockKind.TABLE or not (_is_title(block) or _line_asks(block))


def _asks_and_tells(block: Block) -> bool:
    """ "How many are there? – Five": a question with its answer on its line."""
    asked, mark, rest = block.text.partition("?")
    told = rest.strip(" -–—:(”\"'.)")
    if not mark or not told or block.kind is BlockKind.TABLE:
        return False
    return is_asking(asked) and not is_asking(told) and not authority_speaks(asked)


def _answered_in_between(blocks: Sequence[Block], zones: Zones, begin: int, stop: int) -> list[Asked]:
    """ "Your request is replicated below, together with our response": what pleads or has a mark asks, and no list."""
    if zones.intro is None or not WITH_RESPONSE.search(blocks[zones.intro].text):
        return []
    heads = [at for at in range(begin, stop - 1) if _has_mark(blocks[at]) or _pleads(blocks, at, False)]
    return _read(blocks, zones, heads) if len(heads) > 1 and _take_turns(blocks, heads, stop) else []


CLOSES = ("review", "sign-off", "copyright")
WITH_RESPONSE = re.compile(r"\bbelow\b.{0,20}\bwith (?:our|the) (?:response|answer|reply)", re.I)


def _is_bold(block: Block) -> bool:
    return block.kind is not BlockKind.TABLE and block.bold and _may_ask(block)


def _is_italic(block: Block) -> bool:
    return block.kind is not BlockKind.TABLE and block.italic and not block.bold and _may_ask(block)


def _is_quoted(block: Block) -> bool:
    """In quotation marks from its first word to its last: the requester's words, whatever they are."""
    text = block.text.rstrip(" .")
    return text[:1] in QUOTES and text[-1:] in QUOTES and block.kind is not BlockKind.TABLE and _may_ask(block)


def _has_mark(block: Block) -> bool:
    text = block.text.rstrip("”\"' ")
    asked, mark, after = text.rpartition("?")
    ends = bool(mark) and (not after or (PLEA.match(after.strip()) is not None and is_asking(asked)))
    return ends and _may_ask(block) and not authority_speaks(text)


def _may_ask(block: Block) -> bool:
    """Not a heading that parts the letter, nor a line of two words."""
    return (
        len(block.text.split()) > 2
        and closing_kind(block.text) is None
        and not is_response_start(block)
        and not is_intro(block)
    )


def _heads(blocks: Sequence[Block], places: Sequence[int], told_by: Callable[[Block], bool]) -> list[int]:
    """Those of the places that ask, if they are most of them."""
    asking = [at for at in places if told_by is _is_quoted or is_asking(blocks[at].text.lstrip("“\"'‘"))]
    alone = len(asking) == 1 and told_by is not _has_mark and blocks[asking[0]].text.endswith("?")
    enough = len(asking) >= 2 or alone
    if not enough or len(asking) < 0.6 * len(places):
        return []
    turns = told_by is _is_italic and all(after - at > 1 for at, after in pairwise(places))
    return list(places) if turns else asking  # what stands between them in the same type asks too


def _take_turns(blocks: Sequence[Block], heads: Sequence[int], stop: int) -> bool:
    """Whether answers stand between the questions, rather than after them all."""
    answered = sum(after - at > 1 for at, after in pairwise([*heads, stop]))
    return answered >= max(1, 0.6 * len(heads)) if len(heads) > 1 else stop - heads[0] > 1


def _with_pleas(blocks: Sequence[Block], zones: Zones, heads: Sequence[int], stop: int) -> list[int]:
    """Among questions with a mark, "Please outline …" asks without one, if what does not ask stands under it."""
    begin = heads[0] + 2 if len(heads) >= FEW else zones.begin if zones.response is None else zones.response + 1
    of_yours = len(heads) >= FEW
    pleas = [at for at in range(begin, stop - 1) if at not in heads and _pleads(blocks, at, of_yours)]
    return sorted({*heads, *pleas})


def _pleads(blocks: Sequence[Block], at: int, of_yours: bool) -> bool:
    """ "Please give your policy" may be the authority's own, but hardly among questions that are answered in turn."""
    is_plea = PLEA.match(blocks[at].text) or (of_yours and YOUR_PLEA.match(blocks[at].text))
    if not is_plea or blocks[at].bullet is not None:
        return False
    below = blocks[at + 1].text
    return (not is_asking(below) or authority_speaks(below)) and not authority_speaks(blocks[at].text)


def _read(blocks: Sequence[Block], zones: Zones, places: Sequence[int]) -> list[Asked]:
    first = tokens(words_to_text(blocks[places[0]].rest))
    again = next((at for at in places[1:] if tokens(words_to_text(blocks[at].rest)) == first), None)
    if again is not None:
        return _printed_again(blocks, zones, [at for at in places if at < again])
    heads = [Head(at, (str(number),), Marker((str(number),), "type", "", 0)) for number, at in enumerate(places, 1)]
    found = interleaved_questions(blocks, zones, heads)
    return [replace(each, printed=None, sure=min(each.sure, SURE)) for each in found]


def _printed_again(blocks: Sequence[Block], zones: Zones, places: Sequence[int]) -> list[Asked]:
    """The request restated, then each question again with its answer."""
    listed = [
        Asked((str(number),), None, blocks[at].words, after=places[-1] + 1, sure=SURE)
        for number, at in enumerate(places, 1)
    ]
    return answers_by_heads(blocks, zones, listed) or []
