"""Logging what came in: case, reference, who asked, the request word for word, its questions; all of it or nothing."""

from __future__ import annotations

import hashlib
import logging
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from documents.arrivals import arrived_in_child
from documents.intake import check_file, store
from documents.models import Letter, LetterFormat
from documents.reading.arrivals import Arrived
from requests.cases.clock import first_due
from requests.cases.references import next_reference
from requests.cases.split import SUBJECT_LENGTH, keep_proposed, proposed, subject_of
from requests.errors import CannotChange, LoggedAlready
from requests.law.clock import IN_FORCE
from requests.law.errors import ImpossibleDate
from requests.law.regimes import Regime
from requests.law.written_dates import in_full
from requests.models import AskedRequest, Authority, Case, CaseAct, Correspondence, FOIRequest, Person, Requester
from requests.models.asked_request import AskedState
from requests.models.case import CaseKind
from requests.models.case_note import Act
from requests.models.correspondence import Channel, CorrespondenceKind, Direction
from requests.models.foi_request import Stage
from requests.particulars import shortened

LONGEST = 5_000_000  # characters of a request
EMPTY = "It says nothing. Paste the request, or choose the file it came in."

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class NewCase:
    """What is logged. `came_at`: when the mail server, the form or the post room had it."""

    kind: CaseKind
    regime: Regime
    channel: Channel
    came_at: datetime
    name: str
    email: str
    address: str
    text: str
    subject: str = ""
    asked_elsewhere: bool = False
    message_id: str = ""
    asked_request: AskedRequest | None = None

    @property
    def received_on(self) -> date:
        """The day in London: FOIA s.10(6) counts from a day, weekend or not."""
        return timezone.localdate(self.came_at)


@dataclass(frozen=True, slots=True)
class CameAs:
    """The file something came in, checked to be one that can be kept."""

    name: str
    content: bytes
    format: LetterFormat
    arrived: Arrived


def read_file(name: str, content: bytes) -> CameAs:
    """What a file that was handed in says; raises UnreadableLetter."""
    return CameAs(name, content, check_file(name, content), arrived_in_child(name, content))


def log_case(new: NewCase, form: UUID, at: datetime, by: Person | None, file: CameAs | None = None) -> Case:
    """Log it. The same form sent twice is one case. Raises LoggedAlready, CannotChange and UnreadableLetter."""
    if (earlier := Case.objects.filter(form=form).first()) is not None:
        return earlier
    _check(new, at)
    try:
        with transaction.atomic():
            case = _log(new, form, at, by, file)
    except IntegrityError:  # sent at the same moment by another form, or by this one
        if (earlier := Case.objects.filter(form=form).first()) is not None:
            return earlier
        if (other := already_logged(new, file)) is not None:
            raise LoggedAlready(other) from None
        raise
    logger.info("Case %s: logged by person %s", case.pk, by.pk if by else None)
    return case


def log_asked(asked: AskedRequest, form: UUID, at: datetime, by: Person) -> Case:
    """Make a case of a request from the public form, which is dealt with by that. Raises LoggedAlready."""
    new = NewCase(
        kind=CaseKind.REQUEST,
        regime=Regime(asked.regime),
        channel=Channel.FORM,
        came_at=asked.sent_at,
        name=asked.name,
        email=asked.email,
        address=asked.address,
        text=asked.text,
        asked_request=asked,
    )
    case = log_case(new, form, at, by)
    if case.asked_request_id != asked.pk:
        raise CannotChange("This form was used for another request. Open the page again.")
    return case


def already_logged(new: NewCase, file: CameAs | None) -> Case | None:
    """The case that this message, file or request from the public form made before."""
    requests = Correspondence.objects.filter(direction=Direction.IN, kind=CorrespondenceKind.REQUEST)
    found = None
    if file is not None:
        digest = hashlib.sha256(file.content).hexdigest()
        found = requests.filter(letter__sha256=digest).select_related("case").first()
    if found is None and new.message_id:
        found = requests.filter(message_key=message_key(new.message_id)).select_related("case").first()
    if found is None and new.asked_request is not None:
        return Case.objects.filter(asked_request=new.asked_request).first()
    return found.case if found else None


def message_key(message_id: str) -> str:
    """What tells a message from all others without saying who sent it."""
    return hashlib.sha256(message_id.encode()).hexdigest() if message_id else ""


