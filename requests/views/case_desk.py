"""The work queue: what is mine, what is nobody's, what is due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import Count, F, Min, Q
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from requests.cases.queue import Queue, covered_by, covers_of, fits, to_clear
from requests.forms.cases import LogForm
from requests.models import Case
from requests.models.case import CaseStage
from requests.views.asked_list import new_requests
from requests.views.case_filter import CaseFilter
from requests.views.inbox import inbox_note
from requests.views.result_links import Pages
from requests.views.staff_frame import person_of, staff_page

A_PAGE = 50
KINDS = {
    CaseStage.LOGGED: "now",
    CaseStage.CLARIFICATION: "",
    CaseStage.FEE: "",
    CaseStage.ANSWERING: "now",
    CaseStage.CLEARANCE: "now",
    CaseStage.SENT: "good",
    CaseStage.CLOSED: "",
}


@dataclass(frozen=True, slots=True)
class QueueTab:
    """A tab with how many are in it."""

    words: str
    count: int
    address: str
    is_here: bool


@dataclass(frozen=True, slots=True)
class QueueRow:
    """A case in the queue, without who asked."""

    case: Case
    kind: str
    due: str
    is_late: bool
    next_words: str
    next_address: str  # the name of the address


@require_GET
def cases(request: HttpRequest) -> HttpResponse:
    """The queue: three statements, however many cases there are, and two of the inbox where there is one."""
    person, today = person_of(request), timezone.localdate()
    wanted = CaseFilter(request.GET, person=person, today=today)
    found = wanted.narrowed() if wanted.searches_all else wanted.of(wanted.queue)
    page = Paginator(found.order_by(F("due_on").asc(nulls_last=True), "pk"), A_PAGE).get_page(request.GET.get("page"))
    counts = wanted.narrowed().aggregate(
        **{queue.name: Count("pk", filter=fits(queue, person, today), distinct=True) for queue in Queue},
        to_clear=Count("pk", filter=to_clear(person), distinct=True),
        next_due=Min("due_on", filter=fits(Queue.OPEN, person, today) & Q(due_on__gte=today)),
    )
    shown = {
        "log": LogForm(auto_id="id_log_%s"),
        "wanted": wanted,
        "tabs": [_tab(request, wanted, queue, counts[queue.name]) for queue in Queue],
        "rows": [_row(case, today, may_file=person.may_file) for case in page.object_list],
        "total": page.paginator.count,
        "pages": _pages(request, page.number, page.paginator.num_pages),
        "next_due": counts["next_due"],
        "to_clear": counts["to_clear"] if person.files_everywhere else 0,
        "late": counts[Queue.LATE.name],
        "searched": wanted.words,
        "covered": covered_by(person, today),
        "covers": covers_of(person, today),
        "today": today,
        "new_requests": new_requests(),
        "inbox": inbox_note(),
    }
    return staff_page(request, "cases/queue.html", shown)


def _tab(request: HttpRequest, wanted: CaseFilter, queue: Queue, count: int) -> QueueTab:
    is_here = queue is wanted.queue and not wanted.searches_all
    return QueueTab(queue.words, count, _address(request, queue=queue.value, page=""), is_here)


def _address(request: HttpRequest, **changed: str) -> str:
    kept = {name: request.GET.get(name, "")[:200] for name in ("q", "kind", "owner", "queue", "page")} | changed
    return f"?{urlencode({name: value for name, value in kept.items() if value})}"


def _pages(request: HttpRequest, number: int, count: int) -> Pages | None:
    if count < 2:
        return None
    before = _address(request, page=str(number - 1)) if number > 1 else ""
    after = _address(request, page=str(number + 1)) if number < count else ""
    return Pages(number, count, before, after)


def _row(case: Case, today: date, *, may_file: bool) -> QueueRow:
    late = case.is_late(today)
    due = "late" if late else "due today" if case.due_on == today and case.is_open else ""
    words, address = "Open", "case"
    if may_file and case.stage == CaseStage.LOGGED and case.is_request:
        words, address = "Confirm the questions", "case_split"
    elif may_file and case.stage == CaseStage.ANSWERING and case.split_at:
        words, address = "Answer the questions", "case_answers"
    return QueueRow(case, KINDS[CaseStage(case.stage)], due, late, words, address)
