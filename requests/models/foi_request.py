"""A request for information and the letters that belong to it."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from documents.models import Letter, LetterReading, Passage
from documents.reading.shapes import LetterKind
from requests.law.regimes import Regime
from requests.models.topic import Topic


class Stage(models.TextChoices):
    """How far a filed letter has come; or that there is none yet."""

    OPEN = "open", "In casework"  # its Case is not answered yet, or was closed without an answer
    DRAFT = "draft", "Draft"  # something it needs is missing: see `missing`
    FILED = "filed", "Filed"
    UNANSWERED = "unanswered", "Filed, not answered"  # its letter answers nothing: an acknowledgement, a fees notice
    ERASED = "erased", "Erased"  # nothing is left but its head, and what is public of it: see Erasure


class FOIRequestQuerySet(models.QuerySet["FOIRequest"]):
    def letters(self) -> FOIRequestQuerySet:
        """Those with a letter that was filed."""
        return self.filter(stage__in=[Stage.DRAFT, Stage.FILED, Stage.UNANSWERED])

    def drafts(self) -> FOIRequestQuerySet:
        return self.filter(stage=Stage.DRAFT)

    def published(self) -> FOIRequestQuerySet:
        """Requests whose response can be read by the public now."""
        return self.filter(publications__withdrawn_at=None, publications__isnull=False)


class FOIRequest(models.Model):
    """One request and its answer. Draft until a reference, both dates and a question are there.

    What the office answers here is open until its letter is sent; its Case has the rest of the work on it.
    """

    reference = models.CharField(max_length=80, blank=True)
    slug = models.SlugField(max_length=80, unique=True, null=True, help_text="The reference as an address.")
    regime = models.CharField(max_length=8, choices=[(r.value, r.value) for r in Regime], default=Regime.FOIA.value)
    stage = models.CharField(max_length=12, choices=Stage)
    missing = models.JSONField(default=list, help_text="What a draft still needs, in plain words.")
    authority_name = models.CharField(max_length=200, blank=True)
    received_on = models.DateField(null=True)
    answered_on = models.DateField(null=True)
    due_on = models.DateField(null=True, help_text="Kept beside the dates it follows from, for lists and filters.")
    request_text = models.TextField(blank=True)
    review_text = models.TextField(blank=True)
    copyright_text = models.TextField(blank=True)
    title = models.CharField(
        max_length=200, help_text="Ours, not the letter's: proposed by rules, staff can change it."
    )
    in_short = models.JSONField(default=list, help_text='Ours: [["Asked", "…"], ["Given", "…"], …].')
    topics = models.ManyToManyField(Topic, blank=True, related_name="requests", help_text="Confirmed by an officer.")
    late_reason = models.TextField(blank=True, help_text="Ours: why the answer was late.")
    filed_at = models.DateTimeField()
    filed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    checked_on = models.DateField(null=True, help_text="The day a person checked the reading as it is.")
    checked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1, help_text="Counts what people change, so that nobody overwrites.")
    changed_at = models.DateTimeField(null=True)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    objects = FOIRequestQuerySet.as_manager()

    class Meta:
        ordering = ["-answered_on", "-pk"]
        verbose_name = "request"
        constraints = [
            models.CheckConstraint(
                name="filed_request_has_what_it_needs",
                condition=models.Q(stage__in=["draft", "open", "unanswered", "erased"])
                | (
                    ~models.Q(reference="")
                    & models.Q(slug__isnull=False)
                    & models.Q(answered_on__isnull=False)
                    & models.Q(received_on__isnull=False)
                ),
            ),
            models.CheckConstraint(
                name="what_is_not_answered_has_no_day_of_answer",
                condition=~models.Q(stage="unanswered") | models.Q(answered_on=None),
            ),
            models.CheckConstraint(
                name="request_is_answered_after_it_is_received",
                condition=models.Q(answered_on=None)
                | models.Q(received_on=None)
                | models.Q(answered_on__gte=models.F("received_on")),
            ),
        ]
        indexes = [
            models.Index(name="request_by_answer_date", fields=["-answered_on"]),  # reader: the staff list
            models.Index(name="request_by_reference", fields=["reference"]),  # reader: letters on the same request
        ]

    def __str__(self) -> str:
        return self.reference or f"draft {self.pk}"

    @property
    def is_late(self) -> bool:
        """Whether it was answered after the day it was due."""
        return bool(self.answered_on and self.due_on and self.answered_on > self.due_on)


class FiledLetter(models.Model):
    """A letter that belongs to a request, of its kind. The reading is the version the request was filed from."""

    foi_request = models.ForeignKey(FOIRequest, on_delete=models.CASCADE, related_name="filed_letters")
    letter = models.OneToOneField(Letter, on_delete=models.PROTECT, related_name="filed")
    reading = models.ForeignKey(LetterReading, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=[(kind.value, kind.value) for kind in LetterKind])
    kind_sure = models.FloatField(default=1.0, db_default=1.0, help_text="How sure the kind is, from 0 to 1.")
    dated_on = models.DateField(null=True, help_text="The day of the letter: of the answer, where it is one.")
    passages = models.ManyToManyField(Passage, through="ParticularPassage", related_name="+")

    def __str__(self) -> str:
        return f"{self.kind} {self.letter}"

    @property
    def is_transfer(self) -> bool:
        """Whether it passes the request on to another authority, which is no answer."""
        return self.kind == LetterKind.TRANSFER


class ParticularPassage(models.Model):
    """The place a particular of the letter (its reference, a date, the review paragraph) was taken from."""

    filed_letter = models.ForeignKey(FiledLetter, on_delete=models.CASCADE, related_name="particulars")
    particular = models.CharField(max_length=20)
    passage = models.ForeignKey(Passage, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["filed_letter", "particular", "pk"]
        constraints = [
            models.UniqueConstraint(name="particular_passage_once", fields=["filed_letter", "particular", "passage"]),
        ]

    def __str__(self) -> str:
        return self.particular
