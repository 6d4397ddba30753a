"""What goes out: documents numbered for a letter, letters made ready with all they carry, the office's template."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from documents.models import Letter
from requests.models.case import Case
from requests.models.correspondence import Correspondence
from requests.models.question import Question


class CaseDocument(models.Model):
    """A file that goes with the answer as "Document 1". `file` is as it was attached, `leaves_as` what leaves of it.

    `hidden`: what the scan found that a person has to look at, a sentence each; `settled` says why that may leave.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="documents")
    question = models.ForeignKey(Question, on_delete=models.SET_NULL, null=True, related_name="documents")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    file = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="+")
    leaves_as = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="+")
    kept_because = models.CharField(
        max_length=300, blank=True, help_text="Why a spreadsheet leaves as it is, and not as a plain table."
    )
    hidden = models.JSONField(default=list)
    settled = models.CharField(max_length=300, blank=True, help_text="Why what the scan found may leave.")
    attached_at = models.DateTimeField()
    attached_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["case", "number"]
        constraints = [
            models.UniqueConstraint(
                name="document_number_once_a_case", fields=["case", "number"], deferrable=models.Deferrable.DEFERRED
            ),
            models.CheckConstraint(name="documents_are_numbered_from_one", condition=Q(number__gte=1)),
            models.CheckConstraint(
                name="document_that_is_converted_needs_no_reason",
                condition=Q(leaves_as=F("file")) | Q(kept_because=""),
            ),
        ]

    def __str__(self) -> str:
        return f"Document {self.number}"

    @property
    def is_open(self) -> bool:
        """Whether something hidden was found in it that nobody has settled."""
        return bool(self.hidden) and not self.settled


class OutgoingState(models.TextChoices):
    """How far a letter is on its way. What is being sent and breaks off is never sent again by itself."""

    READY = "ready", "Ready"
    WAITING = "waiting", "Waiting for the mail server"
    SENDING = "sending", "Being sent"
    SENT = "sent", "Sent"
    REFUSED = "refused", "Refused by the mail server"
    TAKEN = "taken", "Taken over into a mail program"


ON_ITS_WAY = (OutgoingState.WAITING, OutgoingState.SENDING)


class Outgoing(models.Model):
    """A letter made ready: the very bytes that leave. Whom it goes to stands with the requester alone.

    `made_of` tells letter and documents from what the case says later: what does not agree any more cannot leave.
    """

    correspondence = models.OneToOneField(Correspondence, on_delete=models.CASCADE, related_name="outgoing")
    state = models.CharField(max_length=8, choices=OutgoingState, default=OutgoingState.READY)
    pdf = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="+")
    made_of = models.CharField(max_length=64)
    hidden = models.JSONField(default=list, help_text="What the scan found in the letter itself.")
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    cleared_at = models.DateTimeField(null=True)
    cleared_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    message = models.ForeignKey(
        Letter, on_delete=models.PROTECT, null=True, related_name="+", help_text="The message, byte for byte."
    )
    tries = models.PositiveIntegerField(default=0)
    tried_at = models.DateTimeField(null=True)
    problem = models.CharField(max_length=200, blank=True, help_text="Why it has not left yet. Names nobody.")
    sent_at = models.DateTimeField(null=True)
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name_plural = "outgoing"
        constraints = [
            models.CheckConstraint(
                name="sent_letter_says_when_and_what",
                condition=Q(state="sent", sent_at__isnull=False, message__isnull=False)
                | ~Q(state="sent") & Q(sent_at=None),
            ),
            models.CheckConstraint(
                name="cleared_by_a_second_person", condition=Q(cleared_by=None) | ~Q(cleared_by=F("made_by"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.correspondence}: {self.get_state_display().lower()}"


class WordTemplate(models.Model):
    """A Word template that the office handed in. The newest of those whose day has come is used; else ours is."""

    valid_from = models.DateField(null=True, help_text="Its letterhead's first day; none: at once.")
    file = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="+")
    handed_in_at = models.DateTimeField()
    handed_in_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-handed_in_at", "-pk"]

    def __str__(self) -> str:
        return f"template of {self.handed_in_at:%d.%m.%Y}"
