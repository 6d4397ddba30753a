"""Publishing and withdrawing, each with a page that asks first."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from requests import publication
from requests.errors import CannotChange, CannotPublish, ChangedMeanwhile, NotPublished
from requests.filed_letters import CHANGED, publish_case, release_alone
from requests.forms.publication import PublishForm, WithdrawForm
from requests.forms.publication_rules import WhenForm
from requests.gate.pictures import being_looked_at, is_long
from requests.gate.releasing import may_only_alone
from requests.models import FOIRequest, Person, Publication
from requests.models.foi_request import Stage
from requests.planning import When, plan_publication
from requests.publishing.standing_against import not_yet
from requests.tasks import publish_letter
from requests.views.casework import cases
from requests.views.publishing_job import is_being_published
from requests.views.staff_frame import person_of, staff_page

logger = logging.getLogger(__name__)


@require_http_methods(["GET", "POST"])
def publish(request: HttpRequest, key: int) -> HttpResponse:
    """What becomes public, and what stands against it. Publishing again replaces the public copy."""
    foi_request = get_object_or_404(cases(), pk=key)
    reasons: list[str] | None = None
    status = 200
    if request.method == "POST":
        reasons = _asked_for(request, foi_request)
        if not reasons:
            return redirect("staff_request", key)
        status = 409
        foi_request = get_object_or_404(cases(), pk=key)
    form = _shown_again(request, foi_request)
    filed = foi_request.filed_letters.select_related("reading").earliest("pk")
    against = publication.reasons_against(foi_request, checked=True)  # whatever is said in the form
    if reasons is None:
        reasons = against if foi_request.checked_on else [*against, *publication.unchecked(filed)]
    shown = {
        "foi_request": foi_request,
        "form": form,
        "reasons": reasons,
        "stands_against": against,
        "to_decide": _is_to_decide(foi_request, reasons, against),
        "questions": foi_request.questions.filter(children=None).count(),
        "live": foi_request.publications.filter(withdrawn_at=None).first(),
        "when": _when(request, foi_request),
        "not_yet": not_yet(foi_request, timezone.now()),
        "not_seen": being_looked_at(filed),
        "alone": may_only_alone(foi_request, person_of(request)),
    }
    return staff_page(request, "staff/publish.html", shown, status=status)


def _is_to_decide(foi_request: FOIRequest, reasons: Sequence[str], against: Sequence[str]) -> bool:
    """Whether what was found in the letter is among the reasons: a wrong day has nothing to do with it."""
    return foi_request.stage != Stage.UNANSWERED and any(reason in against for reason in reasons)


@require_http_methods(["GET", "POST"])
def withdraw(request: HttpRequest, key: int) -> HttpResponse:
    """Asks why, and what it means; then the public copy is gone. One whose letter was erased can be withdrawn too."""
    foi_request = get_object_or_404(FOIRequest, pk=key)
    live = foi_request.publications.filter(withdrawn_at=None).select_related("published_by").first()
    if live is None and request.method == "GET":
        raise Http404
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    if not (form.is_bound and form.is_valid()):
        return _withdrawing(request, foi_request, form, live)
    person = person_of(request)
    try:
        because, notice = form.cleaned_data["because"], form.cleaned_data["notice"]
        publication.withdraw(foi_request, timezone.now(), person, because, notice)
    except NotPublished:
        messages.info(request, f"{foi_request} was withdrawn already.")
        return redirect("staff_request", key)
    except CannotChange as refusal:
        form.add_error("notice", str(refusal))
        return _withdrawing(request, foi_request, form, live)
    logger.info("Request %s: withdrawn by person %s", foi_request.pk, person.pk)
    gone = f"{foi_request} is withdrawn. Its page, its pictures and its search results are gone."
    messages.success(request, gone, extra_tags="good")
    return redirect("staff_request", key)


def _withdrawing(
    request: HttpRequest, foi_request: FOIRequest, form: WithdrawForm, live: Publication | None
) -> HttpResponse:
    shown = {"foi_request": foi_request, "form": form, "live": live}
    return staff_page(request, "staff/withdraw.html", shown, status=400 if form.errors else 200)


def _shown_again(request: HttpRequest, foi_request: FOIRequest) -> PublishForm:
    """The form for the case as it is now; what was typed stays, whatever came between."""
    return PublishForm(
        initial={
            "version": foi_request.version,
            "checked": foi_request.checked_on is not None,
            "because": request.POST.get("because", ""),
            "hides_words": "hides_words" in request.POST,
            "alone_because": request.POST.get("alone_because", ""),
        }
    )


def _asked_for(request: HttpRequest, foi_request: FOIRequest) -> list[str]:
    """Publish what was looked at, or have the worker do it; why neither, or nothing."""
    form = PublishForm(request.POST)
    if "because" in form.errors:
        return [str(problem) for problem in form.errors["because"]]
    if not form.is_valid() or form.cleaned_data["version"] != foi_request.version:
        return [CHANGED]
    when = _when(request, foi_request)
    if not when.is_valid():
        return when.wrong
    if reasons := _released_alone(person_of(request), foi_request, form):
        return reasons
    if when.chosen:
        return _planned(request, foi_request, form, when.chosen)
    person, checked, reason = person_of(request), form.cleaned_data["checked"], form.reason
    filed = foi_request.filed_letters.earliest("pk")
    if not (reasons := publication.reasons_against(foi_request, checked=checked)) and is_long(filed):
        if not is_being_published(foi_request):
            said = (checked, reason.because, reason.hides_words)
            publish_letter.enqueue(foi_request.pk, foi_request.version, person.pk, *said)
        messages.info(
            request, f"{foi_request} is long. The worker makes its public copy; this page says when it is there."
        )
        return []
    seen = (foi_request.pk, foi_request.version)
    reasons = reasons or publish_case(*seen, timezone.now(), person, checked=checked, reason=reason)
    if not reasons:
        messages.success(request, f"{foi_request} is published. It can be found by search now.", extra_tags="good")
    return reasons


def _released_alone(person: Person, foi_request: FOIRequest, form: PublishForm) -> list[str]:
    """Release it first, where the form says why nobody else does; why not, or nothing."""
    because, checked = form.cleaned_data["alone_because"], form.cleaned_data["checked"]
    if not because:
        return []
    return release_alone(foi_request.pk, foi_request.version, timezone.now(), person, because, checked=checked)


def _when(request: HttpRequest, foi_request: FOIRequest) -> WhenForm:
    """The choice of a moment, as it was sent or to be made."""
    sent = request.POST if request.method == "POST" else None
    form = WhenForm(sent, foi_request=foi_request, at=timezone.now())
    if form.initial["when"] == "now" and not_yet(foi_request, timezone.now()):
        form.initial["when"] = "day"
    return form


def _planned(request: HttpRequest, foi_request: FOIRequest, form: PublishForm, when: When) -> list[str]:
    """Have the worker publish it then; why not, or nothing."""
    said = {"checked": form.cleaned_data["checked"], "reason": form.reason}
    seen = (foi_request.pk, foi_request.version)
    try:
        plan = plan_publication(*seen, when, timezone.now(), person_of(request), **said)
    except CannotPublish as refusal:
        return refusal.reasons
    except ChangedMeanwhile:
        return [CHANGED]
    messages.success(request, f"{foi_request} will be published on {plan.moment}.", extra_tags="good")
    return []
