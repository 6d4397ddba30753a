"""What web pages and plain texts hide: remarks, hidden fields, scripts, signs that nobody sees."""

from __future__ import annotations

import re
from collections.abc import Iterator

from documents.clearing.hiding.places import HiddenData, Place
from documents.reading.formats.html import HIDING, decoded

REMARK_OPENS, REMARK_ENDS = "<!--", "-->"
NO_REMARK = ("[if", "[endif", "<![", REMARK_ENDS)  # what a word processor asks a browser, and nothing at all
TAG = re.compile(r"<(?P<name>[a-zA-Z]{1,20})(?P<said>[^<>]{0,4000}+)>")
VALUE = re.compile(r"\bvalue\s{0,5}+=\s{0,5}+[\"']?[^\"'\s>]", re.I)
HIDDEN_WORD = re.compile(r"\shidden\b(?!\s{0,5}+=\s{0,5}+[\"']?until)", re.I)
INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\U000e0000-\U000e007f]")
# A mark at the start, joiners in emoji and a few marks of direction are what programs leave.
FEW_INVISIBLE = 8


def of_web_page(content: bytes) -> Iterator[HiddenData]:
    """What a web page holds and does not show."""
    text = decoded(content)
    if any(re.search(r"\w", said) for said in _remarks(text)):
        yield HiddenData(Place.REMARKS)
    found: set[Place] = set()
    for tag in TAG.finditer(text):
        name, said = tag["name"].lower(), tag["said"]
        if name == "script":
            found.add(Place.MACROS)
        elif name == "meta":
            found.add(Place.PROPERTIES)
        elif name == "input" and re.search(r"type\s{0,5}+=\s{0,5}+[\"']?hidden", said, re.I) and VALUE.search(said):
            found.add(Place.FORM_VALUES)
        elif name in ("img", "iframe", "object", "embed") and "://" in said:
            found.add(Place.ELSEWHERE)
        elif HIDING.search(said) or HIDDEN_WORD.search(said):
            found.add(Place.HIDDEN_WORDS)
    for place in sorted(found):
        yield HiddenData(place)
    yield from of_text(text)


def of_markdown(content: bytes) -> Iterator[HiddenData]:
    """What a Markdown text holds and does not show."""
    text = content.decode("utf-8", "replace")
    if any(re.search(r"\w", said) for said in _remarks(text)):
        yield HiddenData(Place.REMARKS)
    yield from of_text(text)


def _remarks(text: str) -> Iterator[str]:
    """What the remarks say. One that never ends hides the rest from whoever looks at the page."""
    at = 0
    while (start := text.find(REMARK_OPENS, at)) >= 0:
        at = start + len(REMARK_OPENS)
        if text.startswith(NO_REMARK, at):
            continue
        end = text.find(REMARK_ENDS, at)
        if end < 0:
            yield text[at:]
            return
        yield text[at:end]
        at = end + len(REMARK_ENDS)


def of_text(text: str) -> Iterator[HiddenData]:
    """Signs in a text that nobody sees, where there are enough to say something."""
    if len(INVISIBLE.findall(text)) > FEW_INVISIBLE:
        yield HiddenData(Place.INVISIBLE_SIGNS)
