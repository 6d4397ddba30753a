"""The gate: each thing that was found in a letter is decided about, beside its page, before it is published."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from documents.clearing.found import FoundKind
from documents.clearing.removal import without
from documents.drawn_pages import cleared_page
from documents.errors import DamagedLetter, LostLetter, NotCleared
from documents.intake import bytes_of
from documents.models import LetterPage
from requests import publication
from requests.errors import CannotChange, CannotPublish, ChangedMeanwhile
from requests.filed_letters import CHANGED
from requests.forms.casework import VersionedForm, in_version
from requests.forms.gate import DecisionForm, FlagForm, MarkForm, ReleaseForm
from requests.forms.gate_sheets import SheetForm
from requests.gate import deciding, marking
from requests.gate.looking import hidden_in, look
from requests.gate.pictures import look_anew
from requests.gate.places import removed_from
from requests.models import FiledLetter, FOIRequest, GateFinding
from requests.views.casework import cases
from requests.views.gate_page import MARKS, gate_page, pages_of
from requests.views.staff_frame import person_of, staff_page

MEANWHILE = "{} changed this letter after you opened this page. Nothing of yours is saved; what you typed is here."
Form = DecisionForm | MarkForm | SheetForm


@require_GET
def gate(request: HttpRequest, key: int) -> HttpResponse:
    """A page of the letter with its findings."""
    return shown_gate(request, get_object_or_404(cases(), pk=key))


@require_POST
def gate_finding(request: HttpRequest, key: int, finding: int) -> HttpResponse:
    """Decide about one finding."""
    form = DecisionForm(request.POST, finding=finding)
    if not form.is_valid():
        return shown_gate(request, get_object_or_404(cases(), pk=key), {str(finding): form}, status=400)
    told, by = form.cleaned_data, person_of(request)
    seen = (key, finding)

    def act(at: datetime) -> str:
        match told["decision"]:
            case "accept":
                deciding.accept(*seen, told["version"], at, by, form.why)
                return "It is taken out."
            case "everywhere":
                marking.redact_everywhere(key, _name(key, finding), told["version"], at, by, form.why)
                return "It is taken out wherever it stands."
            case "reject":
                deciding.reject(*seen, told["because"], told["version"], at, by)
                return "It is kept."
        deciding.reopen(*seen, told["version"], at, by)
        return "It is open again."

    return done(request, key, act, str(finding), form)


@require_POST
def gate_all(request: HttpRequest, key: int) -> HttpResponse:
    """Accept all of which it is known what is to be taken out."""
    form = VersionedForm(request.POST)
    if not form.is_valid():
        raise Http404
    version, by = form.cleaned_data["version"], person_of(request)

    def act(at: datetime) -> str:
        rows = deciding.accept_all(key, version, at, by)
        return f"{len(rows)} findings are taken out." if len(rows) != 1 else "1 finding is taken out."

    return done(request, key, act)


@require_POST
def gate_mark(request: HttpRequest, key: int) -> HttpResponse:
    """Take out what was not found: words, a box, a name everywhere."""
    foi_request = get_object_or_404(cases(), pk=key)
    form = MarkForm(request.POST)
    if not form.is_valid():
        return shown_gate(request, foi_request, {form.data.get("what", ""): form}, status=400)
    told, by = form.cleaned_data, person_of(request)

    @transaction.atomic
    def act(at: datetime) -> str:
        match told["what"]:
            case "name":
                marking.redact_everywhere(key, told["name"], told["version"], at, by, form.why)
            case "box":
                marking.redact_box(key, told["page"] or 1, form.box, told["version"], at, by, form.why)
            case _:
                for done, (page, start, end) in enumerate(_stretches(foi_request, form)):
                    marking.redact_words(key, page, start, end, told["version"] + done, at, by, form.why)
        return "It is taken out."

    return done(request, key, act, told["what"], form)


@require_POST
def gate_undo(request: HttpRequest, key: int, redaction: int) -> HttpResponse:
    """Take back what somebody marked."""
    form = FlagForm(request.POST)
    version, by = form.cleaned_data["version"] if form.is_valid() else 0, person_of(request)

    def act(at: datetime) -> str:
        marking.undo(key, redaction, version, at, by)
        return "It is undone: the public can read it."

    return done(request, key, act)


@require_POST
def gate_flag(request: HttpRequest, key: int) -> HttpResponse:
    """Ask that a second person releases it, or take that back."""
    form = FlagForm(request.POST)
    told, by = form.cleaned_data if form.is_valid() else {}, person_of(request)

    def act(at: datetime) -> str:
        because = told.get("because", "")
        deciding.flag(key, because, told.get("version", 0), at, by)
        return "A second person has to release it." if because.strip() else "Nobody else has to release it."

    return done(request, key, act)


@require_POST
def gate_look(request: HttpRequest, key: int) -> HttpResponse:
    """Look through the letter again: its words and its file now, its pages' pictures by the worker."""
    foi_request = get_object_or_404(cases(), pk=key)
    filed = _filed(foi_request)
    try:
        look(foi_request, timezone.now(), hidden=hidden_in(filed.letter, bytes_of(filed.letter)))
    except (LostLetter, DamagedLetter) as fault:
        messages.error(request, str(fault), extra_tags="bad")
        return redirect("gate", key)
    look_anew(filed)
    messages.success(request, "The letter was looked through again.", extra_tags="good")
    return redirect("gate", key)


