"""How a case stands with publishing: what is planned, what keeps it back, what stands in its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.utils.timezone import localdate

from requests.models import (
    FOIRequest,
    KeepingDecision,
    KeepingRule,
    PlannedPublication,
    PublishedNotice,
    PublishingHold,
)
from requests.publishing.standing_against import KeptBack, kept_back, kept_back_each

MOST = 200  # of a list on one page


@dataclass(frozen=True, slots=True)
class Standing:
    """Of one case. `refused`: the last plan, where it came to nothing. `hold`: what its plan has to wait for."""

    plan: PlannedPublication | None
    refused: PlannedPublication | None
    kept: Sequence[KeptBack]
    hold: PublishingHold | None
    notice: PublishedNotice | None


@dataclass(frozen=True, slots=True)
class Queue:
    """Of the whole office."""

    held: PublishingHold | None
    planned: Sequence[PlannedPublication]
    refused: Sequence[PlannedPublication]
    kept: Sequence[tuple[FOIRequest, Sequence[KeptBack]]]
    holds: Sequence[PublishingHold]


def standing_of(foi_request: FOIRequest, at: datetime) -> Standing:
    """For the page of a case."""
    plans = PlannedPublication.objects.filter(foi_request=foi_request).select_related("planned_by")
    plan = plans.open().first()
    due = max(plan.publish_at, at) if plan else at
    return Standing(
        plan=plan,
        refused=plans.refused().first(),
        kept=kept_back(foi_request),
        hold=PublishingHold.objects.on(localdate(due)) if plan else None,
        notice=PublishedNotice.objects.filter(slug=foi_request.slug).first() if foi_request.slug else None,
    )


def queue(at: datetime) -> Queue:
    """What is to be published, what was not, what is kept back, and the days without publishing."""
    plans = PlannedPublication.objects.select_related("foi_request", "planned_by")
    perhaps = _perhaps_kept()
    rules = kept_back_each(perhaps)
    return Queue(
        held=PublishingHold.objects.on(localdate(at)),
        planned=list(plans.open()[:MOST]),
        refused=list(plans.refused().order_by("-ended_at")[:MOST]),
        kept=[(each, rules[each.pk]) for each in perhaps if rules[each.pk]],
        holds=list(PublishingHold.objects.standing().filter(ends_on__gte=localdate(at)).select_related("set_by")),
    )


def _perhaps_kept() -> Sequence[FOIRequest]:
    """What is not public and was decided on, or relies on a provision that a rule names."""
    wanted = Q(pk__in=KeepingDecision.objects.filter(keeps_back=True).values("foi_request"))
    for rule in KeepingRule.objects.filter(is_used=True).exclude(provision=""):
        relied = {"regime": rule.regime, "provision__startswith": rule.provision}
        wanted |= Q(**{f"questions__parts__exemptions__{name}": value for name, value in relied.items()})
    live = FOIRequest.objects.published().values("pk")
    return list(FOIRequest.objects.letters().filter(wanted).exclude(pk__in=live).distinct()[:MOST])