def asked_others(addressed: tuple[str, ...], office: Authority | None) -> bool:
    """Whether a message went to another office too: to an address elsewhere that takes requests.

    It reached us: where no address is known for ours, one of them is ours all the same.
    """
    own = own_domains(office)
    domains = {_domain(address) for address in addressed}
    elsewhere = {_domain(address) for address in addressed if _takes_requests(address)} - own
    return len(elsewhere) > (0 if domains & own else 1)


def own_domains(office: Authority | None) -> set[str]:
    """The domains by which the office is written to, as far as they are known: of its addresses and of its website."""
    named = [settings.DEFAULT_FROM_EMAIL, settings.FOI_INBOX_USER, *([office.email] if office else [])]
    site = urlsplit(office.website).hostname if office else None
    return {_domain(each) for each in named if "@" in each} | ({site.removeprefix("www.")} if site else set())


def _domain(address: str) -> str:
    return address.rpartition("@")[2].rstrip("> ").casefold()


def _takes_requests(address: str) -> bool:
    return "foi" in address or "freedom" in address or address.endswith(".gov.uk")


def _check(new: NewCase, at: datetime) -> None:
    if not new.text.strip():
        raise CannotChange(EMPTY)
    if len(new.text) > LONGEST:
        raise CannotChange(f"It is longer than {LONGEST:,} characters. Log its first part, and attach the rest.")
    if new.came_at > at:
        raise CannotChange(f"{in_full(new.received_on)} has not come yet. Give the day it was received.")
    if new.received_on < IN_FORCE:
        raise CannotChange(f"{in_full(new.received_on)} is before the Act came into force on {in_full(IN_FORCE)}.")


def _log(new: NewCase, form: UUID, at: datetime, by: Person | None, file: CameAs | None) -> Case:
    if (other := already_logged(new, file)) is not None:
        raise LoggedAlready(other)
    try:
        due_on = first_due(new.kind, new.received_on, new.regime)
    except ImpossibleDate as refusal:
        raise CannotChange(str(refusal)) from refusal
    letter = store(file.name, file.content, file.format, at) if file else None
    case = Case(
        kind=new.kind,
        reference=next_reference(new.kind, new.received_on),
        subject=_subject(new),
        received_on=new.received_on,
        due_on=due_on,
        taken_in_under=new.regime.value,
        owner=by if by and by.may_file else None,
        logged_at=at,
        logged_by=by,
        form=form,
        asked_request=new.asked_request,
        asked_elsewhere=new.asked_elsewhere,
    )
    case.foi_request = open_request(case, at, by) if new.kind == CaseKind.REQUEST else None
    case.save(force_insert=True)
    Requester.objects.create(case=case, name=new.name, email=new.email, address=new.address)
    _keep_request(case, new, letter, at, by)
    CaseAct.objects.create(case=case, did=Act.LOGGED, words=new.channel.label, at=at, by=by)
    return case


def _subject(new: NewCase) -> str:
    by_rules = subject_of(proposed(new.text)) if new.kind == CaseKind.REQUEST else ""
    return shortened(new.subject, SUBJECT_LENGTH) or by_rules or new.kind.label


def open_request(case: Case, at: datetime, by: Person | None) -> FOIRequest:
    """What the archive knows of a case that asks for information, from the day it is logged."""
    office = Authority.objects.as_of(case.received_on)
    return FOIRequest.objects.create(
        reference=case.reference,
        regime=case.taken_in_under,
        stage=Stage.OPEN,
        authority_name=office.name if office else "",
        received_on=case.received_on,
        due_on=case.due_on,
        title=case.subject,
        filed_at=at,
        filed_by=by,
    )


def _keep_request(case: Case, new: NewCase, letter: Letter | None, at: datetime, by: Person | None) -> None:
    kept = Correspondence.objects.create(
        case=case,
        direction=Direction.IN,
        kind=CorrespondenceKind.REQUEST,
        channel=new.channel,
        happened_at=new.came_at,
        subject=new.subject[:300],
        text=new.text,
        letter=letter,
        message_key=message_key(new.message_id),
        recorded_at=at,
        recorded_by=by,
    )
    if case.foi_request is not None:
        keep_proposed(kept)
    if new.asked_request is not None:
        asked = new.asked_request
        asked.state, asked.changed_at, asked.changed_by = AskedState.DONE, at, by
        asked.save(update_fields=["state", "changed_at", "changed_by"])
