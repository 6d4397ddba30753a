"""An internal review: an answer, or the want of one, looked at again by somebody who had no hand in it.

The work on it is a Case of its own, with its requester, correspondence and letters; here stands what is reviewed, why,
and what was decided, part by part. Who may decide is kept by the database too: see requests.guards.
"""

from __future__ import annotations

from datetime import date, timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from requests.law.outcomes import Outcome
from requests.models.case import Case
from requests.models.foi_request import FOIRequest
from requests.models.question import AnswerPart, Question, shown_number

SOON = timedelta(days=7)


class InternalReviewQuerySet(models.QuerySet["InternalReview"]):
    def open(self) -> InternalReviewQuerySet:
        """Those whose outcome has not gone out."""
        return self.filter(case__ended_on=None)

    def late(self, at: date) -> InternalReviewQuerySet:
        """Those still open after the day they were due."""
        return self.open().filter(case__due_on__lt=at)

    def due_soon(self, at: date) -> InternalReviewQuerySet:
        """Those due within a week."""
        return self.open().filter(case__due_on__gte=at, case__due_on__lte=at + SOON)

    def concluded(self) -> InternalReviewQuerySet:
        """Those whose outcome has gone out."""
        return self.exclude(case__ended_on=None)


class InternalReview(models.Model):
    """One review of one request. Without `answered_on` it is of a request that was never answered.

    When it was asked for, whose it is and when it is due stand in its case. `alone_because`: why it is decided by
    somebody who had a hand in the answer; the letter says so. `named_until`: the last day on which a reviewer without
    the role may sign in to it.
    """

    case = models.OneToOneField(Case, on_delete=models.CASCADE, related_name="review")
    foi_request = models.ForeignKey(FOIRequest, on_delete=models.CASCADE, related_name="reviews")
    asked_on = models.DateField()
    answered_on = models.DateField(null=True)
    window_ends_on = models.DateField(null=True, help_text="The last day on which it had to be accepted.")
    late_because = models.TextField(blank=True, help_text="Why it was accepted although it was asked for later.")
    target_on = models.DateField(help_text="As the requester was told.")
    limit_on = models.DateField(help_text="Later than this it cannot be put off to.")
    extended_to = models.DateField(null=True)
    extended_because = models.TextField(blank=True, help_text="As the requester is told.")
    reviewer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="reviews")
    named_until = models.DateField(null=True)
    alone_because = models.TextField(blank=True)
    alone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", help_text="Who says so."
    )
    declined_because = models.TextField(blank=True, help_text="Why it is not accepted, as the requester is told.")
    concluded_at = models.DateTimeField(null=True)
    concluded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    outcome = models.ForeignKey(
        FOIRequest, on_delete=models.SET_NULL, null=True, related_name="decides", help_text="Its letter, once filed."
    )

    objects = InternalReviewQuerySet.as_manager()

    class Meta:
        ordering = [F("case__due_on").asc(nulls_last=True), "pk"]
        constraints = [
            models.CheckConstraint(
                name="review_is_asked_for_after_the_answer",
                condition=Q(answered_on=None) | Q(asked_on__gte=F("answered_on")),
            ),
            models.CheckConstraint(
                name="late_review_says_why_it_was_accepted",
                condition=Q(window_ends_on=None) | Q(asked_on__lte=F("window_ends_on")) | ~Q(late_because=""),
            ),
            models.CheckConstraint(
                name="review_is_due_after_it_was_asked_for",
                condition=Q(target_on__gte=F("asked_on"), limit_on__gte=F("target_on")),
            ),
            models.CheckConstraint(
                name="extended_review_says_why",
                condition=Q(extended_to=None, extended_because="")
                | Q(extended_to__gt=F("target_on"), extended_to__lte=F("limit_on")) & ~Q(extended_because=""),
            ),
            models.CheckConstraint(
                name="review_is_concluded_by_somebody",
                condition=Q(concluded_at=None, concluded_by=None)
                | Q(concluded_at__isnull=False, concluded_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"review of {self.foi_request}"


class Verdict(models.TextChoices):
    """What became of a part of an answer."""

    STANDS = "stands", "The answer stands"
    CHANGED = "changed in part", "Changed in part"
    REPLACED = "replaced", "Replaced"
    UNDISPUTED = "not in dispute", "Not in dispute"


CHANGES = (Verdict.CHANGED, Verdict.REPLACED)


class ReviewReason(models.TextChoices):
    """Why, in a few words that can be counted."""

    RIGHT = "right", "The answer was right"
    WRONG_EXEMPTION = "wrong exemption", "Wrong exemption"
    EXCESSIVE_REDACTION = "excessive redaction", "Too much was taken out"
    NOT_ACCESSIBLE = "not accessible", "Not reasonably accessible from what was said"
    INADEQUATE_SEARCH = "inadequate search", "Inadequate search"
    INSUFFICIENT_REASONING = "insufficient reasoning", "Insufficient reasoning"
    PUBLIC_INTEREST = "public interest", "The public interest falls the other way"
    LATE = "late", "It was answered late"
    NO_ADVICE = "no advice", "Advice or help was not given"
    NOT_ANSWERED = "not answered", "It had not been answered"
    OTHER = "other", "Another reason"


class ReviewDecision(models.Model):
    """One part of an answer under review: as it stood when the review was opened, and what was decided.

    What stood is copied, since a letter can be read again; `part` leads to it while it is there. `part_order` is 0
    where a question has one part, or none. `relied_on`: [{"regime", "provision", "as_written"}]. Without verdict: open.
    """

    review = models.ForeignKey(InternalReview, on_delete=models.CASCADE, related_name="decisions")
    question = models.ForeignKey(Question, on_delete=models.SET_NULL, null=True, related_name="+")
    part = models.ForeignKey(AnswerPart, on_delete=models.SET_NULL, null=True, related_name="+")
    order = models.PositiveIntegerField()
    question_number = models.CharField(max_length=40)
    question_text = models.TextField()
    part_order = models.PositiveIntegerField()
    part_outcome = models.CharField(max_length=40, blank=True, choices=[(o.value, o.value) for o in Outcome])
    part_text = models.TextField(blank=True)
    relied_on = models.JSONField(default=list)
    verdict = models.CharField(max_length=16, blank=True, choices=Verdict)
    reason = models.CharField(max_length=24, blank=True, choices=ReviewReason)
    why = models.TextField(blank=True, help_text="As the requester reads it.")
    new_outcome = models.CharField(max_length=40, blank=True, choices=[(o.value, o.value) for o in Outcome])
    new_text = models.TextField(blank=True)
    new_held_by = models.CharField(max_length=200, blank=True)
    new_provisions = models.JSONField(
        default=list, help_text='In words: ["Section 42(1)"]; where the answer stands, limbs that its letter left open.'
    )
    extent = models.TextField(blank=True, help_text="Of a change in part: what stands, and what is set aside.")
    applies = models.TextField(blank=True, help_text="Why the exemption relied on now applies.")
    public_interest = models.TextField(blank=True, help_text="How it was weighed, where the exemption is qualified.")
    notes = models.TextField(blank=True, help_text="The reviewer’s own; in no letter.")
    lesson = models.TextField(blank=True, help_text="For officers who rely on the same exemption; in no letter.")
    version = models.PositiveIntegerField(default=1, help_text="Counts what people change, so that nobody overwrites.")
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["review", "order"]
        constraints = [
            models.UniqueConstraint(name="part_once_a_review", fields=["review", "question_number", "part_order"]),
            models.UniqueConstraint(
                name="part_is_decided_once",
                fields=["part"],
                condition=Q(part__isnull=False, verdict__in=["stands", "changed in part", "replaced"]),
            ),
            models.CheckConstraint(
                name="decision_is_made_by_somebody",
                condition=Q(verdict="") | Q(decided_at__isnull=False, decided_by__isnull=False),
            ),
            models.CheckConstraint(
                name="decision_gives_its_reason",
                condition=Q(verdict__in=["", Verdict.UNDISPUTED]) | ~Q(reason="") & ~Q(why=""),
            ),
            models.CheckConstraint(
                name="change_on_review_gives_the_new_answer",
                condition=~Q(verdict__in=CHANGES) | ~Q(new_outcome="") & ~Q(new_text=""),
            ),
        ]

    def __str__(self) -> str:
        said = f"question {shown_number(self.question_number)}"
        return f"{said}, part {self.part_order}" if self.part_order else said

    @property
    def shown(self) -> str:
        """In few signs: "2", or "2 part 1"."""
        number = shown_number(self.question_number)
        return f"{number} part {self.part_order}" if self.part_order else number

    @property
    def is_change(self) -> bool:
        """Whether the answer is not what it was."""
        return self.verdict in CHANGES

    @property
    def is_decided(self) -> bool:
        """Whether it was looked at, and not only left alone."""
        return self.verdict not in ("", Verdict.UNDISPUTED)


class Ground(models.TextChoices):
    """What a requester complains of."""

    EXEMPTION = "exemption", "An exemption should not have been used"
    SEARCH = "search", "More is held than was found"
    REDACTION = "redaction", "Too much was taken out"
    ACCESS = "access", "It cannot be found where the letter says"
    TIME = "time", "It took too long"
    ADVICE = "advice", "No advice or help was given"
    OTHER = "other", "Something else"


class ReviewGround(models.Model):
    """One thing the requester put forward, of one part or of the whole (`decision` null)."""

    review = models.ForeignKey(InternalReview, on_delete=models.CASCADE, related_name="grounds")
    decision = models.ForeignKey(ReviewDecision, on_delete=models.CASCADE, null=True, related_name="grounds")
    ground = models.CharField(max_length=12, choices=Ground)
    words = models.TextField(blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["review", "pk"]

    def __str__(self) -> str:
        return f"{self.get_ground_display()}, {self.review}"


class Duty(models.TextChoices):
    """What else the law asked of the first answer."""

    TIME = "time", "Answered in time"
    ADVICE = "advice", "Advised and helped"
    NOTICE = "notice", "Refusal notice complete"
    SEARCH = "search", "Searched as it should have been"


class ProceduralFinding(models.Model):
    """What the review found of how the request was handled, beside the answers. The letter says it."""

    review = models.ForeignKey(InternalReview, on_delete=models.CASCADE, related_name="findings")
    duty = models.CharField(max_length=8, choices=Duty)
    provision = models.CharField(max_length=60, help_text="Section 10(1), section 16, section 17 …")
    is_met = models.BooleanField()
    words = models.TextField()
    found_at = models.DateTimeField()
    found_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["review", "pk"]
        constraints = [
            models.UniqueConstraint(name="duty_once_a_review", fields=["review", "duty"]),
            models.CheckConstraint(name="procedural_finding_says_something", condition=~Q(words="")),
        ]

    def __str__(self) -> str:
        return f"{self.get_duty_display()}, {self.review}"
