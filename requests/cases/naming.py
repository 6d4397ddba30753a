"""Naming somebody for one case between two days, and taking that back. Each is an act of the case."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from requests.errors import CannotChange
from requests.law.written_dates import in_full
from requests.models import Case, CaseAct, NamedForCase, Person
from requests.models.case import CaseKind
from requests.models.case_note import Act
from requests.models.person import Role


def may_name(case: Case, person: Person) -> bool:
    """Administrators, and whoever the case is given to."""
    return person.has_role(Role.ADMINISTRATOR) or (person.files_everywhere and case.owner_id == person.pk)


def check_naming(case: Case, person: Person, starts_on: date, ends_on: date, on: date) -> None:
    """Raises CannotChange where it makes no sense."""
    if case.kind == CaseKind.REVIEW:
        raise CannotChange("Say on the review itself who reviews it.")
    if person.files_everywhere:
        raise CannotChange(f"{person.known_as} works every case by their role.")
    if ends_on < max(starts_on, on):
        raise CannotChange("The last day is over, or before the first.")


def note_naming(named: NamedForCase, at: datetime, by: Person) -> None:
    """Write down on the case who is named, from when to when."""
    days = f"{named.person.known_as}, {in_full(named.starts_on)} to {in_full(named.ends_on)}"
    more = ", and may open who asks" if named.sees_requester else ""
    CaseAct.objects.create(case=named.case, did=Act.NAMED, words=days + more, at=at, by=by)


@transaction.atomic
def end_naming(named: NamedForCase, at: datetime, by: Person) -> None:
    """They see it no more, from now on."""
    CaseAct.objects.create(case=named.case, did=Act.UNNAMED, words=named.person.known_as, at=at, by=by)
    named.delete()
