"""Publishing later: plans, which the worker carries out, and the days between which nothing new is published."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import date, datetime, time

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from foiarchive.database import AWAY
from foiarchive.stores.shapes import StoreAway
from requests.case_versions import locked
from requests.errors import CannotPublish
from requests.filed_letters import MAY_NOT, publish_case
from requests.gate.candidates import askers, tells_private
from requests.law.clock import reckon
from requests.law.regimes import Regime
from requests.law.written_dates import in_full
from requests.models import BankHoliday, FOIRequest, Person, PlannedPublication, PublishingHold
from requests.models.publishing_plan import PlanEnd, PlanKind
from requests.publication import TELLS_PRIVATE, reasons_against, release
from requests.publishing.standing_against import hold_for
from requests.publishing.versions import NO_REASON, Reason

IN_THE_MORNING = time(9)  # of a day, where no hour was said: in London
PAST = "That moment has passed. Choose one to come, or publish now."
BROKE_OFF = "Publishing broke off: an unexpected fault, which the log describes. Nothing was changed. Plan it again."

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class When:
    """The moment something is to be published, and why then: words that follow “because”."""

    kind: PlanKind
    moment: datetime
    why: str


def on_a_day(day: date) -> When:
    """In the morning of a day that somebody chose."""
    return When(PlanKind.ON_DATE, _morning(day), "that day was chosen")


def under_embargo(until: datetime, why: str) -> When:
    """As soon as an embargo ends. Until then nobody can publish it by mistake."""
    return When(PlanKind.EMBARGO, until, f"an embargo ends then: {why}")


def after_the_answer(foi_request: FOIRequest) -> When | None:
    """The office's usual day: so many working days after the answer. None where it has no date of answer."""
    days = settings.FOI_PUBLISH_AFTER_DAYS
    if foi_request.answered_on is None:
        return None
    calendar, regime = BankHoliday.objects.calendar(), Regime(foi_request.regime)
    day = reckon(foi_request.answered_on, days, regime, calendar).due_on
    answered = in_full(foi_request.answered_on)
    why = f"that is {days} working {'day' if days == 1 else 'days'} after the answer of {answered}"
    return When(PlanKind.AFTER_ANSWER, _morning(day), why)


@transaction.atomic
def plan_publication(
    key: int,
    version: int,
    when: When,
    at: datetime,
    by: Person,
    *,
    checked: bool | None = None,
    reason: Reason = NO_REASON,
) -> PlannedPublication:
    """Release a case as it was looked at, and have the worker publish that at a moment to come, instead of any other.

    Raises ChangedMeanwhile, and CannotPublish for whatever stands against it now.
    """
    foi_request = locked(key, version)
    reasons = [PAST] if when.moment <= at else [] if by.may_publish else [MAY_NOT]
    if tells_private(reason.because, askers(foi_request)):
        reasons = [TELLS_PRIVATE]
    if reasons := reasons or reasons_against(foi_request, checked=checked):
        raise CannotPublish(reasons)
    release(foi_request, at, by, checked=checked)
    _cancel(foi_request, at, by)
    moment = {"kind": when.kind, "publish_at": when.moment, "why": when.why}
    said = {"version": version, "checked": checked, "because": reason.because, "hides_words": reason.hides_words}
    planned = PlannedPublication(foi_request=foi_request, planned_at=at, planned_by=by, **moment, **said)
    planned.save()
    logger.info("Request %s: publication planned by person %s", key, by.pk)
    return planned


@transaction.atomic
def cancel_plan(key: int, at: datetime, by: Person) -> bool:
    """Let it not be published by itself after all; whether there was a plan."""
    foi_request = FOIRequest.objects.select_for_update().get(pk=key)
    cancelled = _cancel(foi_request, at, by)
    if cancelled:
        logger.info("Request %s: planned publication cancelled by person %s", key, by.pk)
    return cancelled


def publish_due(at: datetime) -> int:
    """Publish what is due; how many. What may not be published any more says why; what is held waits.

    A stop at any moment leaves a plan either carried out or open, since both are one transaction.
    """
    done = 0
    for plan in list(PlannedPublication.objects.due(at).select_related("foi_request", "planned_by")):
        if hold_for(plan.foi_request, at) is None:
            done += _carry_out(plan, at)
    return done


def hold(begins_on: date, ends_on: date, why: str, at: datetime, by: Person) -> PublishingHold:
    """Have nothing new published between two days, both included. Letters go out all the same."""
    days = {"begins_on": begins_on, "ends_on": ends_on}
    return PublishingHold.objects.create(**days, why=why, set_at=at, set_by=by)


def lift_hold(key: int, at: datetime, by: Person) -> bool:
    """End it before its time; whether it stood."""
    return bool(PublishingHold.objects.standing().filter(pk=key).update(lifted_at=at, lifted_by=by))


def _carry_out(plan: PlannedPublication, at: datetime) -> bool:
    reason = Reason(plan.because, plan.hides_words)
    asked = (plan.foi_request_id, plan.version, at, plan.planned_by)
    try:
        reasons = publish_case(*asked, checked=plan.checked, reason=reason, planned=True)
    except (*AWAY, StoreAway):
        raise  # the plan stands, and is tried again
    except Exception:  # one letter's fault keeps no other waiting
        logger.exception("Request %s: the planned publication failed", plan.foi_request_id)
        reasons = [BROKE_OFF]
    if reasons:  # somebody else may have carried it out meanwhile: then nothing is written
        still = PlannedPublication.objects.open().filter(pk=plan.pk)
        still.update(ended=PlanEnd.REFUSED, ended_at=at, reasons=reasons)
    return not reasons


def _cancel(foi_request: FOIRequest, at: datetime, by: Person) -> bool:
    return bool(foi_request.plans.cancel(at, by))


def _morning(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, IN_THE_MORNING))
