"""How a complaint ends: a decision notice part by part, or another way; its steps, an appeal, and what is shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction

from requests.errors import CannotChange
from requests.law.appeals import last_day_to_appeal
from requests.law.regimes import Regime
from requests.law.written_dates import in_full
from requests.models import BankHoliday, NoticePart, Person, RegulatorCase, TribunalAppeal
from requests.models.regulator_case import PLAIN, Ending, Held, Ruling, plainly
from requests.publishing.regulator_notices import show_notices
from requests.regulator_cases.opening import check_day, held, kept

NO_TRIBUNAL = (
    "A decision of the Scottish Information Commissioner is appealed against at the Court of Session, on a point of "
    "law."
)


@dataclass(frozen=True, slots=True)
class Notice:
    """A decision notice as it is entered. `parts`: by the key of each NoticePart, what is held and the provision."""

    dated: date
    parts: Mapping[int, tuple[str, str]]
    steps: str = ""
    steps_by: date | None = None
    steps_done_on: date | None = None
    published_url: str = ""
    is_shown: bool = False


@dataclass(frozen=True, slots=True)
class Appeal:
    """An appeal as it is entered. `rulings`: by the key of each NoticePart."""

    by_whom: str
    reference: str
    lodged_on: date
    heard_on: date | None
    ended_how: str
    ended_on: date | None
    decision_url: str
    rulings: Mapping[int, str]


@transaction.atomic
def record_notice(key: int, notice: Notice, version: int, at: datetime, by: Person) -> RegulatorCase:
    """Write down what the regulator decided, or correct that. Raises ChangedMeanwhile and CannotChange."""
    found = held(key, version)
    _check(found, notice, at)
    found.ended_how, found.ended_on = Ending.NOTICE, notice.dated
    found.steps, found.steps_by = notice.steps.strip(), notice.steps_by
    found.steps_done_on, found.published_url = notice.steps_done_on, notice.published_url
    found.is_shown = notice.is_shown
    for row in found.parts.all():
        row.held, row.provision = notice.parts.get(row.pk, ("", ""))
        row.ruling = row.ruling if row.held else ""
        row.save(update_fields=["held", "provision", "ruling"])
    kept(found, at, by)
    show_notices(found.foi_request, at)
    return found


@transaction.atomic
def end_otherwise(key: int, how: Ending, on: date, version: int, at: datetime, by: Person) -> RegulatorCase:
    """It came to its end without a notice. Raises ChangedMeanwhile and CannotChange."""
    found = held(key, version)
    if how == Ending.NOTICE:
        raise CannotChange("Write down the decision notice part by part.")
    _check_appeal(found, "has to be decided by a notice")
    check_day(on, "it ended", at, found.received_on, "the complaint")
    _no_notice(found)
    found.ended_how, found.ended_on = how, on
    kept(found, at, by)
    show_notices(found.foi_request, at)
    return found


@transaction.atomic
def open_again(key: int, version: int, at: datetime, by: Person) -> RegulatorCase:
    """It did not end, or its end was entered by mistake: what was decided is taken out. Raises as the others do."""
    found = held(key, version)
    _check_appeal(found, "stands against its notice")
    _no_notice(found)
    kept(found, at, by)
    show_notices(found.foi_request, at)
    return found


@transaction.atomic
def record_appeal(key: int, appeal: Appeal, version: int, at: datetime, by: Person) -> TribunalAppeal:
    """Write down an appeal against the notice, or how it went on. Raises ChangedMeanwhile and CannotChange."""
    found = held(key, version)
    if Regime(found.foi_request.regime) is Regime.FOISA:
        raise CannotChange(NO_TRIBUNAL)
    if not found.has_notice or found.ended_on is None:
        raise CannotChange("There is no decision notice to appeal against. Write that down first.")
    check_day(appeal.lodged_on, "the appeal was lodged", at, found.ended_on, "the decision notice")
    if appeal.heard_on and appeal.heard_on < appeal.lodged_on:
        raise CannotChange("The hearing is before the appeal.")
    _check_appeal_end(appeal, at)
    row = TribunalAppeal.objects.filter(regulator_case=found).first() or TribunalAppeal(regulator_case=found)
    for name in ("by_whom", "lodged_on", "heard_on", "ended_how", "ended_on", "decision_url"):
        setattr(row, name, getattr(appeal, name))
    row.reference, row.recorded_at, row.recorded_by = " ".join(appeal.reference.split()), at, by
    _save(row)
    for part in found.parts.all():
        part.ruling = appeal.rulings.get(part.pk, "") if appeal.ended_how == "decided" and part.held else ""
        part.save(update_fields=["ruling"])
    kept(found, at, by)
    show_notices(found.foi_request, at)
    return row


def appeal_by(found: RegulatorCase) -> date | None:
    """The last day to appeal against its notice, by the bank holidays that staff keep; None where nobody can."""
    if not found.has_notice or found.ended_on is None or Regime(found.foi_request.regime) is Regime.FOISA:
        return None
    return last_day_to_appeal(found.ended_on, BankHoliday.objects.calendar())


def _check(found: RegulatorCase, notice: Notice, at: datetime) -> None:
    check_day(notice.dated, "of the decision notice", at, found.received_on, "the complaint")
    if not any(outcome for outcome, _ in notice.parts.values()):
        raise CannotChange("Say of at least one part what the notice decides.")
    for row in found.parts.all():
        outcome, _ = notice.parts.get(row.pk, ("", ""))
        if outcome and outcome not in Held.values:
            raise CannotChange(f"Choose what the notice decides of {row}.")
    if notice.steps_by and not notice.steps.strip():
        raise CannotChange("Write down the steps that are due by that day.")
    if notice.steps.strip() and notice.steps_by is None:
        raise CannotChange("Give the day by which the steps are to be taken.")
    if notice.steps_by and notice.steps_by < notice.dated:
        raise CannotChange(f"{in_full(notice.steps_by)} is before the notice, {in_full(notice.dated)}.")
    if notice.steps_done_on:
        if not notice.steps_by:
            raise CannotChange("No steps are written down that could have been taken.")
        check_day(notice.steps_done_on, "the steps were taken", at, notice.dated, "the notice")
    if notice.is_shown and not notice.published_url:
        raise CannotChange("Give the address where the notice is published: the public page leads there.")
    appeal = TribunalAppeal.objects.filter(regulator_case=found).first()
    if appeal and appeal.lodged_on < notice.dated:
        raise CannotChange(f"The appeal {appeal} was lodged on {in_full(appeal.lodged_on)}, before that day.")


def _check_appeal(found: RegulatorCase, why: str) -> None:
    appeal = TribunalAppeal.objects.filter(regulator_case=found).first()
    if appeal:
        raise CannotChange(f"The appeal {appeal} {why}.")


def _check_appeal_end(appeal: Appeal, at: datetime) -> None:
    if not appeal.reference.split():
        raise CannotChange("Write down the Tribunal’s reference, EA/….")
    if bool(appeal.ended_how) != (appeal.ended_on is not None):
        raise CannotChange("Give both how the appeal ended and on which day, or neither.")
    if appeal.ended_on:
        check_day(appeal.ended_on, "the appeal ended", at, appeal.lodged_on, "the appeal")
    if appeal.ended_how == "decided" and not any(ruling in Ruling.values for ruling in appeal.rulings.values()):
        raise CannotChange("Say of at least one part what the Tribunal decides.")


def _save(row: TribunalAppeal) -> None:
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as twice:
        if "appeal_reference_once" not in str(twice):
            raise
        used = TribunalAppeal.objects.alias(plain=PLAIN).filter(plain=plainly(row.reference))
        other = used.select_related("regulator_case").first()
        against = f"the appeal against {other.regulator_case}’s notice" if other else "another appeal"
        raise CannotChange(f"The reference {row.reference} is used already, for {against}.") from twice


def _no_notice(found: RegulatorCase) -> None:
    found.ended_how, found.ended_on = "", None
    found.steps, found.steps_by, found.steps_done_on = "", None, None
    found.published_url, found.is_shown = "", False
    NoticePart.objects.filter(regulator_case=found).update(held="", provision="", ruling="")
