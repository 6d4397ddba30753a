"""What becomes of one message of the mailbox: a case of its own, a part of a case that is there, or set aside.

Nothing is dropped and nothing guessed: what a person has to look at is set aside with the sentence that says why. All
that becomes of a message is written in one transaction, with its hash; so whenever the worker is stopped, the message
lies in the mailbox untouched, or is known when it is seen again.
"""

from __future__ import annotations

import hashlib
import logging
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID, uuid5

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from documents.errors import Reason, UnreadableLetter
from documents.intake import store
from documents.models import LetterFormat
from foiarchive.database import AWAY
from requests.cases.came import came_by_itself
from requests.cases.inbox_heads import Head, Sort, read_head
from requests.cases.inbox_mailbox import LATER, InboxFault, Lying
from requests.cases.inbox_threads import came_before, case_answered, case_of_sender, cases_named, returned_identifiers
from requests.cases.log import CameAs, NewCase, already_logged, asked_others, log_case, own_domains, read_file
from requests.errors import CannotChange, LoggedAlready
from requests.law.regimes import Regime
from requests.models import Authority, Case, InboxMessage, Requester
from requests.models.case import CaseKind
from requests.models.correspondence import Channel
from requests.models.inbox_message import Became

NAME = "message.eml"
DROPPED = "dropped"  # in place of the folder of a message that no mailbox had
FORMS = UUID("5f1f7f3e-3c0b-4e0e-9d6a-6a5d1f0c8b11")
OF_THE_SITE = frozenset({Reason.NO_SANDBOX.value, Reason.NO_ROOM.value})  # no message is to blame

TOO_LARGE = "It is larger than the {} MB that this archive takes. Open it in the mailbox, and log it by hand."
UNREADABLE = "It could not be read. {}"
FAULT = "A fault of this site kept it from being taken in; the worker’s log says where. Log it by hand."
DISK = "This site could not keep a message of the inbox: its disk refused. It is tried again every ten minutes."
NO_WORDS = "It says nothing."
NO_SENDER = "It does not say who sent it."
OWN = "It came from this office itself, so it does not tell who asks."
OTHER_WORDS = "By its identifier it came before, for {}, but it has other words. Compare the two."
WAITED_FOR = "{} waits for whoever sent it. It may be what was asked for, or a request of its own."
SAME_SENDER = "It came from who asked {}, and may belong there, or be a request of its own."
ANSWERS = "It answers a message of {}. It may belong there, or be a request of its own."
NAMED = "It names {}, but came from somebody else than who asked."
SORTS = {
    Sort.BOUNCE: "A message came back as undeliverable, and does not tell which of ours it was.",
    Sort.AUTOMATIC: "It looks like an automatic reply.",
    Sort.LIST: "It was sent to many at once, like a newsletter.",
    Sort.SPAM: "The mail server took it for spam.",
}
KEPT_BOUNCE = "What was sent for {} came back as undeliverable. Look at the address."
KEPT_AUTOMATIC = "An automatic reply came for {}."
KEPT_ENDED = "A message came for {}, which has ended. Look whether it asks for a review, or for something new."
KEPT_WAITING = "A message came for {}, which waits for whoever asked. If it clarifies the request, say so in its clock."
KEPT = "A message came for {}."

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Fetched:
    """A message with its bytes; of one that is too large, its head alone."""

    lying: Lying
    content: bytes
    is_whole: bool

    @property
    def sha256(self) -> str:
        """What tells it from all others."""
        told = self.content if self.is_whole else b"%d\n%b" % (self.lying.size, self.content)
        return hashlib.sha256(told).hexdigest()


def take_in(message: Fetched, at: datetime) -> InboxMessage:
    """What became of it; of one that is known, what did then. Raises InboxFault where it is the site's fault."""
    try:
        return _taken_in(message, at)
    except UnreadableLetter as refusal:  # no message is to blame: see OF_THE_SITE
        raise InboxFault(refusal.reason, LATER) from refusal
    except OSError as failed:  # of the disk: said so, and not taken for the mail server's
        raise InboxFault(DISK, LATER) from failed


