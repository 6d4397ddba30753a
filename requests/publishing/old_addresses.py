"""The addresses that a public letter had before it came here, written where the public pages can read them."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

from requests.models import OldAddress, PublishedOldAddress, PublishedResponse


def asked_for(address: str) -> str:
    """What a browser asks a site for that goes to this address: path and query, with no sign of them escaped."""
    parts = urlsplit(address)
    return unquote(f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/")


def show_old_addresses(response: PublishedResponse) -> None:
    """Send readers on to this response from all its old addresses, and from no others. Three statements."""
    kept = OldAddress.objects.filter(foi_request=response.publication.foi_request_id).values_list("address", flat=True)
    PublishedOldAddress.objects.filter(response=response).delete()
    PublishedOldAddress.objects.bulk_create(
        PublishedOldAddress(response=response, address=address, asked_for=asked_for(address)) for address in kept
    )
