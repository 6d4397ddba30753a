"""Postal addresses of people among the answers: with a number or a house's name, and a postcode.

    The applicant lives at 44 Rosebud Lane, Loughborough LE11 3TU.      Flat 3, 9 High Road, Leicester LE1 1AA
    Rose Cottage, Mill Lane, Hinckley LE10 1AB

An office beside it (a council, a police station) makes it the office's, and so does a desk in the lines above it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from documents.clearing.offices import DESK, OF_AN_OFFICE

WORD = r"[A-Z][\w'’.&-]{0,25}"
HOME = re.compile(
    rf"(?<![\w£])(?:(?:Flat|Apartment|Apt|Room|Unit)\.? ?\w{{1,4}},?\s{{1,2}})?\d{{1,4}}[A-Za-z]?,? {{1,2}}{WORD}"
    rf"(?:,?\s{{1,2}}(?:{WORD}|on|upon|the|of|le|in|by)){{1,10}},?\s{{1,2}}[A-Z]{{1,2}}\d[A-Z\d]?\s?\d[A-Z]{{2}}\b"
)
NAMED = re.compile(  # a house with a name for its number
    rf"(?<![\w£]){WORD}(?: {WORD}){{0,2}} (?:Cottages?|House|Farm|Lodge|Barn|Villa|Bungalow),\s{{1,2}}"
    rf"(?:{WORD},?\s{{1,2}}){{1,7}}[A-Z]{{1,2}}\d[A-Z\d]?\s?\d[A-Z]{{2}}\b"
)
BEFORE = 60  # signs before an address in which an office would be named
WAY = re.compile(
    r"\b(?:street|st|road|rd|lane|ln|avenue|ave|close|drive|way|crescent|terrace|gardens|grove|court|place|square|walk|row"
    r"|mews|hill|park|green|view|rise|gate|croft|fields?|cottages?|house|farm|lodge)\b",
    re.I,
)
OF_A_PLACE = re.compile(  # right before the number
    r"\b(?:office|house|centre|center|school|academy|surgery|library|church|limited|ltd|plc|llp|group|society|association"
    r"|station|building|hall|museum|hotel|store|shop)\b[,.]?\s{1,3}(?:at\s)?\Z",
    re.I,
)


def homes_in(text: str) -> Iterator[tuple[int, int]]:
    """Where a page's text has such an address."""
    for found in (*HOME.finditer(text), *NAMED.finditer(text)):
        before = text[max(0, found.start() - BEFORE) : found.start()]
        under_a_desk = "\n" in found[0] and any(DESK.search(line) for line in before.split("\n")[-3:])
        if under_a_desk or OF_AN_OFFICE.search(before + found[0]) or OF_A_PLACE.search(before):
            continue
        if WAY.search(found[0]):
            yield found.span()
