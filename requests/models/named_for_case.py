"""Who is named for one case from day to day: they sign in as anybody does, and work that case alone."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from requests.models.case import Case


class NamedQuerySet(models.QuerySet["NamedForCase"]):
    def on(self, day: date) -> NamedQuerySet:
        """Those that hold on that day."""
        return self.filter(starts_on__lte=day, ends_on__gte=day)

    def not_over(self, day: date) -> NamedQuerySet:
        """Those that hold or are to come."""
        return self.filter(ends_on__gte=day)


class NamedForCase(models.Model):
    """A person who works this case between two days, whatever role they have or lack. It ends by itself."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="named")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="named_for")
    starts_on = models.DateField("First day")
    ends_on = models.DateField("Last day")
    sees_requester = models.BooleanField(
        "May open who asks, and work on letters",
        default=False,
        help_text="Without it: questions, answers, colleagues, documents and notes, and no page that says who asks.",
    )

    objects = NamedQuerySet.as_manager()

    class Meta:
        ordering = ["starts_on", "pk"]
        constraints = [
            models.CheckConstraint(name="named_until_after_from", condition=Q(ends_on__gte=F("starts_on"))),
            models.UniqueConstraint(name="named_once_for_a_case", fields=["case", "person"]),
        ]

    def __str__(self) -> str:
        return f"{self.person} for {self.case}"
