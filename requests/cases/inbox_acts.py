"""What an officer does with a message of the mailbox that somebody has to look at: each once, by whoever is first."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from django.db import IntegrityError, transaction

from documents.errors import UnreadableLetter
from documents.intake import bytes_of
from documents.models import Letter, LetterFormat
from documents.reading.arrivals import Arrived
from requests.cases.came import came_by_itself, came_for
from requests.cases.inbox_deciding import NAME, form_of, new_case, receipt
from requests.cases.inbox_heads import read_head
from requests.cases.inbox_threads import known_cases
from requests.cases.letters.unused import drop_unused
from requests.cases.log import CameAs, already_logged, log_case, read_file
from requests.errors import CannotChange
from requests.models import Case, Correspondence, InboxMessage, Person
from requests.models.correspondence import CorrespondenceKind
from requests.models.inbox_message import Became

DONE = "Somebody has dealt with this message already."
NO_BYTES = "This archive does not have the message, only its head. Log it by hand from the mailbox."
NO_CASE = "There is no case with this reference."
TWICE = "This message is with {} already."


def letter_of(message: InboxMessage) -> Letter | None:
    """Its bytes: its own while it is set aside, else those that its case has."""
    if message.letter is not None or message.case is None:
        return message.letter
    rows = Correspondence.objects.filter(case=message.case, letter__sha256=message.sha256)
    row = rows.select_related("letter").first()
    return row.letter if row else None


@transaction.atomic
def log_message(key: int, at: datetime, by: Person) -> Case:
    """It is a request of its own. Raises CannotChange, LoggedAlready, UnreadableLetter, LostLetter, DamagedLetter."""
    message = _waiting(key)
    content = _content(message)
    file = read_file(NAME, content)
    new = new_case(file, receipt(message.came_at, read_head(content), file, at), at)
    earlier = already_logged(new, None)
    if earlier is not None and earlier.pk == message.case_id:  # it was looked at beside that one: they differ
        new = replace(new, message_id="")
    case = log_case(new, form_of(message.sha256), at, by, file)
    _settled(message, Became.CASE, case, at, by)
    return case


@transaction.atomic
def keep_message(key: int, reference: str, at: datetime, by: Person, *, clarifies: bool = False) -> Case:
    """It belongs to that case; where it clarifies the request, the clock starts again.

    Raises CannotChange, LostLetter and DamagedLetter.
    """
    message = _waiting(key)
    case = known_cases().filter(reference__iexact=" ".join(reference.split())).first() if reference.strip() else None
    if case is None:
        raise CannotChange(NO_CASE)
    content = _content(message)
    file = _as_it_came(content)
    try:
        with transaction.atomic():
            if clarifies:
                came_for(case.pk, file, CorrespondenceKind.CLARIFICATION, case.version, at, by)
            else:
                came_by_itself(case.pk, file, receipt(message.came_at, read_head(content), file, at), at, by)
    except IntegrityError as refused:
        if "file_once_a_case" not in str(refused):
            raise
        raise CannotChange(TWICE.format(case)) from refused
    _settled(message, Became.PART, case, at, by)
    return case


@transaction.atomic
def say_seen(key: int, at: datetime, by: Person) -> InboxMessage:
    """Nothing more has to be done. Of one that was set aside nothing is kept here; it lies in the mailbox."""
    message = _waiting(key)
    _settled(message, Became(message.became), message.case, at, by)
    return message


def _waiting(key: int) -> InboxMessage:
    found = InboxMessage.objects.select_for_update(of=["self"]).select_related("letter", "case").get(pk=key)
    if not found.needs_a_look:
        raise CannotChange(DONE)
    return found


def _content(message: InboxMessage) -> bytes:
    letter = letter_of(message)
    if letter is None:
        raise CannotChange(NO_BYTES)
    return bytes_of(letter)


def _as_it_came(content: bytes) -> CameAs:
    """Read where it can be; what cannot is kept as a file."""
    try:
        return read_file(NAME, content)
    except UnreadableLetter:
        return CameAs(NAME, content, LetterFormat.EMAIL, Arrived("", is_message=True))


def _settled(message: InboxMessage, became: Became, case: Case | None, at: datetime, by: Person) -> None:
    gone, message.letter = message.letter, None
    message.sender = message.subject = message.text = ""
    message.became, message.case, message.seen_at, message.seen_by = became, case, at, by
    message.save()
    drop_unused([gone])
