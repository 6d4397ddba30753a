"""Where the crawl begins: every address that the site declares, and some that never were."""

from __future__ import annotations

import re
from uuid import UUID

from django.urls import URLPattern, URLResolver, get_resolver

from tests.proof.canaries import canary
from tests.web.addresses import ADDRESSES

NEVER_WAS = "never-was-1"
SLUG = re.compile(r"<(?:(?:slug|str):)?slug>")
VALUES = {"key": "1", "page": "1", "row": "1", "year": "2024", "slug": "0008-24", "str": "q1", "period": "2024"}
OTHERS = [
    "/ask/",
    "/ask/?about=police",
    "/search/follow/?q=funding",
    "/search/follow/confirm/x/",
    "/search/follow/stop/x/",
    "/static/css/base.css",
    "/static/js/words.js",
    "/nowhere/at/all/",
    "/foi/never-was/",
    "/search/?outcome=nonsense",
    f"/search/?q={canary(5).replace(' ', '+')}",
    f"/search/suggestions/?q={canary(5)[:8]}",
    f"/feeds/search.atom?q={canary(1)}",
    "/search/?q=taxis+and+horses",
    "/robots.txt",
]


def addresses() -> list[str]:
    """All of them; of the staff's, whose answers are a way to sign in, one each."""
    return [*ADDRESSES, *OTHERS, *declared()]


def declared() -> list[str]:
    """Every pattern of the site, filled with something."""
    return sorted({_filled(written) for written in patterns(get_resolver().url_patterns)})


def patterns(of: list[URLPattern | URLResolver], before: str = "") -> list[str]:
    """Every address as it is declared, `foi/<slug:slug>/`."""
    found = []
    for each in of:
        written = before + str(each.pattern)
        found += patterns(each.url_patterns, written) if isinstance(each, URLResolver) else [written]
    return found


def _filled(written: str) -> str:
    if written.startswith(("^", "admin/")) or "(?P" in written or "\\" in written:
        written = re.sub(r"\(\?P<[^>]*>[^)]*\)|[\^$\\]", lambda found: "1" if "<" in found[0] else "", written)
    return "/" + re.sub(r"<(?:(\w+):)?\w+>", lambda found: _value(found[1]), written)


def _value(kind: str | None) -> str:
    return str(UUID(int=4)) if kind == "uuid" else VALUES.get(kind or "str", "1")


def of_a_response() -> list[str]:
    """Every public address that names a response, with {} in place of its slug."""
    return sorted({_filled(SLUG.sub("{}", each)) for each in _public() if SLUG.search(each)})


def variants() -> list[str]:
    """What a reader may try beside them."""
    return ["/foi/{}", "/foi/{}.pdf", "/foi/{}/letter/", "/foi/{}/Q1/", "/foi/{}/letter/1.pdf", "/api/v1/responses/{}/"]


def _public() -> list[str]:
    closed = ("staff/", "topics/", "admin/")
    return [each for each in patterns(get_resolver().url_patterns) if not each.startswith(closed)]
