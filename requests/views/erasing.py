"""Erasing what is kept of a request: a page that asks first, what holds it, and the certificates."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from requests.erasing import holds
from requests.erasing.acts import erase
from requests.erasing.kept import Kept, due, kept_of, kept_of_case
from requests.errors import CannotErase
from requests.forms.erasing import EraseForm, RetentionHoldForm
from requests.models import Erasure, FOIRequest, RetentionHold
from requests.models.erasure import ErasureReason, HoldKind
from requests.models.foi_request import Stage
from requests.views.case_file import case_of
from requests.views.staff_frame import person_of, staff_page

MOST = 100


@dataclass(frozen=True, slots=True)
class DueRow:
    """What has been kept long enough, and what holds it all the same."""

    kept: Kept
    reasons: list[str]


@require_GET
def erasures(request: HttpRequest) -> HttpResponse:
    """The policy, what is due by it and what holds it, what is held by hand, and what was erased."""
    today = timezone.localdate()
    shown = {
        "due": [DueRow(kept, holds.holds_on(kept, today)) for kept in due(today, MOST)],
        "held": RetentionHold.objects.filter(lifted_at=None).select_related("foi_request", "case", "set_by")[:MOST],
        "erased": Erasure.objects.select_related("erased_by")[:MOST],
        "months": settings.FOI_ERASE_AFTER_MONTHS,
    }
    return staff_page(request, "staff/erasures.html", shown)


@require_GET
def erasure(request: HttpRequest, key: UUID) -> HttpResponse:
    """A certificate, to be printed."""
    found = get_object_or_404(Erasure.objects.select_related("erased_by", "foi_request", "case"), key=key)
    live = found.foi_request.publications.filter(withdrawn_at=None).first() if found.foi_request else None
    return staff_page(request, "staff/erasure.html", {"erasure": found, "live": live})


@require_http_methods(["GET", "POST"])
def erase_request(request: HttpRequest, key: int) -> HttpResponse:
    """All that is kept of a request, its case with it."""
    return _page(request, kept_of(get_object_or_404(FOIRequest.objects.exclude(stage=Stage.ERASED), pk=key)))


@require_http_methods(["GET", "POST"])
def erase_case(request: HttpRequest, key: int) -> HttpResponse:
    """All that is kept of a case, its letter with it."""
    return _page(request, kept_of_case(case_of(key)))


def _page(request: HttpRequest, kept: Kept) -> HttpResponse:
    form, hold = EraseForm(initial={"why": ErasureReason.ASKED.value}), RetentionHoldForm()
    reasons = holds.holds_on(kept, timezone.localdate())
    if request.method == "POST":
        if "hold" in request.POST or "lift" in request.POST:
            return _hold(request, kept)
        form = EraseForm(request.POST)
        if form.is_valid():
            told = form.cleaned_data
            try:
                why = ErasureReason(told["why"])
                made = erase(kept, why, told["words"], timezone.now(), person_of(request))
            except CannotErase as refusal:
                reasons = refusal.reasons
            else:
                messages.success(request, "It is erased. This is the certificate.", extra_tags="good")
                return redirect("erasure", made.key)
    status = 400 if form.errors else 409 if request.method == "POST" else 200
    shown = {
        "kept": kept,
        "form": form,
        "hold": hold,
        "reasons": reasons,
        "standing": holds.standing_holds(kept),
        "live": kept.foi_request.publications.filter(withdrawn_at=None).exists() if kept.foi_request else False,
    }
    return staff_page(request, "staff/erase.html", shown, status=status)


def _hold(request: HttpRequest, kept: Kept) -> HttpResponse:
    """Say that it is needed, or no longer."""
    at, by = timezone.now(), person_of(request)
    form = RetentionHoldForm(request.POST)
    if request.POST.get("lift", "").isdecimal():
        if holds.lift_hold(int(request.POST["lift"]), at, by):
            messages.success(request, "It is not held for that any more.", extra_tags="good")
    elif form.is_valid():
        holds.set_hold(kept, HoldKind(form.cleaned_data["kind"]), form.cleaned_data["which"], at, by)
        messages.success(request, "While that stands, nothing of it is erased.", extra_tags="good")
    return redirect(request.path)
