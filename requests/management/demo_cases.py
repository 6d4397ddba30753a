"""Invented requests for the demo's desk: one that is new, one that is late, one that waits, and others."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid5

from requests.cases.acts import move_to, note
from requests.cases.clock import record_event
from requests.cases.log import NewCase, log_case
from requests.law.clock_events import EventKind
from requests.law.regimes import Regime
from requests.models import Case, ClockEvent, Person
from requests.models.case import CaseKind, CaseStage
from requests.models.correspondence import Channel

DEMO = UUID("5f0a3c7e-7f7e-4d0b-9a55-0d1c5d4a8a01")


@dataclass(frozen=True, slots=True)
class DemoCase:
    """A request that came so many days ago, from one of the invented people."""

    name: str
    subject: str
    days: int
    text: str
    owner: str = "officer"
    kind: CaseKind = CaseKind.REQUEST
    regime: Regime = Regime.FOIA


CASES = (
    DemoCase(
        "Jasmine Arkwright",
        "Taxis and hire cars",
        6,
        "Dear Sir or Madam,\n\nI am writing about how the office travels. Ratepayers have a right to know.\n\n"
        "Under section 90 of the Freedom of Information Act 2000 please send me:\n\n"
        "1. The cost of taxis in each of the last three financial years.\n"
        "2. All information about hire cars.\n"
        "3. What taxis cost in each of the last three financial years?\n"
        "4. The policy on claiming for travel.\n\nPlease reply by e-mail.\n\nYours faithfully\nJasmine Arkwright\n",
        owner="",
    ),
    DemoCase(
        "Peter Oldroyd",
        "Grants to youth projects",
        26,
        "How many youth projects had a grant in 2024/25? How much did each receive?\n\nRegards\nPeter Oldroyd\n",
    ),
    DemoCase(
        "Mei Lin Foster",
        "Complaints about the Chief Constable",
        45,
        "1. How many complaints about the Chief Constable did you receive in 2025?\n2. How many were upheld?\n",
    ),
    DemoCase(
        "Tomasz Brandt",
        "Correspondence about stations",
        21,
        "Please send me all correspondence about police stations.\n\nThank you\nTomasz Brandt\n",
    ),
    DemoCase(
        "Carol Ainsworth",
        "Trees felled at headquarters",
        9,
        "How many trees were felled at headquarters in 2025, and under what planning permission?\n",
        owner="officer2",
        regime=Regime.EIR,
    ),
    DemoCase(
        "Devon Pryce",
        "Own personal data",
        12,
        "Please send me the personal data that you hold about me.\n\nDevon Pryce\n",
        kind=CaseKind.SUBJECT_ACCESS,
    ),
)


def load_cases(at: datetime) -> str:
    """Log them where none has been logged; nothing where there are cases."""
    if Case.objects.exists():
        return "Requests: there are some already."
    people = {person.username: person for person in Person.objects.filter(username__in=["officer", "officer2"])}
    for each in CASES:
        _log(each, at, people.get(each.owner))
    _move_on(at, people["officer"])
    return f"Requests: {len(CASES)} logged."


def _log(each: DemoCase, at: datetime, owner: Person | None) -> None:
    new = NewCase(
        kind=each.kind,
        regime=each.regime,
        channel=Channel.EMAIL,
        came_at=at - timedelta(days=each.days),
        name=each.name,
        email=f"{each.name.lower().replace(' ', '.')}@home.example",
        address="",
        text=each.text,
        subject=each.subject,
    )
    log_case(new, uuid5(DEMO, each.subject), at, owner)


def _move_on(at: datetime, officer: Person) -> None:
    """One is being answered, one waits for its requester."""
    late = Case.objects.get(subject="Complaints about the Chief Constable")
    note(late, "The figures are asked for again; the last ones left out one quarter.", at, officer)
    move_to(late.pk, CaseStage.ANSWERING, late.version, at, officer)
    vague = Case.objects.get(subject="Correspondence about stations")
    asked = ClockEvent(kind=EventKind.CLARIFICATION_ASKED.value, on=(at - timedelta(days=15)).date())
    record_event(vague.pk, asked, vague.version, at, officer)
