"""A case: its page, and the small forms on it. What a form cannot do is said on the page, and nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from requests.cases import acts, clock
from requests.cases.drafts import change_draft, draft_letter
from requests.cases.kinds import change_kind
from requests.cases.typing_kept import drop_form
from requests.errors import CannotChange, ChangedMeanwhile
from requests.forms.cases import CloseForm, DraftForm, EventForm, KindForm, NoteForm, OwnerForm, ParticularsForm
from requests.forms.casework import VersionedForm, in_version
from requests.models import Case, ClockEvent, Correspondence, Erasure, InternalReview
from requests.models.case import LOGGED_KINDS, CaseKind, CaseStage
from requests.models.correspondence import CorrespondenceKind
from requests.models.foi_request import Stage
from requests.views.case_file_page import case_file
from requests.views.kept_forms import filled_again, typing_sent
from requests.views.staff_frame import person_of, staff_page

MEANWHILE = "{} changed this case after you opened it. Nothing of yours is saved: look at it now, and try again."
Act = Callable[[datetime], Any]


def case_of(key: int) -> Case:
    """The case of that number, or 404: also where it was erased, or is a review's, which has pages of its own."""
    related = ("foi_request", "owner", "logged_by", "split_by", "changed_by")
    left = Case.objects.exclude(foi_request__stage=Stage.ERASED).filter(erasure=None).exclude(kind=CaseKind.REVIEW)
    return get_object_or_404(left.select_related(*related), pk=key)


@require_GET
def case(request: HttpRequest, key: int) -> HttpResponse:
    """The whole case, without who asked; of an erased one its certificate."""
    erased = Erasure.objects.filter(Q(case=key) | Q(foi_request__case=key)).first()
    if erased is not None:
        return redirect("erasure", erased.key)
    review = InternalReview.objects.filter(case=key).first()
    if review is not None:
        return redirect("review", review.pk)
    return _page(request, case_of(key))


@require_POST
def owner(request: HttpRequest, key: int) -> HttpResponse:
    """Give it to somebody."""
    form = OwnerForm(request.POST)
    if not form.is_valid():
        return _page(request, case_of(key), owner=form, status=400)
    person = form.cleaned_data["owner"]
    version = form.cleaned_data["version"]
    return _done(request, key, lambda at: acts.give_to(key, person, version, at, person_of(request)))


@require_POST
def stage(request: HttpRequest, key: int) -> HttpResponse:
    """Say how far it is: being answered, for clearance, or taken up again."""
    form = VersionedForm(request.POST)
    wanted = request.POST.get("stage", "")
    if not form.is_valid() or wanted not in [*acts.MOVES, "reopened"]:
        raise Http404
    version, by = form.cleaned_data["version"], person_of(request)
    if wanted == "reopened":
        return _done(request, key, lambda at: acts.reopen(key, version, at, by))
    return _done(request, key, lambda at: acts.move_to(key, CaseStage(wanted), version, at, by))


@require_POST
def event(request: HttpRequest, key: int) -> HttpResponse:
    """Something happened to the clock."""
    found = case_of(key)
    form = EventForm(request.POST, of=found)
    if not form.is_valid():
        return _page(request, found, event=form, status=400)
    told = form.cleaned_data
    happened = ClockEvent(
        kind=told["kind"], on=told["on"], until=told["until"], regime=told["regime"], note=told["note"]
    )
    by = person_of(request)
    return _done(request, key, lambda at: clock.record_event(key, happened, told["version"], at, by), event=form)


@require_POST
def take_back(request: HttpRequest, key: int, event: int) -> HttpResponse:
    """An event was recorded by mistake."""
    form = VersionedForm(request.POST)
    if not form.is_valid():
        raise Http404
    version, by = form.cleaned_data["version"], person_of(request)
    return _done(request, key, lambda at: clock.take_back(key, event, version, at, by))