def _taken_in(message: Fetched, at: datetime) -> InboxMessage:
    known = InboxMessage.objects.filter(sha256=message.sha256).first()
    if known is not None:
        return _seen_again(known, message.lying)
    head = read_head(message.content)
    if message.lying.is_spam:
        head = replace(head, sort=Sort.SPAM)
    if not message.is_whole:
        return _aside(message, head, None, TOO_LARGE.format(settings.FOI_MAX_LETTER_MB), at)
    try:
        file = read_file(NAME, message.content)
    except UnreadableLetter as refusal:
        if refusal.reason in OF_THE_SITE:
            raise
        return _aside(message, head, None, UNREADABLE.format(refusal.reason), at)
    try:
        return _became(message, head, file, at)
    except (UnreadableLetter, *AWAY):
        raise
    except Exception:
        logger.exception("A message of the inbox could not be taken in")
        return _aside(message, Head(Sort.USUAL, (), has_way=False, subject="", sender=""), None, FAULT, at)


@transaction.atomic
def _became(message: Fetched, head: Head, file: CameAs, at: datetime) -> InboxMessage:
    before = came_before(file)
    if before is not None:
        if "".join(before.text.split()) != "".join(file.arrived.text.split()):
            return _aside(message, head, file, OTHER_WORDS.format(before.case), at, before.case)
        return _written(message, Became.SAME, before.case, at)
    returned = returned_identifiers(message.content) if head.sort is Sort.BOUNCE else []
    case = case_answered([*head.answers, *returned]) or _named_by_who_asked(file)
    if case is not None:
        came_by_itself(case.pk, file, receipt(message.lying.came_at, head, file, at), at)
        return _written(message, Became.PART, case, at, _why_kept(case, head.sort))
    why, named = _why_aside(head, file, at)
    if why:
        return _aside(message, head, file, why, at, named)
    return _logged(message, head, file, at)


def _logged(message: Fetched, head: Head, file: CameAs, at: datetime) -> InboxMessage:
    new = new_case(file, receipt(message.lying.came_at, head, file, at), at)
    try:
        case = log_case(new, form_of(message.sha256), at, None, file)
    except LoggedAlready:
        return _written(message, Became.SAME, already_logged(new, file), at)
    except CannotChange as refusal:
        return _aside(message, head, file, str(refusal), at)
    return _written(message, Became.CASE, case, at)


def put_aside(file: CameAs, at: datetime) -> InboxMessage | None:
    """A message that somebody dropped to log it, where it may belong to a case that is there: a person decides.

    None where it is a new request, as far as can be told. It waits beside what came to the mailbox.
    """
    head = read_head(file.content)
    case = case_answered(head.answers)
    why = ANSWERS.format(case) if case else ""
    if case is None:
        case = _named_by_who_asked(file) or case_of_sender(file.arrived.sender, file.arrived.subject)
        why = _may_belong(case) if case else ""
    if case is None or came_before(file) is not None:
        return None
    lying = Lying(DROPPED, 0, 0, len(file.content), receipt(at, head, file, at), is_spam=False)
    message = Fetched(lying, file.content, is_whole=True)
    known = InboxMessage.objects.filter(sha256=message.sha256).first()
    if known is not None:
        return known if known.needs_a_look else None
    return _aside(message, head, file, why, at, case)


def _may_belong(case: Case) -> str:
    return (WAITED_FOR if case.is_waiting else SAME_SENDER).format(case)


def new_case(file: CameAs, came_at: datetime, at: datetime) -> NewCase:
    """A request as a message tells it: what dropping it on the form would log."""
    told, office = file.arrived, Authority.objects.as_of(timezone.localdate(at))
    return NewCase(
        kind=CaseKind.REQUEST,
        regime=Regime.FOIA,
        channel=Channel.EMAIL,
        came_at=came_at,
        name=told.sender_name,
        email=told.sender,
        address="",
        text=told.text,
        asked_elsewhere=asked_others(told.addressed, office),
        message_id=told.message_id,
    )


