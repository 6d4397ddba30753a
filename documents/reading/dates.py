"""Dates as UK letters write them: "17 April 2024", "9th Feb 2023", "10/10/2025", "17.04.24", "April 17, 2024"."""

from __future__ import annotations

import re
from datetime import date

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WELSH = ("ion", "chwe", "maw", "ebr", "mai", "meh", "gor", "aws", "med", "hyd", "tach", "rhag")
MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
    r"|ionawr|chwefror|mawrth|ebrill|mai|mehefin|gorffennaf|awst|medi|hydref|tachwedd|rhagfyr)"
)
LONG = (
    r"(?:the\s+)?(?P<day>\d{1,2})\s?\^?(?:st|nd|rd|th|ain|fed|eg|af|ydd)?(?:\s+(?:day\s+)?of)?[\s.,-]{1,3}"
    + MONTH
    + r"\.?(?:\s?/\s?[a-z]{3,10})?(?:[\s.,-]{1,3}(?P<year>\d{4}|\d{2}(?!\d)))?"
)
AMERICAN = MONTH.replace("month", "month2") + r"\s+(?P<day2>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year2>\d{4})"
SHORT = r"(?P<day3>\d{1,2})\s?[/.-]\s?(?P<month3>\d{1,2})\s?[/.-]\s?(?P<year3>\d{4}|\d{2})(?!\d)"
ISO = r"(?P<year4>\d{4})-(?P<month4>\d{2})-(?P<day4>\d{2})"
DATE = re.compile(r"(?<![\d/])(?:" + "|".join((ISO, LONG, AMERICAN, SHORT)) + r")(?![\d/])", re.I)


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
    for names in (MONTHS, WELSH):
        for at, start in enumerate(names):
            if name.startswith(start):
                return at + 1
    return 0
