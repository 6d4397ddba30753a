"""A request, or a question of one, handed on to another authority: with the requester's agreement, and both dates."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from requests.models.case import Case
from requests.models.question import Question


class Transfer(models.Model):
    """Handing on, from the agreement of whoever asked on. Without a question: the whole request.

    The Code of Practice, 2.10 and following: the requester is asked first, and the other authority's time begins when
    it receives what is handed on. EIR reg 10 allows it too.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="transfers")
    question = models.ForeignKey(Question, on_delete=models.CASCADE, null=True, related_name="transfers")
    to = models.CharField(max_length=200, help_text="The other authority.")
    contact = models.CharField(max_length=300, help_text="Where it takes requests.")
    not_for_us = models.CharField(max_length=300, help_text="How we know that it is not held on our behalf, s.3(2).")
    agreed_on = models.DateField(help_text="The day the requester agreed.")
    agreed_how = models.CharField(max_length=300, help_text="How they said so: by e-mail, by telephone to whom.")
    transferred_on = models.DateField(null=True, help_text="The day it was handed on.")
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["case", "recorded_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="handed_on_after_it_was_agreed",
                condition=Q(transferred_on=None) | Q(transferred_on__gte=F("agreed_on")),
            ),
            models.CheckConstraint(
                name="transfer_says_how_it_was_agreed", condition=~Q(agreed_how="") & ~Q(not_for_us="") & ~Q(to="")
            ),
            models.UniqueConstraint(name="handed_on_once", fields=["case", "question"], nulls_distinct=False),
        ]

    def __str__(self) -> str:
        return f"{self.question or 'the whole request'} to {self.to}"