def form_of(sha256: str) -> UUID:
    """The form that a message stands for: sent twice, it is one case."""
    return uuid5(FORMS, sha256)


def receipt(came_at: datetime, head: Head, file: CameAs, at: datetime) -> datetime:
    """When the office's mail server had it: as its line above the head says, as for a dropped e-mail, or INTERNALDATE
    (`came_at`).

    Of both the earlier: a message moved from another mailbox of the office's was received when it came there.
    """
    written = file.arrived.received if head.has_way else None
    return min(came_at, written or came_at, at)


def _named_by_who_asked(file: CameAs) -> Case | None:
    """The one case that the subject names, where it came from whoever asked that."""
    sender = file.arrived.sender.casefold()
    asked = [case for case in cases_named(file.arrived.subject) if _email_of(case) == sender != ""]
    return asked[0] if len(asked) == 1 else None


def _email_of(case: Case) -> str:
    requester = Requester.objects.filter(case=case).first()
    return requester.email.casefold() if requester else ""


def _why_kept(case: Case, sort: Sort) -> str:
    if sort is Sort.BOUNCE:
        return KEPT_BOUNCE.format(case)
    if sort is Sort.AUTOMATIC:
        return KEPT_AUTOMATIC.format(case)
    sentence = KEPT if case.is_open else KEPT_ENDED
    return (KEPT_WAITING if case.is_waiting else sentence).format(case)


def _why_aside(head: Head, file: CameAs, at: datetime) -> tuple[str, Case | None]:
    """Why a person has to look at it before anything is logged, and the case it may be for; blank where nobody has."""
    named = next(iter(cases_named(file.arrived.subject)), None)
    sender = file.arrived.sender.casefold()
    if head.sort is not Sort.USUAL:
        return SORTS[head.sort], named
    if not file.arrived.text.strip():
        return NO_WORDS, named
    if "@" not in sender:
        return NO_SENDER, named
    if _is_own(sender, at):
        return OWN, named
    if named is not None:
        return NAMED.format(named), named
    asked = case_of_sender(sender, file.arrived.subject)
    return (_may_belong(asked), asked) if asked else ("", None)


def _is_own(sender: str, at: datetime) -> bool:
    """Whether it came from within the office: a colleague passes something on, or it is our own."""
    domains = own_domains(Authority.objects.as_of(timezone.localdate(at)))
    return sender.rpartition("@")[2] in domains


def _seen_again(known: InboxMessage, lying: Lying) -> InboxMessage:
    """It is known; where it lies may have changed, as all places do where UIDVALIDITY does."""
    place = {"folder": lying.folder, "validity": lying.validity, "uid": lying.uid, "size": lying.size}
    InboxMessage.objects.filter(pk=known.pk).update(**place)
    return known


@transaction.atomic
def _aside(
    message: Fetched, head: Head, file: CameAs | None, why: str, at: datetime, case: Case | None = None
) -> InboxMessage:
    told = file.arrived if file else None
    kept = store(NAME, message.content, LetterFormat.EMAIL, at) if message.is_whole and message.content else None
    name, address = (told.sender_name, told.sender) if told else ("", "")
    return _written(
        message, Became.ASIDE, case, at, why, letter=kept,
        sender=f"{name} <{address}>".strip() if address else head.sender,
        subject=told.subject if told else head.subject,
        text=told.text if told else "",
    )  # fmt: skip


def _written(
    message: Fetched, became: Became, case: Case | None, at: datetime, why: str = "", **words: object
) -> InboxMessage:
    lying = message.lying
    return InboxMessage.objects.create(
        sha256=message.sha256, folder=lying.folder, validity=lying.validity, uid=lying.uid, size=lying.size,
        came_at=min(lying.came_at, at), taken_at=at, became=became, case=case, why=why, **words,
    )  # fmt: skip
