"""The addresses of the lists of responses that stand behind a number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from requests.quarters import ALL_TIME, Period
from requests.search.traits import Sent
from requests.statistics import Figures


@dataclass(frozen=True, slots=True)
class Number:
    """A count of responses, and the list of just these; `says` is what they are, for whoever hears links read out."""

    count: int
    address: str
    says: str


def number(count: int, address: str, one: str, many: str) -> Number:
    """A count, said of one ("late response in 2024") or of many."""
    return Number(count, address, one if count == 1 else many)


def answered_list(period: Period, *kinds: Sent, **filters: str) -> str:
    """The list of responses answered in the period that are of these kinds, or of any, and meet the filters."""
    return _list(_answered_in(period), kinds, filters)


def counted_list(figures: Figures) -> str:
    """The list of those answered by which times are reckoned: of all, where none was passed on."""
    kinds = (Sent.ANSWER, Sent.REVIEW) if figures.passed_on else ()
    return answered_list(figures.period, *kinds)


def received_list(period: Period, *kinds: Sent) -> str:
    """The list of responses to requests received in the period."""
    return _list([("received", quarter.code) for quarter in period.quarters], kinds, {})


def _answered_in(period: Period) -> list[tuple[str, str]]:
    if period == ALL_TIME:
        return []
    return [("answered", period.code)] if period.number else [("year", period.code)]


def _list(of_period: list[tuple[str, str]], kinds: Sequence[Sent], filters: dict[str, str]) -> str:
    parameters = [*of_period, *(("kind", kind.value) for kind in kinds), *filters.items()]
    path = reverse("responses")
    return f"{path}?{urlencode(parameters)}" if parameters else path
