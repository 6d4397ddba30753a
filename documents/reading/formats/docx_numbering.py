"""The numbers and bullets that Word generates: they stand in no text, only in how lists are defined.

numbering.xml   num 3 -> abstract list 1 -> levels: "%1." decimal, "(%2)" lowerLetter, "%1.%2" …
a paragraph     says: num 3, level 1 -> its number is counted on and printed: "(b)"
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from xml.etree import ElementTree as ET

from documents.reading.formats.counting import printed
from documents.reading.formats.docx_colours import W
from documents.reading.formats.docx_looks import OFF, Styles, said

LEVELS = 9
DASHES = "-–—*"
TWIPS_A_SIGN = 180  # how far in a paragraph is set, from twentieths of a point to signs


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    style: str
    text: str
    legal: bool  # prints the numbers above it as figures, whatever their style
    restarts: int | None  # the level, counted from 1, after which it begins again; 0 for never
    indent: int


@dataclass(frozen=True, slots=True)
class _Number:
    counter: str  # lists with one abstract list count on together
    levels: dict[int, _Level]
    restarts: dict[int, int]


class Numbering:
    """Counts a document's lists, paragraph by paragraph in reading order."""

    def __init__(self, root: ET.Element | None, styles: Styles) -> None:
        self._styles = styles
        abstract = {
            each.get(W + "abstractNumId", ""): each
            for each in (root.findall(W + "abstractNum") if root is not None else ())
        }
        self._numbers: dict[str, _Number] = {}
        for each in root.findall(W + "num") if root is not None else ():
            name = said(each, "abstractNumId") or ""
            if name in abstract:
                self._numbers[each.get(W + "numId", "")] = _number(name, abstract[name], each)
        self._counts: defaultdict[str, dict[int, int]] = defaultdict(dict)
        self._begun: set[tuple[str, int]] = set()

    def label(self, properties: ET.Element | None) -> tuple[str, int]:
        """The number or bullet Word prints before a paragraph ("" for none), and how far in it stands."""
        listed = self._styles.paragraph_says(properties, "numPr")
        own = self._own_indent(properties)
        number = self._numbers.get(said(listed, "numId") or "")
        if listed is None or number is None:
            return "", own or 0
        level = self._level(listed, number, properties)
        if level not in number.levels:
            return "", own or 0
        label = self._count(said(listed, "numId") or "", number, level)
        return label, number.levels[level].indent if own is None else own

    def _level(self, listed: ET.Element, number: _Number, properties: ET.Element | None) -> int:
        value = said(listed, "ilvl")
        return int(value) if value and value.isdigit() and int(value) < LEVELS else 0

    def _own_indent(self, properties: ET.Element | None) -> int | None:
        own = properties.find(W + "ind") if properties is not None else None
        return None if own is None else _indent(own)

    def _count(self, name: str, number: _Number, level: int) -> str:
        counts = self._counts[number.counter]
        if level in number.restarts and (name, level) not in self._begun:
            counts.pop(level, None)
        self._begun.add((name, level))
        start = number.restarts.get(level, number.levels[level].start)
        counts[level] = counts[level] + 1 if level in counts else start
        for below in [each for each in counts if each > level]:
            after = number.levels[below].restarts if below in number.levels else None
            if after is None or (after and level < after):
                del counts[below]
        return _label(number, counts, level)


def _label(number: _Number, counts: dict[int, int], level: int) -> str:
    own = number.levels[level]
    if own.style == "bullet":
        return (own.text if own.text in DASHES else "•") if own.text.strip() else ""

    def value(found: re.Match[str]) -> str:
        at = int(found[1]) - 1
        if at not in number.levels or at > level:
            return ""
        style = "decimal" if own.legal and at != level else number.levels[at].style
        return printed(counts.get(at, number.levels[at].start), style)

    return " ".join(re.sub(r"%([1-9])", value, own.text).split())


def _number(name: str, abstract: ET.Element, number: ET.Element) -> _Number:
    levels = {at: level for each in abstract.findall(W + "lvl") for at, level in _levels(each)}
    restarts = {}
    for change in number.findall(W + "lvlOverride"):
        at = int(change.get(W + "ilvl", "0") or 0) if change.get(W + "ilvl", "0").isdigit() else 0
        levels.update(level for each in change.findall(W + "lvl") for level in _levels(each))
        start = said(change, "startOverride")
        if start and start.isdigit() and at in levels:
            restarts[at] = int(start)
            levels[at] = replace(levels[at], start=int(start))
    return _Number(name, levels, restarts)


def _levels(level: ET.Element) -> list[tuple[int, _Level]]:
    at, start, restarts = level.get(W + "ilvl", ""), said(level, "start"), said(level, "lvlRestart")
    if not at.isdigit() or int(at) >= LEVELS:
        return []
    place = level.find(f"{W}pPr/{W}ind")
    legal = said(level, "isLgl")
    made = _Level(
        int(start) if start and start.isdigit() else 1,
        said(level, "numFmt") or "decimal",
        (said(level, "lvlText") or "")[:40],
        legal is not None and legal.lower() not in OFF,
        int(restarts) if restarts and restarts.isdigit() else None,
        _indent(place) if place is not None else 2 * int(at),
    )
    return [(int(at), made)]


def _indent(place: ET.Element) -> int:
    """Where a paragraph's first line begins, in signs."""
    left = _twips(place, "left") or _twips(place, "start")
    first = _twips(place, "firstLine") - _twips(place, "hanging")
    return max(left + first, 0) // TWIPS_A_SIGN


def _twips(place: ET.Element, name: str) -> int:
    value = place.get(W + name, "0")
    return int(float(value)) if value.lstrip("-").replace(".", "", 1).isdigit() and len(value) < 9 else 0
