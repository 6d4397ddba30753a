"""Logging: by form, by a file or message dropped on it, or in one click from the public form."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid5

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from documents.errors import UnreadableLetter
from requests.cases.inbox_deciding import put_aside
from requests.cases.log import CameAs, NewCase, asked_others, log_asked, log_case, read_file
from requests.errors import CannotChange, LoggedAlready
from requests.forms.cases import LogForm, moment_of
from requests.law.regimes import Regime
from requests.models import AskedRequest, Authority, Case, InboxMessage
from requests.models.case import CaseKind
from requests.models.correspondence import Channel
from requests.views.staff_frame import person_of, staff_page


@require_http_methods(["GET", "POST"])
def log(request: HttpRequest) -> HttpResponse:
    """The form, and what comes of it: the case, with its questions to confirm."""
    if request.method == "GET":
        return staff_page(request, "cases/log.html", {"form": LogForm()})
    form = LogForm(request.POST, request.FILES)
    case = _logged(request, form) if form.is_valid() else None
    if isinstance(case, InboxMessage):
        return redirect("inbox_message", case.pk)
    if case is None:
        return staff_page(request, "cases/log.html", {"form": form}, status=400)
    return _to_case(request, case)


@require_POST
def log_from_asked(request: HttpRequest, key: UUID) -> HttpResponse:
    """A request from the public form becomes a case."""
    asked = get_object_or_404(AskedRequest, pk=key)
    try:
        case = log_asked(asked, uuid5(key, "logged"), timezone.now(), person_of(request))
    except LoggedAlready as already:
        return _to_earlier(request, already)
    except CannotChange as refusal:
        messages.error(request, str(refusal), extra_tags="bad")
        return redirect("asked_request", key)
    return _to_case(request, case)


def _logged(request: HttpRequest, form: LogForm) -> Case | InboxMessage | None:
    """The case; a message that may belong to one that is there; None where the form says what is missing."""
    try:
        file = _file(form)
        asks = form.cleaned_data["kind"] == CaseKind.REQUEST
        if asks and file and file.arrived.is_message and (aside := put_aside(file, timezone.now())):
            return aside
        new = _new_case(form, file)
        if form.errors:
            return None
        return log_case(new, form.cleaned_data["form"], timezone.now(), person_of(request), file)
    except UnreadableLetter as refusal:
        form.add_error("file", refusal.reason)
    except CannotChange as refusal:
        form.add_error(None, str(refusal))
    except LoggedAlready as already:
        form.add_error(None, f"{already} Nothing was logged twice.")
    return None


def _file(form: LogForm) -> CameAs | None:
    file = form.cleaned_data["file"]
    return read_file(file.name or "", file.read()) if file else None


def _new_case(form: LogForm, file: CameAs | None) -> NewCase:
    """What was typed, and for what was left blank what the file says."""
    typed: dict[str, Any] = dict(form.cleaned_data)
    told = file.arrived if file else None
    at = timezone.now()
    came_at = moment_of(typed["received_on"], at) if typed["received_on"] else at
    if told is not None:
        if not typed["received_on"] and told.received:
            came_at = told.received
            typed["received_on"] = timezone.localdate(came_at)
        typed["name"] = typed["name"] or told.sender_name
        if not typed["address"]:
            typed["email"] = typed["email"] or told.sender
        form.ask_for_rest(typed)
    kind = CaseKind(typed["kind"])
    office = Authority.objects.as_of(timezone.localdate(at))
    return NewCase(
        kind=kind,
        regime=Regime(typed["regime"]),
        channel=Channel(typed["channel"]),
        came_at=came_at,
        name=typed["name"],
        email=typed["email"],
        address=typed["address"],
        text=_text(typed["text"], told.text if told else ""),
        subject=typed["subject"],
        asked_elsewhere=bool(told and asked_others(told.addressed, office)),
        message_id=told.message_id if told else "",
    )


def _text(typed: str, read: str) -> str:
    """Both, where somebody typed something beside the file."""
    return "\n\n".join(each.replace("\r\n", "\n") for each in (typed, read) if each.strip())


def _to_case(request: HttpRequest, case: Case) -> HttpResponse:
    messages.success(request, f"Logged as {case.reference}.", extra_tags="good")
    return redirect("case_split" if case.is_request else "case", case.pk)


def _to_earlier(request: HttpRequest, already: LoggedAlready) -> HttpResponse:
    messages.info(request, f"{already} Nothing was logged twice.")
    assert isinstance(already.case, Case)  # noqa: S101
    return redirect("case", already.case.pk)
