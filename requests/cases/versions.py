"""A case's versions: whoever changes it has seen it as it is; what they did is written down with it."""

from __future__ import annotations

from datetime import datetime

from requests.errors import ChangedMeanwhile
from requests.models import Case, CaseAct, Person
from requests.models.case_note import Act


def locked_case(key: int, version: int) -> Case:
    """The case, held until the transaction ends, in the version that somebody saw. Raises ChangedMeanwhile."""
    case = Case.objects.select_for_update().get(pk=key)
    if case.version != version:
        raise ChangedMeanwhile(case)
    return case


def keep_case(case: Case, at: datetime, by: Person | None, did: Act, words: str, *fields: str) -> None:
    """As a new version, with who did what."""
    case.version += 1
    case.changed_at, case.changed_by = at, by
    case.save(update_fields=[*fields, "version", "changed_at", "changed_by"])
    CaseAct.objects.create(case=case, did=did, words=words[:500], at=at, by=by)
