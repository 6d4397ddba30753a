"""The list of requests from the public, as the office sees it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import Count, Q

from documents.reading.typed_requests import typed_questions
from requests.forms.asked import AskedNarrowed
from requests.models import AskedRequest
from requests.models.asked_request import AskedState
from requests.views.result_links import Pages

A_PAGE = 50
FIRST_QUESTIONS = 3
KINDS = {AskedState.NEW: "now", AskedState.SEEN: "", AskedState.DONE: "good"}


@dataclass(frozen=True, slots=True)
class AskedRow:
    """One request in the list, without who asks."""

    key: UUID
    reference: str
    questions: Sequence[str]
    more: int
    received_on: date
    due_on: date
    late: str
    state: str
    kind: str


@dataclass(frozen=True, slots=True)
class AskedTab:
    """A state to narrow the list to."""

    words: str
    count: int
    address: str
    is_here: bool


@dataclass(frozen=True, slots=True)
class AskedList:
    """All that the list shows."""

    rows: Sequence[AskedRow]
    tabs: Sequence[AskedTab]
    pages: Pages | None


def new_requests() -> int:
    """How many nobody of the office has looked at."""
    return AskedRequest.objects.filter(state=AskedState.NEW).count()


def asked_list(wanted: AskedNarrowed, today: date) -> AskedList:
    """Two statements, however many there are."""
    counted = {state.value: Count("pk", filter=Q(state=state)) for state in AskedState}
    counts = AskedRequest.objects.aggregate(all=Count("pk"), **counted)
    found = AskedRequest.objects.filter(state=wanted.state) if wanted.state else AskedRequest.objects.all()
    paginator = Paginator(found.order_by("-sent_at", "pk"), A_PAGE)
    paginator.count = counts[wanted.state or "all"]  # counted already
    page = paginator.get_page(wanted.page)
    tabs = [AskedTab("All", counts["all"], _address(None), wanted.state is None)]
    tabs += [AskedTab(state.label, counts[state.value], _address(state), wanted.state is state) for state in AskedState]
    return AskedList(
        rows=[_row(each, today) for each in page.object_list],
        tabs=tabs,
        pages=_pages(wanted, page.number, page.paginator.num_pages),
    )


def late_word(found: AskedRequest, today: date) -> str:
    """What is to be said of its due date; nothing once it is dealt with."""
    if found.state == AskedState.DONE:
        return ""
    if today > found.due_on:
        return "overdue"
    return "due today" if today == found.due_on else ""


def _row(found: AskedRequest, today: date) -> AskedRow:
    questions = [question.whole for question in typed_questions(found.text)]
    state = AskedState(found.state)
    return AskedRow(
        key=found.pk,
        reference=found.reference,
        questions=questions[:FIRST_QUESTIONS],
        more=max(0, len(questions) - FIRST_QUESTIONS),
        received_on=found.received_on,
        due_on=found.due_on,
        late=late_word(found, today),
        state=state.label,
        kind=KINDS[state],
    )


def _address(state: AskedState | None, page: int = 1) -> str:
    parameters = {"state": state.value if state else "", "page": page if page > 1 else ""}
    return f"?{urlencode({name: value for name, value in parameters.items() if value})}"


def _pages(wanted: AskedNarrowed, number: int, count: int) -> Pages | None:
    if count < 2:
        return None
    before = _address(wanted.state, number - 1) if number > 1 else ""
    after = _address(wanted.state, number + 1) if number < count else ""
    return Pages(number, count, before, after)
