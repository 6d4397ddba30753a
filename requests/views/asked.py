"""What the public asked by the form: a list for the office, a page each, until casework gives them a home."""

from __future__ import annotations

import logging
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from documents.reading.typed_requests import typed_questions
from requests.forms.asked import asked_narrowed
from requests.models import AskedRequest
from requests.models.asked_request import AskedState
from requests.views.asked_list import asked_list, late_word
from requests.views.staff_frame import person_of, staff_page

logger = logging.getLogger(__name__)

SAID = {
    AskedState.NEW: "It is marked as new again.",
    AskedState.SEEN: "It is marked as seen.",
    AskedState.DONE: "It is marked as dealt with.",
}


@require_GET
def asked(request: HttpRequest) -> HttpResponse:
    """Every request, the newest first: what is asked and by when it is due. Who asks stands on its own page only."""
    wanted = asked_narrowed(request.GET)
    shown = {"asked": asked_list(wanted, timezone.localdate()), "wanted": wanted, "today": timezone.localdate()}
    return staff_page(request, "staff/asked.html", shown)


@require_GET
def asked_request(request: HttpRequest, key: UUID) -> HttpResponse:
    """One request, with who asks and where the answer goes."""
    found = get_object_or_404(AskedRequest.objects.select_related("changed_by"), pk=key)
    shown = {
        "found": found,
        "questions": typed_questions(found.text),
        "late": late_word(found, timezone.localdate()),
        "sent_mail": list(found.messages.all()),
        "states": [state for state in AskedState if state != found.state],
    }
    return staff_page(request, "staff/asked_request.html", shown)


@require_POST
def asked_state(request: HttpRequest, key: UUID) -> HttpResponse:
    """How far the office is with it."""
    found = get_object_or_404(AskedRequest, pk=key)
    if request.POST.get("state") in AskedState.values:
        found.state, found.changed_at = AskedState(request.POST["state"]), timezone.now()
        found.changed_by = person_of(request)
        found.save(update_fields=["state", "changed_at", "changed_by"])
        messages.success(request, SAID[found.state], extra_tags="good")
    return redirect("asked_request", key)


@require_http_methods(["GET", "POST"])
def asked_delete(request: HttpRequest, key: UUID) -> HttpResponse:
    """For spam: asks first, then the row is gone for good."""
    found = get_object_or_404(AskedRequest, pk=key)
    if request.method == "GET":
        return staff_page(request, "staff/asked_delete.html", {"found": found})
    found.delete()
    logger.info("Request from the public %s: deleted by person %s", key, person_of(request).pk)
    messages.success(request, f"{found.reference} is deleted.", extra_tags="good")
    return redirect("asked")
