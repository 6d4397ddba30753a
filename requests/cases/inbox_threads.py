"""Which case a message of the mailbox belongs to: by what it answers, by what it names, or because it came before."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from uuid import UUID

from django.db.models import CharField, F, Value
from django.db.models.functions import Replace

from requests.cases.log import CameAs, message_key
from requests.cases.public_addresses import published_on_arrival
from requests.models import Case, Consultation, Correspondence, Outgoing
from requests.models.case import CaseQuerySet
from requests.models.correspondence import Direction
from requests.models.foi_request import Stage

# As requests.cases.letters.posting and requests.cases.consulting_mail name what they send.
LETTER = re.compile(r"<letter\.(\d{1,18})\.([0-9a-f]{16})\.\d{1,9}@")
TO_COLLEAGUE = re.compile(r"<(?:asked|chased|chased_again|manager)\.([0-9a-f]{32})@")
OURS = re.compile(rb"<(?:letter|asked|chased|chased_again|manager)\.[0-9a-f.]{20,60}@[^<>\s]{1,255}>")
REPLY = re.compile(r"(?:re|aw|sv|fwd?)\s?:", re.I)
MOST_NAMED = 20


def known_cases() -> CaseQuerySet:
    """Those of which something is left."""
    return Case.objects.exclude(foi_request__stage=Stage.ERASED).filter(erasure=None)


def came_before(file: CameAs) -> Correspondence | None:
    """The same message, with whatever case it came to: by its bytes, or by its identifier."""
    came = Correspondence.objects.filter(direction=Direction.IN).select_related("case")
    digest = hashlib.sha256(file.content).hexdigest()
    found = came.filter(letter__sha256=digest).first()
    key = message_key(file.arrived.message_id)
    return found or (came.filter(message_key=key).first() if key else None)


def case_answered(identifiers: Iterable[str]) -> Case | None:
    """The case of the first of these messages that is one of ours, or one that came to us."""
    for identifier in identifiers:
        case = _of_a_letter(identifier) or _of_a_question(identifier) or _of_correspondence(identifier)
        if case is not None:
            return case
    return None


def returned_identifiers(content: bytes) -> list[str]:
    """Of a message that came back: the identifiers of ours that stand anywhere in it."""
    return [found.decode("ascii", "replace") for found in OURS.findall(content)[:MOST_NAMED]]


def cases_named(subject: str) -> list[Case]:
    """The cases whose references stand in a subject, however they are spaced."""
    close = "".join(subject.split())
    if not close:
        return []
    written = Replace(F("reference"), Value(" "), Value(""))
    every = known_cases().annotate(subject_of_message=Value(close, CharField()), written=written)
    found = every.filter(subject_of_message__icontains=F("written")).order_by("pk")[:MOST_NAMED]
    return [case for case in found if _stands_in(case.reference, subject)]


def case_of_sender(sender: str, subject: str) -> Case | None:
    """The case that a message of this sender may belong to.

    One that waits for them; where they reply, an open one; and of an address that serves one request alone, whichever.
    """
    if not sender:
        return None
    cases = list(known_cases().filter(requester__email__iexact=sender).order_by("-pk")[:MOST_NAMED])
    waiting = [case for case in cases if case.is_waiting]
    replied_to = [case for case in cases if case.is_open and REPLY.match(subject)]
    return next(iter([*waiting, *replied_to, *(cases if published_on_arrival(sender) else [])]), None)


def _stands_in(reference: str, subject: str) -> bool:
    """Whether it does as a whole: "FOI 1/26" does not stand in "FOI 1/267"."""
    pattern = r"\s*".join(re.escape(sign) for sign in reference if not sign.isspace())
    return re.search(rf"(?<![\w/]){pattern}(?![\w/])", subject, re.I) is not None


def _of_a_letter(identifier: str) -> Case | None:
    found = LETTER.match(identifier)
    if found is None:
        return None
    rows = Outgoing.objects.filter(pk=int(found[1]), made_of__startswith=found[2])
    outgoing = rows.select_related("correspondence__case").first()
    return outgoing.correspondence.case if outgoing else None


def _of_a_question(identifier: str) -> Case | None:
    found = TO_COLLEAGUE.match(identifier)
    asked = Consultation.objects.filter(pk=UUID(hex=found[1])).select_related("case").first() if found else None
    return asked.case if asked else None


def _of_correspondence(identifier: str) -> Case | None:
    row = Correspondence.objects.filter(message_key=message_key(identifier)).select_related("case").first()
    return row.case if row else None
