"""The reviewers' queue: late ones first, what was asked for on the public site, and opening a review."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from documents.errors import DamagedLetter, LostLetter, UnreadableLetter
from documents.intake import bytes_of
from documents.models import LetterFormat
from documents.reading.arrivals import Arrived
from requests.cases.acts import may_open
from requests.cases.log import CameAs, read_file
from requests.errors import CannotChange
from requests.forms.opening_reviews import AcceptForm, OpenForm
from requests.models import AskedReview, Case, Correspondence, FOIRequest, InternalReview, Person, RegulatorCase
from requests.models.correspondence import Channel, Direction
from requests.models.foi_request import Stage
from requests.models.question import shown_number
from requests.models.review import InternalReviewQuerySet
from requests.reviews import learning
from requests.reviews.accepting import grounds_asked, open_asked
from requests.reviews.acknowledging import acknowledge
from requests.reviews.ending import decline
from requests.reviews.independence import may_see
from requests.reviews.opening import decided_before, open_review, times_of
from requests.views.case_desk import QueueTab
from requests.views.result_links import queue_pages
from requests.views.review_filter import NARROWING, ReviewFilter
from requests.views.staff_frame import person_of, staff_page

A_PAGE = 50
DECLINED = "It is not accepted. This letter tells the requester, and the review ends when it has left: send it."
TABS = {"late": "Late", "due-soon": "Due soon", "open": "All open", "concluded": "Concluded", "all": "All"}


@require_GET
def review_queue(request: HttpRequest) -> HttpResponse:
    """Every review, by tabs, for those who review; for somebody named for one, that."""
    person, today = person_of(request), timezone.localdate()
    wanted = ReviewFilter(request.GET)
    every = _theirs(wanted, person, today)
    rows = {
        "late": every.late(today),
        "due-soon": every.due_soon(today),
        "open": every.open(),
        "concluded": every.concluded(),
        "all": every,
    }
    chosen = request.GET.get("tab", "open")
    chosen = chosen if chosen in TABS else "open"
    kept = {name: request.GET[name] for name in NARROWING if request.GET.get(name)}
    pages = Paginator(rows[chosen], A_PAGE).get_page(request.GET.get("page", "1"))
    shown = {
        "wanted": wanted,
        "tab": chosen,
        "tabs": [_tab(name, rows[name].count(), kept, is_here=name == chosen) for name in TABS],
        "rows": list(pages),
        "regulator": _for_regulator(today) if person.may_review else None,
        "asked": list(AskedReview.objects.all()[:A_PAGE]) if person.may_review else [],
        "today": today,
        "pages": queue_pages(pages.number, pages.paginator.num_pages, {**kept, "tab": chosen}),
    }
    return staff_page(request, "reviews/queue.html", shown)


@require_GET
def review_learning(request: HttpRequest) -> HttpResponse:
    """What reviews decided, in numbers that open their lists."""
    if not person_of(request).may_review:
        raise Http404
    rows = list(learning.decided().select_related("review__foi_request"))
    concluded = InternalReview.objects.concluded()
    shown = {
        "reasons": learning.by_reason(rows),
        "exemptions": learning.by_exemption(rows),
        "times": learning.times(concluded),
        "verdicts": learning.by_verdict(rows),
        "noted": [row for row in rows if row.lesson],
        "reviews": concluded.count(),
        "parts": len(rows),
    }
    return staff_page(request, "reviews/learning.html", shown)


@require_http_methods(["GET", "POST"])
def review_open(request: HttpRequest, key: int) -> HttpResponse:
    """Open a review of this request: by those who answer, who get the letters, and by those who review."""
    person = person_of(request)
    if not may_open(person):
        raise Http404
    foi_request = get_object_or_404(FOIRequest.objects.exclude(stage__in=[Stage.DRAFT, Stage.ERASED]), pk=key)
    piece = _piece(foi_request, request.GET.get("piece", ""))
    typed = (request.POST, request.FILES) if request.method == "POST" else ()
    form = OpenForm(*typed, foi_request=foi_request, piece=piece)
    if form.is_bound and form.is_valid():
        try:
            told, at = form.cleaned_data, timezone.now()
            made = open_review(foi_request.pk, form.new(_came(told.get("file"), piece)), told["form"], at, person)
            return _opened(request, made, person, at_once=told["at_once"])
        except (CannotChange, UnreadableLetter, LostLetter, DamagedLetter) as refusal:
            form.add_error(None, getattr(refusal, "reason", str(refusal)))
    shown = {
        "foi_request": foi_request,
        "case": Case.objects.filter(foi_request=foi_request).first(),
        "form": form,
        "piece": piece,
        **_times(foi_request, timezone.localdate()),
        "earlier": list(foi_request.reviews.select_related("case")) if person.may_review else [],
        "done": [str(row) for row in decided_before(foi_request)],
        "is_withdrawn": foi_request.publications.exists() and not _is_live(foi_request),
    }
    return staff_page(request, "reviews/open.html", shown, status=400 if form.errors else 200)


def _times(foi_request: FOIRequest, today: date) -> dict[str, object]:
    """Its days, if it were asked for today; nothing where the day of the answer cannot be right."""
    try:
        times = times_of(foi_request, today)
    except CannotChange:
        return {}
    return {"times": times, "is_over": bool(times.window_ends_on and times.window_ends_on < today)}


@require_http_methods(["GET", "POST"])
def review_from_asked(request: HttpRequest, key: UUID) -> HttpResponse:
    """What somebody asked for on the public site, and opening it."""
    person = person_of(request)
    if not person.may_review:
        raise Http404
    asked = get_object_or_404(AskedReview, pk=key)
    if request.POST.get("do") == "drop":
        asked.delete()
        messages.success(request, f"{asked.reference} is deleted.", extra_tags="good")
        return redirect("reviews")
    form = AcceptForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            return _settled(request, asked, form, person)
        except CannotChange as refusal:
            form.add_error(None, str(refusal))
    foi_request = FOIRequest.objects.filter(slug=asked.slug).first()
    shown = {
        "asked": asked,
        "foi_request": foi_request,
        "grounds": _complained_of(asked, foi_request),
        "twins": AskedReview.objects.filter(slug=asked.slug, email=asked.email, text=asked.text).exclude(pk=key),
        "is_live": bool(foi_request and _is_live(foi_request)),
        "form": form,
    }
    return staff_page(request, "reviews/asked.html", shown, status=400 if form.errors else 200)


def _settled(request: HttpRequest, asked: AskedReview, form: AcceptForm, person: Person) -> HttpResponse:
    """Accepted, or not. Raises CannotChange."""
    because, at = form.cleaned_data["late_because"], timezone.now()
    if request.POST.get("do") != "decline":
        return _opened(request, open_asked(asked, because, at, person), person, at_once=form.cleaned_data["at_once"])
    letter = decline(asked, because, at, person)
    messages.success(request, DECLINED, extra_tags="good")
    return redirect("review_letter", letter.case.review.pk, letter.pk)


def _is_live(foi_request: FOIRequest) -> bool:
    return foi_request.publications.filter(withdrawn_at=None).exists()


def _complained_of(asked: AskedReview, foi_request: FOIRequest | None) -> list[tuple[str, str]]:
    """Of which question, and what."""
    given = grounds_asked(asked, foi_request) if foi_request else ()
    return [
        (f"Question {shown_number(each.question)}" if each.question else "The whole answer", each.ground.label)
        for each in given
    ]


def _piece(foi_request: FOIRequest, key: str) -> Correspondence | None:
    """What came for its case and asks for the review, where the address names it."""
    if not key:
        return None
    came = Correspondence.objects.filter(case__foi_request=foi_request, direction=Direction.IN)
    return get_object_or_404(came.select_related("letter", "case"), pk=int(key) if key.isdecimal() else 0)


def _came(sent: UploadedFile[bytes] | None, piece: Correspondence | None) -> CameAs | None:
    """The file that was chosen, or that came already. Raises UnreadableLetter, LostLetter and DamagedLetter."""
    if piece is None:
        return read_file(sent.name or "", sent.read()) if sent else None
    arrived = Arrived(piece.text, is_message=piece.channel == Channel.EMAIL, subject=piece.subject)
    if piece.letter is None:
        return None
    return CameAs(piece.letter.name, bytes_of(piece.letter), LetterFormat(piece.letter.format), arrived)


def _opened(request: HttpRequest, review: InternalReview, person: Person, *, at_once: bool) -> HttpResponse:
    due = f"{review.target_on:%-d %B %Y}"
    became = acknowledge(review, timezone.now(), person, at_once=at_once)
    messages.success(request, f"{review.case} is opened. It is due on {due}. {became}", extra_tags="good")
    if may_see(review, person, timezone.localdate()):
        return redirect("review", review.pk)
    case = Case.objects.filter(foi_request=review.foi_request).first()
    return redirect("case", case.pk) if case else redirect("staff_request", review.foi_request_id)


def _tab(name: str, count: int, kept: dict[str, str], *, is_here: bool) -> QueueTab:
    return QueueTab(TABS[name], count, f"?{urlencode({**kept, 'tab': name})}", is_here)


def _theirs(wanted: ReviewFilter, person: Person, today: date) -> InternalReviewQuerySet:
    """What they may see of what is wanted. Raises Http404 where that is nothing, whatever was wanted."""
    every: InternalReviewQuerySet = wanted.narrowed()
    if person.may_review:
        return every
    every = every.filter(reviewer=person, named_until__gte=today)
    if not every.exists():
        raise Http404
    return every


def _for_regulator(today: date) -> dict[str, int]:
    """How many complaints wait for something of ours: two statements."""
    rows = RegulatorCase.objects
    return {"late": rows.late(today).count(), "soon": rows.due_soon(today).count()}
