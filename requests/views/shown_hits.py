"""Results as their page shows them: each with its addresses and small pages, in plain dictionaries.

A page has twenty of them, and templates find what stands in a dictionary several times sooner than in an object.
"""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from django.urls import reverse

from requests.search.hits import Hit, HitPart
from requests.views.source_cuts import locator

_OF_A_HIT = tuple(field.name for field in fields(Hit))
_OF_A_PART = tuple(field.name for field in fields(HitPart))


def shown_hit(hit: Hit) -> dict[str, Any]:
    """A hit with `whole`, the address of its response, and its parts as `_shown_part` has them."""
    shown = {name: getattr(hit, name) for name in _OF_A_HIT}
    return shown | {
        "whole": reverse("response", args=[hit.slug]),
        "parts": [_shown_part(hit, each) for each in hit.parts],
    }


def _shown_part(hit: Hit, part: HitPart) -> dict[str, Any]:
    """A part; where it can be seen in the letter also that `page`, its `address` and the `locator`, the small page."""
    shown = {name: getattr(part, name) for name in _OF_A_PART}
    if (place := part.place) is None:
        return shown
    page = reverse("letter_page", args=[hit.slug, place.page])
    return shown | {
        "page": str(place.page),
        "address": f"{page}?passage={place.passage}#p{place.passage}",
        "locator": locator([place.box], *place.page_size) if place.box and place.page_size else None,
    }
