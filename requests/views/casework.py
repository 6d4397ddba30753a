"""A filed letter: its page, its pages of text, the original, and the forms that change what is ours."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.forms import BooleanField, ChoiceField, Form
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from documents.errors import DamagedLetter, LostLetter
from documents.intake import bytes_of
from documents.models import Letter
from requests.contradictions.settling import unsettled_of
from requests.errors import ChangedMeanwhile
from requests.filed_letters import change_words, complete, confirm_topics
from requests.forms.casework import CompletionForm, TopicsField, TopicsForm, VersionedForm, WordsForm
from requests.handled import why_not_corrected
from requests.models import Erasure, FOIRequest, Question
from requests.models.foi_request import Stage
from requests.particulars import listed
from requests.publishing.dead_links import gone_for
from requests.topics import proposals_for
from requests.views.case_page import case_page
from requests.views.publication_standing import standing_of
from requests.views.staff_frame import person_of, staff_page

ENDINGS = {"pdf": ("pdf", "application/pdf"), "text": ("txt", "text/plain; charset=utf-8")}
SHUT = "sandbox; default-src 'none'; frame-ancestors 'none'"


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that two people filled in unlike."""

    label: str
    theirs: str
    yours: str


def cases() -> QuerySet[FOIRequest]:
    """Every filed letter's case, with the people who dealt with it."""
    return FOIRequest.objects.letters().select_related("filed_by", "changed_by", "checked_by", "case")


def to_correct(request: HttpRequest, key: int) -> FOIRequest:
    """The letter, for those who may correct its reading; for others it has no such page."""
    found = get_object_or_404(cases(), pk=key)
    if why_not_corrected(found, person_of(request)):
        raise Http404
    return found


def said_corrected(was: FOIRequest, words: str = "Corrected.") -> str:
    """What is said of a correction, with what follows from it. `was`: the letter as it stood before."""
    if was.checked_on and FOIRequest.objects.filter(pk=was.pk, checked_on=None).exists():
        words += " It is no longer said to be checked: compare it with the letter again."
    if FOIRequest.objects.published().filter(pk=was.pk).exists():
        words += " The public copy is unchanged until it is published again."
    return words


def back_to(key: int, place: str) -> HttpResponse:
    """The letter's page again, at the place of what was done there: who goes on with the keyboard goes on from it."""
    return redirect(f"{reverse('staff_request', args=[key])}#{place}")


@require_GET
def staff_request(request: HttpRequest, key: int) -> HttpResponse:
    """The filed letter, whole."""
    found = cases().filter(pk=key).first()
    if found is None:  # perhaps erased: then its certificate is all that is left
        return redirect("erasure", get_object_or_404(Erasure, foi_request=key).key)
    standing, person = standing_of(found, timezone.now()), person_of(request)
    person.corrects_here = not (why := why_not_corrected(found, person))
    shown = {
        "page": case_page(found, standing.kept),
        "foi_request": found,
        "standing": standing,
        "gone": gone_for(found),
        "contradicts": unsettled_of(found),
        "to_reviewers": why if person.may_file else "",
    }
    return staff_page(request, "staff/request.html", shown)


@require_GET
def original(request: HttpRequest, key: int) -> HttpResponse:
    """The letter as it came, to be kept and not shown: a browser that shows it runs what is in it."""
    foi_request = get_object_or_404(cases(), pk=key)
    letter = foi_request.filed_letters.select_related("letter").earliest("pk").letter
    try:
        content = bytes_of(letter)
    except (LostLetter, DamagedLetter) as fault:
        messages.error(request, str(fault), extra_tags="bad")
        return redirect("staff_request", key)
    return _download(foi_request, letter, content)


@require_http_methods(["GET", "POST"])
def change_own_words(request: HttpRequest, key: int) -> HttpResponse:
    """Title, "in short" and labels: ours, and never shown beside the letter's own words."""
    foi_request = get_object_or_404(cases(), pk=key)
    form = _words_form(foi_request, request.POST if request.method == "POST" else None)
    is_live = _is_live(foi_request)
    shown = {"form": form, "foi_request": foi_request, "is_live": is_live}
    if not (form.is_bound and form.is_valid()):
        return staff_page(request, "staff/change_words.html", shown, status=400 if form.errors else 200)
    try:
        change_words(key, form.words, form.cleaned_data["version"], timezone.now(), person_of(request))
    except ChangedMeanwhile:
        now = get_object_or_404(cases(), pk=key)
        return _told(request, "staff/change_words.html", shown, now, _words_form(now))
    messages.success(request, _changed(is_live=is_live), extra_tags="good")
    return redirect("staff_request", key)


