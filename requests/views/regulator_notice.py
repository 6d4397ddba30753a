"""The decision notice part by part, and an appeal against it."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from requests.errors import CannotChange, ChangedMeanwhile
from requests.forms.casework import VersionedForm
from requests.forms.regulator import AppealForm, NoticeForm
from requests.law.appeals import RESTS_ON
from requests.law.regimes import Regime
from requests.models import RegulatorCase, TribunalAppeal
from requests.regulator_cases.deciding import appeal_by, record_appeal, record_notice
from requests.views.regulator_page import MEANWHILE, complaint_of
from requests.views.staff_frame import person_of, staff_page


@require_http_methods(["GET", "POST"])
def regulator_notice(request: HttpRequest, key: int) -> HttpResponse:
    """Write down what the regulator decided."""
    found = complaint_of(key)
    names = ("steps", "steps_by", "steps_done_on", "published_url", "is_shown", "version")
    told = {"dated": found.ended_on, **{name: getattr(found, name) for name in names}}
    typed = request.POST if request.method == "POST" else None
    form = NoticeForm(typed, initial=told, rows=list(found.parts.all()))

    def act() -> object:
        return record_notice(key, form.notice, form.cleaned_data["version"], timezone.now(), person_of(request))

    return _page(request, found, form, act, "notice")


@require_http_methods(["GET", "POST"])
def regulator_appeal(request: HttpRequest, key: int) -> HttpResponse:
    """Write down an appeal, or what became of it."""
    found = complaint_of(key)
    if Regime(found.foi_request.regime) is Regime.FOISA:  # there is no way to the Tribunal
        raise Http404
    appeal = TribunalAppeal.objects.filter(regulator_case=found).first()
    names = ("by_whom", "reference", "lodged_on", "heard_on", "ended_how", "ended_on", "decision_url")
    told = {"version": found.version, **({name: getattr(appeal, name) for name in names} if appeal else {})}
    typed = request.POST if request.method == "POST" else None
    form = AppealForm(typed, initial=told, rows=list(found.parts.all()))

    def act() -> object:
        return record_appeal(key, form.appeal, form.cleaned_data["version"], timezone.now(), person_of(request))

    return _page(request, found, form, act, "appeal")


WORDS = {"notice": "The decision notice is written down.", "appeal": "The appeal is written down."}


def _page(
    request: HttpRequest, found: RegulatorCase, form: VersionedForm, act: Callable[[], object], what: str
) -> HttpResponse:
    if form.is_bound and form.is_valid():
        try:
            act()
        except CannotChange as refusal:
            form.add_error(None, str(refusal))
        except ChangedMeanwhile:
            form.add_error(None, MEANWHILE)
        else:
            messages.success(request, WORDS[what], extra_tags="good")
            return redirect("regulator_case", found.pk)
    shown = {
        "found": found,
        "form": form,
        "what": what,
        "last_day": appeal_by(found),
        "rests_on": RESTS_ON,
    }
    return staff_page(request, "regulator/decision.html", shown, status=400 if form.errors else 200)
