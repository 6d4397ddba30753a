"""A complaint to the regulator about how a request was handled: its letters, its decision notice, and an appeal.

Everything here is the Data Protection Officer's and the administrators' only. What the public sees of a decision notice
is written apart, once it is said to be published: see requests.publishing.regulator_notices.
"""

from __future__ import annotations

from datetime import date, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Least, Lower, Replace

from documents.models import Letter
from requests.models.correspondence import Direction
from requests.models.foi_request import FOIRequest
from requests.models.question import AnswerPart, shown_number

SOON = timedelta(days=7)
PLAIN = Lower(Replace("reference", Value(" "), Value("")))  # the same, however it is written


class Ending(models.TextChoices):
    """How a complaint came to its end with the regulator."""

    NOTICE = "notice", "Decision notice"
    INFORMAL = "informal", "Resolved informally"
    WITHDRAWN = "withdrawn", "Withdrawn"
    NOT_TAKEN = "not taken", "Not taken up"


class RegulatorCaseQuerySet(models.QuerySet["RegulatorCase"]):
    def with_due(self) -> RegulatorCaseQuerySet:
        """With `next_due`: the first day that something is due to the regulator, or null."""
        waiting = RegulatorLetter.objects.waiting().filter(regulator_case=OuterRef("pk")).order_by("due_on")
        steps = models.Case(models.When(steps_done_on=None, then=F("steps_by")))
        return self.annotate(next_due=Least(Subquery(waiting.values("due_on")[:1]), steps))

    def late(self, at: date) -> RegulatorCaseQuerySet:
        """Those of which something was due before that day and is not done."""
        return self.with_due().filter(Q(next_due__lt=at))

    def due_soon(self, at: date) -> RegulatorCaseQuerySet:
        """Those of which the first thing is due within a week."""
        return self.with_due().filter(Q(next_due__range=(at, at + SOON)))

    def open(self) -> RegulatorCaseQuerySet:
        """Those that are not decided, whose steps are not taken, or which the Tribunal has before it."""
        steps = Q(steps_by__isnull=False, steps_done_on=None)
        appealed = Exists(TribunalAppeal.objects.filter(regulator_case=OuterRef("pk"), ended_on=None))
        return self.with_due().filter(Q(ended_on=None) | steps | Q(appealed))

    def ended(self) -> RegulatorCaseQuerySet:
        """All the others."""
        return self.exclude(pk__in=self.open().values("pk"))


class RegulatorCase(models.Model):
    """One complaint. `ended_on`: of a decision notice, its date. `is_shown`: the public reads of it at the answers."""

    foi_request = models.ForeignKey(FOIRequest, on_delete=models.CASCADE, related_name="regulator_cases")
    reference = models.CharField(max_length=60, help_text="The regulator's.")
    received_on = models.DateField(help_text="The day its first letter about it came.")
    officer = models.CharField(max_length=120, blank=True, help_text="Who has it there, and how they are reached.")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="regulator_cases")
    note = models.TextField(blank=True)
    ended_how = models.CharField(max_length=10, blank=True, choices=Ending)
    ended_on = models.DateField(null=True)
    steps = models.TextField(blank=True, help_text="What the decision notice requires.")
    steps_by = models.DateField(null=True)
    steps_done_on = models.DateField(null=True)
    published_url = models.URLField(max_length=500, blank=True, help_text="Where the regulator publishes the notice.")
    is_shown = models.BooleanField(default=False)
    form = models.UUIDField(unique=True, help_text="Of the form it was opened with: sent twice, it is one complaint.")
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1, help_text="Counts what people change, so that nobody overwrites.")
    changed_at = models.DateTimeField(null=True)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    objects = RegulatorCaseQuerySet.as_manager()

    class Meta:
        ordering = ["-received_on", "-pk"]
        constraints = [
            models.UniqueConstraint(PLAIN, name="regulator_reference_once"),
            models.CheckConstraint(
                name="complaint_ends_some_way_some_day",
                condition=Q(ended_how="", ended_on=None)
                | ~Q(ended_how="") & Q(ended_on__isnull=False, ended_on__gte=F("received_on")),
            ),
            models.CheckConstraint(
                name="only_a_decision_notice_requires_steps_and_is_shown",
                condition=Q(ended_how="notice")
                | Q(steps="", steps_by=None, steps_done_on=None, published_url="", is_shown=False),
            ),
            models.CheckConstraint(
                name="steps_are_due_after_the_notice",
                condition=Q(steps_by=None, steps_done_on=None) | Q(steps_by__gte=F("ended_on")) & ~Q(steps=""),
            ),
            models.CheckConstraint(
                name="shown_notice_can_be_read_somewhere", condition=Q(is_shown=False) | ~Q(published_url="")
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def has_notice(self) -> bool:
        """Whether it was decided."""
        return self.ended_how == Ending.NOTICE

    @property
    def is_open(self) -> bool:
        """Whether the regulator still has it."""
        return self.ended_on is None


def plainly(reference: str) -> str:
    """A reference as PLAIN has it."""
    return "".join(reference.split()).lower()


class RegulatorLetterQuerySet(models.QuerySet["RegulatorLetter"]):
    def waiting(self) -> RegulatorLetterQuerySet:
        """What asks for something by a day, of complaints that are not ended, and has no reply."""
        asks = self.filter(direction=Direction.IN, due_on__isnull=False, regulator_case__ended_on=None)
        return asks.filter(replies=None)


class RegulatorLetter(models.Model):
    """A letter of the regulator's, or ours to it. `due_on`: when a reply is due; `answers`: what it replies to."""

    regulator_case = models.ForeignKey(RegulatorCase, on_delete=models.CASCADE, related_name="letters")
    direction = models.CharField(max_length=4, choices=Direction)
    happened_on = models.DateField()
    words = models.CharField(max_length=300, help_text="What it is, in a few words.")
    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, null=True, related_name="+", help_text="Its file.")
    due_on = models.DateField(null=True)
    answers = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="replies")
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = RegulatorLetterQuerySet.as_manager()

    class Meta:
        ordering = ["regulator_case", "happened_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="regulator_wants_a_reply_after_it_wrote",
                condition=Q(due_on=None) | Q(direction="in", due_on__gte=F("happened_on")),
            ),
            models.CheckConstraint(
                name="only_our_letters_answer_the_regulator", condition=Q(answers=None) | Q(direction="out")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.words}, {self.regulator_case}"


