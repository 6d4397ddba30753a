"""Whom a request was transferred to, as its letter tells."""

from __future__ import annotations

from collections.abc import Iterable

from documents.reading.other_bodies import passed_to


def handed_to(held_by: Iterable[str], pages: Iterable[str], own_name: str) -> str:
    """The one body that all its answers name; else the one its words say it went to. Blank where nothing tells."""
    bodies = {body for body in held_by if body}
    if len(bodies) == 1:
        return bodies.pop()
    return "" if bodies else passed_to("\n".join(pages), own_name)
