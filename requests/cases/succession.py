"""A successor takes over from a day on: open cases pass to it with their clocks running, older letters stay as sent.

Only the authority's dated details change. A letter is dated, and its letterhead is that of its day; what is said of the
succession goes to those who asked before it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from requests.errors import CannotChange
from requests.law.written_dates import in_full
from requests.models import Authority, Case, CaseAct, Person
from requests.models.case_note import Act
from requests.publishing.shown_office import refresh_authority

NO_OFFICE = "There is no authority yet to take over from: enter its details first."
PASSING = (
    "On {day} {new} took over the work of {old}, your request among it. We go on with it where they were: nothing "
    "changes in the time within which it has to be answered."
)


@dataclass(frozen=True, slots=True)
class Successor:
    """Who takes over, from which day. `passing`: what letters say of it; blank for the usual words."""

    on: date
    name: str
    short_name: str
    address: str = ""
    email: str = ""
    website: str = ""
    passing: str = ""


@transaction.atomic
def succeed(successor: Successor, at: datetime, by: Person | None) -> list[Case]:
    """Enter it, and write down on each open case that it passes; which those are. Raises CannotChange.

    Whatever else is kept of the authority (its law, licence and force) is taken over, to be changed where it differs.
    """
    before = Authority.objects.select_for_update().order_by("-valid_from").first()
    if before is None:
        raise CannotChange(NO_OFFICE)
    if successor.on <= before.valid_from:
        raise CannotChange(f"{before} has details from {in_full(before.valid_from)} on. Choose a later day.")
    old, new = before.name, successor
    passing = new.passing.strip() or PASSING.format(day=in_full(new.on), new=new.name, old=old)
    before.pk = None
    before._state.adding = True
    for name, value in (("valid_from", new.on), ("name", new.name), ("short_name", new.short_name),
                        ("address", new.address), ("email", new.email), ("website", new.website),
                        ("passing", passing)):  # fmt: skip
        setattr(before, name, value)
    before.save()
    passed = list(Case.objects.select_for_update().open().order_by("pk"))
    CaseAct.objects.bulk_create(
        CaseAct(case=case, did=Act.STAGE, words=_words(case, new), at=at, by=by) for case in passed
    )
    refresh_authority(timezone.localdate(at))
    return passed


def _words(case: Case, successor: Successor) -> str:
    due = f"; due {in_full(case.due_on)}, as before" if case.due_on else ""
    return f"it passes to {successor.name} on {in_full(successor.on)}{due}"[:500]
