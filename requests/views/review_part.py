"""One part under review: the answer as it was given on the left, the fresh decision on the right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from requests.cases.typing_kept import drop_form
from requests.errors import CannotChange, ChangedMeanwhile
from requests.forms.casework import in_version
from requests.forms.reviews import DecisionForm, DisclosureForm, values_of
from requests.law.exemptions import resolve
from requests.law.regimes import Regime
from requests.law.review_questions import review_questions
from requests.models import ExemptionNote, InternalReview, KeptTyping, PartReasons, Person, ReviewDecision
from requests.models.review import Verdict
from requests.reviews.deciding import decide
from requests.reviews.independence import reads_decisions, reads_notes, why_not
from requests.reviews.learning import decided_on
from requests.views.kept_forms import filled_again, typing_sent
from requests.views.leaves import Leaf, leaves
from requests.views.review_page import ShownPart, parts_of, record_of, review_of
from requests.views.staff_frame import person_of, staff_page

MOST_PAST = 5


@dataclass(frozen=True, slots=True)
class Relied:
    """A provision relied on: what the catalogue says of it, what to ask, our notes, what was decided on it before."""

    tag: str
    line: str
    questions: Sequence[str]
    notes: Sequence[ExemptionNote]
    counted: str
    past: Sequence[ReviewDecision]


@require_http_methods(["GET", "POST"])
def review_part(request: HttpRequest, key: int, decision: int) -> HttpResponse:
    """Decide it. Whoever had a hand in the answer finds no form here, and why."""
    person = person_of(request)
    found = review_of(key, person)
    parts = parts_of(found, person)
    here = next((part for part in parts if part.row.pk == decision), None)
    if here is None:
        raise Http404
    regime, with_notes = Regime(found.foi_request.regime), reads_notes(found, person)
    name = f"review part {decision}"
    if request.method == "GET":
        form = DecisionForm(initial=values_of(here.row), row=here.row, regime=regime, with_notes=with_notes)
        return _page(request, found, parts, here, form, kept=filled_again(request, form, name))
    form = DecisionForm(request.POST, row=here.row, regime=regime, with_notes=with_notes)
    if sent := typing_sent(request, form, name, request.path, found.case):
        return sent
    if not form.is_valid():
        return _page(request, found, parts, here, form, status=400)
    return _decided(request, found, here, form)


def _decided(request: HttpRequest, found: InternalReview, here: ShownPart, form: DecisionForm) -> HttpResponse:
    """Save it, and go on to the next part that is open; or say why not, with what was typed."""
    person, decision = person_of(request), here.row.pk
    try:
        decide(found.pk, decision, form.decided, form.cleaned_data["version"], timezone.now(), person)
    except CannotChange as refusal:
        form.add_error(None, str(refusal))
        return _page(request, found, parts_of(found, person), here, form, status=400)
    except ChangedMeanwhile:
        parts = parts_of(found, person)
        [now] = [part for part in parts if part.row.pk == decision]
        typed = in_version(form, now.row.version)
        again = DecisionForm(typed, row=now.row, regime=form.regime, with_notes=form.with_notes)
        return _page(request, found, parts, now, again, status=409)
    drop_form(f"review part {decision}", person)
    messages.success(request, f"The decision on {here.row} is saved.", extra_tags="good")
    left = found.decisions.filter(verdict="").exclude(pk=decision).order_by("order").first()
    return redirect("review_part", found.pk, left.pk) if left else redirect("review", found.pk)


def part_page(
    request: HttpRequest, found: InternalReview, decision: int, status: int = 200, document: Form | None = None
) -> HttpResponse:
    """The page as it stands, with a document that could not be attached."""
    person, regime = person_of(request), Regime(found.foi_request.regime)
    parts, with_notes = parts_of(found, person), reads_notes(found, person)
    [here] = [part for part in parts if part.row.pk == decision]
    form = DecisionForm(initial=values_of(here.row), row=here.row, regime=regime, with_notes=with_notes)
    return _page(request, found, parts, here, form, status, document)


def _page(
    request: HttpRequest,
    found: InternalReview,
    parts: Sequence[ShownPart],
    here: ShownPart,
    form: DecisionForm,
    status: int = 200,
    document: Form | None = None,
    kept: KeptTyping | None = None,
) -> HttpResponse:
    row = here.row
    at = [part.row.pk for part in parts].index(row.pk)
    shown = {
        **_as_it_was(found, row),
        **_to_do(found, row, person_of(request)),
        "review": found,
        "parts": parts,
        "here": here,
        "next": parts[at + 1] if at + 1 < len(parts) else None,
        "form": form,
        "kept": kept,
        "meanwhile": status == 409,
        "document": document or DisclosureForm(auto_id="id_document_%s"),
    }
    return staff_page(request, "reviews/part.html", shown, status=status)


def _as_it_was(found: InternalReview, row: ReviewDecision) -> dict[str, Any]:
    """The left half: the answer as it was given, what it rests on, and the drawer."""
    return {
        "leaves": _leaves(row),
        "reasons": PartReasons.objects.filter(part=row.part).first() if row.part_id else None,
        "grounds": list(found.grounds.filter(Q(decision=row) | Q(decision=None))),
        "relied": [_relied(row, each) for each in row.relied_on],
        "record": record_of(found),
    }


def _to_do(found: InternalReview, row: ReviewDecision, person: Person) -> dict[str, Any]:
    """Whether this person decides it, and what is attached to it."""
    conflict = why_not(found, person)
    documents = found.case.documents.filter(question=row.question).select_related("leaves_as")
    return {
        "conflict": conflict,
        "may": not conflict and found.concluded_at is None and found.case.is_open,
        "documents": list(documents) if reads_decisions(found, person) else [],
    }


def _leaves(row: ReviewDecision) -> list[Leaf]:
    """The pages of the letter that the part stands on; none where no letter is filed, or it was read anew."""
    part = row.part
    if part is None or not part.passages.exists():
        return []
    return leaves(row.review.foi_request, part.passages.all())


def _relied(row: ReviewDecision, cited: dict[str, str]) -> Relied:
    regime, provision = cited["regime"], cited["provision"]
    law = resolve(provision, Regime(regime), as_written=cited["as_written"])
    before = decided_on(regime, provision).exclude(review=row.review_id)
    rows = list(before.select_related("review__foi_request", "review__case"))
    counts = Counter(Verdict(each.verdict).label.lower() for each in rows)
    return Relied(
        tag=law.label,
        line=law.explained,
        questions=review_questions(law),
        notes=[note for note in ExemptionNote.objects.all() if note.is_about(regime, provision)],
        counted=", ".join(f"{count} × {words}" for words, count in counts.most_common()),
        past=sorted(rows, key=lambda each: each.review.asked_on, reverse=True)[:MOST_PAST],
    )
