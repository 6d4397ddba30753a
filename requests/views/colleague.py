"""What a colleague sees who was asked by a link: the question and a form, without an account and without who asked."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from documents.errors import UnreadableLetter
from requests.cases.consulting import consultation_with, send_back, why_shut
from requests.errors import CannotChange
from requests.forms.consulting import ReplyForm
from requests.models import Consultation

NO_LINK = "This link is not whole, or what it led to is not here any more. Copy it from the message once more."


@sensitive_post_parameters("words")
@require_http_methods(["GET", "POST"])
def colleague(request: HttpRequest, token: str) -> HttpResponse:
    """The question and a form for one answer; the press office only reads."""
    found = consultation_with(token)
    if found is None:
        return _shut(request, NO_LINK, 404)
    if why := why_shut(found, timezone.localdate()):
        return _shut(request, why, 410, found)
    if found.is_for_press:
        return render(request, "colleague/press.html", {"consultation": found})
    form = ReplyForm(request.POST, request.FILES) if request.method == "POST" else ReplyForm()
    shown = {"consultation": found, "form": form}
    if not (form.is_bound and form.is_valid()):
        return render(request, "colleague/question.html", shown, status=400 if form.errors else 200)
    try:
        send_back(found.pk, form.replied, timezone.now(), form.cleaned_data["attached"])
    except (CannotChange, UnreadableLetter) as refusal:  # by another window, the case was closed, the disk is full
        return render(request, "colleague/question.html", shown | {"refused": str(refusal)}, status=409)
    return render(request, "colleague/thanks.html", {"consultation": found, "files": found.files.count()})


def _shut(request: HttpRequest, why: str, status: int, found: Consultation | None = None) -> HttpResponse:
    return render(request, "colleague/shut.html", {"why": why, "consultation": found}, status=status)
