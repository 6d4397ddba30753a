"""Asking as somebody who means harm."""

from __future__ import annotations

from django.test import Client

FILTERS = [
    "year", "outcome", "exemption", "topic", "has", "late", "review", "received", "answered", "sort", "by", "page",
    "like",
]  # fmt: skip


def ask(address, method="get", host="localhost", **extra):
    """An answer as a server gives it: what breaks is a 500, not an exception."""
    reader = Client(raise_request_exception=False, headers={"host": host})
    return getattr(reader, method)(address, **extra)
