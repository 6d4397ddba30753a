"""What came into the office's mailbox: what became of each message, and how fetching it stands."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q

from documents.models import Letter
from requests.models.case import Case


class Became(models.TextChoices):
    """What became of a message."""

    ASIDE = "aside", "Set aside"
    CASE = "case", "A case of its own"
    PART = "part", "Kept with its case"
    SAME = "same", "Came before"


class InboxMessageQuerySet(models.QuerySet["InboxMessage"]):
    def to_look_at(self) -> InboxMessageQuerySet:
        """Those that somebody of the office has to look at, and has not."""
        return self.filter(seen_at=None).exclude(why="")


class InboxMessage(models.Model):
    """One message of the mailbox, told from all others by its hash, so that it is taken in once.

    `folder`, `validity`, `uid` and `size` are where it lay when it was seen last. Words and bytes stand here only
    while it is set aside: afterwards the case has them, or nobody.
    """

    sha256 = models.CharField(max_length=64, unique=True, help_text="Of the message; of one too large, of its head.")
    folder = models.CharField(max_length=40)
    validity = models.BigIntegerField(help_text="UIDVALIDITY of the folder.")
    uid = models.BigIntegerField()
    size = models.BigIntegerField()
    came_at = models.DateTimeField(help_text="When the mail server had it.")
    taken_at = models.DateTimeField()
    became = models.CharField(max_length=8, choices=Became)
    case = models.ForeignKey(
        Case, on_delete=models.PROTECT, null=True, related_name="from_inbox", help_text="Its own, or one it may be for."
    )
    why = models.CharField(max_length=400, blank=True, help_text="Why somebody has to look at it. Names nobody.")
    sender = models.CharField(max_length=460, blank=True)
    subject = models.CharField(max_length=300, blank=True)
    text = models.TextField(blank=True)
    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, null=True, related_name="+")
    seen_at = models.DateTimeField(null=True)
    seen_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    objects = InboxMessageQuerySet.as_manager()

    class Meta:
        ordering = ["-taken_at", "-pk"]
        indexes = [
            models.Index(name="message_by_place", fields=["folder", "validity"]),  # reader: what is to be fetched
        ]
        constraints = [
            models.CheckConstraint(
                name="message_has_words_while_aside",
                condition=Q(became="aside", seen_at=None) | Q(sender="", subject="", text="", letter=None),
            ),
            models.CheckConstraint(
                name="message_that_became_something_says_what", condition=Q(became="aside") | Q(case__isnull=False)
            ),
            models.CheckConstraint(name="message_set_aside_says_why", condition=~Q(became="aside") | ~Q(why="")),
            models.CheckConstraint(
                name="message_is_seen_by_somebody",
                condition=Q(seen_at=None, seen_by=None) | Q(seen_at__isnull=False, seen_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"message of {self.came_at:%d.%m.%Y}"

    @property
    def needs_a_look(self) -> bool:
        """Whether somebody has to look at it, and has not."""
        return bool(self.why) and self.seen_at is None


class InboxState(models.Model):
    """How fetching stands: one row. What is wrong stands in a plain sentence, until a fetch succeeds."""

    tried_at = models.DateTimeField(null=True)
    fetched_at = models.DateTimeField(null=True, help_text="The last time all of it was looked through.")
    problem = models.CharField(max_length=300, blank=True)
    failing_since = models.DateTimeField(null=True)
    next_at = models.DateTimeField(null=True, help_text="Not before then is it tried again.")

    class Meta:
        constraints = [
            models.CheckConstraint(name="there_is_one_inbox", condition=Q(pk=1)),
            models.CheckConstraint(
                name="failing_inbox_says_why",
                condition=Q(problem="", failing_since=None) | ~Q(problem="") & Q(failing_since__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.problem or f"fetched at {self.fetched_at}"

    def went_well(self, at: datetime) -> None:
        """All of it was looked through."""
        self.tried_at = self.fetched_at = at
        self.problem, self.failing_since, self.next_at = "", None, None
        self.save()

    def went_wrong(self, problem: str, at: datetime, again_at: datetime) -> None:
        """It could not be; since when is kept."""
        self.tried_at, self.problem, self.next_at = at, problem, again_at
        self.failing_since = self.failing_since or at
        self.save()
