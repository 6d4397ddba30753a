"""The public authority this archive belongs to, with dated details."""

from __future__ import annotations

from datetime import date

from django.db import models

from requests.law.regimes import Regime


class AuthorityQuerySet(models.QuerySet["Authority"]):
    def as_of(self, on: date) -> Authority | None:
        """The details in force on that day, or the earliest known ones before that."""
        in_force = self.filter(valid_from__lte=on).order_by("-valid_from").first()
        return in_force or self.order_by("valid_from").first()

    def passed_between(self, received_on: date, on: date) -> Authority | None:
        """The successor that a request has passed to since it came, by that day; the latest, if there were several."""
        came_after = self.filter(valid_from__gt=received_on, valid_from__lte=on)
        return came_after.exclude(passing="").order_by("-valid_from").first()


class Authority(models.Model):
    """The authority's name and addresses from a day on. One installation serves one authority."""

    valid_from = models.DateField(unique=True)
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=80, help_text="As shown beside the site's name.")
    address = models.TextField(blank=True)
    email = models.EmailField(blank=True)
    website = models.URLField(blank=True)
    licence_name = models.CharField(
        max_length=200, blank=True, help_text="Under which its own words may be used again, as a reader is told."
    )
    licence_url = models.URLField(blank=True)
    force_name = models.CharField(
        max_length=200,
        blank=True,
        help_text="The police force that is often asked by mistake here, and answers for itself. Blank: there is none.",
    )
    force_email = models.EmailField(blank=True, help_text="Where it takes Freedom of Information requests.")
    force_website = models.URLField(blank=True, help_text="Its page on Freedom of Information.")
    force_address = models.TextField(blank=True, help_text="Its postal address, for requests.")
    published_names = models.TextField(
        blank=True,
        help_text="Office holders and staff whose names the office publishes, one a line. They hold back no letter.",
    )
    regime = models.CharField(max_length=8, choices=[(r.value, r.value) for r in Regime], default=Regime.FOIA.value)

    clears_letters = models.BooleanField(
        "letters are cleared",
        default=False,
        help_text="Whether a second person clears each letter before it leaves.",
    )

    passing = models.TextField(
        "what letters say of the succession",
        blank=True,
        help_text="Of a successor: a paragraph for whoever asked before this day and hears of us after it.",
    )

    objects = AuthorityQuerySet.as_manager()

    class Meta:
        ordering = ["valid_from"]
        verbose_name_plural = "authorities"

    def __str__(self) -> str:
        return self.name
