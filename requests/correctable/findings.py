"""Whether a person looked at what the reading left open, and has settled it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from documents.models import ReadingFinding
from requests.models import FOIRequest
from requests.models.correction import CorrectionKind

RAISED = "since_corrected"  # in what such a correction is of: whether other corrections raised the finding


@dataclass(frozen=True, slots=True)
class FindingSettled:
    """Whether a finding is settled. What stops publishing goes on stopping it: that is judged from the letter."""

    finding: ReadingFinding
    kind: ClassVar[CorrectionKind] = CorrectionKind.FINDING

    @property
    def of(self) -> dict[str, Any]:
        raised = {RAISED: True} if self.finding.since_corrected else {}
        return {"finding": self.finding.what, "of_kind": self.finding.kind, "page": self.finding.page, **raised}

    @property
    def value(self) -> bool:
        return self.finding.is_settled

    def refresh(self) -> None:
        self.finding.refresh_from_db()

    def put(self, value: bool) -> None:
        self.finding.is_settled = value
        self.finding.save(update_fields=["is_settled"])


@dataclass(frozen=True, slots=True)
class NotRaised:
    """That a finding is settled which other corrections raised, and is not there now: it follows from them."""

    of: dict[str, Any]
    value: bool
    kind: ClassVar[CorrectionKind] = CorrectionKind.FINDING

    def refresh(self) -> None:
        """Nothing to read anew."""

    def put(self, value: bool) -> None:
        """What is raised again looks for what was said of it."""


def settled_of(foi_request: FOIRequest, of: Mapping[str, Any], *, settled: bool) -> FindingSettled | NotRaised | None:
    """Whether the finding is settled that this is of; None where it is not there and was the reader's."""
    finding = finding_of(foi_request, of, settled=settled)
    if finding is not None:
        return FindingSettled(finding)
    return NotRaised({**of}, settled) if RAISED in of else None


def finding_of(foi_request: FOIRequest, of: Mapping[str, Any], *, settled: bool) -> ReadingFinding | None:
    """The finding of these words, kind and page in the reading that the case is made from."""
    findings = ReadingFinding.objects.filter(
        reading__in=foi_request.filed_letters.values("reading"),
        what=of["finding"],
        kind=of["of_kind"],
        page=of["page"],
        since_corrected=of.get(RAISED, False),
        is_settled=settled,
    )
    return findings.order_by("pk").first()
