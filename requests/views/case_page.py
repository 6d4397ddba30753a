"""A filed letter as staff see it: every question with its answer, where it was read, and what is doubtful."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import prefetch_related_objects

from documents.models import LetterPage
from requests.forms.casework import told
from requests.law.errors import ImpossibleDate
from requests.law.working_days import Calendar
from requests.letter_parts import may_be_held
from requests.models import (
    AnswerPart,
    Attachment,
    BankHoliday,
    FiledLetter,
    FOIRequest,
    InternalReview,
    Link,
    Publication,
    Topic,
)
from requests.models.publication import PublishedResponse
from requests.notice_checker import Days, NoticeCheck, check_notice
from requests.proposing.as_it_stands import reading_now
from requests.publication import reasons_against
from requests.publishing.composing import copied_table
from requests.publishing.reworded import Reworded, reworded
from requests.publishing.standing_against import KeptBack
from requests.time_taken import time_taken
from requests.topics import proposals_for
from requests.views.case_questions import CaseQuestion, case_questions
from requests.views.handed_on import handed_to
from requests.views.publishing_job import PublishingJob, publishing_job
from requests.views.said import safe_url
from requests.views.shown_clock import Clock, shown_clock
from requests.views.shown_corrections import ShownCorrection, shown_corrections
from requests.views.shown_findings import ShownFinding, shown_findings
from requests.views.shown_kind import OtherLetter, ShownKind, others_on_it, shown_kind
from requests.views.shown_tables import ShownTable, shown_table


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

    `others`: letters on the same request. `decides`: the review that it is the outcome of.
    """

    foi_request: FOIRequest
    filed: FiledLetter
    kind: ShownKind
    others: Sequence[OtherLetter]
    page_numbers: Sequence[int]
    clock: Clock | None
    topics: CaseTopics
    questions: Sequence[CaseQuestion]
    tables: Sequence[ShownTable]
    loose_tables: Sequence[ShownTable]
    links: Sequence[CaseLink]
    attachments: Sequence[Attachment]
    findings: Sequence[ShownFinding]
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
    def likeness(self) -> str:
        """What it says of another letter that this may be, while nobody has decided that."""
        open_ones = (finding.what for finding in self.findings if not finding.is_settled)
        return next((what for what in open_ones if may_be_held(what)), "")

    @property
    def stands(self) -> list[ShownCorrection]:
        """The corrections that nobody has undone."""
        return [each for each in self.corrections if not each.undone_at]

    @property
    def undone(self) -> list[ShownCorrection]:
        """Those that were."""
        return [each for each in self.corrections if each.undone_at]

    @property
    def open_findings(self) -> int:
        """How many of what there is to check nobody has settled."""
        return sum(not finding.is_settled for finding in self.findings)

    @property
    def is_stale(self) -> bool:
        """Whether the case says otherwise since that was made."""
        changed = self.foi_request.changed_at
        return bool(self.live and changed and changed > (self.live.same_at or self.live.published_at))


def case_page(foi_request: FOIRequest, kept: Sequence[KeptBack]) -> CasePage:
    """The page of a case that rules may keep back: as many statements for a long letter as for a short one."""
    prefetch_related_objects([foi_request], "tables", "links")
    calendar = BankHoliday.objects.calendar()
    filed = foi_request.filed_letters.select_related("letter", "reading", "gate").earliest("pk")
    pages = list(filed.reading.pages.order_by("number"))
    shown = _tables(foi_request, own := reworded(foi_request, filed))
    questions = list(case_questions(foi_request, filed, pages, {table.number: table for table in shown}, own))
    history = _history(foi_request)
    return CasePage(
        foi_request=foi_request,
        filed=filed,
        kind=shown_kind(filed),
        others=others_on_it(foi_request),
        page_numbers=[page.number for page in pages],
        clock=_clock(foi_request, filed.kind, calendar, _handed_to(foi_request, filed, pages)),
        topics=_topics(foi_request, [question.text for question in questions]),
        questions=questions,
        tables=shown,
        loose_tables=_loose(shown, questions),
        links=[_link(link) for link in foi_request.links.all()],
        attachments=list(foi_request.attachments.all()),
        findings=shown_findings(foi_request, filed.reading),
        corrections=(corrections := shown_corrections(foi_request)),
        notice=_notice(filed, calendar, corrections),
        history=history,
        reasons=reasons_against(foi_request, kept=kept, filed=filed),
        job=publishing_job(foi_request, history),
        decides=foi_request.decides.select_related("case").first(),
    )


def _notice(filed: FiledLetter, calendar: Calendar, corrections: Sequence[ShownCorrection]) -> NoticeCheck:
    days = Days(filed.foi_request.due_on, filed.foi_request.answered_on)
    is_corrected = not all(each.undone_at for each in corrections)
    return check_notice(reading_now(filed, is_corrected=is_corrected), calendar, days)


def _history(foi_request: FOIRequest) -> list[Publication]:
    past = foi_request.publications.select_related("published_by", "withdrawn_by", "response")
    return list(past.order_by("-version"))


def _tables(foi_request: FOIRequest, own: Reworded) -> list[ShownTable]:
    return [
        shown_table(
            table.number, table.caption, table.header, table.rows, table.total_row, table.checks, table.caveats
        ).with_reworded(table.reworded)
        for table in (copied_table(row, own=own) for row in foi_request.tables.all())
    ]


def _topics(foi_request: FOIRequest, asked: Sequence[str]) -> CaseTopics:
    """Those the case has already are proposed no more."""
    confirmed = list(foi_request.topics.all())
    found = proposals_for(foi_request, asked)
    proposed = [(topic, told(proposal)) for topic, proposal in found if topic not in confirmed]
    return CaseTopics(confirmed, proposed)


def _loose(tables: Iterable[ShownTable], questions: Iterable[CaseQuestion]) -> list[ShownTable]:
    """The tables that stand in no answer."""
    parts = (part for question in questions for part in question.parts)
    blocks = (block for part in parts for block in (*part.said.blocks, *part.said.reasons))
    answering = {block.table.number for block in blocks if block.table}
    return [table for table in tables if table.number not in answering]


def _link(link: Link) -> CaseLink:
    return CaseLink(link.label, safe_url(link.url), link.page_hint)


def _handed_to(foi_request: FOIRequest, filed: FiledLetter, pages: Sequence[LetterPage]) -> str:
    """Whom a transfer went to: one query for one, none for another letter."""
    if not filed.is_transfer:
        return ""
    bodies = AnswerPart.objects.filter(question__foi_request=foi_request).values_list("held_by", flat=True)
    return handed_to(bodies, [page.text for page in pages], foi_request.authority_name)


def _clock(foi_request: FOIRequest, kind: str, calendar: Calendar, to: str) -> Clock | None:
    """How the time was kept, for a case with both dates."""
    try:
        taken = time_taken(foi_request, kind, calendar)
    except ImpossibleDate:
        return None
    as_published = PublishedResponse(
        kind=kind,
        regime=foi_request.regime,
        received_on=taken.received_on,
        answered_on=taken.answered_on,
        due_on=taken.due_on,
        working_days=taken.working_days,
        is_late=taken.is_late,
        clock=taken.as_json(),
        late_reason=foi_request.late_reason,
    )
    return shown_clock(as_published, to, calendar)
