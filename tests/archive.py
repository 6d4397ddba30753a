"""The committed archive that tests of public pages read: real letters, read, filed and published as in any office."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from django.conf import settings

from requests.filing import take_in_and_file
from requests.management.commands.load_demo import (
    load_authority,
    load_holidays,
    load_pages_elsewhere,
    load_topics,
    with_topics,
)
from requests.models import FOIRequest
from requests.publication import publish, withdraw
from requests.publishing.shown_office import refresh_authority
from requests.reuse import downloads
from tests import people

DEMO = Path(settings.BASE_DIR) / "fixtures" / "letters"
OWN = Path(settings.BASE_DIR) / "tests" / "letters"
AT = datetime(2026, 3, 2, 10, 0, tzinfo=ZoneInfo("Europe/London"))
LATER = datetime(2026, 3, 3, 15, 0, tzinfo=ZoneInfo("Europe/London"))

# Every address, and the letter that has it. Only PUBLISHED is public.
PUBLISHED = {
    "0008-24": DEMO / "foi-0008-24.pdf",  # the owner's letter: tables across pages, annexes, parts of unlike outcome
    "0101-25": OWN / "foi-0101-25.txt",  # came as text: no pictures
    "0006-22": DEMO / "foi-0006-22.pdf",  # three parts to one answer; section 40(2)
    "0033-23": DEMO / "foi-0033-23.pdf",  # under the Environmental Information Regulations
    "0045-25": DEMO / "foi-0045-25.pdf",  # neither confirmed nor denied
    "0058-24": DEMO / "foi-0058-24.pdf",
}
WITHDRAWN = {"0070-24": DEMO / "foi-0070-24.pdf"}
FILED_ONLY = {"0066-23": DEMO / "foi-0066-23.pdf"}
DRAFT = {"0063-25": DEMO / "foi-0063-25.pdf"}  # its question has no number


def build() -> None:
    """File and publish it. Runs once a session, with every login and folder of the archive's own."""
    load_authority()
    load_holidays()
    load_topics()
    load_pages_elsewhere("pages_elsewhere.json")
    refresh_authority(date(2026, 3, 2))
    for person in (people.second_officer, people.dpo, people.administrator, people.reader):
        person()
    releaser = people.releaser()
    for slug, path in {**PUBLISHED, **WITHDRAWN, **FILED_ONLY, **DRAFT}.items():
        foi_request = filed(path)
        if foi_request.slug != slug:
            raise AssertionError(f"{path.name} was filed as {foi_request.slug}, not {slug}.")
        if slug in PUBLISHED or slug in WITHDRAWN:
            publish(with_topics(foi_request, people.officer()), AT, releaser)
        if slug in WITHDRAWN:
            withdraw(foi_request, LATER, releaser, "It is being corrected.")
    downloads.make(LATER)


def filed(path: Path) -> FOIRequest:
    """The letter, read in a child process and filed by the officer."""
    result = take_in_and_file(path.name, path.read_bytes(), AT, people.officer())
    if result.foi_request is None:
        raise AssertionError(f"{path.name} could not be filed: {result.why}")
    return result.foi_request
