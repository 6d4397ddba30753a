"""What a case turns out to be: what was logged as a request for information may be one for somebody's own data."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from requests.cases.clock import first_due
from requests.cases.drafts import draft_anew
from requests.cases.log import open_request
from requests.cases.split import is_worked_on, keep_proposed, request_of
from requests.cases.versions import keep_case, locked_case
from requests.errors import CannotChange
from requests.law.errors import ImpossibleDate
from requests.law.regimes import Regime
from requests.models import Case, Outgoing, Person
from requests.models.case import LOGGED_KINDS, CaseKind, CaseStage
from requests.models.case_note import Act
from requests.models.outgoing import ON_ITS_WAY

NOT_ONE = "It is a review, and stays one."
STOPPED = (
    "Something happened to its clock already. Take that back first, or close this case and log what came once more."
)
ON_THE_WAY = "A letter of it is on its way. Take it back first, or wait until it has left."
ANSWERED = (
    "Its questions are being answered already. Take the answers back on the worksheet first; where searches or what "
    "colleagues said are kept with them, close this case, and paste its words on “Log a request” as what they are."
)


@transaction.atomic
def change_kind(key: int, kind: CaseKind, version: int, at: datetime, by: Person) -> Case:
    """Say what it is: it is due as its kind is. Its reference stays, since letters carry it.

    Of what is no request for information nothing is left in the archive's tables, and it counts in no statistics.
    Raises ChangedMeanwhile and CannotChange.
    """
    case = locked_case(key, version)
    before = CaseKind(case.kind)
    if kind == before:
        return case
    _check(case, kind, before)
    gone = case.foi_request
    try:
        case.due_on = first_due(kind, case.received_on, Regime(case.taken_in_under))
    except ImpossibleDate as refusal:
        raise CannotChange(str(refusal)) from refusal
    case.kind, case.stage, case.due_given, case.split_at, case.split_by = kind, CaseStage.LOGGED, False, None, None
    case.foi_request = open_request(case, at, by) if kind == CaseKind.REQUEST else None
    fields = ("kind", "stage", "due_on", "due_given", "split_at", "split_by", "foi_request")
    keep_case(case, at, by, Act.CHANGED, f"{kind.label}, not {before.label.lower()}", *fields)
    if gone is not None:
        gone.delete()
    if case.foi_request is not None:
        keep_proposed(request_of(case))
    draft_anew(case, at, by)
    return case


def _check(case: Case, kind: CaseKind, before: CaseKind) -> None:
    if not {kind, before} <= set(LOGGED_KINDS):
        raise CannotChange(NOT_ONE)
    if not case.is_open:
        raise CannotChange(f"{case} has ended already.")
    if Outgoing.objects.filter(correspondence__case=case, state__in=ON_ITS_WAY).exists():
        raise CannotChange(ON_THE_WAY)
    if case.clock_events.filter(undone_at=None).exists():
        raise CannotChange(STOPPED)
    if case.foi_request is not None and is_worked_on(case.foi_request):
        raise CannotChange(ANSWERED)
