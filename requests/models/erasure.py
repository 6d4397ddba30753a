"""What may not be erased yet, and the certificate of what was."""

from __future__ import annotations

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q

from requests.models.case import Case
from requests.models.foi_request import FOIRequest

OF_ONE_OF_BOTH = Q(foi_request=None, case__isnull=False) | Q(foi_request__isnull=False, case=None)


class HoldKind(models.TextChoices):
    """What somebody may still need a case for."""

    REVIEW = "review", "An internal review"
    REGULATOR = "regulator", "A complaint to the regulator"
    TRIBUNAL = "tribunal", "An appeal to the tribunal"
    OTHER = "other", "Something else"


class RetentionHold(models.Model):
    """A case that is needed. While one stands, nothing of it is erased."""

    foi_request = models.ForeignKey(FOIRequest, on_delete=models.CASCADE, null=True, related_name="retention_holds")
    case = models.ForeignKey(Case, on_delete=models.CASCADE, null=True, related_name="retention_holds")
    kind = models.CharField(max_length=12, choices=HoldKind)
    words = models.CharField(max_length=300, blank=True, help_text="Which one: its reference. No names.")
    set_at = models.DateTimeField()
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    lifted_at = models.DateTimeField(null=True)
    lifted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["set_at", "pk"]
        constraints = [
            models.CheckConstraint(name="retention_hold_of_a_request_or_a_case", condition=OF_ONE_OF_BOTH),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()


class ErasureReason(models.TextChoices):
    """Why something was erased."""

    POLICY = "policy", "It was kept as long as the office keeps such cases"
    ASKED = "asked", "The person concerned asked for it"
    ORDER = "order", "The office decided to"
    TWICE = "twice", "It was taken in twice"


class Erasure(models.Model):
    """The certificate: what was erased, when, by whom and why, without a word of it. Never deleted.

    `counts` is [["Letters", 1], …]; `files` is [{"sha256", "size", "format"}]. It lies as a file beside the database
    too, so that it is carried out again after a backup of an earlier day is put back: see requests.erasing.
    """

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    foi_request = models.OneToOneField(FOIRequest, on_delete=models.PROTECT, null=True, related_name="erasure")
    case = models.OneToOneField(Case, on_delete=models.PROTECT, null=True, related_name="erasure")
    made_at = models.DateTimeField(help_text="When what was erased was filed or logged: it tells it from another.")
    reference = models.CharField(max_length=80, blank=True)
    why = models.CharField(max_length=8, choices=ErasureReason)
    words = models.CharField(max_length=300, blank=True)
    erased_at = models.DateTimeField()
    erased_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    counts = models.JSONField()
    files = models.JSONField(default=list)
    published = models.CharField(max_length=64, blank=True, help_text="SHA-256 of the published answer, which stays.")

    class Meta:
        ordering = ["-erased_at", "-pk"]
        constraints = [
            models.CheckConstraint(name="erasure_of_a_request_or_a_case", condition=OF_ONE_OF_BOTH),
        ]

    def __str__(self) -> str:
        return f"{self.reference or 'a draft'}, erased"
