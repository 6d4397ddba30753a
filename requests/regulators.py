"""The regulators' details, as an administrator keeps them, shown to the public."""

from __future__ import annotations

from django.db import transaction

from requests.models import PublishedRegulator, Regulator
from requests.search.entries import wait_for_turn

SHOWN = [field.name for field in PublishedRegulator._meta.concrete_fields if not field.primary_key]


@transaction.atomic
def refresh_regulators() -> None:
    """Write the public copy anew, past and coming details alike: the page picks those of the day it is read."""
    wait_for_turn()
    PublishedRegulator.objects.all().delete()
    PublishedRegulator.objects.bulk_create(PublishedRegulator(**kept) for kept in Regulator.objects.values(*SHOWN))
