"""What the list of complaints to the regulator is narrowed by. What makes no sense in an address is as if not given."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import Q, QuerySet
from django.http import QueryDict

from requests.filters import WordsFilter
from requests.models import RegulatorCase
from requests.reviews.results import OF_COMPLAINTS, complaint_came_to, complaints, in_period, period_of

DAYS = {"received": "received_on", "ended": "ended_on", "appealed": "appeal__lodged_on"}
NARROWING = ("q", "result", *DAYS)


class RegulatorFilter(django_filters.FilterSet):
    """Words of either reference, what came of it, and when it was received, ended or appealed against."""

    q = WordsFilter(label="Reference or words", method="mentioned")
    result = django_filters.ChoiceFilter(
        label="Result", choices=list(OF_COMPLAINTS.items()), empty_label="Any result", method="came_to"
    )
    received = WordsFilter(label="Received in (2024 or 2024-q1)", method="on_days")
    ended = WordsFilter(label="Ended in", method="on_days")
    appealed = WordsFilter(label="Appealed against in", method="on_days")

    class Meta:
        model = RegulatorCase
        fields = NARROWING

    def __init__(self, typed: QueryDict) -> None:
        super().__init__(typed, queryset=complaints())
        self.form.label_suffix = ""

    def mentioned(self, every: QuerySet[RegulatorCase], name: str, value: str) -> QuerySet[RegulatorCase]:
        """In the regulator's or the Tribunal's reference, or in that and the title of the request."""
        for word in value.split()[:10]:
            of_request = Q(foi_request__reference__icontains=word) | Q(foi_request__title__icontains=word)
            every = every.filter(Q(reference__icontains=word) | Q(appeal__reference__icontains=word) | of_request)
        return every

    def came_to(self, every: QuerySet[RegulatorCase], name: str, value: str) -> QuerySet[RegulatorCase]:
        """How it ended."""
        return every.filter(complaint_came_to(value))

    def on_days(self, every: QuerySet[RegulatorCase], name: str, value: str) -> QuerySet[RegulatorCase]:
        """In a year, or a quarter of it."""
        period = period_of(value)
        return every.filter(in_period(DAYS[name], period)) if period else every

    def narrowed(self) -> Any:
        """Those of every tab."""
        return self.qs if self.form.is_valid() else self.queryset
