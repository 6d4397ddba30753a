"""The addresses that letters had on the office's own site: which letter each is of, and where it leads now."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction
from django.urls import reverse

from requests.errors import CannotChange
from requests.models import FiledLetter, FOIRequest, OldAddress, Person, PublishedOldAddress, PublishedResponse
from requests.publishing.old_addresses import show_old_addresses

ADDRESS = re.compile(r"https?://\S+")
is_address = URLValidator(schemes=["http", "https"])


@transaction.atomic
def note_old_addresses(typed: str, at: datetime, by: Person) -> int:
    """Keep the addresses of these lines; how many. One noted before is of the letter that is named now.

    A line is a reference or a file's name and an address, in any order; an address alone is of the letter whose file
    has the same name. Raises CannotChange with the lines that name no letter, and
    where one address is given for two.
    """
    lines = [line.strip(' \t",;') for line in typed.splitlines()]
    found = [(line, *_of_line(line)) for line in lines if line]
    unknown = [line for line, address, foi_request in found if not address or foi_request is None]
    if unknown:
        more = f" and {len(unknown) - 5} others" if len(unknown) > 5 else ""
        raise CannotChange(f"No letter here is named by: {'; '.join(unknown[:5])}{more}. Nothing was kept.")
    led = dict[str, FOIRequest | None]()
    if twice := [address for _, address, letter in found if led.setdefault(address, letter) != letter]:
        raise CannotChange(f"An address leads to one letter, and two are named for {twice[0]}. Nothing was kept.")
    for _, address, foi_request in found:
        kept = {"foi_request": foi_request, "noted_at": at, "noted_by": by}
        OldAddress.objects.update_or_create(address=address, defaults=kept)
    PublishedOldAddress.objects.filter(address__in=[address for _, address, _ in found]).delete()  # of another letter
    cases = {foi_request for _, _, foi_request in found}
    for response in PublishedResponse.objects.filter(publication__foi_request__in=cases).select_related("publication"):
        show_old_addresses(response)
    return len(found)


def redirects() -> Iterator[tuple[str, str]]:
    """From each old address to the letter's page, for those that are public now. One query."""
    rows = OldAddress.objects.filter(foi_request__in=FOIRequest.objects.published()).select_related("foi_request")
    for row in rows:
        yield row.address, f"{settings.FOI_ADDRESS}{reverse('response', args=[row.foi_request.slug])}"


def _of_line(line: str) -> tuple[str, FOIRequest | None]:
    found = ADDRESS.search(line)
    if found is None:
        return "", None
    address = found[0].rstrip('",;')
    try:
        is_address(address)
    except ValidationError:
        return "", None
    named = " ".join(line.replace(found[0], " ").strip(' \t",;').split())
    return address, _named(named or unquote(urlsplit(address).path.rpartition("/")[2]))


def _named(words: str) -> FOIRequest | None:
    """The case of this reference, or whose letter's file has this name."""
    if case := FOIRequest.objects.filter(reference__iexact=words).exclude(slug=None).first():
        return case
    filed = FiledLetter.objects.filter(letter__name__iexact=words).select_related("foi_request").first()
    return filed.foi_request if filed and words else None
