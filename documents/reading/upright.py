"""Pages that lie on their side or stand on their head: turned so that their words run from left to right, and back.

    the page as shown ──▶ set upright ──▶ lines, tables, questions … ──▶ Reading ──▶ its boxes as the page is shown

A page's text is in order whichever way it lies: `formats` sees to that. Only its boxes are turned here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from documents.reading.shapes import PageText, Reading
from documents.reading.spans import Box, Span
from documents.reading.turning import quarters, turned, turned_page
from documents.reading.words import Page

Kind = TypeVar("Kind")


def set_upright(pages: Sequence[Page]) -> list[Page]:
    """The pages, each turned so that its words run from left to right."""
    return [turned_page(page, _lies(page)) for page in pages]


def _lies(page: Page) -> int:
    return page.lies if page.lies is not None else quarters(page.words)


def as_shown(reading: Reading, pages: Sequence[Page], upright: Sequence[Page]) -> Reading:
    """The reading of pages that were set upright, its boxes where the pages show their words."""
    lying = {page.number: page for page, set_so in zip(pages, upright, strict=True) if page is not set_so}
    return _shown(reading, lying) if lying else reading


def _shown(value: Kind, lying: Mapping[int, Page]) -> Kind:
    changed: Any = value
    if isinstance(value, Span):
        page = lying.get(value.page)
        changed = replace(value, boxes=_boxes(value.boxes, page)) if page and value.boxes else value
    elif isinstance(value, PageText):
        page = lying.get(value.number)
        changed = replace(value, width=page.width, height=page.height) if page else value
    elif isinstance(value, tuple) and not hasattr(value, "_fields"):
        changed = tuple(_shown(each, lying) for each in value)
    elif is_dataclass(value) and not isinstance(value, type):
        changed = replace(value, **{each.name: _shown(getattr(value, each.name), lying) for each in fields(value)})
    return changed  # type: ignore[no-any-return]


def _boxes(boxes: Sequence[Box], page: Page) -> tuple[Box, ...]:
    count = _lies(page)
    width, height = page.width or 0.0, page.height or 0.0
    upright = (height, width) if count % 2 else (width, height)
    return tuple(turned(box, *upright, 4 - count) for box in boxes)
