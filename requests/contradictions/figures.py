"""Figures that an answer gives, each with what it is of, its unit and its time: from its sentences and from its tables.

A figure that is not exact (about, more than, provisional, so far) is none, nor is one of which it cannot be told what
it is of. A sentence's figure is the answer only where the sentence says nothing that the question does not ask, or
where another answer has the same sentence with other numbers.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import islice, product

from requests.contradictions.subjects import Subject, telling_words
from requests.contradictions.times import VAGUE, FoundTime, Time, is_bare, time_of_heads, times_in, without_times

Rows = Sequence[Sequence[str]]
_UNITS = {
    "£": "£", "%": "%", "per cent": "%", "percent": "%", "hour": "hours", "day": "days", "mile": "miles",
    "fte": "FTE", "litre": "litres", "month": "months", "week": "weeks", "year": "years", "minute": "minutes",
}  # fmt: skip
_SCALES = {"thousand": 3, "k": 3, "million": 6, "m": 6, "billion": 9, "bn": 9}
_SMALL = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMBER = re.compile(
    rf"""(?<![\w.,/£(§-])(?P<pound>£\s?)?
    (?P<value>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|(?:{"|".join(_SMALL)})(?=\s))
    (?:\s?(?P<scale>thousand|million|billion|bn|k|m)\b)?
    (?:\s?(?P<unit>%|per\s?cent\b|(?:(?:working|calendar|sick(?:ness)?)\s+)?
      (?:hours?|days?|miles?|fte|litres?|months?|weeks?|years?|minutes?)\b))?
    (?![\w/(–-]|[.,]\d|:\d)""",
    re.IGNORECASE | re.VERBOSE,
)
_CITED = re.compile(
    r"\b(?:sections?|ss?\.|regulations?|regs?\.?|articles?|schedules?|questions?|q|pages?|paragraphs?|appendix|annex|"
    r"documents?|tables?|parts?|figures?|note|notes|foi|ref(?:erence)?|no\.|number|article|phase|band|grade|tier|covid-)"
    r"\s*$",
    re.IGNORECASE,
)
_INEXACT = re.compile(
    r"\b(?:about|approximately|approx\.?|around|roughly|circa|c\.|nearly|almost|over|under|above|below|more\s+than|"
    r"less\s+than|fewer\s+than|at\s+least|at\s+most|up\s+to|between|some)\s*£?\s*$|[<>≤≥~]\s*£?\s*$",
    re.IGNORECASE,
)
_UNSURE = re.compile(
    r"\b(?:provisional|preliminary|interim|draft|unaudited|estimat\w+|approximat\w+|round(?:ed|ing)|forecast\w*|"
    r"project(?:ed|ion)\w*|budget\w*|planned|subject\s+to|revised|corrected|restated|re-?stated|amended|updated|"
    r"so\s+far|to\s+date|year\s+to\s+date|ytd|part[\s-]year|incomplete|partial|may\s+(?:change|differ)|sample|"
    r"typically|usually|on\s+average)\b",
    re.IGNORECASE,
)
_BASES = {
    "without VAT": r"\b(?:ex(?:cl(?:uding|usive\s+of|\.)?)?|net\s+of|without|before)\s+vat\b",
    "with VAT": r"\b(?:inc(?:l(?:uding|usive\s+of|\.)?)?|with|plus)\s+vat\b",
    "net": r"\bnet\b",
    "gross": r"\bgross\b",
    "FTE": r"\b(?:fte|full[\s-]time\s+equivalents?)\b",
    "headcount": r"\bhead\s?count\b",
    "average": r"\b(?:average|mean|median)\b",
    "per": r"\bper\s+(?!cent\b)\w+|\d\s+each\b",
    "with on-costs": r"\bon-?costs?\b",
}
_OF_BASIS = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in _BASES.items()}
_TOTAL = re.compile(r"\s{0,9}(?:grand\s+|overall\s+)?(?:totals?|all|sum)(?:\s+\(?£\)?)?\s*", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n+")
_NONE = re.compile(
    r"\s{0,9}(?:none|nil|zero|(?:there\s+(?:were|was|have\s+been)\s+|we\s+(?:had|received|have\s+had)\s+)?"
    r"(?P<of>no\s+[\w /–-]{3,60}))\s*\.?\s*",
    re.IGNORECASE,
)
_CELL = re.compile(r"\s{0,9}(?:£\s?)?-?[\d,]+(?:\.\d+)?\s?(?:%|m|k)?\s*")
JUST_BEFORE = 40  # signs of a sentence that tell what a number is
MOST_IN_SENTENCE = 40  # numbers; one with more is a list of something
MOST_CELLS = 5_000  # of a table that are looked at
MEASURES = telling_words("cost")  # what a head need not repeat


@dataclass(frozen=True, slots=True)
class Figure:
    """`about`: the roots of what it is of, where that is less than is asked.

    `off`: by how much it may be rounded. `words`: as the letter has it.
    """

    about: frozenset[str]
    unit: str
    basis: frozenset[str]
    time: Time
    value: Decimal
    off: Decimal
    words: str

    @property
    def of(self) -> tuple[frozenset[str], str, frozenset[str], str | None]:
        """Two figures that have this in common are of the same."""
        return (self.about, self.unit, self.basis, self.time.key)

    def differs_from(self, other: Figure) -> bool:
        return abs(self.value - other.value) > max(self.off, other.off)


def figures_in(
    question: str, subject: Subject, text: str, tables: Iterable[tuple[str, Rows]], office: Sequence[str] = ()
) -> list[Figure]:
    """Those that an answer gives. `tables`: caption and rows, the header first. Of two of the same it is none."""
    if _UNSURE.search(question):
        return []
    asked = {found.time for found in times_in(question)}
    time = asked.pop() if len(asked) == 1 else VAGUE
    found = list(_of_sentences(question, subject, text, time, office))
    for caption, rows in tables:
        found += _of_table(question, subject, text, caption, rows, time, office)
    of = defaultdict[object, list[Figure]](list)
    for figure in found:
        if figure.time.is_told:
            of[figure.of].append(figure)
    return [alike[0] for alike in of.values() if len({each.value for each in alike}) == 1]


def _of_sentences(question: str, subject: Subject, text: str, asked: Time, office: Sequence[str]) -> Iterator[Figure]:
    sentences = [each for each in _SENTENCE.split(text) if each.strip()]
    if _UNSURE.search(text):
        return
    for sentence in sentences:
        yield from _of_sentence(question, sentence, asked, _NUMBER.sub("#", " ".join(sentence.lower().split())))
    if subject.wants != "number":
        return
    if len(sentences) == 1 and (none := _NONE.fullmatch(sentences[0])):
        of = telling_words(sentences[0], office)
        times = [found.time for found in times_in(sentences[0])] or [asked]
        if of <= subject.words and (of or not none["of"]) and len(times) == 1:
            yield Figure(frozenset(), "", _basis(question), times[0], Decimal(0), Decimal(0), sentences[0].strip())
        return
    for sentence in sentences:
        if telling_words(_NUMBER.sub(" ", without_times(sentence)), office) <= subject.words:
            yield from _of_sentence(question, sentence, asked)


def _of_sentence(question: str, sentence: str, asked: Time, said: str = "") -> Iterator[Figure]:
    """Of what is asked, or of what is `said` about it: the sentence but for its numbers."""
    times, found = times_in(sentence), list(islice(_NUMBER.finditer(sentence), MOST_IN_SENTENCE))
    if len(found) == MOST_IN_SENTENCE or len(times) > MOST_IN_SENTENCE:
        return
    numbers = [match for match in found if not _is_other(sentence, match, times)]
    if any(_INEXACT.search(_before(sentence, match)) for match in numbers):
        return
    for turn, (match, time) in enumerate(_timed(numbers, times, asked)):
        value, off = _value(match)
        basis = _basis(f"{question} {sentence}")
        about = frozenset({f"{turn} {said}"}) if said else frozenset[str]()
        yield Figure(about, _unit(match), basis, time, value, off, " ".join(sentence.split()))


def _is_other(sentence: str, match: re.Match[str], times: Sequence[FoundTime]) -> bool:
    """Whether it is part of a time, a citation, or the number of something."""
    in_time = any(found.start < match.end() and match.start() < found.end for found in times)
    listed = match.start() == 0 and sentence[match.end() : match.end() + 2] in (". ", ") ")
    return in_time or listed or bool(_CITED.search(_before(sentence, match)))


def _before(sentence: str, match: re.Match[str]) -> str:
    """The words that stand right before it."""
    return sentence[max(0, match.start() - JUST_BEFORE) : match.start()]


def _timed(
    numbers: Sequence[re.Match[str]], times: Sequence[FoundTime], asked: Time
) -> Iterator[tuple[re.Match[str], Time]]:
    """Each number with its time: the one that the sentence names, or, one by one, as many as it has numbers."""
    if not times:
        yield from ((number, asked) for number in numbers if len(numbers) == 1)
    elif len(times) == 1:
        yield from ((number, times[0].time) for number in numbers if len(numbers) == 1)
    elif len(times) == len(numbers):
        ordered = sorted([*((each.start(), "n") for each in numbers), *((each.start, "t") for each in times)])
        turns = "".join(kind for _, kind in ordered)
        if turns in ("nt" * len(times), "tn" * len(times)):
            yield from ((number, found.time) for number, found in zip(numbers, times, strict=True))


def _of_table(
    question: str, subject: Subject, text: str, caption: str, rows: Rows, asked: Time, office: Sequence[str]
) -> Iterator[Figure]:
    """Of cells that hold nothing but a figure, under a head and beside one."""
    if len(rows) < 2 or _UNSURE.search(f"{caption} {text}"):
        return
    header, told = rows[0], _basis(f"{question} {caption}")
    named = time_of_heads(caption) or asked
    repeated = {head for head, count in Counter(row[0].strip() for row in rows[1:] if row).items() if count > 1}
    for row, at in islice(product(rows[1:], range(1, len(header))), MOST_CELLS):
        if at >= len(row) or not _CELL.fullmatch(row[at]) or row[0].strip() in repeated or not row[0].strip():
            continue
        heads = row[0], header[at]
        match = _NUMBER.search(row[at].strip())
        if match is None or any(map(_is_unsure, heads)):
            continue
        about = frozenset().union(*(_of_head(head, tuple(office)) for head in heads))
        if about <= subject.words <= about | MEASURES:  # they say what the question says
            about = frozenset()
        value, off = _value(match)
        yield Figure(
            about,
            _unit(match) or _unit_of_head(f"{row[0]} {header[at]} {caption}"),
            told.union(*map(_basis, heads)),
            time_of_heads(row[0], header[at]) or named,
            value,
            off,
            f"{' '.join(row[0].split())}, {' '.join(header[at].split())}: {row[at].strip()}",
        )


@lru_cache(maxsize=4096)
def _is_unsure(head: str) -> bool:
    return _UNSURE.search(head) is not None


@lru_cache(maxsize=4096)
def _of_head(head: str, office: tuple[str, ...]) -> frozenset[str]:
    return frozenset() if _TOTAL.fullmatch(head) or is_bare(head) else telling_words(head, office)


def _unit(match: re.Match[str]) -> str:
    if match["pound"]:
        return "£"
    words = " ".join((match["unit"] or "").lower().split())
    return next((unit for name, unit in _UNITS.items() if name in words), "")


def _unit_of_head(head: str) -> str:
    found = re.search(r"£(?!\s?\d)|%|\b(?:hours|days|miles|fte|litres|months|minutes)\b", head, re.IGNORECASE)
    return _UNITS.get(found[0].lower().rstrip("s"), "") if found else ""


@lru_cache(maxsize=4096)
def _basis(words: str) -> frozenset[str]:
    return frozenset(name for name, pattern in _OF_BASIS.items() if pattern.search(words))


def _value(match: re.Match[str]) -> tuple[Decimal, Decimal]:
    """The figure, and by how much it may be off for being rounded."""
    written = match["value"].replace(",", "").lower()
    if written in _SMALL:
        return Decimal(_SMALL.index(written)), Decimal(0)
    scale = Decimal(10) ** _SCALES.get((match["scale"] or "").lower(), 0)
    whole, _, part = written.partition(".")
    value = Decimal(written) * scale
    zeros = len(whole) - len(whole.rstrip("0")) if not part else 0
    if zeros >= 3 and scale == 1:
        scale = Decimal(10) ** zeros
    is_counted = scale == 1 and not part and not match["pound"] and not match["unit"]
    return value, Decimal(0) if is_counted else scale / Decimal(10) ** len(part) / 2
