"""A list within a paragraph that somebody types: what leads it in, its points, and what is said after it.

I would like to know: (a) how many visits; (b) the cost of the survey. Please reply by post.
I would like to know: how many visits were made; what the survey cost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from documents.reading.asked import is_asking
from documents.reading.inline_items import LETTER, NUMBER, ROMAN, bare, inline_items
from documents.reading.typed_asking import LEADS, asks, goes_on
from documents.reading.typed_sentences import sentences
from documents.reading.words import Word, words_to_text

QUESTION_WORD = re.compile(
    r"(?:and |also )*(?:how|what|which|who|when|where|why|do|does|did|is|are|was|were|has|have)\b", re.I
)
WITHIN = re.compile(  # a phrase that is broken off: what it asks of stands around it. "Copies of (a) …" asks for each.
    r"\b(?:under|between|by|in|into|from|with|within|without|to|at|during|since|against|per|either|both|whether|if|or|and"
    r"|than|before|after|until|through)$",
    re.I,
)
FEWEST = 2
LEAST_WORDS = 2  # of a point that has no sign


@dataclass(frozen=True, slots=True)
class Point:
    """A point of a list. `place` holds its sign too: from where to where it is typed."""

    number: str
    words: Sequence[Word]
    place: tuple[int, int]


@dataclass(frozen=True, slots=True)
class TypedList:
    """`before` stands before the sentence that leads it in, `after` after its last point."""

    before: Sequence[Word]
    lead: Sequence[Word]
    points: Sequence[Point]
    after: Sequence[Word]


def typed_list(words: Sequence[Word]) -> TypedList | None:
    """The first list within a paragraph, where its lead or each of its points asks."""
    for sign in (NUMBER, LETTER, ROMAN):
        if found := _signed(words, sign):
            return found
    return _parted(words)


def _signed(words: Sequence[Word], sign: re.Pattern[str]) -> TypedList | None:
    """One whose points are numbered or lettered."""
    items = inline_items(words, sign)
    if not items:
        return None
    places = {word.start: at for at, word in enumerate(words)}
    starts = [places[item[0].start] - 1 for item in items.values()]
    before, lead = _last_sentence(words[: starts[0]])
    ended = starts[-1] + 1 + _own(words[starts[-1] + 1 :])
    ends = [*starts[1:], ended]
    points = [
        Point(label, bare(words[start + 1 : end]), (words[start].start, words[end - 1].end))
        for label, start, end in zip(items, starts, ends, strict=True)
    ]
    if not _leads(
        words_to_text(lead), [words_to_text(point.words) for point in points], is_pair=_is_pair(words, starts)
    ):
        return None
    return TypedList(before, lead, points, words[ended:])


def _own(words: Sequence[Word]) -> int:
    """How many of the words after the last sign are its point's: its sentence, and those that go on from it."""
    own = 0
    for sentence in sentences(words):
        if own and not goes_on(words_to_text(sentence)):
            break
        own += len(sentence)
    return own


def _last_sentence(words: Sequence[Word]) -> tuple[Sequence[Word], Sequence[Word]]:
    lead = list(sentences(words))[-1] if words else []
    return words[: len(words) - len(lead)], lead


def _is_pair(words: Sequence[Word], starts: Sequence[int]) -> bool:
    """Whether two points are joined within a running sentence: "(a) the Act and (b) the Code", not "…; and (b) …"."""
    joined = words[starts[1] - 1].text.lower() in ("and", "or")
    return len(starts) == FEWEST and joined and not words[starts[1] - 2].text.endswith((";", ".", "?", ":"))


def _leads(lead: str, points: Sequence[str], *, is_pair: bool) -> bool:
    """Whether the points are asked for, each by itself: they ask, or stand under a lead that does and is whole there.

    "How many under (a) the Act and (b) the Code were refused?" is one question: what stands before the first sign is
    no whole clause, and a pair in a running sentence shares what stands around it.
    """
    if all(map(is_asking, points)):
        return True
    if lead.endswith(LEADS):
        return asks(lead)
    if is_pair or WITHIN.search(lead):
        return False
    return asks(lead) and not (QUESTION_WORD.match(lead) and points[-1].endswith("?"))


def _parted(words: Sequence[Word]) -> TypedList | None:
    """One whose points are parted by semicolons, under a sentence that asks and ends with a colon."""
    before: list[Word] = []
    for sentence in sentences(words):
        colon = next((at for at, word in enumerate(sentence) if word.text.endswith(":")), None)
        if colon is not None and asks(words_to_text(sentence[: colon + 1])):
            runs = [run for run in _between_semicolons(sentence[colon + 1 :]) if run]
            points = [Point("", kept, (run[0].start, run[-1].end)) for run in runs if (kept := _bare(run))]
            if len(points) >= FEWEST and all(len(point.words) >= LEAST_WORDS for point in points):
                after = words[len(before) + len(sentence) :]
                return TypedList(before, sentence[: colon + 1], points, after)
        before += sentence
    return None


def _bare(point: Sequence[Word]) -> Sequence[Word]:
    """Without what joins it to the point before it and to the next."""
    return bare(point[1:] if point[0].text.lower() in ("and", "or") else point)


def _between_semicolons(words: Sequence[Word]) -> Iterator[list[Word]]:
    run: list[Word] = []
    for word in words:
        run.append(word)
        if word.text.endswith(";"):
            yield run
            run = []
    yield run
