"""The office's mailbox, as staff see it: how fetching stands, what it took in, and what somebody has to look at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from documents.errors import DamagedLetter, LostLetter, UnreadableLetter
from documents.intake import bytes_of
from requests.cases.acts import may_open, open_requester
from requests.cases.inbox import state_of_inbox, try_again_now
from requests.cases.inbox_acts import keep_message, letter_of, log_message, say_seen
from requests.cases.inbox_settings import is_set_up
from requests.errors import CannotChange, LoggedAlready
from requests.models import InboxMessage
from requests.models.inbox_message import Became
from requests.views.casework import SHUT
from requests.views.staff_frame import person_of, staff_page

LATELY, SHOWN = 50, 200
REFUSALS = (CannotChange, LoggedAlready, UnreadableLetter, LostLetter, DamagedLetter)


@dataclass(frozen=True, slots=True)
class InboxNote:
    """What the desk says of the mailbox."""

    to_look_at: int
    problem: str
    failing_since: datetime | None


def inbox_note() -> InboxNote | None:
    """What waits there to be looked at, and how fetching stands; None where no mailbox is fetched and nothing waits."""
    waiting = InboxMessage.objects.to_look_at().count()
    if not is_set_up():
        return InboxNote(waiting, "", None) if waiting else None
    state = state_of_inbox()
    return InboxNote(waiting, state.problem, state.failing_since)


@require_GET
def inbox(request: HttpRequest) -> HttpResponse:
    """How it stands; what has to be looked at, without who wrote it; and what was taken in lately."""
    every = InboxMessage.objects.select_related("case", "seen_by")
    shown = {
        "is_set_up": is_set_up(),
        "state": state_of_inbox(),
        "to_look_at": (waiting := every.to_look_at().order_by("came_at", "pk"))[:SHOWN],
        "more": max(0, waiting.count() - SHOWN),
        "lately": every[:LATELY],
        "total": InboxMessage.objects.count(),
        "may_open": may_open(person_of(request)),
    }
    return staff_page(request, "cases/inbox.html", shown)


@require_GET
def inbox_message(request: HttpRequest, key: int) -> HttpResponse:
    """A message that has to be looked at, with who wrote it."""
    message = _allowed(request, key)
    if message.became != Became.ASIDE and message.case is not None:  # its words are with the case
        open_requester(message.case, "a message of the inbox", timezone.now(), person_of(request))
    shown = {"message": message, "has_file": letter_of(message) is not None}
    return staff_page(request, "cases/inbox_message.html", shown)


@require_GET
def inbox_file(request: HttpRequest, key: int) -> HttpResponse:
    """Its bytes, to be kept and not shown."""
    message = _allowed(request, key)
    letter = letter_of(message)
    if letter is None:
        raise Http404
    try:
        content = bytes_of(letter)
    except (LostLetter, DamagedLetter) as fault:
        messages.error(request, str(fault), extra_tags="bad")
        return redirect("inbox")
    headers = {
        "Content-Disposition": f'attachment; filename="message-{message.pk}.eml"',
        "Content-Security-Policy": SHUT,
    }
    return HttpResponse(content, content_type="application/octet-stream", headers=headers)


@require_POST
def inbox_act(request: HttpRequest, key: int) -> HttpResponse:
    """It is a request, it belongs to a case, or nothing has to be done."""
    get_object_or_404(InboxMessage, pk=key)
    at, by, act = timezone.now(), person_of(request), request.POST.get("act")
    try:
        if act == "case":
            case = log_message(key, at, by)
            messages.success(request, f"Logged as {case.reference}.", extra_tags="good")
            return redirect("case_split", case.pk)
        if act in ("with", "clarifies"):
            named = request.POST.get("reference", "")[:80]
            case = keep_message(key, named, at, by, clarifies=act == "clarifies")
            messages.success(request, f"It is kept with {case.reference}.", extra_tags="good")
            return redirect("case", case.pk)
        say_seen(key, at, by)
    except REFUSALS as refusal:
        messages.error(request, getattr(refusal, "reason", str(refusal)), extra_tags="bad")
        is_left = InboxMessage.objects.to_look_at().filter(pk=key).exists()
        return redirect("inbox_message", key) if is_left else redirect("inbox")
    messages.success(request, "It is marked as seen.", extra_tags="good")
    return redirect("inbox")


@require_POST
def inbox_now(request: HttpRequest) -> HttpResponse:
    """Have it fetched within the next minute, whatever went wrong before."""
    try_again_now()
    messages.success(request, "The worker tries it within a minute.", extra_tags="good")
    return redirect("inbox")


def _allowed(request: HttpRequest, key: int) -> InboxMessage:
    """A message that waits to be looked at, for those who may know who asks; for others it is not there."""
    if not may_open(person_of(request)):
        raise Http404
    return get_object_or_404(InboxMessage.objects.to_look_at().select_related("case", "letter"), pk=key)
