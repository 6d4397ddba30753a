"""What is to be published when, what is not and why, and the rules and days the office sets for it."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from requests import keeping_back, planning, publication
from requests.errors import CannotChange
from requests.forms.publication_rules import HoldForm, KeepBackForm, NoticeForm, RuleForm
from requests.law.regimes import Regime
from requests.models import FOIRequest, KeepingRule, PublishedNotice
from requests.publishing.standing_against import kept_back
from requests.views.casework import cases
from requests.views.publication_standing import queue
from requests.views.staff_frame import person_of, staff_page


@require_GET
def publication_queue(request: HttpRequest) -> HttpResponse:
    """What waits to be published, what was not published after all, what is kept back."""
    return _queue(request, HoldForm())


@require_POST
def hold_add(request: HttpRequest) -> HttpResponse:
    """Nothing new is published between two days."""
    form = HoldForm(request.POST)
    if not form.is_valid():
        return _queue(request, form, status=400)
    planning.hold(**form.cleaned_data, at=timezone.now(), by=person_of(request))
    messages.success(request, "Nothing new is published on these days. What is planned waits.", extra_tags="good")
    return redirect("publication")


@require_POST
def hold_lift(request: HttpRequest, key: int) -> HttpResponse:
    """Publishing goes on before the last day."""
    if planning.lift_hold(key, timezone.now(), person_of(request)):
        messages.success(request, "Publishing is not held any more. What waited goes out now.", extra_tags="good")
    return redirect("publication")


@require_POST
def plan_cancel(request: HttpRequest, key: int) -> HttpResponse:
    """It is not published by itself after all."""
    foi_request = get_object_or_404(cases(), pk=key)
    if planning.cancel_plan(key, timezone.now(), person_of(request)):
        messages.success(request, f"{foi_request} is not published by itself any more.", extra_tags="good")
    return redirect("staff_request", key)


@require_http_methods(["GET", "POST"])
def rules(request: HttpRequest) -> HttpResponse:
    """What the office does not publish, and why."""
    if "usual" in request.POST:
        keeping_back.add_usual_rules()
        return redirect("publication_rules")
    form = RuleForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        told = form.cleaned_data
        try:
            keeping_back.add_rule(told["name"], told["why"], told["provision"], Regime(told["regime"]))
        except CannotChange as refusal:
            form.add_error("name", str(refusal))
        else:
            messages.success(request, "The rule is kept.", extra_tags="good")
            return redirect("publication_rules")
    shown = {"form": form, "rules": KeepingRule.objects.order_by("-is_used", "name")}
    return staff_page(request, "staff/publication_rules.html", shown, status=400 if form.errors else 200)


@require_POST
def rule_used(request: HttpRequest, key: int) -> HttpResponse:
    """Use a rule no longer, or again. What was decided by it stays."""
    keeping_back.use_rule(key, used=request.POST.get("used") == "yes")
    return redirect("publication_rules")


@require_http_methods(["GET", "POST"])
def keep_back(request: HttpRequest, key: int) -> HttpResponse:
    """Say that a case is not published, or that a rule does not keep it back."""
    foi_request = get_object_or_404(cases(), pk=key)
    form = KeepBackForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        act = keeping_back.let_go if "publish" in request.POST else keeping_back.keep_back
        told = form.cleaned_data
        try:
            decided = act(key, told["rule"], told["words"], timezone.now(), person_of(request))
        except CannotChange as refusal:
            form.add_error("words", str(refusal))
        else:
            said = "is not published" if decided.keeps_back else "may be published"
            messages.success(request, f"{foi_request} {said}: the decision is kept.", extra_tags="good")
            return redirect("staff_request", key)
    shown = {"foi_request": foi_request, "form": form, "kept": kept_back(foi_request)}
    return staff_page(request, "staff/keep_back.html", shown, status=400 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def withdrawal_notice(request: HttpRequest, key: int) -> HttpResponse:
    """What the public reads in the place of what was withdrawn. Empty: nothing."""
    foi_request = get_object_or_404(cases(), pk=key)
    if not was_withdrawn(foi_request):
        raise Http404
    notice = PublishedNotice.objects.filter(slug=foi_request.slug).first()
    form = NoticeForm(request.POST or None, initial={"notice": notice.because if notice else ""})
    if request.method == "POST":
        form = NoticeForm(request.POST)
        if form.is_valid():
            withdrawn_on = timezone.localdate(foi_request.publications.latest("version").withdrawn_at)
            try:
                publication.change_notice(foi_request, withdrawn_on, form.cleaned_data["notice"])
            except CannotChange as refusal:
                form.add_error("notice", str(refusal))
            else:
                messages.success(request, "The public reads that now.", extra_tags="good")
                return redirect("staff_request", key)
    shown = {"foi_request": foi_request, "form": form}
    return staff_page(request, "staff/notice.html", shown, status=400 if form.errors else 200)


def was_withdrawn(foi_request: FOIRequest) -> bool:
    """Whether it was public and is no more."""
    past = foi_request.publications.all()
    return bool(foi_request.slug and past) and all(each.withdrawn_at for each in past)


def _queue(request: HttpRequest, form: HoldForm, status: int = 200) -> HttpResponse:
    shown = {"queue": queue(timezone.now()), "form": form}
    return staff_page(request, "staff/publication.html", shown, status=status)
