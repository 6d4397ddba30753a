"""Many letters at the gate at once: what is alike decided together, what is unusual set aside, old addresses kept."""

from __future__ import annotations

import csv
from itertools import chain

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from requests.errors import CannotChange, ChangedMeanwhile
from requests.forms.gate import OldAddressesForm, TogetherForm
from requests.gate.alike import decide_together, waiting
from requests.gate.reasons import USUAL
from requests.models import OldAddress
from requests.old_addresses import note_old_addresses, redirects
from requests.reuse.cells import safe_cell
from requests.views.staff_frame import person_of, staff_page

MEANWHILE = "What waits at the gate is not what you saw any more. Look at it again; nothing was decided."


@require_GET
def gate_batch(request: HttpRequest) -> HttpResponse:
    """Every letter that waits at the gate, sorted."""
    return _page(request)


@require_POST
def gate_together(request: HttpRequest) -> HttpResponse:
    """Decide about every finding of a sort."""
    form = TogetherForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=400)
    told = form.cleaned_data
    keep = told["decision"] == "reject"
    try:
        letters = decide_together(
            (told["kind"], told["what"]), told["seen"], timezone.now(), person_of(request),
            form.why, kept_because=told["because"] if keep else None,
        )  # fmt: skip
    except CannotChange as refusal:
        messages.error(request, str(refusal), extra_tags="bad")
    except ChangedMeanwhile:
        messages.error(request, MEANWHILE, extra_tags="bad")
    else:
        said = "kept" if keep else "taken out"
        many = f"{letters:,} letters" if letters != 1 else "1 letter"
        if letters:
            messages.success(request, f"It is {said} in {many}.", extra_tags="good")
        else:
            messages.info(request, "Somebody else decided about all of them meanwhile.")
    return redirect("gate_batch")


@require_http_methods(["GET", "POST"])
def old_addresses(request: HttpRequest) -> HttpResponse:
    """Where letters stood before, and where to get the list for the office's site."""
    form = OldAddressesForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            kept = note_old_addresses(form.cleaned_data["lines"], timezone.now(), person_of(request))
        except CannotChange as refusal:
            form.add_error("lines", str(refusal))
        else:
            many = f"{kept:,} addresses are" if kept != 1 else "1 address is"
            messages.success(request, f"{many} kept.", extra_tags="good")
            return redirect("old_addresses")
    shown = {"form": form, "kept": OldAddress.objects.count(), "leading": sum(1 for _ in redirects())}
    return staff_page(request, "staff/old_addresses.html", shown, status=400 if form.errors else 200)


@require_GET
def old_addresses_file(request: HttpRequest) -> HttpResponse:
    """The redirects, one a line: the old address, the new one."""
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="redirects.csv"'
    rows = csv.writer(answer)
    rows.writerow(["Old address", "New address"])
    rows.writerows([safe_cell(old), new] for old, new in redirects())
    return answer


def _page(request: HttpRequest, wrong: forms.Form | None = None, status: int = 200) -> HttpResponse:
    now = waiting()
    shown = {"waiting": now, "wrong": wrong, "reasons": chain(*USUAL.values()), "aside_count": len(now.aside)}
    return staff_page(request, "staff/gate_batch.html", shown, status=status)
