"""Addresses of sites that publish whatever is sent there, and give each request one of its own."""

from __future__ import annotations

PUBLISHES_ON_ARRIVAL = ("whatdotheyknow.com",)


def published_on_arrival(address: str) -> bool:
    """Whether whatever is sent there can be read by everybody at once."""
    domain = address.rpartition("@")[2].lower().rstrip(". ")
    return any(domain == each or domain.endswith(f".{each}") for each in PUBLISHES_ON_ARRIVAL)
