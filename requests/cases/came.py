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
from requests.models import Case, ClockEvent, Correspondence, Person
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
    if kind == CorrespondenceKind.CLARIFICATION:
        event = ClockEvent(kind=EventKind.CLARIFIED.value, on=timezone.localdate(came_at))
        return record_event(key, event, version, at, by)
    keep_case(case, at, by, Act.CHANGED, f"Added what came: {kind.label.lower()}")
    return case
