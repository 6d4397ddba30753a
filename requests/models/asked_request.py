"""A request that somebody sent by the form of the public site. The public login adds them and can read none."""

from __future__ import annotations

from uuid import UUID, uuid4

from django.conf import settings
from django.db import models

from requests.law.regimes import Regime
from requests.models.claimed_message import ClaimedMessage

LONGEST = 20_000  # characters
SIGNS = "23456789ABCDEFGHJKLMNPQRSTVWXYZ"  # none that is taken for another when it is read out


class AskedState(models.TextChoices):
    """How far the office is with it."""

    NEW = "new", "New"
    SEEN = "seen", "Seen"
    DONE = "done", "Dealt with"


def reference_of(key: UUID) -> str:
    """What a requester quotes: "ASK-7F3K-92QD", told by the key alone, so that it needs no counting."""
    number, signs = key.int, ""
    for _ in range(8):
        number, sign = divmod(number, len(SIGNS))
        signs += SIGNS[sign]
    return f"ASK-{signs[:4]}-{signs[4:]}"


class AskedRequest(models.Model):
    """What was sent, by whom and when, until casework gives it a home. Staff change its state and nothing else."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    reference = models.CharField(max_length=16)
    sent_at = models.DateTimeField()
    received_on = models.DateField()
    due_on = models.DateField(help_text="As the requester was told.")
    regime = models.CharField(max_length=8, choices=[(r.value, r.value) for r in Regime])
    name = models.CharField(max_length=200)
    email = models.EmailField(blank=True)
    address = models.TextField(blank=True, max_length=1000)
    text = models.TextField(max_length=LONGEST)
    left_out = models.JSONField(
        default=list, help_text='[{"question", "shown"}]: what the requester took out as answered, and where.'
    )
    state = models.CharField(max_length=8, choices=AskedState, default=AskedState.NEW)
    changed_at = models.DateTimeField(null=True)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-sent_at", "pk"]
        indexes = [
            models.Index(name="asked_request_by_state", fields=["state", "-sent_at"]),  # reader: the staff's list
        ]
        constraints = [
            models.CheckConstraint(
                name="asked_request_can_be_answered",
                condition=~models.Q(name="") & (~models.Q(email="") | ~models.Q(address="")),
            ),
            models.CheckConstraint(name="asked_request_asks", condition=~models.Q(text="")),
            models.CheckConstraint(
                name="asked_request_is_changed_by_somebody",
                condition=models.Q(state="new") | models.Q(changed_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.reference


class AskedMail(models.TextChoices):
    """The two messages that go out about a request, where e-mail is set up."""

    RECEIPT = "receipt", "Receipt for the requester"
    NOTICE = "notice", "Notice for the office"


class AskedMessage(ClaimedMessage):
    """A message about a request."""

    asked_request = models.ForeignKey(AskedRequest, on_delete=models.CASCADE, related_name="messages")
    kind = models.CharField(max_length=8, choices=AskedMail)

    class Meta:
        ordering = ["asked_request", "kind"]
        constraints = [models.UniqueConstraint(name="message_once_a_request", fields=["asked_request", "kind"])]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.asked_request}"
