"""Counts of what is published, kept while it is published and withdrawn, so that statistics need not look at it all."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from requests.models.publication import PublishedResponse


class Basis(models.TextChoices):
    """Which of its days puts a response into a quarter."""

    RECEIVED = "received", "received"
    ANSWERED = "answered", "answered"


class Fact(models.TextChoices):
    """What responses are counted by. Those in brackets come with a value. A transfer in time has no day of answer."""

    RESPONSE = "response", "that it is there"
    LATE = "late", "answered late"
    TRANSFER = "transfer", "that it passed the request on, in time"
    REVIEW = "review", "that it decides an internal review"
    CHANGED = "changed", "that an internal review changed an answer in it"
    DAYS = "days", "the working day it was answered on (17)"
    OUTCOME = "outcome", "the outcome of a question or a part (withheld)"
    EXEMPTION = "exemption", "a provision relied on (s21)"
    TOPIC = "topic", "a topic (victims)"
    RESULT = "result", "the result of the whole (refused in full)"
    ENTRIES = "entries", "that something in it can be found"
    HAS = "has", "what an answer in it comes with (table)"


class PublishedTally(models.Model):
    """How many published responses of a quarter have a fact in common. No row means none."""

    basis = models.CharField(max_length=8, choices=Basis)
    fact = models.CharField(max_length=10, choices=Fact)
    quarter = models.DateField(help_text="Its first day.")
    value = models.CharField(max_length=80, blank=True)
    responses = models.PositiveIntegerField()

    class Meta:
        ordering = ["basis", "fact", "quarter", "value"]
        verbose_name_plural = "published tallies"
        constraints = [
            models.UniqueConstraint(name="tally_once", fields=["basis", "fact", "quarter", "value"]),
            models.CheckConstraint(
                name="tally_begins_with_its_quarter",
                condition=Q(quarter__day=1, quarter__month__in=(1, 4, 7, 10)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.basis} in the quarter from {self.quarter}: {self.fact} {self.value}"


class TalliedResponse(models.Model):
    """As what a published response stands in the tallies: taken away again is exactly what was counted."""

    response = models.OneToOneField(
        PublishedResponse, on_delete=models.CASCADE, primary_key=True, related_name="tallied"
    )
    received_quarter = models.DateField()
    answered_quarter = models.DateField()
    facts = ArrayField(models.CharField(max_length=100), help_text='"late", "outcome:withheld": a fact and its value.')

    def __str__(self) -> str:
        return str(self.response)
