"""What an evidence bundle tells of the work: searches, what was done with the case, and the audit of its rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from django.db.models import Model, Q, QuerySet
from django.utils import timezone

from requests.law.written_dates import in_full, to_the_minute
from requests.models import (
    AnswerPart,
    AppliedExemption,
    AuditEntry,
    Case,
    CaseAct,
    ClockEvent,
    Correspondence,
    FOIRequest,
    InternalReview,
    Outgoing,
    PartReasons,
    Person,
    Publication,
    Question,
    Release,
    ReviewDecision,
    SearchRecord,
)
from requests.models.evidence_bundle import BundlePart
from requests.regulator_cases.blocks import Block
from requests.regulator_cases.pieces import Gathering, Piece

HEADS = ("When", "Who", "What", "Of", "Key", "Fields")


def search_pieces(to: Gathering, case: Case | None) -> None:
    """Who looked where, with what words."""
    records = SearchRecord.objects.filter(question__foi_request=to.foi_request).select_related("question")
    rows = [
        (
            each.question.shown_number,
            in_full(each.on),
            to.called(each.who),
            to.words(each.where),
            to.words(each.words),
            str(each.minutes),
            to.words(each.found),
        )
        for each in records.order_by("question__order", "on", "pk")
    ]
    heads = ("Question", "Day", "Who", "Where", "Words", "Minutes", "Found")
    table = Block("table", rows=[heads, *rows])
    to.add(Piece(BundlePart.SEARCHES, "Search record", None, (table,), ending="csv"))


def audit_pieces(to: Gathering, case: Case | None) -> None:
    """What was done with the case in words, and every change of its rows as the audit has it."""
    acts = [act for each in _cases(to.foi_request, case) for act in each.acts.select_related("by").order_by("at", "pk")]
    if acts:
        rows = [(_moment(act.at), to.person(act.by), _said(to, act)) for act in acts]
        table = Block("table", rows=[("When", "Who", "What"), *rows])
        to.add(Piece(BundlePart.AUDIT, "History of the case", None, (table,)))
    blocks = (Block("table", rows=[HEADS, *_lines(to, case)]),)
    to.add(Piece(BundlePart.AUDIT, "Extract of the audit", None, blocks, ending="csv"))


def _said(to: Gathering, act: CaseAct) -> str:
    words = str(act) if to.bundle.with_staff else act.get_did_display()
    return to.words(words)


def _cases(foi_request: FOIRequest, case: Case | None) -> Iterator[Case]:
    if case is not None:
        yield case
    yield from Case.objects.filter(review__foi_request=foi_request).order_by("pk")


def _lines(to: Gathering, case: Case | None) -> Iterator[tuple[str, ...]]:
    wanted = Q()
    for rows in _rows(to.foi_request, case):
        keys = [str(key) for key in rows.order_by().values_list("pk", flat=True)]
        if keys:
            wanted |= Q(about=rows.model._meta.db_table, key__in=keys)
    people = {str(each.pk): each for each in Person.objects.all()}
    for entry in AuditEntry.objects.filter(wanted).order_by("number") if wanted else ():
        at = datetime.fromtimestamp(float(entry.moment), tz=UTC)
        who = to.person(people.get(entry.person)) if entry.person else "the site itself"
        yield _moment(at), who, entry.what.lower(), entry.about.removeprefix("requests_"), entry.key, entry.fields


def _rows(foi_request: FOIRequest, case: Case | None) -> Iterable[QuerySet[Model]]:
    """The rows of the request, its answer, its case and its reviews; none of who asked."""
    cases = [each.pk for each in _cases(foi_request, case)]
    found: list[QuerySet[Model]] = [
        FOIRequest.objects.filter(pk=foi_request.pk),
        Question.objects.filter(foi_request=foi_request),
        AnswerPart.objects.filter(question__foi_request=foi_request),
        AppliedExemption.objects.filter(part__question__foi_request=foi_request),
        PartReasons.objects.filter(part__question__foi_request=foi_request),
        SearchRecord.objects.filter(question__foi_request=foi_request),
        Release.objects.filter(foi_request=foi_request),
        Publication.objects.filter(foi_request=foi_request),
        InternalReview.objects.filter(foi_request=foi_request),
        ReviewDecision.objects.filter(review__foi_request=foi_request),
        Case.objects.filter(pk__in=cases),
        ClockEvent.objects.filter(case__in=cases),
        Correspondence.objects.filter(case__in=cases),
        Outgoing.objects.filter(correspondence__case__in=cases),
    ]
    return found


def _moment(at: datetime) -> str:
    return to_the_minute(timezone.localtime(at))
