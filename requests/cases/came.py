"""What comes in for a case that is there already: kept byte for byte; a clarification restarts the clock."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from documents.intake import store
from requests.cases.clock import record_event
from requests.cases.log import CameAs, message_key
from requests.cases.versions import keep_case, locked_case
from requests.errors import CannotChange
from requests.law.clock_events import EventKind
from requests.models import Case, CaseAct, ClockEvent, Correspondence, Person
from requests.models.case_note import Act
from requests.models.correspondence import Channel, CorrespondenceKind, Direction


def came_for(key: int, file: CameAs, kind: CorrespondenceKind, version: int, at: datetime, by: Person) -> Case:
    """Keep it with the case. Raises ChangedMeanwhile, and CannotChange where it is there already or makes no sense."""
    try:
        with transaction.atomic():
            return _keep(key, file, kind, version, at, by)
    except IntegrityError as refused:
        if "file_once_a_case" not in str(refused):
            raise
        raise CannotChange("This file is with the case already.") from refused


def _keep(key: int, file: CameAs, kind: CorrespondenceKind, version: int, at: datetime, by: Person) -> Case:
    case = locked_case(key, version)
    came_at = file.arrived.received or at
    if came_at > at:
        raise CannotChange("The message says that it came at a time that has not come yet.")
    _write_down(case, file, kind, came_at, at, by)
    if kind == CorrespondenceKind.CLARIFICATION:
        event = ClockEvent(kind=EventKind.CLARIFIED.value, on=timezone.localdate(came_at))
        return record_event(key, event, version, at, by)
    keep_case(case, at, by, Act.CHANGED, f"Added what came: {kind.label.lower()}")
    return case


@transaction.atomic
def came_by_itself(key: int, file: CameAs, came_at: datetime, at: datetime, by: Person | None = None) -> Case:
    """A message that the mailbox took in for a case. What it means, for the clock too, an officer says.

    Nobody who works at the case meanwhile is in its way: it leaves the case's version as it is.
    """
    case = Case.objects.select_for_update().get(pk=key)
    _write_down(case, file, CorrespondenceKind.OTHER, came_at, at, by)
    CaseAct.objects.create(case=case, did=Act.CHANGED, words="Added what came to the inbox", at=at, by=by)
    return case


def _write_down(
    case: Case, file: CameAs, kind: CorrespondenceKind, came_at: datetime, at: datetime, by: Person | None
) -> None:
    Correspondence.objects.create(
        case=case,
        direction=Direction.IN,
        kind=kind,
        channel=Channel.EMAIL if file.arrived.is_message else Channel.POST,
        happened_at=came_at,
        subject=file.arrived.subject,
        text=file.arrived.text,
        letter=store(file.name, file.content, file.format, at),
        message_key=message_key(file.arrived.message_id),
        recorded_at=at,
        recorded_by=by,
    )
