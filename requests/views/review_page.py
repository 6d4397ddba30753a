"""A review: its parts, its clock, whose it is, what was put forward, and the small forms on its page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from documents.errors import DamagedLetter, LostLetter
from documents.intake import bytes_of
from documents.models import LetterPage
from requests.cases.acts import open_requester
from requests.errors import CannotChange, ChangedMeanwhile
from requests.forms.casework import VersionedForm
from requests.forms.reviews import ExtendForm, FindingForm, GroundForm, ReviewerForm
from requests.law.regimes import Regime
from requests.models import Case, Correspondence, InternalReview, Person, ReviewDecision, SearchRecord
from requests.models.review import Duty, Ground
from requests.reviews.deciding import (
    add_ground,
    conclude,
    extend,
    find,
    give_review,
    not_in_dispute_rest,
    take_up_again,
)
from requests.reviews.independence import may_see, why_not
from requests.views.case_requester import as_it_was
from requests.views.response_page import ShownOutcome, part_outcome
from requests.views.review_clock import review_panel
from requests.views.staff_frame import person_of, staff_page

MOST_PAGES = 60
MEANWHILE = (
    "Somebody else changed this review after you opened it. Nothing of yours is saved: look at it, and try again."
)
PROVISIONS = {
    Regime.FOIA: {"time": "section 10(1)", "advice": "section 16", "notice": "section 17", "search": "section 1(1)"},
    Regime.EIR: {
        "time": "regulation 5(2)", "advice": "regulation 9", "notice": "regulation 14", "search": "regulation 5(1)",
    },
    Regime.FOISA: {"time": "section 10(1)", "advice": "section 15", "notice": "section 16", "search": "section 1(1)"},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ShownPart:
    """A part under review as the list of parts shows it."""

    row: ReviewDecision
    outcome: ShownOutcome | None
    new_outcome: ShownOutcome | None


@dataclass(frozen=True, slots=True)
class Record:
    """All that the officers saw, for the drawer: the request, the letter page by page, what came and went, searches."""

    request_text: str
    pages: Sequence[LetterPage]
    case: Case | None
    correspondence: Sequence[Correspondence]
    searches: Sequence[SearchRecord]


def review_of(key: int, person: Person) -> InternalReview:
    """The review of that number, for those who may see it; for others it is not there."""
    related = ("case", "foi_request", "reviewer", "concluded_by")
    found = get_object_or_404(InternalReview.objects.select_related(*related), pk=key)
    if not may_see(found, person, timezone.localdate()):
        raise Http404
    return found


def parts_of(review: InternalReview) -> list[ShownPart]:
    """Every part under review, in the answer's order."""
    rows = review.decisions.select_related("decided_by").prefetch_related("grounds")
    return [ShownPart(row, _outcome(row.part_outcome), _outcome(row.new_outcome)) for row in rows]


def record_of(review: InternalReview) -> Record:
    """What is in the drawer: as many statements however much there is."""
    foi_request = review.foi_request
    case = Case.objects.filter(foi_request=foi_request).first()
    pages = LetterPage.objects.filter(reading__in=foi_request.filed_letters.values("reading")).order_by("number")
    searches = SearchRecord.objects.filter(question__foi_request=foi_request).select_related("question", "recorded_by")
    pieces = case.correspondence.exclude(happened_at=None).select_related("letter") if case else []
    return Record(foi_request.request_text, list(pages[:MOST_PAGES]), case, list(pieces), list(searches))


@require_GET
def review(request: HttpRequest, key: int) -> HttpResponse:
    """The whole review, without who asked."""
    return review_page(request, review_of(key, person_of(request)))


@require_GET
def review_asker(request: HttpRequest, key: int) -> HttpResponse:
    """Who asked for it and what they wrote; that somebody looked is kept."""
    found = review_of(key, person_of(request))
    asker = open_requester(found.case, "who asked for the review", timezone.now(), person_of(request))
    pieces = found.case.correspondence.exclude(happened_at=None).select_related("letter")
    openings = found.case.openings.select_related("person").order_by("-pk")[:100]
    shown = {"review": found, "asker": asker, "pieces": pieces, "openings": openings}
    return staff_page(request, "reviews/asker.html", shown)


@require_GET
def review_piece(request: HttpRequest, key: int, piece: int) -> HttpResponse:
    """A file that came or left, byte for byte; that somebody looked is kept."""
    found = review_of(key, person_of(request))
    row = get_object_or_404(found.case.correspondence.select_related("letter", "case"), pk=piece, letter__isnull=False)
    letter = row.letter
    assert letter is not None  # noqa: S101
    try:
        content = bytes_of(letter)
    except (LostLetter, DamagedLetter) as fault:
        messages.error(request, str(fault), extra_tags="bad")
        return redirect("review_asker", key)
    open_requester(found.case, f"file of {row.get_kind_display().lower()}", timezone.now(), person_of(request))
    return as_it_was(row, letter, content)


