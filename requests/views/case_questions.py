"""The questions of a filed letter as staff see them: each with its answer, and beside where both were read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from documents.models import LetterPage, Passage
from documents.reading.certainty import SURE
from requests.law.exemptions import resolve
from requests.law.regimes import Regime
from requests.models import AppliedExemption, FiledLetter, FOIRequest, Question
from requests.publishing.composing import copied_questions, questions_of
from requests.publishing.public_copy import PublicPart, PublicQuestion
from requests.publishing.reworded import Reworded
from requests.views.case_sources import case_sources
from requests.views.response_page import ShownOutcome, part_outcome, question_outcome
from requests.views.said import Said, said_of
from requests.views.shown_tables import ShownTable, placed
from requests.views.sources import See, Source, Sources


@dataclass(frozen=True, slots=True)
class CaseExemption:
    """A provision relied on, as written; what the catalogue says of it, or that it has none such."""

    tag: str
    line: str
    known: bool
    how: str
    is_doubtful: bool


@dataclass(frozen=True, slots=True)
class CasePart:
    """A part of an answer. `pages`: where in the letter it stands; `see`: the first of them, beside it."""

    key: int
    id: str
    number: int
    outcome: ShownOutcome
    exemptions: tuple[CaseExemption, ...]
    said: Said
    pages: tuple[int, ...]
    see: See | None
    how: str
    is_doubtful: bool


@dataclass(frozen=True, slots=True)
class CaseQuestion:
    """A question with the parts of its answer, beside its source; without any where it only leads others in."""

    key: int
    number: str
    anchor: str
    label: str
    text: str
    outcome: ShownOutcome | None
    parts: tuple[CasePart, ...]
    pages: tuple[int, ...]
    source: Source | None
    how: str
    is_doubtful: bool
    is_reworded: bool

    @property
    def source_id(self) -> str:
        return f"{self.anchor}-letter"

    @property
    def has_several_parts(self) -> bool:
        return len(self.parts) > 1


def case_questions(
    foi_request: FOIRequest,
    filed: FiledLetter,
    pages: Sequence[LetterPage],
    tables: Mapping[int, ShownTable],
    own: Reworded,
) -> Iterator[CaseQuestion]:
    """The questions of a case in order, each beside where it was read. Five statements. `own`: what staff worded."""
    rows = questions_of(foi_request)
    sources = case_sources(filed, pages, rows)
    numbers = {page.pk: page.number for page in pages}
    for row, question in zip(rows, copied_questions(foi_request, rows), strict=True):
        yield CaseQuestion(
            key=row.pk,
            number=question.number,
            anchor=question.anchor,
            label=question.label,
            text=question.text,
            outcome=_outcome(question),
            parts=tuple(_parts(foi_request, row, question.parts, numbers, tables, sources)),
            pages=_pages(row.passages.all(), numbers),
            source=sources.of_question([row.pk], [part.pk for part in row.parts.all()], unanswered=True),
            how=row.how,
            is_doubtful=row.sure < SURE,
            is_reworded=row.pk in own.questions,
        )


def _outcome(question: PublicQuestion) -> ShownOutcome | None:
    if not question.outcome:
        return None
    return question_outcome(question.outcome, question.parts)


def _parts(
    foi_request: FOIRequest,
    row: Question,
    parts: Iterable[PublicPart],
    numbers: Mapping[int, int],
    tables: Mapping[int, ShownTable],
    sources: Sources,
) -> Iterator[CasePart]:
    for order, (kept, part) in enumerate(zip(row.parts.all(), parts, strict=True), start=1):
        yield CasePart(
            key=kept.pk,
            id=f"{row.anchor}-{order}",
            number=order,
            outcome=part_outcome(part.outcome, not_yet=part.not_yet, held_by=part.held_by),
            exemptions=tuple(_exemption(each, foi_request) for each in kept.exemptions.all()),
            said=said_of(part.said, placed(tables, f"question {row.number}, part {order}")),
            pages=_pages(kept.passages.all(), numbers),
            see=sources.of_part(kept.pk),
            how=kept.how,
            is_doubtful=kept.sure < SURE,
        )


def _exemption(applied: AppliedExemption, foi_request: FOIRequest) -> CaseExemption:
    is_doubtful = applied.sure < SURE
    if not applied.known:
        line = f"{applied.as_written} is not in the catalogue of exemptions. Check it against the letter."
        return CaseExemption(applied.as_written, line, known=False, how=applied.how, is_doubtful=is_doubtful)
    found = resolve(applied.provision, Regime(applied.regime), foi_request.answered_on)
    return CaseExemption(found.label, found.explained, known=True, how=applied.how, is_doubtful=is_doubtful)


def _pages(passages: Iterable[Passage], numbers: Mapping[int, int]) -> tuple[int, ...]:
    return tuple(sorted({numbers[passage.page_id] for passage in passages if passage.page_id in numbers}))