@require_POST
def confirm_case_topics(request: HttpRequest, key: int) -> HttpResponse:
    """Confirm what was proposed as the topics of a case, and nothing else of it."""
    foi_request = get_object_or_404(cases(), pk=key)
    form = TopicsForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Nothing was confirmed: the list of topics was changed. Look at it again.")
        return redirect("staff_request", key)
    try:
        version = form.cleaned_data["version"]
        confirm_topics(key, form.cleaned_data["topics"], version, timezone.now(), person_of(request))
    except ChangedMeanwhile as refusal:
        messages.error(request, f"{refusal} Nothing was confirmed. Look at it again.", extra_tags="bad")
        return redirect("staff_request", key)
    messages.success(request, _changed(is_live=_is_live(foi_request)), extra_tags="good")
    return redirect("staff_request", key)


def _words_form(foi_request: FOIRequest, typed: QueryDict | None = None) -> WordsForm:
    """The form of a case's own words, with the topics that are proposed for it."""
    questions = list(Question.objects.filter(foi_request=foi_request).order_by("order"))
    proposals = [proposal for _, proposal in proposals_for(foi_request)]
    return WordsForm(typed, foi_request=foi_request, questions=questions, proposals=proposals)


@require_http_methods(["GET", "POST"])
def particulars(request: HttpRequest, key: int) -> HttpResponse:
    """What a draft lacks. A letter that is filed already has no such page."""
    foi_request = get_object_or_404(cases(), pk=key)
    form = CompletionForm(request.POST if request.method == "POST" else None, foi_request=foi_request)
    shown = {"form": form, "foi_request": foi_request}
    if foi_request.stage != Stage.DRAFT:
        if not form.is_bound:
            raise Http404
        return _told(request, "staff/particulars.html", shown, foi_request, CompletionForm(foi_request=foi_request))
    if not (form.is_bound and form.is_valid()):
        return staff_page(request, "staff/particulars.html", shown, status=400 if form.errors else 200)
    try:
        done = complete(key, form.completion, form.cleaned_data["version"], timezone.now(), person_of(request))
    except ChangedMeanwhile:
        now = get_object_or_404(cases(), pk=key)
        return _told(request, "staff/particulars.html", shown, now, CompletionForm(foi_request=now))
    if done.missing:
        messages.info(request, f"Saved. Still missing: {listed(done.missing)}.")
    else:
        messages.success(request, f"{done} is filed. Nothing is missing any more.", extra_tags="good")
    return redirect("staff_request", key)


def _told(
    request: HttpRequest, template: str, shown: dict[str, Any], now: FOIRequest, fresh: VersionedForm
) -> HttpResponse:
    """What was typed stays in the form; what somebody else saved stands above it. Saving again is then a choice."""
    form: VersionedForm = shown["form"]
    typed = request.POST.copy()
    typed["version"] = str(now.version)
    form.data = typed
    shown = {**shown, "meanwhile": now, "differences": list(differences(fresh, form))}
    return staff_page(request, template, shown, status=409)


def differences(theirs: Form, yours: Form) -> Iterator[Difference]:
    """Field by field, where what was typed is not what is saved now."""
    for field in theirs.visible_fields():
        if isinstance(field.field, BooleanField):
            continue
        if isinstance(field.field, TopicsField):
            saved, typed = (field.field.names_of(form[field.name].value()) for form in (theirs, yours))
        elif isinstance(field.field, ChoiceField):
            words = {str(value): str(label) for value, label in field.field.widget.choices}
            saved, typed = (words.get(str(form[field.name].value()), "") for form in (theirs, yours))
        else:
            saved = field.field.widget.format_value(field.value()) or ""
            typed = yours.data.get(field.html_name, "")
        if saved.split() != typed.split():
            yield Difference(str(field.label), saved, typed)


def changed_meanwhile(request: HttpRequest, key: int, what: str) -> HttpResponse:
    """Back to the letter as it is now: somebody else was faster, and nothing was done."""
    words = f"Nothing was done: somebody else changed this {what} while you looked at it. This is how it is now."
    messages.error(request, words, extra_tags="bad")
    return redirect("staff_request", key)


def _changed(*, is_live: bool) -> str:
    return "Saved. The public copy is unchanged until it is published again." if is_live else "Saved."


def _is_live(foi_request: FOIRequest) -> bool:
    return foi_request.publications.filter(withdrawn_at=None).exists()


def _download(foi_request: FOIRequest, letter: Letter, content: bytes) -> HttpResponse:
    ending, kind = ENDINGS.get(letter.format, (letter.format, "application/octet-stream"))
    slug = foi_request.slug or f"draft-{foi_request.pk}"
    name = slug if slug.startswith("foi-") else f"foi-{slug}"
    return HttpResponse(
        content,
        content_type=kind,
        headers={
            "Content-Disposition": f'attachment; filename="{name}.{ending}"',
            "Content-Security-Policy": SHUT,
            "X-Content-Type-Options": "nosniff",
        },
    )
