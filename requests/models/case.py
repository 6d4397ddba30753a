"""The office's own record of a piece of work: how far it is, whose it is, when it is due.

What a request asks and is answered stands in its FOIRequest, with the questions and answer parts that the archive
publishes later. Subject access, complaints and re-use have none, and so no way into archive, reader or statistics.
"""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from requests.law.clock import IN_FORCE
from requests.law.regimes import Regime
from requests.models.asked_request import AskedRequest
from requests.models.foi_request import FOIRequest


class CaseKind(models.TextChoices):
    """What somebody wants of the office."""

    REQUEST = "request", "Request for information"
    SUBJECT_ACCESS = "subject access", "Subject access request"
    COMPLAINT = "complaint", "Complaint"
    REUSE = "re-use", "Re-use request"
    REVIEW = "review", "Internal review"  # of a request: see InternalReview


LOGGED_KINDS = tuple(kind for kind in CaseKind if kind is not CaseKind.REVIEW)  # a review is opened, not logged


CLOCKED = (CaseKind.REQUEST, CaseKind.SUBJECT_ACCESS)


class CaseStage(models.TextChoices):
    """How far a case is."""

    LOGGED = "logged", "Logged"
    CLARIFICATION = "clarification", "Waiting for clarification"
    FEE = "fee", "Waiting for a fee"
    ANSWERING = "answering", "Being answered"
    CLEARANCE = "clearance", "For clearance"
    SENT = "sent", "Sent"
    CLOSED = "closed", "Closed"  # without an answer, or one of another kind dealt with: `outcome` says how


WAITING = (CaseStage.CLARIFICATION, CaseStage.FEE)  # for the requester: nothing is due
ENDED = (CaseStage.SENT, CaseStage.CLOSED)


class CaseQuerySet(models.QuerySet["Case"]):
    def open(self) -> CaseQuerySet:
        """Those that somebody still has to do something about, or wait for."""
        return self.exclude(stage__in=ENDED)

    def running(self) -> CaseQuerySet:
        """Those whose time runs."""
        return self.open().exclude(stage__in=WAITING)

    def waiting(self) -> CaseQuerySet:
        """Those that wait for the requester."""
        return self.filter(stage__in=WAITING)

    def late(self, at: date) -> CaseQuerySet:
        """Those still open after the day they were due."""
        return self.running().filter(due_on__lt=at)


class Case(models.Model):
    """One request, complaint or the like, from the day it came. Its times follow from its ClockEvents."""

    kind = models.CharField(max_length=16, choices=CaseKind, default=CaseKind.REQUEST)
    foi_request = models.OneToOneField(FOIRequest, on_delete=models.PROTECT, null=True, related_name="case")
    reference = models.CharField(max_length=80, unique=True)
    subject = models.CharField(max_length=200, help_text="In a few words of ours, without the requester's name.")
    stage = models.CharField(max_length=16, choices=CaseStage, default=CaseStage.LOGGED)
    received_on = models.DateField(help_text="As it came; what restarts the clock is a ClockEvent.")
    due_on = models.DateField(null=True, help_text="As the clock stands; nothing while the requester is waited for.")
    due_given = models.BooleanField(
        default=False, help_text="Whether the office gave the day itself, so that no bank holiday moves it."
    )
    taken_in_under = models.CharField(
        max_length=8,
        choices=[(r.value, r.value) for r in Regime],
        default=Regime.FOIA.value,
        help_text="The law when it came; a later change is a ClockEvent.",
    )
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="cases")
    logged_at = models.DateTimeField()
    logged_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    form = models.UUIDField(unique=True, help_text="Of the form it was logged with: sent twice, it is one case.")
    asked_request = models.OneToOneField(AskedRequest, on_delete=models.PROTECT, null=True, related_name="case")
    asked_elsewhere = models.BooleanField(default=False, help_text="Whether other offices were asked the same.")
    split_at = models.DateTimeField(null=True, help_text="When a person confirmed how it is split into questions.")
    split_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    ended_on = models.DateField(null=True, help_text="The day it was answered or closed.")
    outcome = models.CharField(max_length=300, blank=True, help_text="Why it was closed, or how another kind ended.")
    version = models.PositiveIntegerField(default=1, help_text="Counts what people change, so that nobody overwrites.")
    changed_at = models.DateTimeField(null=True)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    objects = CaseQuerySet.as_manager()

    class Meta:
        ordering = [F("due_on").asc(nulls_last=True), "pk"]
        constraints = [
            models.CheckConstraint(
                name="only_requests_come_into_the_archive",
                condition=Q(kind="request", foi_request__isnull=False) | ~Q(kind="request") & Q(foi_request=None),
            ),
            models.CheckConstraint(
                name="case_that_ended_says_when",
                condition=Q(stage__in=ENDED, ended_on__isnull=False, ended_on__gte=F("received_on"))
                | ~Q(stage__in=ENDED) & Q(ended_on=None),
            ),
            models.CheckConstraint(name="closed_case_says_why", condition=~Q(stage="closed") | ~Q(outcome="")),
            models.CheckConstraint(
                name="running_case_is_due_some_day",
                condition=Q(due_on__isnull=False, due_on__gte=F("received_on"))
                | Q(due_on=None, stage__in=[*WAITING, CaseStage.CLOSED]),
            ),
            models.CheckConstraint(name="case_came_under_the_act", condition=Q(received_on__gte=IN_FORCE)),
            models.CheckConstraint(
                name="split_is_confirmed_by_somebody",
                condition=Q(split_at=None, split_by=None) | Q(split_at__isnull=False, split_by__isnull=False),
            ),
        ]
        indexes = [
            models.Index(name="case_by_due_date", fields=["stage", "due_on"]),  # reader: the work queue
            models.Index(name="case_by_owner", fields=["owner", "stage"]),  # reader: "mine"
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def is_request(self) -> bool:
        """Whether it asks for information, so that the archive may hold it one day."""
        return self.kind == CaseKind.REQUEST

    @property
    def has_clock(self) -> bool:
        """Whether the law says when it is due, and what restarts, stops or extends that."""
        return self.kind in CLOCKED

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to do something about it."""
        return self.stage not in ENDED

    @property
    def is_waiting(self) -> bool:
        """Whether the requester is waited for, so that no time runs."""
        return self.stage in WAITING

    def is_late(self, at: date) -> bool:
        """Whether it ended after the day it was due, or is still open then."""
        return bool(self.due_on and not self.is_waiting and (self.ended_on or at) > self.due_on)
