"""What the public sees of the office itself, apart from any response: its details, and the lists that staff keep."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from requests.models import (
    Authority,
    BankHoliday,
    PageElsewhere,
    PublishedAuthority,
    PublishedBankHoliday,
    PublishedPageElsewhere,
)
from requests.search.entries import note_change, wait_for_turn

SHOWN_OF_AUTHORITY = (
    *("name", "short_name", "address", "email", "website", "licence_name", "licence_url"),
    *("force_name", "force_email", "force_website", "force_address", "regime"),
)


@transaction.atomic
def refresh_authority(on: date) -> None:
    """Show the public the office's details as they are on that day; none where it has none."""
    wait_for_turn()
    authority = Authority.objects.as_of(on)
    shown = {name: getattr(authority, name) for name in SHOWN_OF_AUTHORITY} if authority else {}
    if PublishedAuthority.objects.filter(pk=1, **shown).exists() is bool(authority):
        return
    if authority:
        PublishedAuthority.objects.update_or_create(pk=1, defaults=shown)
    else:
        PublishedAuthority.objects.all().delete()
    note_change()


@transaction.atomic
def refresh_lists() -> None:
    """Show the public the lists that staff keep, as they are now: bank holidays, and pages published elsewhere."""
    wait_for_turn()
    PublishedBankHoliday.objects.all().delete()
    PublishedBankHoliday.objects.bulk_create(
        PublishedBankHoliday(date=day.date, name=day.name, nations=day.nations) for day in BankHoliday.objects.all()
    )
    PublishedPageElsewhere.objects.all().delete()
    PublishedPageElsewhere.objects.bulk_create(
        PublishedPageElsewhere(title=page.title, address=page.address, words=page.words, finds=page.finds)
        for page in PageElsewhere.objects.all()
    )
