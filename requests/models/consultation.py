"""A question that went to a colleague by link, and what came back; or all of them, for the press office to read."""

from __future__ import annotations

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q

from documents.models import Letter
from requests.models.case import ENDED, Case
from requests.models.claimed_message import ClaimedMessage
from requests.models.question import Question


class Reply(models.TextChoices):
    """What a colleague says to a question."""

    ANSWER = "answer", "I have the answer"
    NOT_HELD = "not held", "We do not hold it"
    NOT_MINE = "not mine", "It is not for me"


class ConsultationQuerySet(models.QuerySet["Consultation"]):
    def waiting(self) -> ConsultationQuerySet:
        """Questions that a colleague still has to answer."""
        open_ones = self.filter(question__isnull=False, reply="", taken_back_at=None)
        return open_ones.exclude(case__stage__in=ENDED)

    def to_take_up(self) -> ConsultationQuerySet:
        """Those answered of which nothing was put on the worksheet, for questions that have no answer yet."""
        fresh = self.exclude(reply="").filter(taken_up_at=None, question__parts=None)
        return fresh.exclude(case__stage__in=ENDED)


class Consultation(models.Model):
    """One link, for one colleague and one purpose. Without a question: every question, to be read by the press office.

    `text` is what was sent: the question's words without anything that tells who asked.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="consultations")
    question = models.ForeignKey(Question, on_delete=models.CASCADE, null=True, related_name="consultations")
    colleague = models.CharField(max_length=120)
    email = models.EmailField()
    manager = models.EmailField(blank=True, help_text="Who is told where no answer comes.")
    text = models.TextField()
    note = models.TextField(blank=True, help_text="What the officer adds for the colleague.")
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    good_until = models.DateField(help_text="The last day the link works.")
    taken_back_at = models.DateTimeField(null=True)
    reply = models.CharField(max_length=8, choices=Reply, blank=True)
    words = models.TextField(blank=True)
    searched = models.CharField(max_length=300, blank=True, help_text="Where the colleague looked.")
    minutes = models.PositiveIntegerField(default=0)
    replied_at = models.DateTimeField(null=True)
    taken_up_at = models.DateTimeField(null=True, help_text="When it was put on the worksheet.")
    taken_up_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    objects = ConsultationQuerySet.as_manager()

    class Meta:
        ordering = ["case", "asked_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="reply_came_some_time",
                condition=Q(reply="", replied_at=None) | ~Q(reply="") & Q(replied_at__isnull=False),
            ),
            models.CheckConstraint(name="press_office_only_reads", condition=Q(question__isnull=False) | Q(reply="")),
            models.CheckConstraint(name="answer_of_a_colleague_has_words", condition=~Q(reply="answer") | ~Q(words="")),
        ]

    def __str__(self) -> str:
        return f"{self.question or 'all questions'}, to {self.colleague}"

    @property
    def is_for_press(self) -> bool:
        """Whether it is only to be read."""
        return self.question_id is None


class ConsultationFile(models.Model):
    """A file that a colleague sent with their answer: byte for byte, for the officer to look at."""

    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="files")
    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=255, help_text="As the colleague called it.")
    came_at = models.DateTimeField()

    class Meta:
        ordering = ["consultation", "pk"]
        constraints = [
            models.UniqueConstraint(name="file_once_a_consultation", fields=["consultation", "letter"]),
        ]

    def __str__(self) -> str:
        return f"{self.name}, from {self.consultation.colleague}"


class ConsultationMail(models.TextChoices):
    """The messages that go out about one."""

    ASKED = "asked", "The question"
    CHASED = "chased", "First reminder"
    CHASED_AGAIN = "chased again", "Second reminder"
    MANAGER = "manager", "Word to the manager"
    REPLIED = "replied", "Word to the officer"


class ConsultationMessage(ClaimedMessage):
    """A message about one."""

    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="messages")
    kind = models.CharField(max_length=16, choices=ConsultationMail)

    class Meta:
        ordering = ["consultation", "claimed_at", "pk"]
        constraints = [
            models.UniqueConstraint(name="message_once_a_consultation", fields=["consultation", "kind"]),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.consultation}"
