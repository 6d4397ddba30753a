"""The office as the public pages show it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from requests.law.regimes import Regime


class PublishedAuthority(models.Model):
    """The office's name and addresses as the public pages show them: one row, rewritten when staff change them."""

    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=80)
    address = models.TextField(blank=True)
    email = models.EmailField(blank=True)
    website = models.URLField(blank=True)
    licence_name = models.CharField(max_length=200, blank=True)
    licence_url = models.URLField(blank=True)
    force_name = models.CharField(max_length=200, blank=True, help_text="The police force: see Authority.")
    force_email = models.EmailField(blank=True)
    force_website = models.URLField(blank=True)
    force_address = models.TextField(blank=True)
    regime = models.CharField(max_length=8, choices=[(r.value, r.value) for r in Regime], default=Regime.FOIA.value)

    class Meta:
        constraints = [models.CheckConstraint(name="one_published_authority", condition=Q(pk=1))]

    def __str__(self) -> str:
        return self.name
