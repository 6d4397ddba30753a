"""The years, quarters, months and days that questions, sentences and heads of tables name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LONG = ("uary", "ruary", "ch", "il", "", "e", "y", "ust", "t(?:ember)?", "ober", "ember", "ember")
_MONTH = "(?:" + "|".join(f"{name}(?:{rest})?" for name, rest in zip(_NAMES, _LONG, strict=True)) + r")\b\.?"
_TO = r"\s*(?:to|until|and|through|up\ to|[-–—])\s*(?:the\s+)?(?:end\s+of\s+)?"
_DAY = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH},?\s+(?:19|20)\d\d|\d{{1,2}}/\d{{1,2}}/(?:19|20)?\d\d)"
_YEAR = r"(?:19|20)\d\d"
_FINANCIAL = rf"{_YEAR}\s?[/–-]\s?(?:\d\d)?\d\d(?![\d/-])"
_QUARTER = r"(?:q(?:uarter|tr)?\s?[1-4]|(?:first|second|third|fourth|last)\s+quarter)"
_OF = r"\s*,?\s*(?:of\s+)?(?:the\s+)?(?:financial\s+year\s+|fy\s?)?"
_TIME = re.compile(
    rf"""(?<![\w/])(?:
      (?P<days>{_DAY}{_TO}{_DAY})
    | (?P<day>{_DAY})
    | (?P<months>{_MONTH}(?:\s+{_YEAR})?{_TO}{_MONTH},?\s+{_YEAR})
    | (?P<month>{_MONTH}[\s-]+(?:{_FINANCIAL}|{_YEAR}|\d\d(?![\d/])))
    | (?P<quarter>{_QUARTER}{_OF}(?:{_FINANCIAL}|{_YEAR})|(?:{_FINANCIAL}|{_YEAR})\s*,?\s*{_QUARTER})
    | (?P<odd>(?:academic|school|municipal|tax|calendar\s+and\s+financial)\s+years?\s+\S+)
    | (?P<financial>(?P<said>(?:financial|fiscal)\s+year\s*(?:ending\s+|of\s+)?|f\.?y\.?\s?)?{_FINANCIAL})
    | (?P<ending>(?:financial\s+)?year\s+(?:ending|ended|to)\s+(?:in\s+)?(?:{_DAY}|{_MONTH}\s+{_YEAR}))
    | (?P<years>{_YEAR}\s+(?:to|until|through)\s+{_YEAR}|between\s+{_YEAR}\s+and\s+{_YEAR}|{_YEAR}\s?[-–]\s?{_YEAR})
    | (?P<year>{_YEAR})(?![\d/-])
    | (?P<vague>since\s+(?:\w+\s+){{0,3}}{_YEAR}
        |from\s+(?:\w+\s+){{0,3}}{_YEAR}\s+(?:to\ (?:date|now|the\ present)|until\ now|onwards?)
        |(?:the\s+)?(?:last|past|previous|current|this|coming|next)\s+(?:\w+\s+){{0,2}}
          (?:years?|months?|weeks?|days?|quarters?)
        |to\s+date|year\s+to\s+date|so\s+far|until\s+now|at\s+present|currently|nowadays)
    )(?!\w)""",
    re.IGNORECASE | re.VERBOSE,
)
_BARE = re.compile(rf"\s{{0,9}}(?:{_MONTH}|{_QUARTER})\s*", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_OPEN = re.compile(r"\b(?:since|from|after|before|by|until|prior\s+to)\s+(?:the\s+)?(?:end\s+of\s+)?$", re.IGNORECASE)
SINGLE = frozenset({"year", "financial", "month", "day"})


@dataclass(frozen=True, slots=True)
class Time:
    """A stretch from day to day, or one day. `key` tells it from others; None: it cannot be told which days it has."""

    key: str | None
    last: date | None = None

    @property
    def is_told(self) -> bool:
        return self.key is not None


@dataclass(frozen=True, slots=True)
class FoundTime:
    """A time, and where in the text it stands."""

    time: Time
    start: int
    end: int


VAGUE = Time(None)


def times_in(text: str) -> list[FoundTime]:
    """Every time that the text names, in order."""
    found = []
    for match in _TIME.finditer(text):
        kind = match.lastgroup if match.lastgroup != "said" else "financial"
        open_ended = kind in SINGLE and _OPEN.search(text, max(0, match.start() - 24), match.start())
        found.append(FoundTime(VAGUE if open_ended else _time(str(kind), match[0]), match.start(), match.end()))
    return found


def without_times(text: str) -> str:
    """The text, blank where it names a time."""
    pieces, done = [], 0
    for found in times_in(text):
        pieces += [text[done : found.start], " "]
        done = found.end
    return "".join([*pieces, text[done:]])


def is_bare(head: str) -> bool:
    """Whether it is a month or a quarter, of a year that stands elsewhere."""
    return _BARE.fullmatch(head) is not None


def time_of_heads(*heads: str) -> Time | None:
    """The one time that the heads of a row and a column name together ("April" and "2023/24"); None: they name none."""
    named = [found.time for head in heads for found in times_in(head)]
    bare = [head.strip() for head in heads if is_bare(head)]
    if len(named) == 1 and len(bare) == 1:
        whole = next(head for head in heads if times_in(head))
        together = times_in(f"{bare[0]} {whole[times_in(whole)[0].start :]}")
        return together[0].time if together else VAGUE
    if bare:
        return VAGUE
    return named[0] if len(set(named)) == 1 else VAGUE if named else None


def _time(kind: str, words: str) -> Time:
    try:
        return _READ.get(kind, lambda _: VAGUE)(words)
    except ValueError:  # the 31st of June
        return VAGUE


def _stretch(first: date, last: date) -> Time:
    return Time(f"{first}..{last}", last) if first <= last else VAGUE


def _days(words: str) -> Time:
    first, last = (_day_of(each[0]) for each in re.finditer(_DAY, words, re.IGNORECASE))
    return _stretch(first, last)


def _day(words: str) -> Time:
    day = _day_of(words)
    return Time(f"{day}", day)


def _day_of(words: str) -> date:
    if "/" in words:
        day, month, year = (int(each) for each in words.split("/"))
        return date(year if year > 99 else 2000 + year, month, day)
    numbers = [int(each) for each in _DIGITS.findall(words)]
    return date(numbers[1], _month_number(words), numbers[0])


def _month_number(words: str) -> int:
    return next(_month_numbers(words))


def _month_numbers(words: str) -> Iterator[int]:
    for found in re.finditer(rf"\b{_MONTH}", words, re.IGNORECASE):
        yield _NAMES.index(found[0][:3].lower()) + 1


def _end_of(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def _months(words: str) -> Time:
    first, last = _month_numbers(words)
    years = [int(each) for each in re.findall(_YEAR, words)]
    begins = years[0] if len(years) > 1 or first <= last else years[0] - 1
    return _stretch(date(begins, first, 1), _end_of(years[-1], last))


def _month(words: str) -> Time:
    month = _month_number(words)
    if re.search(_FINANCIAL, words):
        first = _financial_year(words)
        year = first if month >= 4 else first + 1
    else:
        year = int(_DIGITS.findall(words)[-1])
        year = year if year > 99 else 2000 + year
    return _stretch(date(year, month, 1), _end_of(year, month))


def _quarter(words: str) -> Time:
    """By its name: what the first quarter of 2023 is, an office may see in its own way."""
    ordinal = next((n for n, name in enumerate(("first", "second", "third", "fourth"), 1) if name in words.lower()), 0)
    number = ordinal or (4 if "last" in words.lower() else int(re.findall(r"[1-4](?![\d/–-])", _named(words))[0]))
    year = _financial_year(words) if re.search(_FINANCIAL, words) else int(re.findall(_YEAR, words)[0])
    return Time(f"q{number} {year}{'/' if re.search(_FINANCIAL, words) else ''}", _end_of(year + 1, 3))


def _named(words: str) -> str:
    found = re.search(_QUARTER, words, re.IGNORECASE)
    return found[0] if found else words


def _financial_year(words: str) -> int:
    """The year that it begins in. Raises ValueError where it is none."""
    found = re.search(_FINANCIAL, words)
    first, last = _DIGITS.findall(found[0] if found else "")
    if int(last) % 100 != (int(first) + 1) % 100:
        raise ValueError
    return int(first)


def _financial(words: str) -> Time:
    """2023/24, 2023-24. Of 2023-2024 only what names it tells that these are not two years."""
    first, second = _DIGITS.findall(words)
    plain = words.strip()[:1].isdigit()
    if len(second) == 4 and plain and "/" not in words:
        return VAGUE if int(second) == int(first) + 1 else _years(words)
    year = _financial_year(words)
    return _stretch(date(year, 4, 1), date(year + 1, 3, 31))


def _ending(words: str) -> Time:
    if (found := re.search(_DAY, words, re.IGNORECASE)) is not None:
        last = _day_of(found[0])
    else:
        last = _end_of(int(re.findall(_YEAR, words)[0]), _month_number(words[words.lower().index("year") + 4 :]))
    next_day = last + timedelta(days=1)
    return _stretch(date(next_day.year - 1, next_day.month, next_day.day), last)


def _years(words: str) -> Time:
    first, last = (int(each) for each in re.findall(_YEAR, words))
    return _stretch(date(first, 1, 1), date(last, 12, 31))


def _year(words: str) -> Time:
    year = int(words)
    return _stretch(date(year, 1, 1), date(year, 12, 31))


_READ = {
    "days": _days,
    "day": _day,
    "months": _months,
    "month": _month,
    "quarter": _quarter,
    "financial": _financial,
    "ending": _ending,
    "years": _years,
    "year": _year,
}
