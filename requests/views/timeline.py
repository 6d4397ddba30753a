"""What happened to a request, day by day: from its receipt to the latest version of its published answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.timezone import localdate

from requests.models.publication import PublishedResponse


@dataclass(frozen=True, slots=True)
class Happening:
    """A day and what happened on it; `address` and `link` lead to the letter or the list that tells of it."""

    on: date
    words: str
    link: str = ""
    address: str = ""


def timeline(response: PublishedResponse, history: Sequence[Mapping[str, Any]]) -> list[Happening]:
    """In the order of the days, and on one day in the order in which such things happen."""
    return sorted(_happenings(response, history), key=lambda happening: happening.on)


def _happenings(response: PublishedResponse, history: Sequence[Mapping[str, Any]]) -> Iterator[Happening]:
    reviewed = response.reviewed.get("of")
    if reviewed:
        first = reverse("response", args=[reviewed["slug"]])
        yield Happening(date.fromisoformat(reviewed["answered_on"]), "First answered", "Read that response", first)
    yield Happening(response.received_on, "Internal review asked for" if response.reviewed.get("of") else "Received")
    if not response.is_late:
        yield Happening(response.answered_on, "Review answered" if reviewed else response.ended.capitalize())
    yield Happening(response.due_on, "Due")
    if response.is_late:
        yield Happening(
            response.answered_on, "Review answered, late" if reviewed else f"{response.ended.capitalize()}, late"
        )
    for review in response.reviewed.get("by", []):
        address = reverse("response", args=[review["slug"]])
        yield Happening(date.fromisoformat(review["answered_on"]), "Internal review answered", "Read it", address)
    yield Happening(localdate(response.first_published_at), "Published here, read by machine")
    if response.checked_on:
        yield Happening(response.checked_on, "Checked by staff against the letter")
    yield from _versions(response, history)


def _versions(response: PublishedResponse, history: Sequence[Mapping[str, Any]]) -> Iterator[Happening]:
    """The versions after the first, the oldest first."""
    for row in reversed(history):
        if row["number"] > 1 and row["changes"]:
            on = localdate(datetime.fromisoformat(row["published_at"]))
            yield Happening(on, f"Version {row['number']} published", "What changed", "#versions")
