"""The pages that answers point to, as far as the worker has looked whether they are still there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from requests.models import CitedAddress, FOIRequest, Link, PageElsewhere
from requests.views.said import safe_url
from requests.views.staff_frame import staff_page

MOST = 500  # shown of those that work


@dataclass(frozen=True, slots=True)
class CitedRow:
    """An address, what is known of it, and which letters point to it."""

    address: CitedAddress
    href: str
    cases: Sequence[FOIRequest]
    pages: Sequence[PageElsewhere]
    has_copy: bool


@require_GET
def cited_addresses(request: HttpRequest) -> HttpResponse:
    """Those that are gone first, then those that went wrong last time, then the others."""
    rows = _rows()
    dead = [row for row in rows if row.address.is_dead]
    doubtful = [row for row in rows if row.address.bad_since and not row.address.is_dead]
    others = [row for row in rows if not row.address.bad_since]
    shown = {"dead": dead, "doubtful": doubtful, "others": others[:MOST], "others_count": len(others)}
    return staff_page(request, "staff/cited_addresses.html", shown | {"is_on": settings.FOI_CHECK_LINKS})


@require_GET
def cited_page(request: HttpRequest, key: int) -> HttpResponse:
    """What the page showed when it last showed something: as a file, never opened here."""
    address = get_object_or_404(CitedAddress, pk=key, page_at__isnull=False)
    response = HttpResponse(bytes(address.page), content_type="application/octet-stream")
    ending = "html" if "html" in address.kind else "pdf" if "pdf" in address.kind else "txt"
    name = f"page-{address.pk}-{address.page_at:%Y-%m-%d}.{ending}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _rows() -> list[CitedRow]:
    addresses = CitedAddress.objects.defer("page").order_by("bad_since", "url")
    cases, pages = _cases(), _pages()
    return [
        CitedRow(each, safe_url(each.url), cases.get(each.url, ()), pages.get(each.url, ()), each.page_at is not None)
        for each in addresses
    ]


def _cases() -> Mapping[str, list[FOIRequest]]:
    found: dict[str, list[FOIRequest]] = defaultdict(list)
    for link in Link.objects.exclude(url="").select_related("foi_request").order_by("foi_request", "order"):
        if found[link.url][-1:] != [link.foi_request]:  # they come request by request
            found[link.url].append(link.foi_request)
    return found


def _pages() -> Mapping[str, list[PageElsewhere]]:
    return {page.address: [page] for page in PageElsewhere.objects.all()}
