"""Searches that people follow by e-mail, and what they did to follow them or to stop.

The public login can only add steps; it can read neither them nor the addresses. The worker carries each step out and
deletes it. So nothing that comes in by the public site alone can make anybody a follower.
"""

from __future__ import annotations

from uuid import uuid4

from django.db import models
from django.db.models import Q

LONGEST_SEARCH = 1000  # of its address: any words that are not cut off, with some filters


class StepKind(models.TextChoices):
    """What somebody did on the public site."""

    ASK = "ask", "Asked for e-mail about a search"
    CONFIRM = "confirm", "Confirmed it by the link that was sent"
    STOP = "stop", "Stopped it"


class FollowStep(models.Model):
    """A step that somebody took, until the worker has carried it out: a matter of seconds."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    kind = models.CharField(max_length=8, choices=StepKind)
    taken_at = models.DateTimeField()
    email = models.EmailField(blank=True)
    search = models.CharField(max_length=LONGEST_SEARCH, blank=True)
    followed = models.UUIDField(
        null=True, help_text="The FollowedSearch. No foreign key: that would tell whether it is."
    )

    class Meta:
        ordering = ["taken_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="follow_step_says_who_asks_or_what_it_is_about",
                condition=(Q(kind="ask", followed=None) & ~Q(email=""))
                | Q(kind__in=["confirm", "stop"], followed__isnull=False, email="", search=""),
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()


class FollowedSearch(models.Model):
    """A search that an address wants e-mail about. Stopping deletes it, and so does not confirming it in time."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    email = models.EmailField()
    search = models.CharField(
        max_length=LONGEST_SEARCH, blank=True, help_text='Its parameters as in an address: "q=taxi&year=2024".'
    )
    asked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    told_until = models.DateTimeField(null=True, help_text="Answers published up to here are told of.")
    due_at = models.DateTimeField(null=True, help_text="When its next message is due: the request to confirm, or news.")
    refusals = models.PositiveSmallIntegerField(
        default=0, help_text="How often running the address's mail server would not have a message."
    )

    class Meta:
        ordering = ["asked_at", "pk"]
        verbose_name_plural = "followed searches"
        indexes = [models.Index(name="followed_search_by_due_time", fields=["due_at"])]  # reader: requests.follow_mail
        constraints = [
            models.UniqueConstraint(name="search_followed_once_by_an_address", fields=["email", "search"]),
            models.CheckConstraint(
                name="followed_search_tells_from_its_confirmation",
                condition=Q(confirmed_at=None, told_until=None)
                | Q(confirmed_at__isnull=False, told_until__isnull=False, due_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.search or 'every answer'}, {'followed' if self.confirmed_at else 'not confirmed'}"