class Held(models.TextChoices):
    """What a decision notice says of the complaint about a part of an answer."""

    UPHELD = "upheld", "Complaint upheld"
    PARTLY = "partly", "Complaint partly upheld"
    NOT_UPHELD = "not upheld", "Complaint not upheld"


class Ruling(models.TextChoices):
    """What the Tribunal says of the notice about a part of an answer."""

    DISMISSED = "dismissed", "Appeal dismissed: the notice stands"
    PARTLY = "partly", "Appeal allowed in part"
    ALLOWED = "allowed", "Appeal allowed"


class NoticePart(models.Model):
    """A part of the answer complained of, as it stood when the complaint was opened, and what was decided about it.

    `part_order` is 0 where a question has one part, or none. Without `held`: the notice says nothing of it.
    """

    regulator_case = models.ForeignKey(RegulatorCase, on_delete=models.CASCADE, related_name="parts")
    part = models.ForeignKey(AnswerPart, on_delete=models.SET_NULL, null=True, related_name="+")
    order = models.PositiveIntegerField()
    question_number = models.CharField(max_length=40)
    question_text = models.TextField()
    part_order = models.PositiveIntegerField()
    held = models.CharField(max_length=10, blank=True, choices=Held)
    provision = models.CharField(max_length=120, blank=True, help_text="As the notice cites it.")
    ruling = models.CharField(max_length=10, blank=True, choices=Ruling)

    class Meta:
        ordering = ["regulator_case", "order"]
        constraints = [
            models.UniqueConstraint(
                name="part_once_a_complaint", fields=["regulator_case", "question_number", "part_order"]
            ),
            models.CheckConstraint(name="tribunal_rules_on_what_was_decided", condition=Q(ruling="") | ~Q(held="")),
        ]

    def __str__(self) -> str:
        said = f"question {shown_number(self.question_number)}"
        return f"{said}, part {self.part_order}" if self.part_order else said


class Appellant(models.TextChoices):
    """Who appeals."""

    REQUESTER = "requester", "The requester"
    OFFICE = "office", "This office"
    BOTH = "both", "Both"


class AppealEnding(models.TextChoices):
    """How an appeal came to its end."""

    DECIDED = "decided", "Decided"
    WITHDRAWN = "withdrawn", "Withdrawn"
    STRUCK_OUT = "struck out", "Struck out"


class TribunalAppeal(models.Model):
    """An appeal to the First-tier Tribunal against the notice. What it says part by part: NoticePart.ruling."""

    regulator_case = models.OneToOneField(RegulatorCase, on_delete=models.CASCADE, related_name="appeal")
    by_whom = models.CharField(max_length=10, choices=Appellant)
    reference = models.CharField(max_length=60)
    lodged_on = models.DateField()
    heard_on = models.DateField(null=True)
    ended_how = models.CharField(max_length=10, blank=True, choices=AppealEnding)
    ended_on = models.DateField(null=True)
    decision_url = models.URLField(max_length=500, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-lodged_on", "-pk"]
        constraints = [
            models.UniqueConstraint(PLAIN, name="appeal_reference_once"),
            models.CheckConstraint(
                name="appeal_ends_some_way_some_day",
                condition=Q(ended_how="", ended_on=None)
                | ~Q(ended_how="") & Q(ended_on__isnull=False, ended_on__gte=F("lodged_on")),
            ),
        ]

    def __str__(self) -> str:
        return self.reference
