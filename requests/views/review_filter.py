"""What the list of reviews is narrowed by. What makes no sense in an address is as if it were not given."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import QueryDict

from requests.filters import WordsFilter
from requests.law.regimes import Regime
from requests.models import InternalReview, ReviewDecision
from requests.models.review import Ground, ReviewReason
from requests.reviews.figures import TIMES, TOOK
from requests.reviews.learning import DECIDED
from requests.reviews.results import OF_REVIEWS, in_period, period_of, review_came_to

NARROWING = ("q", "ground", "reason", "decided", "exemption", "took", "result", "asked", "ended")
DAYS = {"asked": "asked_on", "ended": "case__ended_on"}


class ReviewFilter(django_filters.FilterSet):
    """Words of the reference, what is complained of, what was decided, why, and on which exemption."""

    q = WordsFilter(label="Reference or words", method="mentioned")
    ground = django_filters.ChoiceFilter(
        label="Complained of", choices=Ground.choices, empty_label="Everything", method="complained"
    )
    decided = django_filters.ChoiceFilter(
        label="Decided",
        choices=[
            ("stands", "An answer stands"),
            ("changed", "An answer changed"),
            ("changed in part", "Changed in part"),
            ("replaced", "Replaced"),
        ],
        empty_label="Anything",
        method="left",
    )
    reason = django_filters.ChoiceFilter(
        label="Because", choices=ReviewReason.choices, empty_label="Any reason", method="left"
    )
    exemption = WordsFilter(label="On the exemption", method="left")

    took = django_filters.ChoiceFilter(
        label="Answered",
        choices=list(TIMES.items()),
        empty_label="At any time",
        method="answered",
    )
    result = django_filters.ChoiceFilter(
        label="Result as a whole", choices=list(OF_REVIEWS.items()), empty_label="Any result", method="came_to"
    )
    asked = WordsFilter(label="Asked for in (2024 or 2024-q1)", method="on_days")
    ended = WordsFilter(label="Answered in", method="on_days")

    class Meta:
        model = InternalReview
        fields = NARROWING

    def __init__(self, typed: QueryDict) -> None:
        super().__init__(typed, queryset=InternalReview.objects.select_related("case", "foi_request", "reviewer"))
        self.form.label_suffix = ""

    def mentioned(self, every: QuerySet[InternalReview], name: str, value: str) -> QuerySet[InternalReview]:
        """In either reference, or in what the request is about."""
        for word in value.split()[:10]:
            of_request = Q(foi_request__reference__icontains=word) | Q(foi_request__title__icontains=word)
            every = every.filter(Q(case__reference__icontains=word) | of_request)
        return every

    def complained(self, every: QuerySet[InternalReview], name: str, value: str) -> QuerySet[InternalReview]:
        """Of any part."""
        return every.filter(grounds__ground=value).distinct()

    def answered(self, every: QuerySet[InternalReview], name: str, value: str) -> QuerySet[InternalReview]:
        """How long it took."""
        return every.filter(TOOK[value])

    def came_to(self, every: QuerySet[InternalReview], name: str, value: str) -> QuerySet[InternalReview]:
        """What came of the whole review."""
        return every.filter(review_came_to(value))

    def on_days(self, every: QuerySet[InternalReview], name: str, value: str) -> QuerySet[InternalReview]:
        """In a year, or a quarter of it."""
        period = period_of(value)
        return every.filter(in_period(DAYS[name], period)) if period else every

    def left(self, every: QuerySet[InternalReview], name: str, value: str) -> QuerySet[InternalReview]:
        """To `narrowed`: these are said of one and the same part."""
        return every

    def narrowed(self) -> Any:
        """Those of every tab."""
        if not self.form.is_valid():
            return self.queryset
        told = self.form.cleaned_data
        parts = ReviewDecision.objects.filter(review=OuterRef("pk"))
        is_narrowed = False
        if told["decided"]:
            parts, is_narrowed = parts.filter(verdict__in=DECIDED[told["decided"]]), True
        if told["reason"]:
            parts, is_narrowed = parts.filter(reason=told["reason"]), True
        if told["exemption"]:
            parts, is_narrowed = parts.filter(relied_on__contains=[_cited(told["exemption"])]), True
        return self.qs.filter(Exists(parts)) if is_narrowed else self.qs


def _cited(typed: str) -> dict[str, str]:
    """ "EIR 12(4)(d)" as links have it, or "section 21" as people type it."""
    before, _, provision = typed.rpartition(" ")
    return {"provision": provision, **({"regime": before} if before in set(Regime) else {})}
