"""What the rules of a sheet say and no cell of it shows: checks of what is typed, filters and orders, looks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from documents.clearing.hiding.places import Place
from documents.reading.formats.sheet_looks import Looks

QUOTED = re.compile(r'"([^"]{1,2000})"')
WORD = re.compile(r"[^\W\d_]{2}")
LISTS = {"filter": "val", "customFilter": "val", "sortCondition": "customList"}
MESSAGES = ("prompt", "promptTitle", "error", "errorTitle")


def of_rules(sheet: ET.Element, said: str, looks: Looks) -> Iterator[Place]:
    """The places of one sheet. `said`: what its cells say, in small letters."""
    for each in sheet.iter():
        tag = each.tag.rpartition("}")[2]
        if tag == "dataValidation":
            listed = any(QUOTED.search((part.text or "")[:8000]) for part in each.iter())
            if listed or any(each.get(name) for name in MESSAGES):
                yield Place.VALIDATION
        elif tag in LISTS:
            words = [word.strip("*? ") for word in each.get(LISTS[tag], "").split(",")]
            if any(_is_unsaid(word, said) for word in words):
                yield Place.FILTER_WORDS
        elif tag == "cfRule":
            if looks.may_hide(each.get("dxfId", "")):
                yield Place.HIDING_RULES
            if any(_is_unsaid(word, said) for word in _words(each)):
                yield Place.RULE_WORDS


def _words(rule: ET.Element) -> Iterator[str]:
    yield rule.get("text", "")
    for part in rule.iter():
        yield from QUOTED.findall((part.text or "")[:8000])


def _is_unsaid(words: str, said: str) -> bool:
    return WORD.search(words) is not None and " ".join(words.split()).casefold() not in said
