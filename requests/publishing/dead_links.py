"""What published pages say of links that are gone: plainly, and only of those they show."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from requests.models import CitedAddress, FOIRequest, PublishedPart, PublishedResponse
from requests.search.entries import note_change, wait_for_turn


def tell_public(url: str, at: datetime) -> None:
    """Say it, or no longer, on every published response that shows a link to it. Inside a transaction."""
    wait_for_turn()  # before the rows: as whoever publishes
    cases = FOIRequest.objects.filter(links__url=url).values("pk")
    for response in PublishedResponse.objects.filter(publication__foi_request__in=cases).select_for_update():
        write_dead_links(response, at)


def write_dead_links(response: PublishedResponse, at: datetime) -> None:
    """What its page says of its links: only of those it shows, since others may have been taken out."""
    dead = dead_since(shown_in(PublishedPart.objects.filter(question__response=response)))
    if dead != response.dead_links:
        response.dead_links, response.linked_at = dead, at
        response.save(update_fields=["dead_links", "linked_at"])
        note_change()


def gone_for(foi_request: FOIRequest) -> list[str]:
    """The addresses that a letter points to and that are gone, for staff: one statement."""
    urls = foi_request.links.values("url")
    return list(CitedAddress.objects.filter(is_dead=True, url__in=urls).values_list("url", flat=True))


def shown_in(parts: Iterable[PublishedPart]) -> set[str]:
    """The addresses that these parts of answers show."""
    return {link["url"] for part in parts for run in part.said for link in run["links"]}


def dead_since(urls: Iterable[str]) -> dict[str, str]:
    """Those that are gone, and the day since when, as JSON has it."""
    dead = CitedAddress.objects.filter(url__in=list(urls), is_dead=True).values_list("url", "bad_since")
    return {url: since.date().isoformat() for url, since in dead if since}
