"""Results as their page shows them: each with its words, addresses and small pages, in plain dictionaries.

A page has twenty of them, and templates find what stands in a dictionary several times sooner than in an object.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from requests.search.hits import Hit, HitPart
from requests.search.query import By, SearchQuery
from requests.views.source_cuts import locator

address_of = lru_cache(maxsize=10_000)(reverse)  # a page of results has a hundred


@lru_cache(maxsize=10_000)
def _on(day: date) -> str:
    return f"{day:%-d %B %Y}"


def shown_hit(hit: Hit, query: SearchQuery) -> dict[str, Any]:
    """A hit: `heading` with its `address`, `where` it stands, its `parts`, and what there is `more` of its kind.

    Response by response, `asked` and the address of the `question` are told besides: the heading is the response's.
    """
    whole = address_of("response", args=(hit.slug,))
    asked, address, place = hit.asked, f"{whole}#{hit.anchor}", f"question {hit.number}"
    if hit.page:
        asked = f"{hit.document}: {hit.asked}" if hit.asked else hit.document
        address, place = "", f"document that came with the letter, page {hit.page}"
    dates = f"{hit.ended} {_on(hit.answered_on)} · published {_on(hit.published_on)}"
    shown = {
        "where": f"{hit.reference}, {place}{', on internal review' if hit.is_review else ''} · {dates}",
        "parts": [_shown_part(hit, each) for each in hit.parts],
        **_more(hit, query),
    }
    if query.by is By.RESPONSE:
        return {"heading": hit.title, "address": whole, "asked": asked, "question": address} | shown
    if hit.page:
        asked, address = f"{asked}, page {hit.page}", address_of("letter_page", args=(hit.slug, hit.page))
    return {"heading": asked, "address": address} | shown


def _shown_part(hit: Hit, part: HitPart) -> dict[str, Any]:
    """A part; where it can be seen in the letter also that `page`, its `address` and the `locator`, the small page."""
    shown: dict[str, Any] = {
        "outcome": part.outcome,
        "sign": part.sign,
        "exemptions": [
            {"label": each["label"], "address": address_of("exemption", args=(each["section"],))}
            for each in part.exemptions
        ],
        "table_rows": part.table_rows,
        "said": part.said,
    }
    if (place := part.place) is None:
        return shown
    page = address_of("letter_page", args=(hit.slug, place.page))
    of = f"page {place.page} of {hit.reference}, question {hit.number}, part {part.order}"
    return shown | {
        "page": place.page,
        "address": f"{page}?passage={place.passage}#p{place.passage}",
        "label": f"See it in the letter, {of}",
        "locator": locator([place.box], *place.page_size).drawn if place.box and place.page_size else "",
    }


def _more(hit: Hit, query: SearchQuery) -> dict[str, str]:
    """Others of its response that were found; else answers in almost the same words, `more_of` which one."""
    search = address_of("search")
    if hit.in_response:
        typed = urlencode({"q": f'{query.words} ref:"{hit.reference}"'})
        return {"more": f"and {hit.in_response:,} more in this response", "more_address": f"{search}?{typed}"}
    if hit.more and query.by is By.QUESTION:
        of = f"{hit.reference}, question {hit.number}"
        return {"more": f"and {hit.more:,} more like it", "more_of": of, "more_address": f"{search}?like={hit.like}"}
    return {}