@require_POST
def gate_release(request: HttpRequest, key: int) -> HttpResponse:
    """Say that exactly this may become public."""
    foi_request = get_object_or_404(cases(), pk=key)
    form = ReleaseForm(request.POST)
    if not form.is_valid() or form.cleaned_data["version"] != foi_request.version:
        messages.error(request, CHANGED, extra_tags="bad")
        return redirect("gate", key)
    try:
        because = form.cleaned_data["alone_because"]
        publication.release(foi_request, timezone.now(), person_of(request), alone_because=because)
    except CannotPublish as refusal:
        messages.error(request, " ".join(refusal.reasons), extra_tags="bad")
    except ChangedMeanwhile as refusal:
        messages.error(request, str(refusal), extra_tags="bad")
    else:
        messages.success(request, f"{foi_request} is released as it is now. It can be published.", extra_tags="good")
    return redirect("gate", key)


@require_GET
def gate_preview(request: HttpRequest, key: int, number: int) -> HttpResponse:
    """A page as the public will have it."""
    foi_request = get_object_or_404(cases(), pk=key)
    filed, page = _filed(foi_request), _letter_page(foi_request, number)
    text, problem, has_picture = "", "", False
    try:
        bars, cuts = removed_from(foi_request, filed, page)
        text = without(page.text, cuts)
        has_picture = cleared_page(page, tuple(bars)) is not None
    except NotCleared as why:
        problem = str(why)
    shown = {
        "foi_request": foi_request,
        "page": page,
        "text": text,
        "problem": problem,
        "has_picture": has_picture,
        "count": pages_of(filed).count(),
    }
    return staff_page(request, "staff/gate_preview.html", shown)


@require_GET
def gate_picture(request: HttpRequest, key: int, number: int) -> HttpResponse:
    """The picture of a page under its bars."""
    foi_request = get_object_or_404(cases(), pk=key)
    page = _letter_page(foi_request, number)
    try:
        bars, _ = removed_from(foi_request, _filed(foi_request), page)
    except NotCleared:
        raise Http404 from None
    made = cleared_page(page, tuple(bars))
    if made is None:
        raise Http404
    return HttpResponse(made.webp, content_type="image/webp")


def _filed(foi_request: FOIRequest) -> FiledLetter:
    return foi_request.filed_letters.select_related("letter", "reading").earliest("pk")


def _letter_page(foi_request: FOIRequest, number: int) -> LetterPage:
    return get_object_or_404(pages_of(_filed(foi_request)), number=number)