@require_POST
def review_act(request: HttpRequest, key: int) -> HttpResponse:
    """One of the small forms on the page, told by its button."""
    found, person = review_of(key, person_of(request)), person_of(request)
    name, at = request.POST.get("do", ""), timezone.now()
    plain: dict[str, tuple[Callable[[int], object], str]] = {
        "conclude": (lambda version: conclude(key, version, at, person), "Concluded. Its letter can be made."),
        "again": (lambda version: take_up_again(key, version, at, person), "It can be decided again."),
        "rest": (lambda _: not_in_dispute_rest(key, at, person), "The rest is not in dispute."),
    }
    if name in plain:
        return _plainly(request, found, *plain[name])
    if name not in FORMS or (name == "reviewer" and not person.may_review):
        raise Http404
    form, act = FORMS[name](request.POST, found, at, person)
    if form.is_valid():
        try:
            act(form.cleaned_data)
        except (CannotChange, ChangedMeanwhile) as refusal:
            form.add_error(None, MEANWHILE if isinstance(refusal, ChangedMeanwhile) else str(refusal))
        else:
            messages.success(request, DONE[name], extra_tags="good")
            return redirect("review", key)
    return review_page(request, found, status=400, **{name: form})


def _reviewer(typed: QueryDict, found: InternalReview, at: datetime, by: Person) -> Sent:
    def act(told: dict[str, Any]) -> object:
        return give_review(found.pk, told["person"], told["until"], told["alone_because"], told["version"], at, by)

    return ReviewerForm(typed, auto_id="id_reviewer_%s"), act


def _extend(typed: QueryDict, found: InternalReview, at: datetime, by: Person) -> Sent:
    def act(told: dict[str, Any]) -> object:
        return extend(found.pk, told["until"], told["because"], told["version"], at, by)

    return ExtendForm(typed, auto_id="id_extend_%s"), act


def _ground(typed: QueryDict, found: InternalReview, at: datetime, by: Person) -> Sent:
    def act(told: dict[str, Any]) -> object:
        return add_ground(found.pk, told["about"], Ground(told["ground"]), told["words"], at, by)

    return GroundForm(typed, review=found, auto_id="id_ground_%s"), act


def _finding(typed: QueryDict, found: InternalReview, at: datetime, by: Person) -> Sent:
    provisions = PROVISIONS[Regime(found.foi_request.regime)]

    def act(told: dict[str, Any]) -> object:
        duty = Duty(told["duty"])
        return find(found.pk, duty, provisions[duty], told["words"], at, by, is_met=told["is_met"])

    return FindingForm(typed, auto_id="id_finding_%s"), act


Sent = tuple[Form, Callable[[dict[str, Any]], object]]
FORMS = {"reviewer": _reviewer, "extend": _extend, "ground": _ground, "finding": _finding}
DONE = {
    "reviewer": "It is written down who reviews it.",
    "extend": "It is due later now. Tell the requester.",
    "ground": "The ground is written down.",
    "finding": "The finding is kept.",
}


def _usual_forms(found: InternalReview, person: Person) -> dict[str, Form]:
    """As they stand before anything is typed."""
    version = {"version": found.case.version}
    return {
        "reviewer": ReviewerForm(
            initial={**version, "person": found.reviewer_id or person.pk, "alone_because": found.alone_because},
            auto_id="id_reviewer_%s",
        ),
        "extend": ExtendForm(initial={**version, "until": found.limit_on}, auto_id="id_extend_%s"),
        "ground": GroundForm(review=found, auto_id="id_ground_%s"),
        "finding": FindingForm(auto_id="id_finding_%s"),
    }


def review_page(request: HttpRequest, found: InternalReview, status: int = 200, **sent: Form) -> HttpResponse:
    """The page, with a form that was sent and could not be taken."""
    person, parts = person_of(request), parts_of(found)
    shown = {
        "review": found,
        "case": found.case,
        "panel": review_panel(found, timezone.localdate()),
        "parts": parts,
        "open": [part for part in parts if not part.row.verdict],
        "whole": list(found.grounds.filter(decision=None)),
        "findings": list(found.findings.select_related("found_by")),
        "conflict": why_not(found, person),
        "record": record_of(found),
        "acts": list(found.case.acts.select_related("by").order_by("-at", "-pk")[:50]),
        "drafts": list(found.case.correspondence.filter(happened_at=None)),
        "live": found.foi_request.publications.filter(withdrawn_at=None).exists(),
        "forms": {**_usual_forms(found, person), **sent},
    }
    return staff_page(request, "reviews/review.html", shown, status=status)


def _plainly(request: HttpRequest, found: InternalReview, act: Callable[[int], object], words: str) -> HttpResponse:
    form = VersionedForm(request.POST)
    if not form.is_valid():
        raise Http404
    try:
        act(form.cleaned_data["version"])
    except (CannotChange, ChangedMeanwhile) as refusal:
        told = MEANWHILE if isinstance(refusal, ChangedMeanwhile) else str(refusal)
        messages.error(request, told, extra_tags="bad")
    else:
        messages.success(request, words, extra_tags="good")
    return redirect("review", found.pk)


def _outcome(value: str) -> ShownOutcome | None:
    return part_outcome(value) if value else None
