"""The complaints to the regulator: what is due first, and opening one on the page of its request."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from requests.errors import CannotChange
from requests.forms.regulator import OpenForm
from requests.models import Case, FOIRequest
from requests.models.foi_request import Stage
from requests.regulator_cases.opening import open_case
from requests.views.case_desk import QueueTab
from requests.views.regulator_filter import NARROWING, RegulatorFilter
from requests.views.result_links import queue_pages
from requests.views.staff_frame import person_of, staff_page

A_PAGE = 50
TABS = {"late": "Late", "due-soon": "Due soon", "open": "All open", "ended": "Ended", "all": "All"}


@require_GET
def regulator_cases(request: HttpRequest) -> HttpResponse:
    """Every complaint, by tabs: late or soon due is what the regulator waits for."""
    today, wanted = timezone.localdate(), RegulatorFilter(request.GET)
    every = wanted.narrowed()
    rows = {
        "late": every.late(today).order_by("next_due"),
        "due-soon": every.due_soon(today).order_by("next_due"),
        "open": every.open(),
        "ended": every.ended(),
        "all": every,
    }
    chosen = request.GET.get("tab", "open")
    chosen = chosen if chosen in TABS else "open"
    kept = {name: request.GET[name] for name in NARROWING if request.GET.get(name)}
    pages = Paginator(rows[chosen], A_PAGE).get_page(request.GET.get("page", "1"))
    tabs = [
        QueueTab(words, rows[name].count(), f"?{urlencode({**kept, 'tab': name})}", name == chosen)
        for name, words in TABS.items()
    ]
    shown = {
        "wanted": wanted,
        "tab": chosen,
        "tabs": tabs,
        "rows": list(pages),
        "today": today,
        "pages": queue_pages(pages.number, pages.paginator.num_pages, {**kept, "tab": chosen}),
    }
    return staff_page(request, "regulator/queue.html", shown)


@require_http_methods(["GET", "POST"])
def regulator_open(request: HttpRequest, key: int) -> HttpResponse:
    """Open a complaint about how this request was handled, reviewed before or not."""
    person = person_of(request)
    foi_request = get_object_or_404(FOIRequest.objects.exclude(stage__in=[Stage.DRAFT, Stage.ERASED]), pk=key)
    form = OpenForm(request.POST if request.method == "POST" else None, initial={"owner": person.pk})
    if form.is_bound and form.is_valid():
        try:
            made = open_case(key, form.particulars, form.cleaned_data["form"], timezone.now(), person)
        except CannotChange as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"The complaint {made} is opened.", extra_tags="good")
            return redirect("regulator_case", made.pk)
    shown = {
        "foi_request": foi_request,
        "case": Case.objects.filter(foi_request=foi_request).first(),
        "form": form,
        "reviews": list(foi_request.reviews.select_related("case")),
        "earlier": list(foi_request.regulator_cases.all()),
    }
    return staff_page(request, "regulator/open.html", shown, status=400 if form.errors else 200)
