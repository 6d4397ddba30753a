"""Who asked: kept apart from the case, never public."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from requests.models.case import Case
from requests.models.foi_request import FOIRequest


class Requester(models.Model):
    """The requester's details: of a filed letter, as it prints them; of a case, as they were logged.

    A blank field in a letter makes no row. What a case knows stays with the case and never holds back its answer.
    """

    foi_request = models.OneToOneField(FOIRequest, on_delete=models.CASCADE, null=True, related_name="requester")
    case = models.OneToOneField(Case, on_delete=models.CASCADE, null=True, related_name="requester")
    name = models.CharField(max_length=200, blank=True)
    email = models.CharField(max_length=254, blank=True)
    address = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="requester_of_a_letter_or_a_case",
                condition=Q(foi_request=None, case__isnull=False) | Q(foi_request__isnull=False, case=None),
            ),
        ]
        indexes = [
            models.Index(Lower("email"), name="requester_by_email"),  # reader: what else the same person asks
        ]

    def __str__(self) -> str:
        return f"requester of {self.case or self.foi_request}"


class RequesterOpening(models.Model):
    """Somebody looked at who asked, or at what they wrote as it came."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="openings")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    what = models.CharField(max_length=100)

    class Meta:
        ordering = ["case", "opened_at", "pk"]

    def __str__(self) -> str:
        return f"{self.what} of {self.case}"
