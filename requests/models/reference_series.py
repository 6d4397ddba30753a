"""How far the references of a year have been given out."""

from __future__ import annotations

from django.db import models

from requests.models.case import CaseKind


class ReferenceSeries(models.Model):
    """The last number given to a kind of case in a year. Its row is held until the case it went to is kept."""

    kind = models.CharField(max_length=16, choices=CaseKind)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name_plural = "reference series"
        constraints = [models.UniqueConstraint(name="one_series_a_kind_and_year", fields=["kind", "year"])]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.year}"
