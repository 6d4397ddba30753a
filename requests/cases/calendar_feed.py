"""A calendar of due dates (RFC 5545), at an address that only its person knows. It names no requester."""

from __future__ import annotations

import hashlib
import secrets
from datetime import date, datetime, timedelta

from requests.cases.queue import Queue, fits
from requests.cases.regulator_due import deadlines_for
from requests.models import Case, DeskPost, Person

LONGEST_LINE = 70  # octets, before a line is folded


def new_key(person: Person) -> str:
    """A new key for the address; the one before leads nowhere any more."""
    key = secrets.token_urlsafe(24)
    DeskPost.objects.update_or_create(person=person, defaults={"calendar_key": hashed(key)})
    return key


def hashed(key: str) -> str:
    """As it is kept: who reads the table cannot read the calendar."""
    return hashlib.sha256(key.encode()).hexdigest()


def person_with(key: str) -> Person | None:
    """Whose calendar this key opens; nobody's once they have left."""
    post = DeskPost.objects.filter(calendar_key=hashed(key)).select_related("person").first()
    return post.person if post and post.person.has_due_work else None


def calendar_of(person: Person, today: date, at: datetime, site: str) -> str:
    """What is open of this person, and of those they cover for, on the day it is due."""
    cases = Case.objects.filter(fits(Queue.MINE, person, today)).exclude(due_on=None).order_by("due_on", "pk")
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//FOI Archive//Due dates//EN", "CALSCALE:GREGORIAN"]
    for case in cases:
        due = f"{case.reference} is due: {case.subject}"
        lines += _event(f"case-{case.pk}", case.due_on or case.received_on, due, f"cases/{case.pk}/", at, site)
    for each in deadlines_for(person, today):
        lines += _event(each.key, each.on, f"{each.reference}: {each.words}", f"regulator/{each.case}/", at, site)
    return "".join(f"{_folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"])


def _event(key: str, on: date, words: str, page: str, at: datetime, site: str) -> list[str]:
    return [
        "BEGIN:VEVENT",
        f"UID:{key}@{site.partition('://')[2] or 'foi-archive'}",
        f"DTSTAMP:{at:%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{on:%Y%m%d}",
        f"DTEND;VALUE=DATE:{on + timedelta(1):%Y%m%d}",
        f"SUMMARY:{_escaped(words)}",
        f"URL:{site}/staff/{page}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _escaped(words: str) -> str:
    told = " ".join(words.split())
    return told.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def _folded(line: str) -> str:
    """Lines of at most 75 octets; a character is never cut in two."""
    pieces, piece = [], b""
    for sign in line:
        octets = sign.encode()
        if len(piece) + len(octets) > LONGEST_LINE:
            pieces.append(piece)
            piece = b""
        piece += octets
    return b"\r\n ".join([*pieces, piece]).decode()
