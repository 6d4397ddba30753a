"""Dates as they are written for people."""

from __future__ import annotations

from datetime import date, datetime

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def in_full(on: date) -> str:
    """17 April 2024, whatever the machine's locale."""
    return f"{on.day} {MONTHS[on.month - 1]} {on.year}"


def to_the_minute(local: datetime) -> str:
    """17 April 2024, 9:00: a moment in London's own time."""
    return f"{in_full(local)}, {local.hour}:{local.minute:02}"