def _name(key: int, finding: int) -> str:
    """The words of a finding. Raises CannotChange."""
    row = GateFinding.objects.filter(filed_letter__foi_request=key, pk=finding, start__isnull=False).first()
    if row is None or row.page is None:
        raise CannotChange("Type the name below: where this stands is not known.")
    page = get_object_or_404(pages_of(row.filed_letter), number=row.page)
    return page.text[row.start : row.end]


def _stretches(foi_request: FOIRequest, form: MarkForm) -> list[tuple[int, int, int]]:
    """What was chosen, or every place on the page where the typed words stand. Raises CannotChange."""
    if chosen := form.cleaned_data["chosen"]:
        return [tuple(stretch) for stretch in chosen]
    number = form.cleaned_data["page"] or 1
    page = pages_of(_filed(foi_request)).filter(number=number).first()
    words = r"\s+".join(re.escape(word) for word in form.cleaned_data["words"].split())
    found = re.finditer(words, page.text, re.IGNORECASE) if page else ()
    stretches = [(number, each.start(), each.end()) for each in found]
    if not stretches:
        raise CannotChange(f"These words do not stand so on page {number}.")
    return stretches


def done(
    request: HttpRequest, key: int, act: Callable[[datetime], str], typed_as: str = "", form: Form | None = None
) -> HttpResponse:
    """Do it and go on to what is open next. What cannot be done is said on the page, and nothing typed is lost."""
    foi_request = get_object_or_404(cases(), pk=key)
    try:
        said = act(timezone.now())
    except CannotChange as refusal:
        if form is not None and _is_shown(key, typed_as):
            form.add_error(None, str(refusal))
            return shown_gate(request, foi_request, {typed_as: form}, status=409)
        messages.error(request, str(refusal), extra_tags="bad")
    except ChangedMeanwhile:
        who = foi_request.changed_by.known_as if foi_request.changed_by else "Somebody"
        messages.error(request, MEANWHILE.format(who), extra_tags="bad")
        if form is not None:
            form.data = in_version(form, foi_request.version)
            return shown_gate(request, foi_request, {typed_as: form}, status=409)
    else:
        messages.success(request, said, extra_tags="good")
        return _onwards(request, key)
    return redirect("gate", key)


def _is_shown(key: int, typed_as: str) -> bool:
    """Whether the page still has that form: its finding may be gone since the letter was looked through again."""
    findings, number = GateFinding.objects.filter(filed_letter__foi_request=key), typed_as.removeprefix("sheet-")
    if number != typed_as:
        return findings.filter(kind=FoundKind.SHEET, page=number).exists()
    return typed_as in MARKS or (number.isdecimal() and findings.filter(pk=number).exists())


def _onwards(request: HttpRequest, key: int) -> HttpResponseRedirect:
    """To the next open finding: on the same page, then on those after it, then on those before."""
    page = request.POST.get("page", "")
    here = int(page) if page.isdecimal() and len(page) < 6 else 1
    rows = GateFinding.objects.filter(filed_letter__foi_request=key).undecided()
    opened = sorted(rows, key=lambda row: ((row.page or here) < here, row.page or here, row.start or 0))
    number = next((row.page or here for row in opened), here)
    place = f"#finding-{opened[0].pk}" if opened else "#decided"
    return HttpResponseRedirect(f"{reverse('gate', args=[key])}?page={number}{place}")


def shown_gate(
    request: HttpRequest, foi_request: FOIRequest, typed: dict[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    """The page as it was asked for, or with a form that was sent and is wrong."""
    asked = request.POST.get("page", "") or request.GET.get("page", "")
    wanted = int(asked) if asked.isdecimal() and len(asked) < 6 else None
    page = gate_page(foi_request, person_of(request), wanted, typed or {})
    if page is None:
        raise Http404
    return staff_page(request, "staff/gate.html", {"page": page, "foi_request": foi_request}, status=status)
