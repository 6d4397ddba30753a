"""What the list of reviews is narrowed by. What makes no sense in an address is as if it were not given."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.http import QueryDict

from requests.filters import WordsFilter
from requests.law.regimes import Regime
from requests.models import InternalReview, ReviewDecision
from requests.models.review import Ground, ReviewReason
from requests.reviews.learning import DECIDED

NARROWING = ("q", "ground", "reason", "decided", "exemption", "took")
TOOK = {
    "target": Q(case__ended_on__lte=F("target_on")),
    "limit": Q(case__ended_on__gt=F("target_on"), case__ended_on__lte=F("limit_on")),
    "later": Q(case__ended_on__gt=F("limit_on")),
}


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
        choices=[("target", "By the target"), ("limit", "Later, by the limit"), ("later", "After the limit")],
        empty_label="At any time",
        method="answered",
    )

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
