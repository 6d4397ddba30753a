"""What an officer writes down while answering: reasons for each part, searches for each question, and the cost."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from requests.law.cost_limit import Estimate
from requests.models.case import Case
from requests.models.question import AnswerPart, Question


class Degree(models.TextChoices):
    """How likely a harm is. The law has these two and asks which is meant."""

    WOULD = "would", "would"
    LIKELY = "would be likely to", "would be likely to"


class PartReasons(models.Model):
    """Why a part is answered as it is; the letter is written from it. A part without any has no row."""

    part = models.OneToOneField(AnswerPart, on_delete=models.CASCADE, related_name="reasons")
    degree = models.CharField(max_length=20, choices=Degree, blank=True)
    harm = models.TextField(blank=True, help_text="What the harm is, to whom, and how disclosure brings it about.")
    for_giving = models.TextField(blank=True, help_text="Public interest in disclosure.")
    for_keeping = models.TextField(blank=True, help_text="Public interest in keeping it back.")
    balance = models.TextField(blank=True, help_text="Where the balance lies, and why.")
    opinion = models.CharField(max_length=200, blank=True, help_text="Section 36: whose opinion, and of what day.")
    not_for_us = models.BooleanField(default=False, help_text="Section 3(2): asked, and not held on our behalf.")

    class Meta:
        verbose_name_plural = "part reasons"

    def __str__(self) -> str:
        return f"reasons for {self.part}"


class SearchRecord(models.Model):
    """Who looked where for the answer to a question. Added, never changed: a review may ask for it."""

    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="searches")
    who = models.CharField(max_length=120, help_text="A colleague or a team.")
    where = models.CharField(max_length=300, help_text="Folders, mailboxes, systems, paper files.")
    words = models.CharField(max_length=300, blank=True, help_text="What was searched for.")
    on = models.DateField()
    minutes = models.PositiveIntegerField()
    found = models.CharField(max_length=300, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["question", "on", "pk"]

    def __str__(self) -> str:
        return f"search for {self.question}"


class CostEstimate(models.Model):
    """What answering a whole case would take: the four activities that section 12 counts, in minutes."""

    case = models.OneToOneField(Case, on_delete=models.CASCADE, related_name="cost")
    determining = models.PositiveIntegerField(default=0)
    locating = models.PositiveIntegerField(default=0)
    retrieving = models.PositiveIntegerField(default=0)
    extracting = models.PositiveIntegerField(default=0)
    basis = models.TextField(blank=True, help_text="How the estimate was made: the letter says it.")

    def __str__(self) -> str:
        return f"cost of {self.case}"

    @property
    def estimate(self) -> Estimate:
        """As the law counts it."""
        return Estimate(self.determining, self.locating, self.retrieving, self.extracting)


class OtherBody(models.Model):
    """A public body that often holds what is asked here, and where it takes requests."""

    name = models.CharField(max_length=200, unique=True)
    contact = models.CharField(max_length=300, help_text="Where it takes requests: an e-mail or postal address.")
    log_address = models.URLField(blank=True, help_text="Its disclosure log.")

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "other bodies"

    def __str__(self) -> str:
        return self.name
