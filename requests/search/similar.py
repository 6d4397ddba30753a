"""Responses about the same: those whose answers share the words that tell one response from the others."""

from __future__ import annotations

from requests.models import PublishedResponse, SearchEntry
from requests.search.opened import reader
from requests.search.place import NoIndex

MOST = 4
ENTRIES = 40  # looked at: several may be of one response
MOST_CHARACTERS = 20_000  # of a response that are compared


def similar(response: PublishedResponse, most: int = MOST) -> list[PublishedResponse]:
    """The published responses most like this one, the likest first; none where search is away. Two statements.

    They are looked up in the database, so one that was withdrawn just now is not among them.
    """
    asked: list[str] = []
    answered: list[str] = []
    for question, answer in _words_of(response):
        asked.append(question)
        answered.append(answer)
    try:
        near = reader().like(" ".join(asked)[:MOST_CHARACTERS], " ".join(answered)[:MOST_CHARACTERS], ENTRIES)
    except NoIndex:
        return []
    others = [pk for pk in near if pk != response.pk]
    found = PublishedResponse.objects.in_bulk(others)
    return [found[pk] for pk in others if pk in found][:most]


def _words_of(response: PublishedResponse) -> list[tuple[str, str]]:
    entries = SearchEntry.objects.filter(response=response, question__isnull=False).order_by("pk")
    return list(entries.values_list("asked", "answered"))
