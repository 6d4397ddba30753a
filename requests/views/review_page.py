"""A review: its parts, its clock, whose it is, what was put forward, and the small forms on its page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from documents.errors import DamagedLetter, LostLetter
from documents.intake import bytes_of
from documents.models import LetterPage
from requests.accounts.signing_in import is_fresh
from requests.cases.acts import open_requester, put_right_requester
from requests.errors import ChangedMeanwhile
from requests.forms.cases import RequesterForm
from requests.forms.casework import in_version
from requests.forms.outsiders import OutsiderForm
from requests.forms.reviews import EndForm, ExtendForm, FindingForm, GroundForm, ReviewerForm
from requests.models import (
    Case,
    CaseNote,
    Consultation,
    Correspondence,
    CostEstimate,
    InternalReview,
    Person,
    ReviewDecision,
    SearchRecord,
)
from requests.models.case_note import Act
from requests.models.correspondence import CorrespondenceKind
from requests.particulars import listed
from requests.reviews.finding import findings_seen, proposed
from requests.reviews.independence import handlers, may_see, reads_decisions, reads_notes, why_not
from requests.views.case_requester import as_it_was
from requests.views.response_page import ShownOutcome, part_outcome
from requests.views.review_clock import review_panel
from requests.views.staff_frame import person_of, staff_page

MOST_PAGES = 60
MEANWHILE = (
    "Somebody else changed this review after you opened it. Look at what it says now, and do it again if it is still "
    "meant."
)


SHUT = (
    "verdict", "reason", "why", "extent", "applies", "public_interest", "new_outcome", "new_text", "new_held_by",
    "new_provisions", "notes", "lesson",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ShownPart:
    """A part under review as the list of parts shows it."""

    row: ReviewDecision
    outcome: ShownOutcome | None
    new_outcome: ShownOutcome | None
    is_shut: bool = False  # this person reads what is decided once it has gone out


@dataclass(frozen=True, slots=True)
class Record:
    """All that the officers saw, for the drawer: request, letter, what came and went, searches, replies, notes."""

    request_text: str
    pages: Sequence[LetterPage]
    case: Case | None
    correspondence: Sequence[Correspondence]
    searches: Sequence[SearchRecord]
    replies: Sequence[Consultation]
    cost: CostEstimate | None
    notes: Sequence[CaseNote]


def review_of(key: int, person: Person) -> InternalReview:
    """The review of that number, for those who may see it; for others it is not there."""
    related = ("case", "foi_request", "reviewer", "concluded_by")
    found = get_object_or_404(InternalReview.objects.select_related(*related), pk=key)
    if not may_see(found, person, timezone.localdate()):
        raise Http404
    return found


def parts_of(review: InternalReview, person: Person) -> list[ShownPart]:
    """Every part under review, in the answer's order, with what of it this person reads."""
    rows = list(review.decisions.select_related("decided_by").prefetch_related("grounds"))
    is_shut, with_notes = not reads_decisions(review, person), reads_notes(review, person)
    for row in rows:
        for name in SHUT if is_shut else () if with_notes else ("notes",):
            setattr(row, name, "")
    return [ShownPart(row, _outcome(row.part_outcome), _outcome(row.new_outcome), is_shut) for row in rows]


def record_of(review: InternalReview) -> Record:
    """What is in the drawer: as many statements however much there is."""
    foi_request = review.foi_request
    case = Case.objects.filter(foi_request=foi_request).first()
    pages = LetterPage.objects.filter(reading__in=foi_request.filed_letters.values("reading")).order_by("number")
    searches = SearchRecord.objects.filter(question__foi_request=foi_request).select_related("question", "recorded_by")
    pieces = case.correspondence.exclude(happened_at=None).select_related("letter") if case else []
    replies = Consultation.objects.filter(question__foi_request=foi_request).exclude(reply="")
    return Record(
        request_text=foi_request.request_text,
        pages=list(pages[:MOST_PAGES]),
        case=case,
        correspondence=list(pieces),
        searches=list(searches),
        replies=list(replies.select_related("question")),
        cost=CostEstimate.objects.filter(case=case).first() if case else None,
        notes=list(case.notes.select_related("written_by")) if case else [],
    )


@require_GET
def review(request: HttpRequest, key: int) -> HttpResponse:
    """The whole review, without who asked."""
    return review_page(request, review_of(key, person_of(request)))


def _with_asker(request: HttpRequest, key: int) -> InternalReview:
    """The review, for those who may see who asks: not for somebody named for it who had a hand in the answer."""
    found, person = review_of(key, person_of(request)), person_of(request)
    if not person.may_review and why_not(found, person):
        raise Http404
    return found


