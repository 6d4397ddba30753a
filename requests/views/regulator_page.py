"""A complaint to the regulator: its letters and days, its notice, an appeal, its bundles, and the forms on its page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from documents.errors import DamagedLetter, LostLetter, UnreadableLetter
from documents.intake import bytes_of
from requests.cases.acts import open_requester
from requests.errors import CannotChange, ChangedMeanwhile
from requests.forms.casework import VersionedForm
from requests.forms.regulator import BundleForm, ChangeForm, EndForm, LetterForm, PutOffForm
from requests.law.appeals import RESTS_ON
from requests.models import Case, Person, RegulatorCase, RegulatorLetter, TribunalAppeal
from requests.models.regulator_case import Ending
from requests.regulator_cases.deciding import appeal_by, end_otherwise, open_again
from requests.regulator_cases.letters import keep_letter, put_off, take_out
from requests.regulator_cases.opening import change_particulars
from requests.views.casework import SHUT
from requests.views.staff_frame import person_of, staff_page

MEANWHILE = (
    "Somebody else changed this complaint after you opened it. Nothing of yours is saved: look at it, and try again."
)
MOST_BUNDLES = 10
Sent = tuple[Form, Callable[[dict[str, Any]], object]]


def complaint_of(key: int) -> RegulatorCase:
    """The complaint of that number. Raises Http404."""
    return get_object_or_404(RegulatorCase.objects.with_due().select_related("foi_request", "owner"), pk=key)


@require_GET
def regulator_case(request: HttpRequest, key: int) -> HttpResponse:
    """All that is written down of it."""
    return complaint_page(request, complaint_of(key))


@require_POST
def regulator_letter(request: HttpRequest, key: int) -> HttpResponse:
    """Keep a letter of the regulator's, or ours, with its file."""
    found = complaint_of(key)
    form = LetterForm(request.POST, request.FILES, found=found, auto_id="id_letter_%s")

    def act(told: dict[str, Any]) -> object:
        return keep_letter(key, form.new(), told["version"], timezone.now(), person_of(request))

    return _done(request, found, "letter", (form, act), "The letter is kept.")


@require_GET
def regulator_letter_file(request: HttpRequest, key: int, letter: int) -> HttpResponse:
    """A letter's file, byte for byte, to be kept and not shown; it tells who asked, so that somebody looked is kept."""
    row = get_object_or_404(
        RegulatorLetter.objects.select_related("letter"), pk=letter, regulator_case=key, letter__isnull=False
    )
    file = row.letter
    assert file is not None  # noqa: S101
    try:
        content = bytes_of(file)
    except (LostLetter, DamagedLetter) as fault:
        messages.error(request, str(fault), extra_tags="bad")
        return redirect("regulator_case", key)
    if case := Case.objects.filter(foi_request__regulator_cases=key).first():
        open_requester(case, "letter of the regulator", timezone.now(), person_of(request))
    ending = "".join(sign for sign in file.name.rpartition(".")[2][:8] if sign.isascii() and sign.isalnum())
    name = f"regulator-{row.happened_on}-{row.pk}.{ending or 'bin'}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Content-Security-Policy": SHUT}
    return HttpResponse(content, content_type="application/octet-stream", headers=headers)


@require_POST
def regulator_act(request: HttpRequest, key: int) -> HttpResponse:
    """One of the small forms on the page, told by its button."""
    found, person = complaint_of(key), person_of(request)
    name = request.POST.get("do", "")
    if name not in FORMS:
        raise Http404
    make, words = FORMS[name]
    return _done(request, found, name, make(request.POST, found, timezone.now(), person), words)


def _done(request: HttpRequest, found: RegulatorCase, name: str, sent: Sent, words: str) -> HttpResponse:
    form, act = sent
    if form.is_valid():
        try:
            act(form.cleaned_data)
        except (CannotChange, UnreadableLetter) as refusal:
            form.add_error(None, getattr(refusal, "reason", str(refusal)))
        except ChangedMeanwhile:
            form.add_error(None, MEANWHILE)
        else:
            messages.success(request, words, extra_tags="good")
            return redirect("regulator_case", found.pk)
    return complaint_page(request, found, status=400, **{name: form})


