"""What came in and what went out, word for word, and byte for byte where it came as a file."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from documents.models import Letter
from requests.models.case import Case
from requests.models.question import Question


class Direction(models.TextChoices):
    """Which way it went."""

    IN = "in", "In"
    OUT = "out", "Out"


class Channel(models.TextChoices):
    """How it travelled."""

    EMAIL = "email", "E-mail"
    POST = "post", "Post"
    FORM = "form", "Public form"
    HAND = "hand", "By hand"
    WEBSITE = "website", "Another website"


class CorrespondenceKind(models.TextChoices):
    """What it is for."""

    REQUEST = "request", "The request"
    ACKNOWLEDGEMENT = "acknowledgement", "Acknowledgement"
    CLARIFICATION_ASKED = "clarification asked", "Clarification asked for"
    CLARIFICATION = "clarification", "Clarification"
    IDENTITY_ASKED = "identity asked", "Proof of identity asked for"
    FEES_NOTICE = "fees notice", "Fees notice"
    EXTENSION = "extension", "Extension notice"
    TRANSFER = "transfer", "Transfer"
    ANSWER = "answer", "Answer"
    REVIEW = "review", "Internal review"
    OTHER = "other", "Other"


class Correspondence(models.Model):
    """One piece of it. Without `happened_at` it is a draft that has not left.

    `text` may name the requester: it is shown to those who may see who asked, and each opening is kept.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="correspondence")
    direction = models.CharField(max_length=4, choices=Direction)
    kind = models.CharField(max_length=24, choices=CorrespondenceKind)
    channel = models.CharField(max_length=8, choices=Channel)
    happened_at = models.DateTimeField(null=True, help_text="When the mail server had it, or it was sent.")
    subject = models.CharField(max_length=300, blank=True)
    text = models.TextField(blank=True)
    letter = models.ForeignKey(
        Letter, on_delete=models.PROTECT, null=True, related_name="correspondence", help_text="The file it is."
    )
    message_key = models.CharField(max_length=64, blank=True, help_text="SHA-256 of the message's own identifier.")
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1, help_text="Of a draft, so that nobody overwrites.")

    class Meta:
        ordering = ["case", F("happened_at").asc(nulls_last=True), "pk"]
        verbose_name_plural = "correspondence"
        constraints = [
            models.CheckConstraint(
                name="what_came_in_came_some_time", condition=Q(direction="out") | Q(happened_at__isnull=False)
            ),
            models.CheckConstraint(
                name="correspondence_says_something", condition=~Q(text="") | Q(letter__isnull=False)
            ),
            models.UniqueConstraint(name="file_once_a_case", fields=["case", "letter"]),
            models.UniqueConstraint(
                name="one_case_for_a_request_file",
                fields=["letter"],
                condition=Q(kind="request", direction="in", letter__isnull=False),
            ),
            models.UniqueConstraint(
                name="one_case_for_a_request_message",
                fields=["message_key"],
                condition=Q(kind="request", direction="in") & ~Q(message_key=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.case}"

    @property
    def named(self) -> str:
        """What it is, in words that tell nothing of who wrote or about what."""
        if self.kind == CorrespondenceKind.OTHER:
            return "An e-mail" if self.channel == Channel.EMAIL else "A file"
        return self.get_kind_display()

    @property
    def is_draft(self) -> bool:
        """Whether it has not left yet."""
        return self.happened_at is None


class StretchRole(models.TextChoices):
    """What a stretch of a request is."""

    QUESTION = "question", "Question"
    ARGUMENT = "argument", "Argument or background"
    FRAME = "frame", "Greeting, sign-off or contact details"


class RequestStretch(models.Model):
    """A stretch of a request as it came, from `start` to `end` of the text. Together they leave nothing out."""

    correspondence = models.ForeignKey(Correspondence, on_delete=models.CASCADE, related_name="stretches")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    role = models.CharField(max_length=8, choices=StretchRole)
    question = models.ForeignKey(Question, on_delete=models.SET_NULL, null=True, related_name="stretches")

    class Meta:
        ordering = ["correspondence", "start"]
        constraints = [
            models.UniqueConstraint(name="stretch_begins_once", fields=["correspondence", "start"]),
            models.CheckConstraint(name="stretch_has_length", condition=Q(end__gt=F("start"))),
            models.CheckConstraint(
                name="only_questions_are_a_question", condition=Q(role="question") | Q(question=None)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()}, {self.start} to {self.end}"
