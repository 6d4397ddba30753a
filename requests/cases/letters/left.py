"""A letter has left: what that makes of the case, and the proof of what left where a mail program sent it."""

from __future__ import annotations

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from documents.intake import store
from requests.cases.clock import record_event
from requests.cases.letters.ready import NOT_BEING_SENT, NOT_CLEARED, STALE, documents_of, held_case, standing
from requests.cases.log import CameAs, message_key
from requests.cases.versions import keep_case
from requests.errors import CannotChange
from requests.law.clock_events import EventKind
from requests.law.written_dates import in_full
from requests.models import Case, CaseAct, ClockEvent, Correspondence, InternalReview, Outgoing, Person, Requester
from requests.models.case import CaseStage
from requests.models.case_note import Act
from requests.models.correspondence import Channel, CorrespondenceKind
from requests.models.outgoing import OutgoingState

EVENTS = {
    CorrespondenceKind.CLARIFICATION_ASKED: EventKind.CLARIFICATION_ASKED,
    CorrespondenceKind.IDENTITY_ASKED: EventKind.IDENTITY_ASKED,
    CorrespondenceKind.FEES_NOTICE: EventKind.FEE_ASKED,
}
NONE_TAKEN = "No letter of this case was taken over into a mail program, so nothing can prove that one left."
NOT_ON_THE_CLOCK = "A letter went out that the clock does not take: {} Put it right by hand."
OTHER = "This message does not carry the letter as it was made ready: {names}. It was not looked through like this."


@transaction.atomic
def has_left(key: int, at: datetime, by: Person | None, channel: Channel = Channel.EMAIL) -> None:
    """Write down that it left, and what that means for the clock and the case."""
    case = held_case(Correspondence.objects.get(pk=key))
    draft = Correspondence.objects.select_for_update().get(pk=key)
    outgoing = Outgoing.objects.select_for_update().get(correspondence=draft)
    if outgoing.state == OutgoingState.SENT or outgoing.message is None:
        return  # said twice, or taken back meanwhile
    outgoing.state, outgoing.sent_at, outgoing.problem = OutgoingState.SENT, at, ""
    outgoing.save(update_fields=["state", "sent_at", "problem"])
    draft.happened_at, draft.letter, draft.channel = at, outgoing.message, channel
    draft.save(update_fields=["happened_at", "letter", "channel"])
    who, on = by or outgoing.sent_by, timezone.localdate(at)
    if draft.kind in (CorrespondenceKind.ANSWER, CorrespondenceKind.REVIEW):
        _answered(case, draft, at, who)
        return
    declined = InternalReview.objects.filter(case=case).exclude(declined_because="").first()
    if declined is not None and draft.kind == CorrespondenceKind.OTHER:
        case.stage, case.ended_on = CaseStage.CLOSED, on
        case.outcome = f"Not accepted: {declined.declined_because}"[:500]
        keep_case(case, at, who, Act.CLOSED, case.outcome, "stage", "ended_on", "outcome")
        return
    keep_case(case, at, who, Act.SENT, draft.get_kind_display(), *_put_off(case, draft, on))
    event = EVENTS.get(CorrespondenceKind(draft.kind))
    if event is not None and who is not None:
        _onto_the_clock(case, ClockEvent(kind=event.value, on=on), at, who)


def _put_off(case: Case, draft: Correspondence, on: date) -> list[str]:
    """A review is due later once its requester was told so in time; told afterwards, it stays late."""
    review = InternalReview.objects.filter(case=case).exclude(extended_to=None).first()
    if review is None or draft.kind != CorrespondenceKind.EXTENSION or case.due_on is None or on > case.due_on:
        return []
    case.due_on = review.extended_to
    return ["due_on"]


def _onto_the_clock(case: Case, event: ClockEvent, at: datetime, by: Person) -> None:
    """A letter that has left has left, whatever the clock makes of it, as of one that asks a second time."""
    try:
        record_event(case.pk, event, case.version, at, by)
    except CannotChange as refusal:
        CaseAct.objects.create(case=case, did=Act.CLOCK, words=NOT_ON_THE_CLOCK.format(refusal), at=at, by=by)


