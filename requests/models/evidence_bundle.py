"""What is put together for the regulator of one request: a ZIP and a PDF, made by the worker and kept for a time."""

from __future__ import annotations

from uuid import uuid4

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from requests.models.regulator_case import RegulatorCase


class BundlePart(models.TextChoices):
    """What can be put into a bundle, in the order it stands there."""

    REQUEST = "request", "The request"
    RESPONSE = "response", "Response letters as sent, with their documents"
    REVIEW = "review", "Internal reviews"
    CORRESPONDENCE = "correspondence", "Other correspondence"
    COLLEAGUES = "colleagues", "Questions to colleagues, and their replies"
    REGULATOR = "regulator", "Letters to and from the regulator"
    REASONING = "reasoning", "Reasoning and public-interest notes"
    NOTES = "notes", "Notes on the case"
    COST = "cost", "Estimate of the cost"
    SEARCHES = "searches", "Search record"
    AUDIT = "audit", "Extract of the audit"


class BundleState(models.TextChoices):
    """How far it is."""

    WAITING = "waiting", "Waiting for the worker"
    MAKING = "making", "Being made"
    MADE = "made", "Made"
    FAILED = "failed", "Not made"
    REMOVED = "removed", "Deleted after its time"


class EvidenceBundle(models.Model):
    """One bundle as somebody asked for it. `done` of `total` pieces are in; `told`: what its reader has to know."""

    key = models.UUIDField(primary_key=True, default=uuid4)
    regulator_case = models.ForeignKey(RegulatorCase, on_delete=models.CASCADE, related_name="bundles")
    parts = ArrayField(models.CharField(max_length=16, choices=BundlePart))
    with_requester = models.BooleanField(help_text="Whether letters are in it as they came and left.")
    with_staff = models.BooleanField(help_text="Whether colleagues are named.")
    state = models.CharField(max_length=10, choices=BundleState, default=BundleState.WAITING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    pages = models.PositiveIntegerField(null=True, help_text="Of the PDF; null where there is none.")
    told = models.JSONField(default=list)
    problem = models.CharField(max_length=300, blank=True)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-asked_at"]
        constraints = [
            models.CheckConstraint(
                name="bundle_that_was_made_says_when",
                condition=Q(state__in=["made", "removed"], made_at__isnull=False)
                | Q(state__in=["waiting", "making", "failed"], made_at=None),
            ),
            models.CheckConstraint(
                name="bundle_that_failed_says_why", condition=Q(state="failed") & ~Q(problem="") | ~Q(state="failed")
            ),
        ]

    def __str__(self) -> str:
        return f"bundle of {self.regulator_case}"

    @property
    def is_waited_for(self) -> bool:
        """Whether it is still to come."""
        return self.state in (BundleState.WAITING, BundleState.MAKING)


class BundleOpening(models.Model):
    """Somebody took a bundle's file."""

    bundle = models.ForeignKey(EvidenceBundle, on_delete=models.CASCADE, related_name="openings")
    name = models.CharField(max_length=60)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()

    class Meta:
        ordering = ["bundle", "opened_at", "pk"]

    def __str__(self) -> str:
        return f"{self.name} of {self.bundle}"