@require_POST
def note(request: HttpRequest, key: int) -> HttpResponse:
    """A note for colleagues. Two that are written at once are both kept."""
    form, found = NoteForm(request.POST), case_of(key)
    if sent := typing_sent(request, form, f"note {key}", f"{reverse('case', args=[key])}#notes", found):
        return sent
    if not form.is_valid():
        return _page(request, found, note=form, status=400)
    acts.note(found, form.cleaned_data["text"], timezone.now(), person_of(request))
    drop_form(f"note {key}", person_of(request))
    messages.success(request, "The note is kept.", extra_tags="good")
    return redirect("case", key)


@require_POST
def close(request: HttpRequest, key: int) -> HttpResponse:
    """It ended without a letter of ours."""
    form = CloseForm(request.POST)
    if not form.is_valid():
        return _page(request, case_of(key), close=form, status=400)
    told, by = form.cleaned_data, person_of(request)
    return _done(
        request, key, lambda at: acts.close(key, told["outcome"], told["on"], told["version"], at, by), close=form
    )


@require_POST
def draft(request: HttpRequest, key: int) -> HttpResponse:
    """Draft an acknowledgement or a clarification; one that is there already is opened."""
    form, kind = VersionedForm(request.POST), request.POST.get("kind", "")
    if not form.is_valid() or kind not in CorrespondenceKind.values:
        raise Http404
    try:
        made = draft_letter(
            key, CorrespondenceKind(kind), form.cleaned_data["version"], timezone.now(), person_of(request)
        )
    except (CannotChange, ChangedMeanwhile) as refusal:
        return _refused(request, key, refusal)
    return redirect("case_letter" if kind == CorrespondenceKind.ANSWER else "case_draft", key, made.pk)


@require_http_methods(["GET", "POST"])
def case_draft(request: HttpRequest, key: int, piece: int) -> HttpResponse:
    """A draft to be looked at and changed."""
    found = case_of(key)
    kept = get_object_or_404(found.correspondence, pk=piece, direction="out")
    if request.method == "GET" and not kept.is_draft:
        raise Http404
    form = DraftForm(
        request.POST if request.method == "POST" else None, initial={"version": kept.version, "text": kept.text}
    )
    name = f"draft {piece}"
    if sent := typing_sent(request, form, name, request.path, found):
        return sent
    shown = {"case": found, "draft": kept, "form": form, "kept": filled_again(request, form, name)}
    if not (form.is_bound and form.is_valid()):
        return staff_page(request, "cases/draft.html", shown, status=400 if form.errors else 200)
    try:
        change_draft(piece, form.cleaned_data["text"], form.cleaned_data["version"], timezone.now(), person_of(request))
    except CannotChange as refusal:  # what was typed stays on the page
        form.add_error(None, str(refusal))
        return staff_page(request, "cases/draft.html", shown, status=409)
    except ChangedMeanwhile:
        now = Correspondence.objects.select_related("recorded_by").get(pk=piece)
        again = DraftForm({"version": now.version, "text": form.cleaned_data["text"]})
        return staff_page(request, "cases/draft.html", shown | {"form": again, "theirs": now}, status=409)
    drop_form(name, person_of(request))
    messages.success(request, "The draft is kept.", extra_tags="good")
    return redirect("case", key)


@require_http_methods(["GET", "POST"])
def particulars(request: HttpRequest, key: int) -> HttpResponse:
    """Put right what was logged; where somebody else did meanwhile, both versions are shown."""
    found = case_of(key)
    form = ParticularsForm(request.POST if request.method == "POST" else None, case=found)
    shown = {"case": found, "form": form, "kind_form": KindForm(case=found) if _may_be_another(found) else None}
    if not (form.is_bound and form.is_valid()):
        return staff_page(request, "cases/particulars.html", shown, status=400 if form.errors else 200)
    told = form.cleaned_data
    given = acts.Particulars(
        told["subject"],
        told["received_on"],
        told.get("due_on"),
        told["asked_elsewhere"],
        told.get("late_reason", ""),
    )
    try:
        acts.change_particulars(key, given, told["version"], timezone.now(), person_of(request))
    except CannotChange as refusal:
        form.add_error(None, str(refusal))
        return staff_page(request, "cases/particulars.html", shown, status=400)
    except ChangedMeanwhile:
        return _both_versions(request, form, case_of(key))
    messages.success(request, "Saved.", extra_tags="good")
    return redirect("case", key)