@require_http_methods(["GET", "POST"])
def review_asker(request: HttpRequest, key: int) -> HttpResponse:
    """Who asked for it and what they wrote, and that somebody looked; for those who may review also to be put right."""
    found, person, at = _with_asker(request, key), person_of(request), timezone.now()
    if request.method == "POST" and not person.may_review:
        raise Http404
    asker = open_requester(found.case, "who asked for the review", at, person)
    form = RequesterForm(request.POST if request.method == "POST" else None, case=found.case, who=asker)
    if form.is_bound and form.is_valid():
        try:
            put_right_requester(found.case_id, form.who, form.cleaned_data["version"], at, person)
        except ChangedMeanwhile:
            now = review_of(key, person).case
            form = RequesterForm(in_version(form, now.version), case=now, who=asker)
            form.add_error(None, MEANWHILE)
        else:
            messages.success(request, "Saved.", extra_tags="good")
            return redirect("review_asker", key)
    pieces = found.case.correspondence.exclude(happened_at=None).select_related("letter")
    openings = found.case.openings.select_related("person").order_by("-pk")[:100]
    shown = {
        "review": found,
        "asker": asker,
        "form": form if person.may_review else None,
        "pieces": pieces,
        "openings": openings,
    }
    return staff_page(request, "reviews/asker.html", shown, status=400 if form.is_bound else 200)


@require_GET
def review_piece(request: HttpRequest, key: int, piece: int) -> HttpResponse:
    """A file that came or left, byte for byte; that somebody looked is kept."""
    found = _with_asker(request, key)
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


def step_again(found: InternalReview) -> str:
    """Where the second step is shown once more before somebody gets an account, and from there back to the review."""
    return f"{reverse('second_step')}?{urlencode({'next': reverse('review', args=[found.pk])})}"


def _usual_forms(found: InternalReview, person: Person) -> dict[str, Form]:
    """As they stand before anything is typed."""
    version = {"version": found.case.version}
    return {
        "reviewer": ReviewerForm(
            initial={**version, "person": found.reviewer_id or person.pk, "alone_because": found.alone_because},
            auto_id="id_reviewer_%s",
        ),
        "outsider": OutsiderForm(initial=version, auto_id="id_outsider_%s"),
        "extend": ExtendForm(initial={**version, "until": found.limit_on}, auto_id="id_extend_%s"),
        "ground": GroundForm(review=found, auto_id="id_ground_%s"),
        "end": EndForm(initial=version, auto_id="id_end_%s"),
        "finding": FindingForm(initial={"seen": findings_seen(found)}, auto_id="id_finding_%s"),
    }


def review_page(request: HttpRequest, found: InternalReview, status: int = 200, **sent: Form) -> HttpResponse:
    """The page, with a form that was sent and could not be taken."""
    person = person_of(request)
    parts, reads = parts_of(found, person), reads_decisions(found, person)
    acts = found.case.acts.exclude(did__in=() if reads else (Act.DECIDED, Act.FOUND))
    letters = list(found.case.correspondence.filter(direction="out").select_related("outgoing"))
    shown = {
        "review": found,
        "case": found.case,
        "panel": review_panel(found, timezone.localdate()),
        "parts": parts,
        "open": [part for part in parts if not part.row.verdict],
        "whole": list(found.grounds.filter(decision=None)),
        "proposed": [] if found.concluded_at else proposed(found),
        "findings": list(found.findings.select_related("found_by")) if reads else [],
        "is_shut": not reads,
        "conflict": why_not(found, person),
        "handlers": [(each.known_as, listed(did)) for each, did in handlers(found.foi_request)],
        "record": record_of(found),
        "acts": list(acts.select_related("by").order_by("-at", "-pk")[:50]),
        "letters": letters,
        "to_write": list(_to_write(found, {each.kind for each in letters})),
        "live": found.foi_request.publications.filter(withdrawn_at=None).exists(),
        "step_again": "" if is_fresh(request, timezone.now()) else step_again(found),
        "forms": {**_usual_forms(found, person), **sent},
    }
    return staff_page(request, "reviews/review.html", shown, status=status)


def _to_write(review: InternalReview, written: set[str]) -> Iterator[tuple[str, str]]:
    """The letters that are due and not there yet, with what their buttons say."""
    if not review.case.is_open:
        return
    if review.declined_because:
        if CorrespondenceKind.OTHER not in written:
            yield CorrespondenceKind.OTHER, "Tell that it is not accepted"
        return
    if not written & {CorrespondenceKind.ACKNOWLEDGEMENT, CorrespondenceKind.REVIEW}:
        yield CorrespondenceKind.ACKNOWLEDGEMENT, "Acknowledge it"
    if review.extended_to and not review.concluded_at and CorrespondenceKind.EXTENSION not in written:
        yield CorrespondenceKind.EXTENSION, "Tell that it takes longer"
    if review.concluded_at and CorrespondenceKind.REVIEW not in written:
        yield CorrespondenceKind.REVIEW, "Letter of the outcome"


def _outcome(value: str) -> ShownOutcome | None:
    return part_outcome(value) if value else None
