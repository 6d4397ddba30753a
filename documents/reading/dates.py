"""Dates as UK letters write them: "17 April 2024", "9th Feb 2023", "10/10/2025", "17.04.24", "April 17, 2024"."""

from __future__ import annotations

import re
from datetime import date

# How the names of the months begin, in English and in Welsh; after "o" (of) some of those change: "3ydd o Ragfyr".
MONTHS = (
    *(("jan", "ion"), ("feb", "chwe"), ("mar", "maw", "faw"), ("apr", "ebr"), ("may", "mai", "fai")),
    *(("jun", "meh", "feh"), ("jul", "gor", "orff"), ("aug", "aws"), ("sep", "med", "fed"), ("oct", "hyd")),
    *(("nov", "tach", "dach"), ("dec", "rhag", "rag")),
)
MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
    r"|ionawr|chwefror|[mf]awrth|ebrill|[mf]ai|[mf]ehefin|g?orffennaf|awst|[mf]edi|hydref|[td]achwedd|rh?agfyr)"
)
LONG = (
    r"(?:the\s+)?(?P<day>\d{1,2})\s?\^?(?:st|nd|rd|th|ain|fed|eg|af|ydd|ed|il)?"
    r"(?:\s+(?:(?:day\s+)?of|o(?:\s+fis)?))?[\s.,/-]{1,3}"
    + MONTH
    + r"\b\.?(?:\s?/\s?[a-z]{3,10})?(?:[\s.,/-]{1,3}['’]?(?P<year>\d{4}|\d{2}(?!\d)))?"
)
AMERICAN = MONTH.replace("month", "month2") + r"\s+(?P<day2>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year2>\d{4})"
SHORT = r"(?P<day3>\d{1,2})\s?[/.-]\s?(?P<month3>\d{1,2})\s?[/.-]\s?(?P<year3>\d{4}|\d{2})(?!\d)"
ISO = r"(?P<year4>\d{4})-(?P<month4>\d{2})-(?P<day4>\d{2})"
OPENS = r"(?=\d|[a-z]{3,9}\s+\d)"  # a date, or its month or "the" right before a figure: elsewhere nothing is tried
DATE = re.compile(OPENS + r"(?<![\d/])(?:" + "|".join((ISO, LONG, AMERICAN, SHORT)) + r")(?![\d/])", re.I)


def find_dates(text: str, year: int | None = None) -> list[tuple[date, int, int]]:
    """Every date in a text and where it stands. A date without a year takes the one given, or is left out."""
    found: list[tuple[date, int, int]] = []
    if not re.search(r"\d", text):
        return found
    for match in DATE.finditer(text):
        made = _date(match, year)
        if made is not None:
            found.append((made, match.start(), match.end()))
    return found


def _date(match: re.Match[str], year: int | None) -> date | None:
    named = match.groupdict()
    day = next((named[key] for key in ("day", "day2", "day3", "day4") if named[key]), None)
    month = next((named[key] for key in ("month", "month2", "month3", "month4") if named[key]), None)
    written = next((named[key] for key in ("year", "year2", "year3", "year4") if named[key]), None)
    if day is None or month is None or (written is None and year is None):
        return None
    whole = int(written) if written else (year or 0)
    whole += 2000 if whole < 100 else 0
    number = int(month) if month.isdigit() else _month(month.lower())
    try:
        return date(whole, number, int(day)) if 1990 <= whole <= 2100 else None
    except ValueError:
        return None


def _month(name: str) -> int:
    return next((at for at, starts in enumerate(MONTHS, 1) if name.startswith(starts)), 0)
