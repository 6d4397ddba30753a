"""The work queue: which cases are wanted, and whose they are today."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from django.db.models import Exists, OuterRef, Q, QuerySet

from requests.models import Case, Consultation, Cover, Outgoing, Person, Publication, Question, Requester
from requests.models.case import CaseKind, CaseStage
from requests.models.outgoing import OutgoingState

SOON = 7  # days
MOST_WORDS = 10


class Queue(StrEnum):
    """The tabs of the queue."""

    MINE = "mine"
    UNASSIGNED = "unassigned"
    SOON = "due-soon"
    LATE = "late"
    WAITING = "waiting"
    COLLEAGUES = "colleagues"
    CLEARANCE = "clearance"
    PUBLICATION = "publication"
    OPEN = "open"
    ENDED = "ended"

    @property
    def words(self) -> str:
        return _WORDS[self]


_WORDS = {
    Queue.MINE: "Mine",
    Queue.UNASSIGNED: "Nobody’s yet",
    Queue.SOON: "Due soon",
    Queue.LATE: "Late",
    Queue.WAITING: "Waiting for the requester",
    Queue.COLLEAGUES: "With colleagues",
    Queue.CLEARANCE: "For clearance",
    Queue.PUBLICATION: "For publication",
    Queue.OPEN: "All open",
    Queue.ENDED: "Ended",
}


def fits(queue: Queue, person: Person, today: date) -> Q:
    """What a case of that tab is like. A review is nobody's but its reviewer's, whoever covers for them."""
    is_open = ~Q(stage__in=[CaseStage.SENT, CaseStage.CLOSED])
    runs = is_open & ~Q(stage__in=[CaseStage.CLARIFICATION, CaseStage.FEE])
    live = Publication.objects.filter(foi_request=OuterRef("foi_request"), withdrawn_at=None)
    tabs: dict[Queue, Q] = {
        Queue.MINE: is_open & (Q(owner=person) | Q(owner__in=covered_by(person, today)) & ~Q(kind=CaseKind.REVIEW)),
        Queue.UNASSIGNED: is_open & Q(owner=None) & ~Q(kind=CaseKind.REVIEW),
        Queue.SOON: runs & Q(due_on__gte=today, due_on__lte=today + timedelta(SOON)),
        Queue.LATE: runs & Q(due_on__lt=today),
        Queue.WAITING: Q(stage__in=[CaseStage.CLARIFICATION, CaseStage.FEE]),
        Queue.COLLEAGUES: Q(Exists(Consultation.objects.waiting().filter(case=OuterRef("pk")))),
        Queue.CLEARANCE: Q(stage=CaseStage.CLEARANCE),
        Queue.PUBLICATION: Q(stage=CaseStage.SENT, foi_request__isnull=False) & ~Q(Exists(live)),
        Queue.OPEN: is_open,
        Queue.ENDED: ~is_open,
    }
    return tabs[queue]


def to_clear(person: Person) -> Q:
    """What a case is like whose letter somebody else made ready and nobody has cleared, so that this person may."""
    ready = Outgoing.objects.filter(correspondence__case=OuterRef("pk"), state=OutgoingState.READY, cleared_by=None)
    return Q(stage=CaseStage.CLEARANCE) & Q(Exists(ready.exclude(made_by=person)))


def covered_by(person: Person, today: date) -> list[Person]:
    """Those whom this person covers for today."""
    return [cover.absent for cover in Cover.objects.on(today).filter(cover=person).select_related("absent")]


def covers_of(person: Person, today: date) -> list[Person]:
    """Those who cover for this person today."""
    return [cover.cover for cover in Cover.objects.on(today).filter(absent=person).select_related("cover")]


def mentioning(every: QuerySet[Case], typed: str, *, requesters: bool) -> QuerySet[Case]:
    """Those in which each word is found: in the reference, our words, a question, or, for those who may, who asked."""
    for word in typed.split()[:MOST_WORDS]:
        asked = Question.objects.filter(foi_request=OuterRef("foi_request"), text__icontains=word)
        found = Q(reference__icontains=word) | Q(subject__icontains=word) | Q(Exists(asked))
        if requesters:
            known = Q(name__icontains=word) | Q(email__icontains=word)
            found |= Q(Exists(Requester.objects.filter(known, case=OuterRef("pk"))))
        every = every.filter(found)
    return every
