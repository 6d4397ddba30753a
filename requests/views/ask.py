"""Making a request, step by step. Nothing is kept before the last step: what was typed travels with the form.

No cookie is set, here as on every public page. The form carries a signed token instead, and a browser that says it
comes from another site is turned away; there is no session that a foreign page could ride on.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from requests.asking import hand_in, left_out, offers, remaining, time_for
from requests.forms.asking import QuestionsForm, SenderForm, SendingForm, new_token
from requests.law.regimes import Regime
from requests.limits import SENDING, count
from requests.models import PublishedAuthority
from requests.views.asking_steps import ABOUT, Step, Typed, counted_days
from requests.views.review_steps import regulator_name

SENT_FROM_HERE = ("same-origin", "none")


@csrf_exempt
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """Where a request begins, and every step of it."""
    if request.method != "POST":
        response = opened(request)
    elif not from_here(request):
        response = render(request, "403.html", status=403)
    else:
        response = stepped(request)
    response.headers["Cache-Control"] = "private, no-cache"  # not "no-store": going back must find what was typed
    return response


def from_here(request: HttpRequest) -> bool:
    """Whether the form was sent from this site's own page, as far as the browser tells."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in SENT_FROM_HERE
    origin = request.headers.get("Origin")
    if origin is None or origin in settings.CSRF_TRUSTED_ORIGINS:
        return True
    return urlsplit(origin).netloc == request.get_host()


def opened(request: HttpRequest) -> HttpResponse:
    """Whose business is it? Where there is no Force to be asked by mistake, straight to the questions."""
    office, about = PublishedAuthority.objects.first(), request.GET.get("about", "")
    if office and office.force_name and about not in ABOUT:
        return page(request, Step.START, {"office": office, "wrong": "step" in request.GET or "about" in request.GET})
    if office and office.force_name and about == "police":
        return page(request, Step.FORCE, {"office": office})
    return page(request, Step.WRITE, {"form": QuestionsForm(), "typed": Typed(token=new_token())})


def stepped(request: HttpRequest) -> HttpResponse:
    """The step that was asked for, or the first one before it in which something is missing."""
    wanted, typed = Step.wanted(request.POST.get("step", "")), Typed.of(request.POST)
    if wanted is Step.WRITE:
        return page(request, wanted, {"form": QuestionsForm(initial={"text": typed.text}), "typed": typed})
    questions, sender = QuestionsForm(request.POST), SenderForm(request.POST)
    if wanted is Step.LOOK:
        found = offers(questions.cleaned_data["text"]) if questions.is_valid() else []
        return page(request, wanted, {"offers": [offer for offer in found if offer.is_answered]})
    if not questions.is_valid():
        return page(request, Step.WRITE, {"form": questions, "typed": typed}, status=400)
    if wanted is Step.CHECK or not remaining(typed.text, typed.answered).text:
        return checked(request, typed, nothing_left=wanted is not Step.CHECK)
    if wanted is Step.SENDER:
        return sender_page(request, SenderForm(initial=typed.sender), typed)
    if not sender.is_valid():
        return sender_page(request, sender, typed, status=400)
    if wanted is Step.SEND:
        return sent(request, typed, sender)
    return previewed(request, typed, sender)


def checked(request: HttpRequest, typed: Typed, *, nothing_left: bool) -> HttpResponse:
    """Each question with what may answer it already."""
    shown = {"typed": typed, "offers": offers(typed.text), "nothing_left": nothing_left}
    return page(request, Step.CHECK, shown)


def sender_page(request: HttpRequest, form: SenderForm, typed: Typed, status: int = 200) -> HttpResponse:
    """Who asks, by when the answer is due, and what can be done about it."""
    office = PublishedAuthority.objects.first()
    time = time_for(timezone.localdate(), office)
    shown = {
        "form": form,
        "typed": typed,
        "time": time,
        "days_off": counted_days(time),
        "regulator": regulator_name(time.received, time.regime),
    }
    return page(request, Step.SENDER, shown, status=status)


def previewed(
    request: HttpRequest, typed: Typed, sender: SenderForm, objection: str = "", status: int = 200
) -> HttpResponse:
    """All that will be sent, before it is."""
    office = PublishedAuthority.objects.first()
    left = remaining(typed.text, typed.answered)
    shown = {
        "typed": typed,
        "left": left,
        "left_out": left_out(typed.text, left),
        "sender": sender.sender,
        "time": time_for(timezone.localdate(), office),
        "office": office,
        "objection": objection,
    }
    return page(request, Step.PREVIEW, shown, status=status)


def sent(request: HttpRequest, typed: Typed, sender: SenderForm) -> HttpResponse:
    """Into the intake table, and a receipt; or the preview again, saying why not."""
    sending = SendingForm(request.POST)
    key, objection = sending.key, sending.objection
    if objection or key is None:
        fresh = typed.renewed() if key is None else typed
        return previewed(request, fresh, sender, objection, status=409)
    count(request, *SENDING)
    office = PublishedAuthority.objects.first()
    receipt = hand_in(key, sender.sender, typed.text, typed.answered, office, timezone.now())
    regulator = regulator_name(receipt.row.received_on, Regime(receipt.row.regime))
    shown = {"receipt": receipt, "row": receipt.row, "office": office, "regulator": regulator}
    return page(request, Step.SEND, shown)


def page(request: HttpRequest, step: Step, shown: dict[str, Any], status: int = 200) -> HttpResponse:
    """The page of a step."""
    return render(request, f"ask/{step.value}.html", {"step": step, "current": reverse("ask"), **shown}, status=status)
