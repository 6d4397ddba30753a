"""What is known of the web addresses that filed letters and the kept list point to."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from requests.visits.visiting import Verdict


class CitedAddress(models.Model):
    """An address, and what came of the last visits to it. `page` is what it showed when it last showed something."""

    url = models.TextField(unique=True)
    visited_at = models.DateTimeField(null=True)
    next_visit_at = models.DateTimeField(null=True, db_index=True)  # reader: requests.link_checking
    verdict = models.CharField(max_length=50, choices=[(v.value, v.value) for v in Verdict], blank=True)
    why = models.CharField(max_length=200, blank=True)
    ended_at = models.TextField(blank=True, help_text="Where redirects led.")
    bad_since = models.DateTimeField(null=True, help_text="Since when every visit went wrong.")
    is_dead = models.BooleanField(default=False, help_text="Whether it went wrong so long that it is called gone.")
    page = models.BinaryField(default=b"")
    kind = models.CharField(max_length=100, blank=True, help_text="The Content-Type that the site gave it.")
    page_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["url"]
        verbose_name_plural = "cited addresses"
        constraints = [
            models.CheckConstraint(
                name="a_dead_address_has_been_bad", condition=Q(is_dead=False) | Q(bad_since__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return self.url