def _change(typed: QueryDict, found: RegulatorCase, at: datetime, by: Person) -> Sent:
    form = ChangeForm(typed, auto_id="id_change_%s")
    return form, lambda told: change_particulars(found.pk, form.particulars, told["version"], at, by)


def _end(typed: QueryDict, found: RegulatorCase, at: datetime, by: Person) -> Sent:
    def act(told: dict[str, Any]) -> object:
        return end_otherwise(found.pk, Ending(told["how"]), told["on"], told["version"], at, by)

    return EndForm(typed, auto_id="id_end_%s"), act


def _again(typed: QueryDict, found: RegulatorCase, at: datetime, by: Person) -> Sent:
    return VersionedForm(typed), lambda told: open_again(found.pk, told["version"], at, by)


def _put_off(typed: QueryDict, found: RegulatorCase, at: datetime, by: Person) -> Sent:
    def act(told: dict[str, Any]) -> object:
        return put_off(found.pk, told["letter"], told["due_on"], told["version"], at, by)

    return PutOffForm(typed, auto_id="id_put_off_%s"), act


def _take_out(typed: QueryDict, found: RegulatorCase, at: datetime, by: Person) -> Sent:
    form = PutOffForm(typed)
    return form, lambda told: take_out(found.pk, told["letter"], told["version"], at, by)


FORMS: dict[str, tuple[Callable[[QueryDict, RegulatorCase, datetime, Person], Sent], str]] = {
    "change": (_change, "The particulars are kept."),
    "end": (_end, "It is written down how it ended."),
    "again": (_again, "The complaint is open again."),
    "put_off": (_put_off, "The new day is kept."),
    "take_out": (_take_out, "The letter is taken out."),
}


def _usual_forms(found: RegulatorCase) -> dict[str, Form]:
    """As they stand before anything is typed."""
    version = {"version": found.version}
    names = ("reference", "received_on", "officer", "owner", "note")
    told = {name: getattr(found, name) for name in names}
    return {
        "change": ChangeForm(initial={**version, **told}, auto_id="id_change_%s"),
        "letter": LetterForm(initial=version, found=found, auto_id="id_letter_%s"),
        "end": EndForm(initial=version, auto_id="id_end_%s"),
        "put_off": PutOffForm(initial=version, auto_id="id_put_off_%s"),
        "bundle": BundleForm(auto_id="id_bundle_%s"),
    }


def complaint_page(request: HttpRequest, found: RegulatorCase, status: int = 200, **sent: Form) -> HttpResponse:
    """The page, with a form that was sent and could not be taken."""
    appeal = TribunalAppeal.objects.filter(regulator_case=found).first()
    parts, last_day = list(found.parts.all()), appeal_by(found)
    bundles = found.bundles.select_related("asked_by").prefetch_related("openings__person")
    shown = {
        "found": found,
        "case": Case.objects.filter(foi_request=found.foi_request).first(),
        "letters": list(found.letters.select_related("letter", "answers").prefetch_related("replies")),
        "waiting": set(found.letters.waiting().values_list("pk", flat=True)),
        "parts": [part for part in parts if part.held],
        "untouched": len([part for part in parts if not part.held]),
        "appeal": appeal,
        "appeal_by": last_day,  # none: there is no way to the Tribunal
        "appeal_late": bool(appeal and last_day and appeal.lodged_on > last_day),
        "rests_on": RESTS_ON,
        "reviews": list(found.foi_request.reviews.select_related("case")),
        "live": found.foi_request.publications.filter(withdrawn_at=None).exists(),
        "bundles": list(bundles[:MOST_BUNDLES]),
        "today": timezone.localdate(),
        "forms": {**_usual_forms(found), **sent},
    }
    return staff_page(request, "regulator/case.html", shown, status=status)
