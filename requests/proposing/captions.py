"""A table's caption: ours, from its header cells, since a letter seldom gives its tables a name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from requests.law.written_dates import MONTHS
from requests.particulars import listed
from requests.proposing.phrases import capitalised

_YEAR = re.compile(
    r"^(?:FY\s*)?(?:19|20)?\d\d(?:\s*[/-]\s*(?:19|20)?\d\d)?$|^(?:19|20)\d\d\b.*$|^year ending\b.*$", re.I
)
_MONTH = re.compile(rf"^(?:{'|'.join(f'{name[:3]}(?:{name[3:]})?' for name in MONTHS)})\.?(?:[ -]\d{{2,4}})?$", re.I)
_QUARTER = re.compile(r"^(?:q[1-4]|quarter [1-4]|[1-4](?:st|nd|rd|th) quarter)\b.*$", re.I)
_WHEN = {
    "year": "by year",
    "financial year": "by year",
    "calendar year": "by year",
    "month": "by month",
    "quarter": "by quarter",
    "period": "by period",
    "date": "by date",
}
_CAPTION_NUMBER = re.compile(r"^table\s+\w{1,3}\s*[.:–-]?\s*", re.I)
_SUMS = {"total", "totals", "all"}
LENGTH = 200


def caption(number: int, given: str, header: Sequence[str]) -> str:
    """ "Table 1. Commissioned services, by year": the letter's own name for it, or one from the header cells."""
    words = _CAPTION_NUMBER.sub("", given).strip(" .:") or _from_header(header)
    full = f"Table {number}. {words}" if words else f"Table {number}"
    return full if len(full) <= LENGTH else f"{full[: LENGTH - 1]}…"


def _from_header(header: Sequence[str]) -> str:
    cells = [" ".join(cell.split()).rstrip(":") for cell in header]
    times = [_time(cell) for cell in cells]
    names = [
        cell
        for cell, time in zip(cells, times, strict=True)
        if cell and not time and cell.lower() not in _WHEN and cell.lower() not in _SUMS
    ]
    by = next(filter(None, times), "") or next((_WHEN[cell.lower()] for cell in cells if cell.lower() in _WHEN), "")
    told = _listed(names, is_first=bool(names) and cells[0] == names[0], by=by)
    return capitalised(", ".join(filter(None, [told, by])))


def _listed(names: Sequence[str], *, is_first: bool, by: str) -> str:
    """What the table tells. `is_first`: the first column names the things that its rows are about."""
    if not names:
        return ""
    if not is_first:
        return _sentence(listed([names[0], *map(_small, names[1:])]))
    things, others = _sentence(_plural(names[0])), names[1:]
    if not others:
        return things
    if len(others) == 1:
        return f"{things} and {'their ' if by else ''}{_small(others[0])}"
    return f"{things}: {listed(others)}"


def _time(cell: str) -> str:
    for pattern, by in ((_YEAR, "by year"), (_MONTH, "by month"), (_QUARTER, "by quarter")):
        if pattern.match(cell):
            return by
    return ""


def _sentence(words: str) -> str:
    """ "Commissioned Services" as a sentence has it, acronyms and short names kept."""
    first, *rest = words.split(" ")
    return " ".join([first, *(_small(word) for word in rest)])


def _small(words: str) -> str:
    """In small letters, but for words that have a capital or a figure inside."""
    return " ".join(word if re.search(r".[A-Z]|\d", word) else word.lower() for word in words.split(" "))


def _plural(name: str) -> str:
    last = name.split(" ")[-1]
    if (
        not re.fullmatch(r"[A-Za-z]+", last)
        or last.lower().endswith("s")
        or last.lower() in ("staff", "data", "total", "spend")
    ):
        return name
    if " of " in name:
        thing, _, rest = name.partition(" of ")
        return f"{_plural(thing)} of {rest}"
    if re.search(r"[^aeiou]y$", last):
        return f"{name[:-1]}ies"
    return f"{name}es" if re.search(r"(?:x|ch|sh)$", last) else f"{name}s"
