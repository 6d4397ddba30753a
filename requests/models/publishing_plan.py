"""What is to be published later, and the days between which nothing is."""

from __future__ import annotations

from datetime import date, datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.timezone import localtime

from requests.law.written_dates import to_the_minute
from requests.models.foi_request import FOIRequest
from requests.models.person import Person


class PlanKind(models.TextChoices):
    """What decides the moment."""

    AFTER_ANSWER = "after answer", "So many working days after the answer"
    ON_DATE = "on date", "On a date"
    EMBARGO = "embargo", "When an embargo ends"


class PlanEnd(models.TextChoices):
    """What became of a plan."""

    PUBLISHED = "published", "Published"
    CANCELLED = "cancelled", "Cancelled"
    REFUSED = "refused", "Not published"


class PlannedPublicationQuerySet(models.QuerySet["PlannedPublication"]):
    def open(self) -> PlannedPublicationQuerySet:
        """Those still to come."""
        return self.filter(ended_at=None)

    def due(self, at: datetime) -> PlannedPublicationQuerySet:
        """Those whose moment has come, the earliest first."""
        return self.open().filter(publish_at__lte=at).order_by("publish_at", "pk")

    def cancel(self, at: datetime, by: Person | None) -> int:
        """Those of them still to come are not carried out; how many."""
        return self.open().update(ended=PlanEnd.CANCELLED, ended_at=at, ended_by=by)

    def refused(self) -> PlannedPublicationQuerySet:
        """Those that came to nothing and still say something: nothing was planned or published since."""
        newer = PlannedPublication.objects.filter(
            foi_request=models.OuterRef("foi_request"), pk__gt=models.OuterRef("pk")
        )
        since = Q(foi_request__publications__published_at__gt=F("ended_at"))
        return self.filter(ended=PlanEnd.REFUSED).exclude(models.Exists(newer)).exclude(since)


class PlannedPublication(models.Model):
    """A case that the worker publishes at a moment, in the version that somebody looked at, and as they said of it."""

    foi_request = models.ForeignKey(FOIRequest, on_delete=models.CASCADE, related_name="plans")
    kind = models.CharField(max_length=12, choices=PlanKind)
    publish_at = models.DateTimeField()
    why = models.CharField(max_length=300, help_text="In words, after “because”.")
    version = models.PositiveIntegerField(
        help_text="The case's, as it was looked at: changed since, it is not published."
    )
    checked = models.BooleanField(null=True, help_text="Whether they said that they compared it with the letter.")
    because = models.CharField(max_length=500, blank=True, help_text="What the public reads of a change.")
    hides_words = models.BooleanField(default=False)
    planned_at = models.DateTimeField()
    planned_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)
    ended = models.CharField(max_length=12, choices=PlanEnd, blank=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    reasons = models.JSONField(default=list, help_text="Why it was not published, in plain sentences.")

    objects = PlannedPublicationQuerySet.as_manager()

    class Meta:
        ordering = ["publish_at", "pk"]
        constraints = [
            models.UniqueConstraint(name="one_open_plan_a_request", fields=["foi_request"], condition=Q(ended_at=None)),
            models.CheckConstraint(
                name="plan_that_ended_says_how",
                condition=Q(ended_at=None, ended="") | Q(ended_at__isnull=False) & ~Q(ended=""),
            ),
            models.CheckConstraint(
                name="refused_plan_says_why", condition=~Q(ended=PlanEnd.REFUSED.value) | ~Q(reasons=[])
            ),
        ]
        indexes = [
            models.Index(
                name="open_plan_by_moment", fields=["publish_at"], condition=Q(ended_at=None)
            ),  # reader: worker
        ]

    def __str__(self) -> str:
        return f"{self.foi_request}, {self.moment}"

    @property
    def is_overtaken(self) -> bool:
        """Whether the case was changed since: it is not published then."""
        return self.foi_request.version != self.version

    @property
    def moment(self) -> str:
        """When, as people write it, in London's time."""
        return to_the_minute(localtime(self.publish_at))


class PublishingHoldQuerySet(models.QuerySet["PublishingHold"]):
    def standing(self) -> PublishingHoldQuerySet:
        """Those that nobody lifted."""
        return self.filter(lifted_at=None)

    def on(self, day: date) -> PublishingHold | None:
        """The one that holds publishing on that day; the one that ends last, where there are several."""
        return self.standing().filter(begins_on__lte=day, ends_on__gte=day).order_by("-ends_on").first()


class PublishingHold(models.Model):
    """Days, first and last included, between which nothing new is published: before an election, say."""

    begins_on = models.DateField()
    ends_on = models.DateField()
    why = models.CharField(max_length=200)
    set_at = models.DateTimeField()
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    lifted_at = models.DateTimeField(null=True)
    lifted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    objects = PublishingHoldQuerySet.as_manager()

    class Meta:
        ordering = ["begins_on", "pk"]
        constraints = [
            models.CheckConstraint(name="hold_ends_after_it_begins", condition=Q(ends_on__gte=F("begins_on"))),
            models.CheckConstraint(name="hold_says_why", condition=~Q(why="")),
        ]

    def __str__(self) -> str:
        return self.why
