"""What there is to check in a letter as staff read it: what it is called by now, and who settled it."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.timezone import localdate

from documents.models import LetterReading
from requests.correctable.followed import followed
from requests.models import Correction, FOIRequest
from requests.models.correction import CorrectionKind
from requests.models.question import numbers_shown
from requests.particulars import written


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """One finding in words. `settled`: who settled it and when, where that is known; `page`: where it stands."""

    key: int
    kind: str
    what: str
    page: int | None
    is_settled: bool
    settled: str


def shown_findings(foi_request: FOIRequest, reading: LetterReading) -> list[ShownFinding]:
    """Those of the reading, in the order of the letter."""
    findings = list(reading.findings.all())
    became = followed(foi_request, reading, findings)
    return [
        ShownFinding(
            key=each.pk,
            kind=f"{each.kind} since it was corrected" if each.since_corrected else each.kind,
            what=_told(each.what, became[each.pk].renamed),
            page=each.page,
            is_settled=each.is_settled,
            settled=_by(became[each.pk].settled) if each.is_settled else "",
        )
        for each in findings
    ]


def _told(what: str, renamed: str) -> str:
    """With the name that the thing has by now, before the full stop."""
    said = numbers_shown(what)
    return f"{said.removesuffix('.')} ({renamed})." if renamed else said


def _by(correction: Correction | None) -> str:
    if correction is None:
        return ""
    who, when = correction.made_by.known_as, written(localdate(correction.made_at))
    is_said = correction.kind == CorrectionKind.FINDING
    return f"by {who} on {when}" if is_said else f"by the correction of {when} by {who}"
