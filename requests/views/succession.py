"""A successor takes over from a day on."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from requests.cases.succession import Successor, succeed
from requests.errors import CannotChange
from requests.forms.kept import SuccessorForm
from requests.law.written_dates import in_full
from requests.models import Authority, Case
from requests.views.administration_kept import LISTS
from requests.views.staff_frame import person_of, staff_page


@require_http_methods(["GET", "POST"])
def succession(request: HttpRequest) -> HttpResponse:
    """Who takes over and when; what passes then, and what stays."""
    form = SuccessorForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        successor = Successor(**form.cleaned_data)
        try:
            passed = succeed(successor, timezone.now(), person_of(request))
        except CannotChange as refusal:
            form.add_error("on", str(refusal))
        else:
            told = f"{successor.name} takes over on {in_full(successor.on)}. Open cases that pass to it: {len(passed)}."
            messages.success(request, told, extra_tags="good")
            return redirect(LISTS["authority"].address)
    shown = {
        "form": form,
        "now": Authority.objects.order_by("-valid_from").first(),
        "open": Case.objects.open().count(),
    }
    return staff_page(request, "staff/succession.html", shown, status=400 if form.errors else 200)
