"""Who looks at complaints about an answer: dated details that an administrator keeps, and their public copy."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q

from requests.law.regimes import Regime
from requests.law.time_limits import LimitUnit, TimeLimit

Details = TypeVar("Details", bound="RegulatorDetails")


class RegulatorQuerySet(models.QuerySet[Details]):
    def as_of(self, on: date, regime: Regime) -> Details | None:
        """The details under that law on that day: one statement. Those to come are not used before their day."""
        return self.filter(regime=regime.value, valid_from__lte=on).order_by("-valid_from").first()


class RegulatorDetails(models.Model):
    """The regulator under one law from a day on, and how long one may take to complain after a review."""

    regime = models.CharField(max_length=8, choices=[(r.value, r.full_name) for r in Regime])
    valid_from = models.DateField()
    name = models.CharField(max_length=120, help_text="As one writes to it: Information Commissioner.")
    address = models.TextField(blank=True, help_text="For post. Left empty, the page names none.")
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    complaint_url = models.URLField(blank=True, help_text="Where a complaint about an answer is made.")
    complain_within = models.PositiveSmallIntegerField(
        validators=[MinValueValidator(1)], help_text="After the outcome of the internal review."
    )
    complain_unit = models.CharField(max_length=8, choices=[(unit.value, unit.value) for unit in LimitUnit])
    limit_basis = models.CharField(max_length=120, blank=True, help_text="What sets that limit: section 47(4).")

    objects = RegulatorQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["regime", "valid_from"]
        constraints = [
            models.UniqueConstraint(name="%(class)s_once_a_law_and_day", fields=["regime", "valid_from"]),
            models.CheckConstraint(name="%(class)s_allows_some_time", condition=Q(complain_within__gte=1)),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.regime})"

    @property
    def limit(self) -> TimeLimit:
        """How long one may take to complain."""
        return TimeLimit(self.complain_within, LimitUnit(self.complain_unit))


class Regulator(RegulatorDetails):
    """What an administrator keeps. The note is for staff: where it was read, what to look up again."""

    note = models.TextField(blank=True, help_text="For staff: where this was read, and what should be looked up again.")


class PublishedRegulator(RegulatorDetails):
    """The same for the public pages, days to come included: a page shows what is right on the day it is read."""
