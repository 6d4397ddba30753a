"""Deciding whether a letter is one that is held already: both beside each other, and two buttons."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from requests.errors import CannotErase, ChangedMeanwhile
from requests.models import FiledLetter, FOIRequest
from requests.same_letter import Likeness, drop, keep_both, likeness_of, why_not_dropped
from requests.views.casework import to_correct
from requests.views.leaves import Leaf, leaves
from requests.views.staff_frame import person_of, staff_page


@dataclass(frozen=True, slots=True)
class OneOfTwo:
    """A letter as it stands beside the other."""

    heading: str
    foi_request: FOIRequest
    filed: FiledLetter
    pages: int
    questions: int
    is_live: bool
    leaves: list[Leaf]


@require_http_methods(["GET", "POST"])
def same_letter(request: HttpRequest, key: int) -> HttpResponse:
    """Decided already, by whomever: back to the letter, or to the one that stays."""
    likeness = likeness_of(to_correct(request, key))
    if likeness is None:
        messages.info(request, "There is nothing to decide any more.")
        return redirect("staff_request", key)
    if request.POST.get("act") == "keep":
        return _kept(request, likeness)
    reasons: list[str] = []
    if request.POST.get("act") == "drop":
        try:
            drop(likeness, timezone.now(), person_of(request))
        except CannotErase as refusal:
            reasons = refusal.reasons
        else:
            words = f"It is the same letter as {likeness.other}, and the later file was dropped."
            messages.success(request, words, extra_tags="good")
            return redirect("staff_request", likeness.other.pk)
    shown = {
        "foi_request": likeness.this,
        "two": [_shown("This one, taken in later", likeness.this), _shown("Held already", likeness.other)],
        "why_not": why_not_dropped(likeness.this),
        "reasons": reasons,
    }
    return staff_page(request, "staff/same_letter.html", shown, status=409 if reasons else 200)


def _kept(request: HttpRequest, likeness: Likeness) -> HttpResponse:
    try:
        keep_both(likeness, timezone.now(), person_of(request))
    except ChangedMeanwhile:
        messages.info(request, "Somebody else decided it meanwhile.")
    else:
        words = "They are two letters. It stands among the corrections, where it can be undone."
        messages.success(request, words, extra_tags="good")
    return redirect("staff_request", likeness.this.pk)


def _shown(heading: str, foi_request: FOIRequest) -> OneOfTwo:
    filed = foi_request.filed_letters.select_related("letter").earliest("pk")
    return OneOfTwo(
        heading=heading,
        foi_request=foi_request,
        filed=filed,
        pages=filed.reading.pages.count(),
        questions=foi_request.questions.count(),
        is_live=foi_request.publications.filter(withdrawn_at=None).exists(),
        leaves=leaves(foi_request, []),
    )
