"""Asking for an internal review of a published response. Nothing is kept before it is sent, and no cookie is set."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from requests.asking_reviews import hand_in_review, review_times
from requests.forms.asking import SendingForm, new_token
from requests.forms.asking_review import ReviewForm
from requests.law.regimes import Regime
from requests.models import AskedReview, PublishedAuthority, PublishedResponse
from requests.models.question import shown_number
from requests.models.review import Ground
from requests.views.ask import from_here
from requests.views.review_steps import regulator_name, reviewed_on


@csrf_exempt
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def ask_review(request: HttpRequest, slug: str) -> HttpResponse:
    """The form, and what is sent by it. A response that was withdrawn, or reviewed already, has none."""
    found = get_object_or_404(PublishedResponse, slug=slug)
    if reviewed_on(found) is not None:
        raise Http404
    questions = list(found.questions.exclude(outcome="").order_by("order"))
    if request.method != "POST":
        answer = _page(request, found, ReviewForm(questions=questions), new_token())
    elif not from_here(request):
        answer = render(request, "403.html", status=403)
    else:
        answer = _sent(request, found, ReviewForm(request.POST, questions=questions))
    answer.headers["Cache-Control"] = "private, no-cache"  # not "no-store": going back must find what was typed
    return answer


def _sent(request: HttpRequest, found: PublishedResponse, form: ReviewForm) -> HttpResponse:
    sending = SendingForm(request.POST)
    token = str(sending["token"].value() or "")
    if not form.is_valid():
        return _page(request, found, form, token, status=400)
    if sending.objection or sending.key is None:
        fresh = new_token(sending.key) if sending.key else new_token()
        return _page(request, found, form, fresh if sending.key is None else token, sending.objection, status=409)
    receipt = hand_in_review(sending.key, found, form.asked, timezone.now())
    regulator = regulator_name(receipt.row.received_on, Regime(found.regime))
    shown = {"receipt": receipt, "row": receipt.row, "regulator": regulator}
    return _render(
        request, found, "ask/review_sent.html", {**shown, "complained": list(_complained(found, receipt.row))}
    )


def _complained(found: PublishedResponse, row: AskedReview) -> Iterator[tuple[str, str]]:
    """Of which question, and what, as it was ticked."""
    numbers = dict(found.questions.values_list("anchor", "number"))
    for each in row.grounds:
        anchor, _, ground = str(each).rpartition(" ")
        of = f"Question {shown_number(numbers[anchor])}" if anchor in numbers else "The whole answer"
        yield of, Ground(ground).label


def _page(
    request: HttpRequest, found: PublishedResponse, form: ReviewForm, token: str, objection: str = "", status: int = 200
) -> HttpResponse:
    times = review_times(found, timezone.localdate())
    shown = {"form": form, "token": token, "objection": objection, "times": times}
    return _render(request, found, "ask/review.html", shown, status)


def _render(
    request: HttpRequest, found: PublishedResponse, template: str, shown: dict[str, Any], status: int = 200
) -> HttpResponse:
    named = {"response": found, "office": PublishedAuthority.objects.first()}
    return render(request, template, {**named, **shown}, status=status)
