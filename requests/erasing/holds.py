"""Why something may not be erased yet: it is open, or somebody may still need it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from documents.reading.shapes import LetterKind
from requests.erasing.kept import Kept
from requests.law.appeals import last_day_to_appeal
from requests.law.errors import ImpossibleDate
from requests.law.regimes import Regime
from requests.law.reviews import last_day_to_ask
from requests.law.written_dates import in_full
from requests.models import (
    AskedReview,
    BankHoliday,
    Case,
    FOIRequest,
    InternalReview,
    Person,
    PlannedPublication,
    Regulator,
    RegulatorCase,
    RetentionHold,
)
from requests.models.case import ENDED
from requests.models.erasure import HoldKind
from requests.models.foi_request import Stage
from requests.models.regulator_case import Ending


def holds_on(kept: Kept, on: date) -> list[str]:
    """Each in a sentence; none means that it may be erased on that day."""
    return [*_open(kept), *_under_same_reference(kept), *_needed(kept), *_windows(kept, on)]


def holds_on_itself(kept: Kept) -> list[str]:
    """The same of a letter that is filed twice: the other one stays for whoever may still complain or appeal."""
    return [*_open(kept), *_needed(kept)]


def standing_holds(kept: Kept) -> list[RetentionHold]:
    """Those that somebody set and nobody lifted."""
    of = {"foi_request": kept.foi_request} if kept.foi_request else {"case": kept.case}
    return list(RetentionHold.objects.filter(**of, lifted_at=None).select_related("set_by"))


def set_hold(kept: Kept, kind: HoldKind, words: str, at: datetime, by: Person) -> RetentionHold:
    """Say that it is still needed, and for what."""
    of = {"foi_request": kept.foi_request} if kept.foi_request else {"case": kept.case}
    return RetentionHold.objects.create(**of, kind=kind, words=words, set_at=at, set_by=by)


@transaction.atomic
def lift_hold(key: int, at: datetime, by: Person) -> RetentionHold | None:
    """It is needed for that no longer; None where no such hold stood."""
    hold = RetentionHold.objects.select_for_update().filter(pk=key, lifted_at=None).first()
    if hold is not None:
        hold.lifted_at, hold.lifted_by = at, by
        hold.save(update_fields=["lifted_at", "lifted_by"])
    return hold


def _open(kept: Kept) -> Iterator[str]:
    if kept.case is not None and kept.case.is_open:
        yield f"The case is not ended: {kept.case.get_stage_display().lower()}."
    if kept.foi_request is None:
        return
    for plan in PlannedPublication.objects.open().filter(foi_request=kept.foi_request):
        yield f"It is to be published on {plan.moment}. Cancel that first, or wait for it."
    for case in Case.objects.filter(review__foi_request=kept.foi_request).exclude(stage__in=ENDED):
        yield f"An internal review of it is not ended: {case}."
    for reference in _asked_for(kept):
        yield f"An internal review of it was asked for, and is not opened yet: {reference}."
    for complaint in RegulatorCase.objects.open().filter(foi_request=kept.foi_request):
        yield f"A complaint to the regulator about it is not ended: {complaint}."


def _under_same_reference(kept: Kept) -> Iterator[str]:
    if kept.foi_request is not None and kept.reference:
        same = Case.objects.filter(foi_request__reference__iexact=kept.reference).exclude(stage__in=ENDED)
        for other in same.exclude(foi_request=kept.foi_request):
            yield f"A case under the same reference is not ended: {other}."


def _needed(kept: Kept) -> Iterator[str]:
    for hold in standing_holds(kept):
        words = f" ({hold.words})" if hold.words else ""
        since = in_full(localdate(hold.set_at))
        yield f"It is needed for {_for(HoldKind(hold.kind))}{words}: {hold.set_by.known_as} said so on {since}."


def _for(kind: HoldKind) -> str:
    return kind.label[0].lower() + kind.label[1:]


def _windows(kept: Kept, on: date) -> Iterator[str]:
    """Days in which the requester may still complain or appeal, of this letter and of others with its reference."""
    for notice in RegulatorCase.objects.filter(foi_request=kept.foi_request, ended_how=Ending.NOTICE):
        if notice.ended_on and (last := last_day_to_appeal(notice.ended_on, BankHoliday.objects.calendar())) >= on:
            yield f"The decision notice of {in_full(notice.ended_on)} can be appealed against until {in_full(last)}."
    for ended_on, value in _reviewed_here(kept):
        yield from _with_regulator(ended_on, Regime(value), on)
    for letter in _family(kept):
        if letter.answered_on is None:
            continue
        regime = Regime(letter.regime)
        answered = in_full(letter.answered_on)
        if LetterKind.REVIEW in {filed.kind for filed in letter.filed_letters.all()}:
            yield from _with_regulator(letter.answered_on, regime, on)
        elif (last := _last_day_to_ask(letter.answered_on, regime)) >= on:
            yield f"A review of the answer of {answered} can be asked for until {in_full(last)}."


def _asked_for(kept: Kept) -> Iterator[str]:
    """What readers asked for and nobody has looked at yet."""
    if kept.foi_request is not None and kept.foi_request.slug:
        yield from AskedReview.objects.filter(slug=kept.foi_request.slug).values_list("reference", flat=True)


def _reviewed_here(kept: Kept) -> Iterator[tuple[date, str]]:
    """The days on which the outcomes of its reviews went out, with the law: of the request, or of the review alone."""
    if kept.foi_request is not None:
        reviews = InternalReview.objects.concluded().filter(foi_request=kept.foi_request)
    else:
        reviews = InternalReview.objects.concluded().filter(case=kept.case)
    for ended_on, regime in reviews.values_list("case__ended_on", "foi_request__regime"):
        if ended_on is not None:
            yield ended_on, regime


def _with_regulator(reviewed_on: date, regime: Regime, on: date) -> Iterator[str]:
    regulator = Regulator.objects.as_of(reviewed_on, regime)
    if regulator and (last := regulator.limit.last_day(reviewed_on)) >= on:
        yield f"After the review of {in_full(reviewed_on)} the {regulator.name} takes complaints until {in_full(last)}."


def _last_day_to_ask(answered_on: date, regime: Regime) -> date:
    try:
        return last_day_to_ask(answered_on, regime, BankHoliday.objects.calendar())
    except ImpossibleDate:
        return answered_on


def _family(kept: Kept) -> list[FOIRequest]:
    """The request and those the office gave the same reference: a review belongs to what it reviews."""
    if kept.foi_request is None:
        return []
    if not kept.reference:
        return [kept.foi_request]
    same = FOIRequest.objects.filter(reference__iexact=kept.reference).exclude(stage__in=[Stage.ERASED, Stage.OPEN])
    return list(same.prefetch_related("filed_letters"))
