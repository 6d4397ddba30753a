"""A case in every state that is not public, each with an address it would have."""

from __future__ import annotations

from datetime import date

from requests.cases.drafts import draft_letter
from requests.correctable.questions import QuestionText
from requests.models import Case, CaseNote, Contradiction, FOIRequest, InboxState
from requests.models.case import CaseStage
from requests.models.correspondence import CorrespondenceKind
from tests import people
from tests.acts.correcting_by_hand import corrected
from tests.web.asking import asked
from tests.web.casework import AT, logged

OF_ARCHIVE = {"withdrawn": "0070-24", "filed": "0066-23", "draft": "0063-25"}


def made() -> dict[str, str]:
    """The slug of each."""
    asked()
    InboxState(pk=1).went_wrong("The mail server could not be reached.", AT, AT)
    question = FOIRequest.objects.get(slug=OF_ARCHIVE["filed"]).questions.earliest("order")
    corrected(QuestionText(question), "What did it cost?")
    other = FOIRequest.objects.get(slug=OF_ARCHIVE["draft"]).questions.earliest("order")
    contradict = {
        "kind": "figure",
        "differences": [["12", "14"]],
        "print": "1",
        "found_at": AT,
        "note": "It may stand.",
    }
    Contradiction.objects.create(
        earlier=question, later=other, settled_at=AT, settled_by=people.officer(), **contradict
    )
    slugs = dict(OF_ARCHIVE)
    for stage in CaseStage:
        case = logged(f"Please send me all about horse number {len(slugs)}.", email=f"zq{len(slugs)}@canary.invalid")
        draft_letter(case.pk, CorrespondenceKind.ACKNOWLEDGEMENT, case.version, AT, people.officer())
        slugs[f"in casework, {stage.label}"] = _given_slug(case, stage)
    return slugs


def _given_slug(case: Case, stage: CaseStage) -> str:
    slug = f"hidden-{case.pk}"
    FOIRequest.objects.filter(case=case).update(slug=slug)
    case.clock_events.create(kind="fee asked", on=AT, recorded_at=AT)
    CaseNote.objects.create(case=case, text="Call them back.", written_at=AT, written_by=people.officer())
    ended = {"ended_on": date(2026, 7, 1), "outcome": "Withdrawn by them."} if stage in ("sent", "closed") else {}
    Case.objects.filter(pk=case.pk).update(stage=stage, **ended)
    return slug
