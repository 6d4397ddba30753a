"""What the office does not publish, by rules of its own, and what somebody decided by them."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from requests.law.regimes import Regime
from requests.models.foi_request import FOIRequest


class KeepingRule(models.Model):
    """A kind of answer that the office does not publish, and why. One that is used no more stays with old decisions."""

    name = models.CharField(max_length=100, unique=True, help_text="In a few words: Personal circumstances.")
    why = models.CharField(max_length=400, help_text="Why such answers are not published.")
    regime = models.CharField(max_length=8, choices=[(r.value, r.value) for r in Regime], default=Regime.FOIA.value)
    provision = models.CharField(
        max_length=40,
        blank=True,
        help_text="Where an answer relies on it, nobody need say so: “14(1)” keeps back what is refused as vexatious.",
    )
    is_used = models.BooleanField(default=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(name="rule_says_what_and_why", condition=~Q(name="") & ~Q(why="")),
        ]

    def __str__(self) -> str:
        return self.name


class KeepingDecision(models.Model):
    """Somebody decided that a rule keeps a case back, or that it does not. The latest of a case and rule stands."""

    foi_request = models.ForeignKey(FOIRequest, on_delete=models.CASCADE, related_name="keeping_decisions")
    rule = models.ForeignKey(KeepingRule, on_delete=models.PROTECT, related_name="decisions")
    keeps_back = models.BooleanField()
    words = models.CharField(max_length=400, blank=True, help_text="Why, in this case.")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["foi_request", "pk"]

    def __str__(self) -> str:
        return f"{self.rule}, {self.foi_request}"
