"""Questions and answers in turn, without numbers: told by what each paragraph says, and by how it is set.

How often are verges cut?                 asks: two to one
Seven times a year.                       tells
The total cost of the contract.           neither by itself, but it stands where a question is due
£412,880 excluding VAT.

Each paragraph leans to asking or to telling. Where all that asks is set in one way (bold, slanted, in a colour, behind
bullets, in quotation marks), or all that tells is, that counts too. Of all ways to part the letter into questions, each
with what answers it below, the one is taken to which the paragraphs lean most.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import mean

from documents.reading.asked import Asked, stretches_of
from documents.reading.blocks import Block, BlockKind
from documents.reading.closings import first_closing
from documents.reading.dates import find_dates
from documents.reading.fitness import OPENS
from documents.reading.head_tables import NAMES_PARTICULAR
from documents.reading.leaning import LEADING, MARKED, NEVER, is_quoted, is_title, lean_in_place, lean_of
from documents.reading.numbering import Role, follows, is_first
from documents.reading.zones import Zones

INTRODUCES = re.compile(
    r"\byour (?:\w+ )?(?:request|e-?mail|letter|enquiry|questions?|points)\b"
    r"|\b(?:answers?|repl(?:y|ies)|respon(?:ses?|ds?))\b[^.]{0,80}"
    r"\b(?:below|beneath|under(?:neath)?|after each|follows?|in (?:bold|red|blue|italics|turn))\b",
    re.I,
)
RIDER = re.compile(r"(?:and |but |or )?(?:if (?:so|not|yes|no)|please|these|this|that|of (?:these|those))\b", re.I)
FEWEST = 2  # questions
MOST_BLOCKS = 3  # of one question
FURTHER = 0.8  # what a further paragraph of a question costs
BEFORE = 0.4  # what a paragraph before the first question costs
BY_TYPE = 1.0  # what the way a paragraph is set adds or takes
SHARE, SLIGHTLY = 0.4, 0.3  # of that: where a way is tried by its words too, and where ways are compared
WORST = -0.05  # what asks the least
LEAST = 0.35  # how far the paragraphs of a reading lean, on average
SURE, DOUBTFUL = 0.8, 0.65
FIRM = 0.9
LINE = 9  # words
NEAR = 5  # blocks in which a letter says what it answers


@dataclass(frozen=True, slots=True)
class _Turns:
    """A way to part the letter: where each question, its answer and its end are, and how well that is borne out."""

    places: tuple[tuple[int, int, int], ...]
    worth: float
    leans: Sequence[float]  # of the paragraphs, by their words and somewhat by how they are set


def alternating_questions(blocks: Sequence[Block], zones: Zones) -> list[Asked]:
    """The questions with what answers each right below it; none where they do not take turns."""
    begin, stop = _stretch(blocks, zones)
    labelled = [
        block for block in blocks[begin:stop] if block.marker is not None and block.marker.role is Role.QUESTION
    ]
    if stop - begin < 2 * FEWEST or len(labelled) >= FEWEST or _is_asked_above(blocks, zones):
        return []
    leans = [lean_in_place(blocks, at, begin) for at in range(begin, stop)]
    ways = (_turns(leans, by_type) for by_type in _types(blocks[begin:stop]))
    best = max((way for way in ways if _is_borne_out(way)), key=lambda way: way.worth, default=None)
    if best is None:
        return []
    sure = SURE if best.worth >= FIRM else DOUBTFUL
    found: list[Asked] = []
    for turn in best.places:
        first, answer, end = (begin + at for at in turn)
        asks = _without_heads(blocks[first:answer])
        told = stretches_of(_without_heads_below(blocks[answer:end], end < stop))
        each_asked = _apart(asks)
        for asked in each_asked:
            words = tuple(word for block in asked for word in (block.rest if block.marker else block.words))
            made = Asked((str(len(found) + 1),), None, words, after=answer, sure=sure)
            found.append(made.answered(told, len(each_asked) > 1))
    return found


def _without_heads(asks: Sequence[Block]) -> Sequence[Block]:
    """A heading over what asks is no part of it."""
    heads = next((at for at, block in enumerate(asks) if not _only_heads(block)), 0)
    return asks[heads:] if heads and lean_of(asks[heads]) >= 1 else asks


def _only_heads(block: Block) -> bool:
    return (block.kind is BlockKind.HEADING and not block.text.endswith("?")) or block.text.endswith(":")


def _without_heads_below(told: Sequence[Block], is_followed: bool) -> Sequence[Block]:
    """A heading that stands last heads what comes next."""
    heads = is_followed and len(told) > 1 and is_title(told[-1]) and not is_title(told[-2])
    return told[:-1] if heads else told


def _apart(asks: Sequence[Block]) -> list[list[Block]]:
    """Questions one under the other, which share an answer: each has its own mark."""
    parted = [[asks[0]]]
    for above, block in pairwise(asks):
        if above.text.endswith("?") and block.text.endswith("?") and not RIDER.match(block.text):
            parted.append([block])
        else:
            parted[-1].append(block)
    return parted


def _stretch(blocks: Sequence[Block], zones: Zones) -> tuple[int, int]:
    """From where the answers are introduced to where the letter closes."""
    begin = _introduced(blocks, zones.begin if zones.intro is None else zones.intro + 1, zones.end)
    after = zones.response
    if after is not None and after >= begin and not any(lean_of(block) >= 1 for block in blocks[begin:after]):
        begin = _introduced(blocks, after + 1, zones.end)
    return begin, first_closing(blocks, min(begin + 1, zones.end), zones.end)


def _is_asked_above(blocks: Sequence[Block], zones: Zones) -> bool:
    """Whether the request stands by itself before the answers: at least as a numbered list right below its lead."""
    if zones.intro is None:
        return False
    numbers = [block.marker.token for block in blocks[zones.intro + 1 : zones.intro + 3] if block.marker]
    if len(numbers) > 1 and is_first(numbers[0]) and follows(numbers[0], numbers[1]):
        return True
    if zones.response is None:
        return False
    return any(lean_of(block) >= 0 for block in blocks[zones.intro + 1 : zones.response])


def _introduced(blocks: Sequence[Block], begin: int, stop: int) -> int:
    """Past the subject line and the sentences that say what is answered, and how."""
    at = after = begin
    while at < min(begin + NEAR, stop) and (lean_of(blocks[at]) < 1 or INTRODUCES.match(blocks[at].text)):
        if INTRODUCES.search(blocks[at].text) or OPENS.match(blocks[at].text) or _is_date(blocks[at]):
            after = at + 1
        at += 1
    return after


def _is_date(block: Block) -> bool:
    """A date alone, or after what names it, or lines of a letter's head that name particulars, one of them a date."""
    told = [NAMES_PARTICULAR.match(line.text) for line in block.lines]
    named = all(told) if len(block.words) < LINE else sum(each is not None for each in told) >= FEWEST
    return (len(block.words) < 5 or named) and bool(find_dates(block.text))


