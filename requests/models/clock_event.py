"""What happened to the time for compliance of a case."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from requests.law.clock_events import EventKind
from requests.law.regimes import Regime
from requests.models.case import Case

EXTENSION, CHANGE_OF_LAW = EventKind.PUBLIC_INTEREST.value, EventKind.REGIME.value


class ClockEvent(models.Model):
    """One thing that changed a clock, on its day. A mistake is taken back, never deleted."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="clock_events")
    kind = models.CharField(max_length=24, choices=[(kind.value, kind.words) for kind in EventKind])
    on = models.DateField(help_text="The day it happened: asked, answered, notice given, fee received.")
    until = models.DateField(null=True, help_text="The day an answer is expected by, of an extension (s.17(2)).")
    regime = models.CharField(max_length=8, blank=True, choices=[(r.value, r.value) for r in Regime])
    note = models.CharField(max_length=300, blank=True)
    due_before = models.DateField(null=True)
    due_after = models.DateField(null=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["case", "on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="extension_says_until_when",
                condition=~Q(kind=EXTENSION) | Q(until__isnull=False, until__gte=F("on")),
            ),
            models.CheckConstraint(
                name="change_of_law_names_it",
                condition=Q(kind=EventKind.REGIME.value) & ~Q(regime="")
                | ~Q(kind=EventKind.REGIME.value) & Q(regime=""),
            ),
            models.CheckConstraint(
                name="event_is_taken_back_by_somebody",
                condition=Q(undone_at=None, undone_by=None)
                | Q(undone_at__isnull=False, undone_at__gte=F("recorded_at"), undone_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{EventKind(self.kind).words}, {self.case}"
