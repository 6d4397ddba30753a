"""A case's versions: whoever changes it has seen it as it is, and what is changed nobody has checked yet."""

from __future__ import annotations

from datetime import datetime

from requests.errors import ChangedMeanwhile
from requests.models import FOIRequest, Person


def locked(key: int, version: int) -> FOIRequest:
    """The case, held until the transaction ends, in the version that somebody saw. Raises ChangedMeanwhile."""
    foi_request = FOIRequest.objects.select_for_update().get(pk=key)
    if foi_request.version != version:
        raise ChangedMeanwhile(foi_request)
    return foi_request


def keep_unchecked(foi_request: FOIRequest, at: datetime, by: Person | None, *fields: str) -> None:
    """As a new version, which nobody has checked yet."""
    foi_request.checked_on = foi_request.checked_by = None
    keep(foi_request, at, by, *fields, "checked_on", "checked_by")


def keep(foi_request: FOIRequest, at: datetime, by: Person | None, *fields: str) -> None:
    """As a new version; what was said of checking stays."""
    foi_request.version += 1
    foi_request.changed_at, foi_request.changed_by = at, by
    foi_request.save(update_fields=[*fields, "version", "changed_at", "changed_by"])