def _types(blocks: Sequence[Block]) -> Iterator[list[float]]:
    """What the ways in which the paragraphs are set add to each, if the one or the other of them asks."""
    yield [0.0] * len(blocks)
    margin = min((block.left for block in blocks if block.words), default=0.0)
    looks = [[look(block) for block in blocks] for look in LOOKS] + [[_is_set_in(block, margin) for block in blocks]]
    for look in looks:
        so = [each and block.kind is not BlockKind.TABLE for each, block in zip(look, blocks, strict=True)]
        if sum(so) < FEWEST or sum(so) > len(so) - FEWEST:
            continue
        yield [BY_TYPE if each else -BY_TYPE for each in so]
        yield [-BY_TYPE if each else BY_TYPE for each in so]


def _is_set_in(block: Block, margin: float) -> bool:
    geometry = bool(block.words) and block.words[0].box is not None
    return block.left > margin + (12.0 if geometry else 2.0)


LOOKS: Sequence[Callable[[Block], bool]] = (
    lambda block: block.bold,
    lambda block: block.italic,
    lambda block: block.tinted,
    lambda block: block.bullet is not None,
    is_quoted,
)


def _turns(leans: Sequence[float], by_type: Sequence[float]) -> _Turns:
    """The best parting where paragraphs are set so, and how well what they say bears it out."""
    places = tuple(_best_turns([one + other for one, other in zip(leans, by_type, strict=True)]))
    signs = [-1] * len(leans)
    for first, answer, _ in places:
        signs[first:answer] = [1] * (answer - first)
    begin = places[0][0] if places else 0
    weighed = [lean + SHARE * other for lean, other in zip(leans, by_type, strict=True)]
    said = sum(
        sign * (lean + SLIGHTLY * other) for sign, lean, other in [*zip(signs, leans, by_type, strict=True)][begin:]
    )
    return _Turns(places, (said - BEFORE * begin) / max(len(leans), 1), weighed)


def _best_turns(leans: Sequence[float]) -> Iterator[tuple[int, int, int]]:
    """The parting to which the paragraphs lean most: before all questions, then question and answer in turn."""
    answer = MOST_BLOCKS + 1  # the states: 0 before; 1, 2 … a block of a question; the last, of an answer
    worth = [0.0] + [float("-inf")] * answer
    came: list[list[int]] = []
    for lean in leans:
        opens = lean if lean > LEADING else lean + NEVER
        steps = [(worth[0] - BEFORE, 0), max((worth[0] + opens, 0), (worth[answer] + opens, answer))]
        steps += [(worth[state - 1] + lean - FURTHER, state - 1) for state in range(2, MOST_BLOCKS + 1)]
        steps.append(max((worth[state] - lean, state) for state in range(1, answer + 1)))
        came.append([state for _, state in steps])
        worth = [value for value, _ in steps]
    path = [answer]
    for froms in reversed(came):
        path.append(froms[path[-1]])
    return _places(path[-2::-1])


def _places(path: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    starts = [at for at, state in enumerate(path) if state == 1]
    for first, end in zip(starts, [*starts[1:], len(path)], strict=True):
        answer = next((at for at in range(first, end) if path[at] == MOST_BLOCKS + 1), end)
        yield first, answer, end


def _is_borne_out(way: _Turns) -> bool:
    """Whether there are several, and what is taken to ask and to tell does so by its words too."""
    if len(way.places) < FEWEST or way.worth < LEAST:
        return False
    leans = way.leans
    asks = [mean(leans[first:answer]) for first, answer, _ in way.places]
    tells = [leans[answer] for _, answer, _ in way.places]
    first = way.places[0][0]
    listed = sum(lean >= 0.5 for lean in leans[:first])
    listed += sum(0 < lean < MARKED for at, answer, _ in way.places for lean in leans[at + 1 : answer])
    listed += sum(lean > 0.3 for lean in tells)
    return (
        min(asks) > WORST
        and 3 * listed <= len(asks)
        and mean(asks) > 0.3
        and mean(tells) < 0
        and sum(each > 0 for each in asks) >= 0.6 * len(asks)
    )