@require_POST
def kind(request: HttpRequest, key: int) -> HttpResponse:
    """It is of another kind than it was logged as."""
    form = KindForm(request.POST, case=case_of(key))
    if not form.is_valid():
        return _refused(request, key, CannotChange("Choose what it is."))
    told = form.cleaned_data
    try:
        case = change_kind(key, CaseKind(told["kind"]), told["version"], timezone.now(), person_of(request))
    except (CannotChange, ChangedMeanwhile) as refusal:
        return _refused(request, key, refusal)
    messages.success(request, f"It is a {case.get_kind_display().lower()} now.", extra_tags="good")
    return redirect("case_split" if case.is_request else "case", key)


def _may_be_another(case: Case) -> bool:
    return case.is_open and case.kind in LOGGED_KINDS


def _both_versions(request: HttpRequest, form: Form, now: Case) -> HttpResponse:
    """What was typed, beside what another saved; saving again from here is meant."""
    theirs = ParticularsForm(case=now)
    differences = [
        (field.label, theirs[name].initial, form.cleaned_data[name])
        for name, field in theirs.fields.items()
        if name != "version" and (theirs[name].initial or "") != (form.cleaned_data[name] or "")
    ]
    again = ParticularsForm(in_version(form, now.version), case=now)
    shown = {"case": now, "form": again, "meanwhile": now, "differences": differences}
    return staff_page(request, "cases/particulars.html", shown, status=409)


def _done(request: HttpRequest, key: int, act: Act, **forms: Form) -> HttpResponse:
    """Do it, and show the case; or say why not, with what was typed."""
    found = case_of(key)
    try:
        act(timezone.now())
    except CannotChange as refusal:
        for form in forms.values():
            form.add_error(None, str(refusal))
        if not forms or not found.is_open:  # then no form is on the page
            return _refused(request, key, refusal)
        return _page(request, case_of(key), status=400, **forms)
    except ChangedMeanwhile as refusal:
        if not forms:
            return _refused(request, key, refusal)
        now = case_of(key)
        messages.error(request, _meanwhile(now), extra_tags="bad")
        for form in forms.values():  # sent again from this page, it is meant for the case as it is now
            form.data = in_version(form, now.version)
        return _page(request, now, status=409, **forms)
    messages.success(request, "Saved.", extra_tags="good")
    return redirect("case", key)


def _refused(request: HttpRequest, key: int, refusal: Exception) -> HttpResponse:
    words = _meanwhile(case_of(key)) if isinstance(refusal, ChangedMeanwhile) else str(refusal)
    messages.error(request, words, extra_tags="bad")
    return redirect("case", key)


def _meanwhile(now: Case) -> str:
    return MEANWHILE.format(now.changed_by.known_as if now.changed_by else "Somebody")


def _page(request: HttpRequest, found: Case, status: int = 200, **forms: Form) -> HttpResponse:
    """The page, with a form that was sent and could not be taken shown again as it was typed, in the version of now."""
    shown = case_file(found, timezone.localdate(), person_of(request))
    usual: dict[str, Form] = {
        "owner": OwnerForm(initial={"version": found.version, "owner": found.owner_id}),
        "event": EventForm(of=found),
        "note": NoteForm(),
        "close": CloseForm(initial={"version": found.version}),
    }
    typed = filled_again(request, usual["note"], f"note {found.pk}") if "note" not in forms else None
    context = {"page": shown, "case": found, "forms": {**usual, **forms}, "typed_note": typed}
    return staff_page(request, "cases/case.html", context, status=status)
