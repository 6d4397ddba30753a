"""What answering a whole case would take, as section 12 counts it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from requests.cases.worksheet import estimate_cost, print_of_cost, written_answers
from requests.errors import CannotChange, ChangedMeanwhile
from requests.forms.worksheet import CostForm
from requests.models import CostEstimate
from requests.views.staff_frame import person_of, staff_page
from requests.views.worksheet import asked_in


@require_http_methods(["GET", "POST"])
def cost(request: HttpRequest, key: int) -> HttpResponse:
    """What answering the whole case would take, as section 12 counts it."""
    case, foi_request = asked_in(key)
    kept = CostEstimate.objects.filter(case=case).first() or CostEstimate(case=case)
    seen = print_of_cost(kept)
    recorded = sum(each.minutes for answer in written_answers(case, foi_request) for each in answer.searches)
    shown = {"case": case, "kept": CostEstimate.objects.filter(case=case).first(), "recorded": recorded}
    form = CostForm(request.POST or None, instance=kept, initial={"seen": seen})
    if request.method == "GET":
        return staff_page(request, "cases/cost.html", {**shown, "form": form})
    status = 400
    if form.is_valid():
        try:
            estimate_cost(key, form.save(commit=False), form.cleaned_data["seen"], timezone.now(), person_of(request))
            messages.success(request, "The estimate is kept.", extra_tags="good")
            return redirect("case_cost", key)
        except CannotChange as refusal:
            form.add_error(None, str(refusal))
        except ChangedMeanwhile:
            typed = request.POST.copy()
            typed["seen"], status = seen, 409
            form = CostForm(typed, instance=CostEstimate(case=case))
    return staff_page(request, "cases/cost.html", {**shown, "form": form, "meanwhile": status == 409}, status=status)