def _answered(case: Case, draft: Correspondence, at: datetime, by: Person | None) -> None:
    on = timezone.localdate(at)
    case.stage, case.ended_on = CaseStage.SENT, on
    fields = ["stage", "ended_on"]
    if case.foi_request is not None:
        case.foi_request.answered_on = on
        case.foi_request.save(update_fields=["answered_on"])
    keep_case(case, at, by, Act.SENT, draft.get_kind_display(), *fields)


@transaction.atomic
def did_leave(key: int, by: Person) -> None:
    """An officer found out that what broke off while it was sent did leave, when it was tried. Raises CannotChange."""
    held_case(Correspondence.objects.get(pk=key))
    outgoing = Outgoing.objects.select_for_update().filter(correspondence=key, state=OutgoingState.SENDING).first()
    if outgoing is None or outgoing.tried_at is None:
        raise CannotChange(NOT_BEING_SENT)
    has_left(key, outgoing.tried_at, by)


@transaction.atomic
def posted(key: int, on_paper_at: datetime, at: datetime, by: Person) -> None:
    """It left by post: what left is the PDF. Raises CannotChange."""
    draft = Correspondence.objects.select_related("case").get(pk=key)
    held_case(draft)
    outgoing = Outgoing.objects.select_for_update().filter(correspondence=draft).first()
    if outgoing is None or outgoing.state not in (OutgoingState.READY, OutgoingState.TAKEN):
        raise CannotChange("Make the letter ready first, and take it back from where it is being sent.")
    if not draft.case.received_on <= timezone.localdate(on_paper_at) <= timezone.localdate(at):
        raise CannotChange("It cannot have been posted on that day.")
    stands = standing(draft, at)
    if not stands.may_be_posted:
        raise CannotChange((*stands.stops, NOT_CLEARED if stands.to_clear else STALE)[0])
    outgoing.message, outgoing.sent_by = outgoing.pdf, by
    outgoing.save(update_fields=["message", "sent_by"])
    has_left(key, on_paper_at, by, Channel.POST)


def proven(case: Case, file: CameAs, at: datetime, by: Person) -> Correspondence:
    """The message that a mail program sent, dropped on the case: it has to carry the letter as it was made ready.

    Raises CannotChange.
    """
    outgoing = _taken(case, file)
    left_at = file.arrived.received or at
    if left_at > at:
        day = in_full(timezone.localdate(left_at))
        raise CannotChange(f"The message says that it left on {day}, which has not come yet.")
    left_at = max(left_at, min(outgoing.made_at, at))  # a mail program's clock may be behind: it carries what was made
    try:
        with transaction.atomic():
            held_case(outgoing.correspondence)
            outgoing.message, outgoing.sent_by = store(file.name, file.content, file.format, at), by
            outgoing.save(update_fields=["message", "sent_by"])
            rows = Correspondence.objects.filter(pk=outgoing.correspondence_id)
            rows.update(message_key=message_key(file.arrived.message_id))
            has_left(outgoing.correspondence_id, left_at, by)
    except IntegrityError as refused:
        if "file_once_a_case" not in str(refused):
            raise
        raise CannotChange("This file is with the case already.") from refused
    return outgoing.correspondence


def _taken(case: Case, file: CameAs) -> Outgoing:
    """The letter that this message carries, with all that had to go with it."""
    taken = Outgoing.objects.filter(correspondence__case=case, state__in=[OutgoingState.TAKEN, OutgoingState.SENDING])
    found = list(taken.select_related("correspondence__case", "pdf").order_by("pk"))
    if not found:
        raise CannotChange(NONE_TAKEN)
    outgoing = next((each for each in found if each.pdf.sha256 in file.arrived.digests), None)
    if outgoing is None:
        raise CannotChange(OTHER.format(names="the letter is another"))
    asker = Requester.objects.filter(case=case).first()
    to = {address.casefold() for address in file.arrived.addressed}
    if asker is not None and asker.email and to and asker.email.casefold() not in to:
        raise CannotChange(f"This message went to {', '.join(sorted(to))}, and not to who asked. Send it to them.")
    documents = documents_of(outgoing.correspondence)
    lacking = [str(each) for each in documents if each.leaves_as.sha256 not in file.arrived.digests]
    if lacking:
        raise CannotChange(OTHER.format(names=f"{', '.join(lacking)} is missing or another"))
    return outgoing
