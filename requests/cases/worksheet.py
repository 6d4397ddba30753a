"""Answering question by question: each answer is saved whole, by whoever saw it as it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from requests.cases.answer_words import ADDRESS, drop_evidence, keep_runs, words_of
from requests.cases.versions import why_ended
from requests.correctable.shapes import fingerprint
from requests.errors import CannotChange, ChangedMeanwhile
from requests.law.answer_warnings import Answered, Warned, warnings
from requests.law.exemptions import resolve
from requests.law.outcomes import Outcome
from requests.law.regimes import Regime
from requests.models import (
    AnswerPart,
    AppliedExemption,
    Authority,
    Case,
    CaseAct,
    CostEstimate,
    DataTable,
    FOIRequest,
    KeptTyping,
    PartReasons,
    Person,
    Question,
    SearchRecord,
)
from requests.models.case_note import Act

MOST_PARTS = 20
COMMISSIONER = "police and crime commissioner"
REASONS = ("degree", "harm", "for_giving", "for_keeping", "balance", "opinion", "not_for_us")


@dataclass(frozen=True, slots=True)
class WrittenPart:
    """A part of an answer as it is typed. `provisions`: in words. `reasons`: the fields of PartReasons."""

    outcome: str
    text: str = ""
    not_yet: bool = False
    held_by: str = ""
    provisions: tuple[str, ...] = ()
    reasons: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class WrittenAnswer:
    """A question with what is written so far, and what the law asks about each part. `seen` tells its version."""

    question: Question
    parts: Sequence[WrittenPart]
    warned: Sequence[Sequence[Warned]]
    searches: Sequence[SearchRecord]

    @property
    def seen(self) -> str:
        return fingerprint([asdict(part) for part in self.parts])

    @property
    def is_done(self) -> bool:
        """Whether every part has words and nothing is warned of."""
        return bool(self.parts) and not any(self.warned)


def written_answers(case: Case, foi_request: FOIRequest, only: int | None = None) -> list[WrittenAnswer]:
    """Every question in order, in as many statements for many as for few; or one `only`."""
    tables = {table.pk: table for table in foi_request.tables.all()}
    rows = foi_request.questions.filter(**({"pk": only} if only else {}))
    of_commissioner = is_commissioner(case)
    found = rows.prefetch_related("parts__exemptions", "parts__reasons", "searches__recorded_by").order_by("order")
    regime = Regime(foi_request.regime)
    return [_written(question, tables, regime, of_commissioner) for question in found]


def is_commissioner(case: Case) -> bool:
    """Whether the office is a police and crime commissioner: who may not rely on some exemptions."""
    office = Authority.objects.as_of(case.received_on)
    return bool(office and (office.force_name or COMMISSIONER in office.name.lower()))


@transaction.atomic
def save_answer(
    case_key: int, question_key: int, parts: Sequence[WrittenPart], seen: str, at: datetime, by: Person
) -> Question:
    """Put these parts in place of what was seen. Raises ChangedMeanwhile and CannotChange."""
    case, question, foi_request = _held(case_key, question_key)
    if len(parts) > MOST_PARTS:
        raise CannotChange(f"An answer has at most {MOST_PARTS} parts.")
    [before] = written_answers(case, foi_request, question.pk)
    if before.seen != seen:
        raise ChangedMeanwhile(case)
    KeptTyping.objects.filter(person=by, question=question).delete()
    if list(before.parts) == list(parts):
        return question
    for said in question.parts.values_list("said", flat=True):
        drop_evidence(said)
    question.parts.all().delete()
    for order, part in enumerate(parts, start=1):
        _keep(foi_request, question, order, part)
    words = ", ".join(_outcome_words(part) for part in parts) or "nothing"
    CaseAct.objects.create(case=case, did=Act.ANSWERED, words=f"{question}: {words}"[:500], at=at, by=by)
    return question


@transaction.atomic
def record_search(case_key: int, question_key: int, record: SearchRecord, at: datetime, by: Person) -> SearchRecord:
    """Write down who looked where. Raises CannotChange."""
    case, question, _ = _held(case_key, question_key)
    record.question, record.recorded_at, record.recorded_by = question, at, by
    record.save()
    CaseAct.objects.create(case=case, did=Act.SEARCHED, words=str(question), at=at, by=by)
    return record


@transaction.atomic
def estimate_cost(case_key: int, given: CostEstimate, seen: str, at: datetime, by: Person) -> CostEstimate:
    """Keep the estimate of a case. Raises ChangedMeanwhile and CannotChange."""
    case = Case.objects.select_for_update().get(pk=case_key)
    _open(case)
    before = CostEstimate.objects.filter(case=case).first() or CostEstimate(case=case)
    if print_of_cost(before) != seen:
        raise ChangedMeanwhile(case)
    given.pk, given.case = before.pk, case
    given.save()
    CaseAct.objects.create(case=case, did=Act.COST, words=given.estimate.verdict, at=at, by=by)
    return given


def print_of_cost(cost: CostEstimate) -> str:
    """Tells an estimate from another."""
    return fingerprint([cost.determining, cost.locating, cost.retrieving, cost.extracting, cost.basis])


def not_held_words(searches: Iterable[SearchRecord]) -> str:
    """The sentence that says it is not held, with what was searched."""
    told = ((_within(record.where), record.words) for record in searches)
    places = "; ".join(f"{where}, for “{words}”" if words else where for where, words in told)
    searched = f" We searched {places}." if places else ""
    return f"We do not hold this information.{searched}"


def _within(place: str) -> str:
    """As it stands within a sentence: "the finance folder"."""
    first, blank, rest = place.partition(" ")
    return f"{first.lower()}{blank}{rest}" if first in ("The", "A", "An", "Our", "All", "Their") else place


def _held(case_key: int, question_key: int) -> tuple[Case, Question, FOIRequest]:
    """The case held until the transaction ends, with a question of its own. Raises CannotChange."""
    case = Case.objects.select_for_update().get(pk=case_key)
    _open(case)
    question = Question.objects.filter(pk=question_key, foi_request=case.foi_request_id).first()
    if question is None or case.foi_request is None:
        raise CannotChange("This question is not there any more: the questions were confirmed anew.")
    return case, question, case.foi_request


def _open(case: Case) -> None:
    if not case.is_open:
        raise CannotChange(why_ended(case))


def _written(question: Question, tables: dict[int, DataTable], regime: Regime, of_commissioner: bool) -> WrittenAnswer:
    searches = list(question.searches.all())
    parts = [_part(part, tables) for part in question.parts.all()]
    regimes = [[(each.provision, Regime(each.regime), each.as_written) for each in part.exemptions.all()]
               for part in question.parts.all()]  # fmt: skip
    warned = [
        warnings(_answered(part, relied_on, regime, is_searched=bool(searches)), is_commissioner=of_commissioner)
        for part, relied_on in zip(parts, regimes, strict=True)
    ]
    return WrittenAnswer(question, parts, warned, searches)


def _part(part: AnswerPart, tables: dict[int, DataTable]) -> WrittenPart:
    kept = getattr(part, "reasons", None)
    reasons = {name: getattr(kept, name) for name in REASONS if getattr(kept, name)} if kept else {}
    provisions = tuple(each.as_written for each in part.exemptions.all())
    return WrittenPart(part.outcome, words_of(part.said, tables), part.not_yet, part.held_by, provisions, reasons)


def _answered(
    part: WrittenPart, relied_on: Sequence[tuple[str, Regime, str]], regime: Regime, *, is_searched: bool
) -> Answered:
    return Answered(
        outcome=Outcome(part.outcome),
        words=part.text,
        relied_on=[resolve(provision, regime, as_written=words) for provision, regime, words in relied_on],
        held_by=part.held_by,
        is_searched=is_searched,
        has_directions=bool(ADDRESS.search(part.text)),
        regime=regime,
        **part.reasons,
    )


def _keep(foi_request: FOIRequest, question: Question, order: int, part: WrittenPart) -> None:
    runs = keep_runs(foi_request, part.text)
    row = AnswerPart.objects.create(
        question=question,
        order=order,
        outcome=part.outcome,
        not_yet=part.not_yet,
        held_by=part.held_by,
        said=runs,
        text="\n".join(run["text"] for run in runs),
    )
    for words in part.provisions:
        found = resolve(words, Regime(foi_request.regime))
        AppliedExemption.objects.get_or_create(
            part=row, regime=found.regime.value, provision=found.provision[:40],
            defaults={"as_written": words, "known": found.known},
        )  # fmt: skip
    if any(part.reasons.values()):
        PartReasons.objects.create(part=row, **part.reasons)


def _outcome_words(part: WrittenPart) -> str:
    return Outcome(part.outcome).word(not_yet=part.not_yet, held_by=part.held_by or None)
