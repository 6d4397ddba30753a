"""What happened to a request, day by day: from its receipt to the latest version of its published answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.timezone import localdate

from requests.models.publication import PublishedResponse
from requests.particulars import listed


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
    yield from _versions(response, history)


def _versions(response: PublishedResponse, history: Sequence[Mapping[str, Any]]) -> Iterator[Happening]:
    """The versions after the first, the oldest first, and the checking of each."""
    checks = _checks(response, history)
    for row in reversed(history):
        if row["number"] > 1 and row["changes"]:
            on = localdate(datetime.fromisoformat(row["published_at"]))
            yield Happening(on, f"Version {row['number']} published", "What changed", "#versions")
        yield from checks.pop(row["number"], [])
    for check in checks.values():
        yield from check


def _checks(response: PublishedResponse, history: Sequence[Mapping[str, Any]]) -> dict[int, list[Happening]]:
    """Each day on which a version was checked, by the first that was; which, where there were several."""
    days: dict[date, list[int]] = {}
    for row in reversed(history):
        if row["checked_on"]:
            days.setdefault(date.fromisoformat(row["checked_on"]), []).append(row["number"])
    if response.checked_on:  # what was published before this was kept of each version has it here alone
        days.setdefault(response.checked_on, [history[0]["number"] if history else response.version])
    found: dict[int, list[Happening]] = {}
    for on, numbers in days.items():
        which = f"Version{'s' if len(numbers) > 1 else ''} {listed([str(each) for each in numbers])} checked"
        words = f"{which if len(history) > 1 else 'Checked'} by staff against the letter"
        found.setdefault(numbers[0], []).append(Happening(on, words))
    return found
