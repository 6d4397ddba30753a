"""A filed letter as staff see it: every question with its answer, where it was read, and what is doubtful."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db.models import prefetch_related_objects

from documents.models import Passage, ReadingFinding
from documents.reading.certainty import SURE
from requests.forms.casework import told
from requests.law.errors import ImpossibleDate
from requests.law.exemptions import resolve
from requests.law.regimes import Regime
from requests.law.working_days import Calendar
from requests.models import (
    AnswerPart,
    AppliedExemption,
    Attachment,
    BankHoliday,
    FiledLetter,
    FOIRequest,
    InternalReview,
    Link,
    Publication,
    Question,
    Topic,
)
from requests.models.publication import PublishedResponse
from requests.notice_checker import NoticeCheck, check_notice
from requests.publication import reasons_against
from requests.publishing.composing import copied_questions, copied_table, questions_of
from requests.publishing.public_copy import PublicPart, PublicQuestion
from requests.publishing.standing_against import KeptBack
from requests.time_taken import time_taken
from requests.topics import proposals_for
from requests.views.publishing_job import PublishingJob, publishing_job
from requests.views.response_page import ShownOutcome, part_outcome, question_outcome
from requests.views.said import Said, safe_url, said_of
from requests.views.shown_clock import Clock, shown_clock
from requests.views.shown_corrections import ShownCorrection, shown_corrections
from requests.views.shown_tables import ShownTable, placed, shown_table


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
    """A part of an answer. `pages`: where in the letter it stands."""

    key: int
    number: int
    outcome: ShownOutcome
    exemptions: tuple[CaseExemption, ...]
    said: Said
    pages: tuple[int, ...]
    how: str
    is_doubtful: bool


@dataclass(frozen=True, slots=True)
class CaseQuestion:
    """A question with the parts of its answer; without any where it only leads others in."""

    key: int
    number: str
    anchor: str
    label: str
    text: str
    outcome: ShownOutcome | None
    parts: tuple[CasePart, ...]
    pages: tuple[int, ...]
    how: str
    is_doubtful: bool


@dataclass(frozen=True, slots=True)
class CaseLink:
    """A link of the letter; without address where its words lead nowhere."""

    label: str
    address: str
    page_hint: str


@dataclass(frozen=True, slots=True)
class CaseTopics:
    """What a case is about: confirmed by an officer, and what else its words tell of, with these words."""

    confirmed: Sequence[Topic]
    proposed: Sequence[tuple[Topic, str]]


@dataclass(frozen=True, slots=True)
class CasePage:
    """All that the page of a case shows. `loose_tables`: those that stand in no answer.

    `decides`: the review that it is the outcome of.
    """

    foi_request: FOIRequest
    filed: FiledLetter
    page_numbers: Sequence[int]
    clock: Clock | None
    topics: CaseTopics
    questions: Sequence[CaseQuestion]
    tables: Sequence[ShownTable]
    loose_tables: Sequence[ShownTable]
    links: Sequence[CaseLink]
    attachments: Sequence[Attachment]
    findings: Sequence[ReadingFinding]
    notice: NoticeCheck
    history: Sequence[Publication]
    corrections: Sequence[ShownCorrection]
    reasons: Sequence[str]
    job: PublishingJob | None
    decides: InternalReview | None

    @property
    def live(self) -> Publication | None:
        """What the public sees now."""
        return next((each for each in self.history if each.withdrawn_at is None), None)

    @property
    def is_stale(self) -> bool:
        """Whether the case was changed since that was made."""
        changed = self.foi_request.changed_at
        return bool(self.live and changed and changed > self.live.published_at)


def case_page(foi_request: FOIRequest, kept: Sequence[KeptBack]) -> CasePage:
    """The page of a case that rules may keep back: as many statements for a long letter as for a short one."""
    prefetch_related_objects([foi_request], "tables", "links")
    calendar = BankHoliday.objects.calendar()
    filed = foi_request.filed_letters.select_related("letter", "reading").earliest("pk")
    numbers = dict(filed.reading.pages.order_by("number").values_list("pk", "number"))
    shown = _tables(foi_request)
    questions = list(_questions(foi_request, numbers, {table.number: table for table in shown}))
    past = foi_request.publications.select_related("published_by", "withdrawn_by", "response").order_by("-version")
    history = list(past)
    return CasePage(
        foi_request=foi_request,
        filed=filed,
        page_numbers=list(numbers.values()),
        clock=_clock(foi_request, calendar),
        topics=_topics(foi_request),
        questions=questions,
        tables=shown,
        loose_tables=_loose(shown, questions),
        links=[_link(link) for link in foi_request.links.all()],
        attachments=list(foi_request.attachments.all()),
        findings=list(filed.reading.findings.all()),
        notice=check_notice(filed.reading.as_read, calendar),
        history=history,
        corrections=shown_corrections(foi_request),
        reasons=reasons_against(foi_request, kept=kept),
        job=publishing_job(foi_request, history),
        decides=foi_request.decides.select_related("case").first(),
    )


def _tables(foi_request: FOIRequest) -> list[ShownTable]:
    return [
        shown_table(table.number, table.caption, table.header, table.rows, table.total_row, table.checks, table.caveats)
        for table in map(copied_table, foi_request.tables.all())
    ]


def _topics(foi_request: FOIRequest) -> CaseTopics:
    """Those the case has already are proposed no more."""
    confirmed = list(foi_request.topics.all())
    proposed = [(topic, told(proposal)) for topic, proposal in proposals_for(foi_request) if topic not in confirmed]
    return CaseTopics(confirmed, proposed)


def _questions(
    foi_request: FOIRequest, numbers: dict[int, int], tables: dict[int, ShownTable]
) -> Iterator[CaseQuestion]:
    rows = questions_of(foi_request)
    for row, question in zip(rows, copied_questions(foi_request, rows), strict=True):
        yield CaseQuestion(
            key=row.pk,
            number=question.number,
            anchor=question.anchor,
            label=question.label,
            text=question.text,
            outcome=_outcome(question, row),
            parts=tuple(_parts(foi_request, row, question.parts, numbers, tables)),
            pages=_pages(row.passages.all(), numbers),
            how=row.how,
            is_doubtful=row.sure < SURE,
        )


def _loose(tables: Iterable[ShownTable], questions: Iterable[CaseQuestion]) -> list[ShownTable]:
    """The tables that stand in no answer."""
    parts = (part for question in questions for part in question.parts)
    blocks = (block for part in parts for block in (*part.said.blocks, *part.said.reasons))
    answering = {block.table.number for block in blocks if block.table}
    return [table for table in tables if table.number not in answering]


def _outcome(question: PublicQuestion, row: Question) -> ShownOutcome | None:
    if not question.outcome:
        return None
    first = row.parts.all()[:1]
    lent = first[0] if first else None
    return question_outcome(question.outcome) if lent is None else _worded(question.outcome, lent)


def _worded(value: str, lent: AnswerPart) -> ShownOutcome:
    """A lone part lends the question its "not yet" and the name of who holds it."""
    shown = question_outcome(value)
    return part_outcome(value, not_yet=lent.not_yet, held_by=lent.held_by) if value == lent.outcome else shown


def _parts(
    foi_request: FOIRequest,
    row: Question,
    parts: Iterable[PublicPart],
    numbers: dict[int, int],
    tables: dict[int, ShownTable],
) -> Iterator[CasePart]:
    for order, (kept, part) in enumerate(zip(row.parts.all(), parts, strict=True), start=1):
        yield CasePart(
            key=kept.pk,
            number=order,
            outcome=part_outcome(part.outcome, not_yet=part.not_yet, held_by=part.held_by),
            exemptions=tuple(_exemption(each, foi_request) for each in kept.exemptions.all()),
            said=said_of(part.said, placed(tables, f"question {row.number}, part {order}")),
            pages=_pages(kept.passages.all(), numbers),
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


def _pages(passages: Iterable[Passage], numbers: dict[int, int]) -> tuple[int, ...]:
    return tuple(sorted({numbers[passage.page_id] for passage in passages if passage.page_id in numbers}))


def _link(link: Link) -> CaseLink:
    return CaseLink(link.label, safe_url(link.url), link.page_hint)


def _clock(foi_request: FOIRequest, calendar: Calendar) -> Clock | None:
    """How the time was kept, for a case with both dates."""
    try:
        taken = time_taken(foi_request, calendar)
    except ImpossibleDate:
        return None
    as_published = PublishedResponse(
        regime=foi_request.regime,
        received_on=taken.received_on,
        answered_on=taken.answered_on,
        due_on=taken.due_on,
        working_days=taken.working_days,
        is_late=taken.is_late,
        clock=taken.as_json(),
        late_reason=foi_request.late_reason,
    )
    return shown_clock(as_published)
