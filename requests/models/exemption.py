"""Reliance on a provision: what the letter wrote, and what the catalogue makes of it."""

from __future__ import annotations

from django.db import models

from documents.models import Passage
from requests.law.regimes import Regime
from requests.models.question import HOW_LENGTH, AnswerPart


class AppliedExemption(models.Model):
    """A provision relied on for one part of an answer. An unknown one is kept and marked: not dropped, not guessed."""

    part = models.ForeignKey(AnswerPart, on_delete=models.CASCADE, related_name="exemptions")
    as_written = models.CharField(max_length=200)
    regime = models.CharField(max_length=8, choices=[(r.value, r.value) for r in Regime])
    provision = models.CharField(max_length=40, help_text='Normalised: "21", "40(2)", "12(4)(b)".')
    known = models.BooleanField(help_text="Whether the catalogue has this provision.")
    passages = models.ManyToManyField(Passage, related_name="+")
    sure = models.FloatField(default=1.0)
    how = models.CharField(max_length=HOW_LENGTH, blank=True, help_text="How it was found, in words.")

    class Meta:
        ordering = ["part", "pk"]
        constraints = [
            models.UniqueConstraint(name="exemption_once_a_part", fields=["part", "regime", "provision"]),
        ]

    def __str__(self) -> str:
        return self.as_written
