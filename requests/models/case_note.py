"""What the office writes down for itself, and who did what."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from requests.models.case import Case


class CaseNote(models.Model):
    """A note on a case, for colleagues; never public."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="notes")
    text = models.TextField()
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["case", "written_at", "pk"]
        constraints = [models.CheckConstraint(name="note_says_something", condition=~models.Q(text=""))]

    def __str__(self) -> str:
        return f"note on {self.case}"


class Act(models.TextChoices):
    """What somebody did with a case."""

    LOGGED = "logged", "Logged it"
    SPLIT = "split", "Confirmed the questions"
    GAVE = "gave", "Gave it to"
    NAMED = "named", "Named for it"
    UNNAMED = "unnamed", "Named no more for it"
    ANSWERED = "answered", "Saved the answer to"
    SEARCHED = "searched", "Wrote down a search for"
    CONSULTED = "consulted", "Asked a colleague"
    CAME_BACK = "came back", "A colleague replied"
    TRANSFERRED = "transferred", "Handed on to another authority"
    COST = "cost", "Estimated the cost"
    STAGE = "stage", "Moved it on"
    CLOCK = "clock", "Changed the clock"
    CHANGED = "changed", "Changed its particulars"
    DOCUMENT = "document", "Numbered a document"
    READY = "ready", "Made a letter ready"
    CLEARED = "cleared", "Cleared a letter"
    BACK = "back", "Sent a letter back"
    SENT = "sent", "Sent a letter"
    CLOSED = "closed", "Closed it"
    REOPENED = "reopened", "Opened it again"
    REVIEWER = "reviewer", "Made the reviewer"
    EXTENDED = "extended", "Gave the review more time"
    GROUND = "ground", "Wrote down a ground"
    DECIDED = "decided", "Decided"
    FOUND = "found", "Found of how it was handled"
    CONCLUDED = "concluded", "Concluded the review"


class CaseAct(models.Model):
    """One thing somebody did, in words. The requester's details have no place in them."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="acts")
    did = models.CharField(max_length=12, choices=Act)
    words = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    given_to = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", help_text="Whose it became."
    )

    class Meta:
        ordering = ["case", "at", "pk"]

    def __str__(self) -> str:
        return f"{self.get_did_display()}: {self.words}" if self.words else self.get_did_display()
