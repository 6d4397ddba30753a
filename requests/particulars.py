"""The particulars of a letter as the case keeps them: its reference and address, its dates, and what is missing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.utils.text import slugify

from documents.reading.shapes import Fact, Reading
from requests.law.clock import IN_FORCE, LAST_YEAR
from requests.law.regimes import Regime
from requests.models import FOIRequest

NO_REFERENCE = "a reference"
NO_RECEIVED_DATE = "the date the request was received"
NO_ANSWERED_DATE = "the date of the answer"
NO_QUESTION = "a numbered question"
NO_KIND = "what kind of letter it is"
SLUG_LENGTH = 80
ADDRESS_LOCK = 0x466F6941  # PostgreSQL advisory lock: one filing at a time looks for a free address
ROOM_FOR_CLASH = 6


@dataclass(frozen=True, slots=True)
class Particulars:
    """What the case takes from the head of a letter. `missing` says in plain words what a draft still needs."""

    reference: str
    address: str  # the slug before clashes are settled; blank where the reference makes none
    regime: Regime
    authority: str
    received_on: date | None
    dated_on: date | None
    missing: tuple[str, ...]


def particulars(reading: Reading) -> Particulars:
    """The particulars of one reading. Dates that contradict each other are both left out and named."""
    reference = shortened(value(reading.reference), 80)
    address = slug_of(reference)
    received, answered = day(reading.date_received), day(reading.date_responded)
    missing = [*([] if address else [NO_REFERENCE]), *_missing_dates(received, answered, reading)]
    if not any(question.printed for question in reading.questions):
        missing.append(missing_question(len(reading.questions)))
    if received and answered and answered < received:
        received = answered = None
    return Particulars(
        reference=reference,
        address=address,
        regime=Regime(reading.regime) if reading.regime in list(Regime) else Regime.FOIA,
        authority=shortened(value(reading.authority), 200),
        received_on=received,
        dated_on=answered,
        missing=tuple(missing),
    )


def slug_of(reference: str) -> str:
    """The reference as an address: without "FOI", other signs as "-". A bare year would be the year's own page."""
    slug = re.sub(r"^foi(?:a(?=-|$))?-?|-foia?$", "", _dashed(reference))
    slug = (slug or _dashed(reference))[: SLUG_LENGTH - ROOM_FOR_CLASH].strip("-")
    return f"foi-{slug}" if re.fullmatch(r"\d{4}", slug) else slug


def free_slug(address: str) -> str | None:
    """The address, or with "-2", "-3" … where it is taken. Filings that run at once wait here for one another."""
    if not address:
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ADDRESS_LOCK])
    taken = set(FOIRequest.objects.filter(slug__startswith=address).values_list("slug", flat=True))
    slug, times = address, 1
    while slug in taken:
        times += 1
        slug = f"{address}-{times}"
    return slug


def listed(names: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def value(fact: Fact | None) -> str:
    """The fact's words on one line, blank where the letter has none."""
    return " ".join(fact.value.split()) if fact else ""


def shortened(words: str, length: int) -> str:
    """The words, cut with "…" where a column is shorter than what a letter may hold."""
    return words if len(words) <= length else f"{words[: length - 1]}…"


def day(fact: Fact | None) -> date | None:
    """The day a fact names; None where it names none, or only a month."""
    try:
        return date.fromisoformat(value(fact))
    except ValueError:
        return None


def _dashed(reference: str) -> str:
    return slugify(re.sub(r"[^\w]+", "-", reference.replace("_", "-")))


def _missing_dates(received: date | None, answered: date | None, reading: Reading) -> list[str]:
    if received and answered and answered < received:
        came = f"before {written(received)}, when it says the request was received"
        return [f"dates that agree (it is dated {written(answered)}, {came})"]
    if received and not IN_FORCE <= received <= date(LAST_YEAR, 12, 31):
        return [f"{NO_RECEIVED_DATE} ({written(received)} cannot be right)"]
    named = ((NO_RECEIVED_DATE, received, reading.date_received), (NO_ANSWERED_DATE, answered, reading.date_responded))
    return [_missing_date(name, fact) for name, found, fact in named if found is None]


def written(on: date) -> str:
    """17 April 2024."""
    return f"{on:%-d %B %Y}"


def _missing_date(name: str, fact: Fact | None) -> str:
    found = re.fullmatch(r"(\d{4})-(\d\d)", value(fact))
    return f"{name} (the letter says only {date(int(found[1]), int(found[2]), 1):%B %Y})" if found else name


def missing_question(found: int) -> str:
    """What of the questions is missing where `found` were found and none has a number."""
    if not found:
        return NO_QUESTION
    return f"{NO_QUESTION} (what it asks was found, but without {'a number' if found == 1 else 'numbers'})"
