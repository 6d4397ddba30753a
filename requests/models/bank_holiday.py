"""Days that do not count, as staff keep them."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models

from requests.law import bank_holidays
from requests.law.nations import Nation
from requests.law.working_days import Calendar, edited_calendar

NATIONS = [nation.value for nation in Nation]


class BankHolidayQuerySet(models.QuerySet["DayOff"]):
    def calendar(self) -> Calendar:
        """The working days by the holidays staff keep, one query; years without a list have the built-in ones."""
        return edited_calendar(day.in_law for day in self)


class DayOff(models.Model):
    """A day with its name, and the nations that keep it."""

    date = models.DateField(unique=True)
    name = models.CharField(max_length=100)
    nations = ArrayField(models.CharField(max_length=3, choices=[(n, n) for n in NATIONS]))

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.name}, {self.date:%-d %B %Y}"

    @property
    def in_law(self) -> bank_holidays.BankHoliday:
        """The day as the law's own counting takes it."""
        nations = frozenset(Nation(code) for code in self.nations)
        return bank_holidays.BankHoliday(self.date, self.name, nations)


class BankHoliday(DayOff):
    """A bank holiday in at least one part of the United Kingdom (FOIA s.10(6): any of them stops the count)."""

    source = models.CharField(max_length=200, blank=True)
    note = models.CharField(max_length=300, blank=True)

    objects = BankHolidayQuerySet.as_manager()

    class Meta:
        ordering = ["date"]
        constraints = [
            models.CheckConstraint(
                name="bank_holiday_names_its_nations",
                condition=models.Q(nations__contained_by=NATIONS) & ~models.Q(nations=[]),
            ),
        ]

    @property
    def in_law(self) -> bank_holidays.BankHoliday:
        """The day as the law's own counting takes it."""
        nations = frozenset(Nation(code) for code in self.nations)
        return bank_holidays.BankHoliday(self.date, self.name, nations, self.source, self.note)


class PublishedBankHoliday(DayOff):
    """A bank holiday as the public pages count with it: rewritten when staff change the list."""

    objects = BankHolidayQuerySet.as_manager()

    class Meta:
        ordering = ["date"]
