"""What the staff's list of requests from the public is narrowed by."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import QueryDict

from requests.models.asked_request import AskedState


@dataclass(frozen=True, slots=True)
class AskedNarrowed:
    """Which requests are wanted: of a state, or all; and which page of them."""

    state: AskedState | None
    page: int


def asked_narrowed(typed: QueryDict) -> AskedNarrowed:
    """From the address: an unknown state or page is as if not given."""
    state, page = typed.get("state", ""), typed.get("page", "")
    return AskedNarrowed(
        state=AskedState(state) if state in AskedState.values else None,
        page=int(page) if page.isascii() and page.isdigit() and len(page) < 7 else 1,
    )
