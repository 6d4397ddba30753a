"""Answers that contradict each other: the list for the whole archive, and beside an answer that is being written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from requests.contradictions.finding import filed_ones
from requests.contradictions.often import AskedOften, asked_often
from requests.contradictions.settling import note_reason, settle, standing
from requests.errors import CannotChange, ChangedMeanwhile
from requests.models import Case, Contradiction, FOIRequest, Person, Question
from requests.views.case_file import case_of
from requests.views.staff_frame import person_of, staff_page

MOST = 200
LONGEST_TITLE = 120


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two. `on`: the day it was answered; None: it is being written."""

    name: str
    address: str
    question: str
    on: date | None


@dataclass(frozen=True, slots=True)
class Beside:
    """Two answers beside each other. `rows`: what the earlier says, what the later says. `key`: for its form."""

    key: str
    kind: str
    earlier: Side
    later: Side
    rows: Sequence[Sequence[str]]
    note: str = ""
    noted_by: str = ""
    noted_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class OftenRow:
    """A question that was asked often. `add`: where to add a page that answers it, filled in so far."""

    asked: AskedOften
    add: str


@require_GET
def contradictions(request: HttpRequest) -> HttpResponse:
    """Those that nobody has settled, and what was said of the others."""
    rows = filed_ones().select_related("earlier__foi_request", "later__foi_request", "settled_by")
    open_ones = rows.filter(settled_at=None)
    shown = {
        "open": [_of_row(row) for row in open_ones[:MOST]],
        "count": open_ones.count(),
        "settled": [_of_row(row) for row in rows.exclude(settled_at=None).order_by("-settled_at")[:MOST]],
    }
    return staff_page(request, "staff/contradictions.html", shown)


@require_POST
def settled(request: HttpRequest, key: int) -> HttpResponse:
    """Say why two answers may stand so, or what was done about them."""
    told = request.POST.get("why", "")[:2000]
    try:
        settle(key, request.POST.get("seen", "")[:64], told, timezone.now(), person_of(request))
    except (CannotChange, ChangedMeanwhile) as refusal:
        messages.error(request, str(refusal), extra_tags="bad")
    else:
        messages.success(request, "Your note is kept.", extra_tags="good")
    return redirect("contradictions")


@require_GET
def often(request: HttpRequest) -> HttpResponse:
    """What was asked again and again, and whether a page answers it already."""
    rows = [OftenRow(each, _adding(each)) for each in asked_often()]
    shown = {
        "open": [row for row in rows if not row.asked.pages],
        "answered": [row for row in rows if row.asked.pages],
    }
    return staff_page(request, "staff/asked_often.html", shown)


@require_POST
def case_differs(request: HttpRequest, key: int) -> HttpResponse:
    """Note why an answer goes out although an earlier one says something else."""
    foi_request = case_of(key).foi_request
    if foi_request is None:
        raise Http404
    name, told = request.POST.get("key", "")[:200], request.POST.get("why", "")[:2000]
    try:
        note_reason(foi_request, name, told, timezone.now(), person_of(request))
    except (CannotChange, ChangedMeanwhile) as refusal:
        messages.error(request, str(refusal), extra_tags="bad")
    else:
        messages.success(request, "The reason is kept.", extra_tags="good")
    back = request.POST.get("back", "")
    return redirect("case_letter", key, int(back)) if _is_number(back) else redirect("case_answers", key)


def beside(case: Case, questions: Iterable[Question], at: datetime, person: Person) -> list[Beside]:
    """What the answers to these questions contradict. Who works this case alone sees the public ones of others."""
    if case.foi_request is None or not case.is_open:
        return []
    every = standing(questions, at)
    if not person.files_everywhere:
        others = [each.earlier.foi_request_id for each in every] + [each.later.foi_request_id for each in every]
        public = set(FOIRequest.objects.published().filter(pk__in=others).values_list("pk", flat=True))
        own = {case.foi_request.pk}
        every = [each for each in every if {each.earlier.foi_request_id, each.later.foi_request_id} <= public | own]
    return [
        Beside(
            each.key,
            each.found.kind.label,
            _side(each.earlier, case, public=not person.files_everywhere),
            _side(each.later, case, public=not person.files_everywhere),
            [[difference.earlier, difference.later] for difference in each.found.differences],
            *(_noted(each.settled) if each.settled else ()),
        )
        for each in every
    ]


def _of_row(row: Contradiction) -> tuple[Contradiction, Beside]:
    noted = _noted(row) if row.settled_at else ("", "", None)
    return row, Beside(row.print, row.get_kind_display(), _side(row.earlier), _side(row.later), row.differences, *noted)


def _noted(row: Contradiction) -> tuple[str, str, datetime | None]:
    return row.note, row.settled_by.known_as if row.settled_by else "", row.settled_at


def _side(question: Question, case: Case | None = None, *, public: bool = False) -> Side:
    of = question.foi_request
    if case is not None and of.pk == case.foi_request_id:
        address = reverse("case_answer", args=[case.pk, question.pk])
        return Side("This answer", f"{address}#{question.anchor}", question.text, None)
    page = reverse("response", args=[of.slug]) if public else reverse("staff_request", args=[of.pk])
    address = f"{page}#{question.anchor}"
    return Side(f"{of}, {question}", address, question.text, of.answered_on)


def _adding(often: AskedOften) -> str:
    title = " ".join((often.question.label or often.question.text).split())[:LONGEST_TITLE]
    return f"{reverse('kept_add', args=['pages'])}?{urlencode({'title': title, 'words': title})}"


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 16
