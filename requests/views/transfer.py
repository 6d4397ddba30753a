"""Handing a request on to another authority: the agreement, the day, and the message that goes there."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from requests.cases.transfers import hand_on, message_for, record_transfer
from requests.errors import CannotChange
from requests.forms.transfers import HandedOnForm, TransferForm
from requests.models import Case, OtherBody
from requests.views.case_file import case_of
from requests.views.casework import SHUT
from requests.views.staff_frame import person_of, staff_page


@require_http_methods(["GET", "POST"])
def transfer(request: HttpRequest, key: int) -> HttpResponse:
    """What is handed on of a case, and a form to hand on more."""
    case = _request(key)
    if request.method == "GET":
        return _page(request, case, TransferForm(case=case, initial={"question": request.GET.get("question", "")[:20]}))
    form = TransferForm(request.POST, case=case)
    if not form.is_valid():
        return _page(request, case, form, 400)
    try:
        record_transfer(key, form.agreed, timezone.now(), person_of(request))
    except CannotChange as refusal:
        form.add_error(None, str(refusal))
        return _page(request, case, form, 400)
    messages.success(request, "It is written down.", extra_tags="good")
    return redirect("case_transfer", key)


@require_http_methods(["GET", "POST"])
def handed_on(request: HttpRequest, key: int, transfer: int) -> HttpResponse:
    """The message for the other authority, to be sent by a mail program; then the day it went."""
    case = _request(key)
    found = get_object_or_404(case.transfers.select_related("question", "case"), pk=transfer)
    if request.method == "GET":
        name = f"{case.reference.replace('/', '-').replace(' ', '-').lower()}-handed-on.eml"
        headers = {"Content-Disposition": f'attachment; filename="{name}"', "Content-Security-Policy": SHUT}
        content = message_for(found, timezone.now(), person_of(request))
        return HttpResponse(content, content_type="application/octet-stream", headers=headers)
    form = HandedOnForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Write the day as 17 April 2026.", extra_tags="bad")
        return redirect("case_transfer", key)
    try:
        hand_on(key, transfer, form.cleaned_data["transferred_on"], timezone.now(), person_of(request))
        messages.success(request, "It is written down.", extra_tags="good")
    except CannotChange as refusal:
        messages.error(request, str(refusal), extra_tags="bad")
    return redirect("case_transfer", key)


def _request(key: int) -> Case:
    case = case_of(key)
    if case.foi_request is None:
        raise Http404
    return case


def _page(request: HttpRequest, case: Case, form: TransferForm, status: int = 200) -> HttpResponse:
    shown = {
        "case": case,
        "form": form,
        "transfers": case.transfers.select_related("question", "recorded_by"),
        "holders": OtherBody.objects.all(),
        "today": timezone.localdate(),
    }
    return staff_page(request, "cases/transfer.html", shown, status=status)
