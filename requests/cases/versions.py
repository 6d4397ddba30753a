"""A case's versions: whoever changes it has seen it as it is; what they did is written down with it."""

from __future__ import annotations

from datetime import datetime

from requests.errors import ChangedMeanwhile
from requests.models import Case, CaseAct, Person
from requests.models.case import CaseStage
from requests.models.case_note import Act

CONCLUDED = "The review is concluded. Take it up again first."


def locked_case(key: int, version: int) -> Case:
    """The case, held until the transaction ends, in the version that somebody saw. Raises ChangedMeanwhile."""
    case = Case.objects.select_for_update().get(pk=key)
    if case.version != version:
        raise ChangedMeanwhile(case)
    return case


def why_ended(case: Case) -> str:
    """Why nothing of a case can be changed any more, and what to do about it."""
    if case.stage == CaseStage.SENT:
        return f"{case} is sent: what was answered stays as it is."
    return f"{case} is {case.get_stage_display().lower()}. Open it again first."


def keep_case(
    case: Case, at: datetime, by: Person | None, did: Act, words: str, *fields: str, given_to: Person | None = None
) -> None:
    """As a new version, with who did what."""
    case.version += 1
    case.changed_at, case.changed_by = at, by
    case.save(update_fields=[*fields, "version", "changed_at", "changed_by"])
    CaseAct.objects.create(case=case, did=did, words=words[:500], at=at, by=by, given_to=given_to)
