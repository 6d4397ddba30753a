"""Links inside the words of an answer: where each stands, and which site it leads to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from requests.models import Link

FOLLOWED = frozenset({"http", "https", "mailto"})


def links_in_text(text: str, links: Sequence[Link]) -> list[dict[str, object]]:
    """Each link with its place in the run's text; one whose label is not there word for word has no place.

    Labels are looked for one after another, so that the same label twice is found twice.
    """
    found: list[dict[str, object]] = []
    after = 0
    for link in links:
        start, end = _place(text, link.label, after)
        after = end if end is not None else after
        url = public_url(link.url)
        found.append(
            {
                "label": link.label,
                "url": url,
                "page_hint": link.page_hint,
                "site": site(url),
                "start": start,
                "end": end,
            }
        )
    return found


def public_url(url: str) -> str:
    """The target if a reader may be sent there: a letter may hold any scheme, and only some are safe to follow."""
    try:
        return url if urlsplit(url.strip()).scheme.lower() in FOLLOWED else ""
    except ValueError:
        return ""


def site(url: str) -> str:
    """The host a link leads to, without "www."."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _place(text: str, label: str, after: int) -> tuple[int | None, int | None]:
    words = [re.escape(word) for word in label.split()]
    if not words:
        return None, None
    pattern = re.compile(r"\s+".join(words))
    match = pattern.search(text, after) or pattern.search(text)
    return match.span() if match else (None, None)
