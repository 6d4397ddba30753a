"""The small forms on a review's page: what each does, and what is said where it cannot be done."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from requests.accounts.signing_in import FRESH, is_fresh
from requests.cases.drafts import draft_letter
from requests.errors import CannotChange, ChangedMeanwhile
from requests.forms.casework import VersionedForm, in_version
from requests.forms.outsiders import OutsiderForm
from requests.forms.reviews import EndForm, ExtendForm, FindingForm, GroundForm, ReviewerForm
from requests.models import Case, InternalReview, Person
from requests.models.correspondence import CorrespondenceKind
from requests.models.review import Duty, Ground
from requests.reviews.deciding import (
    add_ground,
    conclude,
    extend,
    give_review,
    not_in_dispute_rest,
    take_up_again,
)
from requests.reviews.ending import HowEnded, end_undecided, take_up_ended
from requests.reviews.finding import find, findings_seen, take_over_proposed
from requests.reviews.independence import why_not
from requests.reviews.outsiders import give_to_outsider
from requests.views.review_page import MEANWHILE, review_of, review_page, step_again
from requests.views.staff_frame import person_of


@require_POST
def review_act(request: HttpRequest, key: int) -> HttpResponse:
    """One of the small forms on the page, told by its button."""
    found, person = review_of(key, person_of(request)), person_of(request)
    name, at = request.POST.get("do", ""), timezone.now()
    if name in (plain := _plain(key, at, person)):
        return _plainly(request, found, *plain[name])
    if name not in FORMS or (name in {"reviewer", "outsider"} and not person.may_review):
        raise Http404
    if name == "outsider" and not is_fresh(request, at, 2 * FRESH):  # it makes an account
        return redirect(step_again(found))
    form, act = FORMS[name](request.POST, found, at, person)
    if form.is_valid():
        try:
            act(form.cleaned_data)
        except CannotChange as refusal:
            form.add_error(None, str(refusal))
        except ChangedMeanwhile:  # what they saved stands on the page; sent again from there, this is meant
            now = review_of(key, person)
            form, _ = FORMS[name](_as_of(form, now), now, at, person)
            form.add_error(None, MEANWHILE)
            return review_page(request, now, status=409, **{name: form})
        else:
            messages.success(request, DONE[name], extra_tags="good")
            tells = name == "extend" and not why_not(found, person)  # who may not decide writes no letter of it
            return _to_tell(key, at, person) if tells else redirect("review", key)
    return review_page(request, found, status=400, **{name: form})


def _plain(key: int, at: datetime, person: Person) -> dict[str, tuple[Callable[[int], object], str]]:
    """What a button does without a form, and what is said when it is done."""
    return {
        "conclude": (lambda version: conclude(key, version, at, person), "Concluded. Its letter can be made."),
        "again": (lambda version: take_up_again(key, version, at, person), "It can be decided again."),
        "reopen": (lambda version: take_up_ended(key, version, at, person), "It is open, and every part to decide."),
        "proposed": (lambda _: take_over_proposed(key, at, person), "The findings are kept."),
        "rest": (lambda _: not_in_dispute_rest(key, at, person), "The rest is not in dispute."),
    }


def _as_of(form: Form, now: InternalReview) -> QueryDict:
    """What was typed, as if the page had been opened now."""
    typed = in_version(form, now.case.version)
    typed["seen"] = findings_seen(now)
    return typed


def _to_tell(key: int, at: datetime, by: Person) -> HttpResponse:
    """On to the letter that tells the requester of the new day: one that told of an earlier one is drafted anew."""
    case = Case.objects.get(review=key)
    case.correspondence.filter(kind=CorrespondenceKind.EXTENSION, happened_at=None, outgoing=None).delete()
    draft = draft_letter(case.pk, CorrespondenceKind.EXTENSION, case.version, at, by)
    return redirect("review_letter", key, draft.pk)


def _reviewer(typed: QueryDict, found: InternalReview, at: datetime, by: Person) -> Sent:
    def act(told: dict[str, Any]) -> object:
        return give_review(found.pk, told["person"], told["until"], told["alone_because"], told["version"], at, by)

    return ReviewerForm(typed, auto_id="id_reviewer_%s"), act


def _outsider(typed: QueryDict, found: InternalReview, at: datetime, by: Person) -> Sent:
    form = OutsiderForm(typed, auto_id="id_outsider_%s")

    def act(told: dict[str, Any]) -> object:
        return give_to_outsider(found.pk, form.outsider, told["until"], told["version"], at, by)

    return form, act


def _extend(typed: QueryDict, found: InternalReview, at: datetime, by: Person) -> Sent:
    def act(told: dict[str, Any]) -> object:
        return extend(found.pk, told["until"], told["because"], told["version"], at, by)

    return ExtendForm(typed, auto_id="id_extend_%s"), act


def _end(typed: QueryDict, found: InternalReview, at: datetime, by: Person) -> Sent:
    def act(told: dict[str, Any]) -> object:
        end_undecided(found.pk, HowEnded(told["how"]), told["words"], told["version"], at, by)
        return None

    return EndForm(typed, auto_id="id_end_%s"), act


def _ground(typed: QueryDict, found: InternalReview, at: datetime, by: Person) -> Sent:
    def act(told: dict[str, Any]) -> object:
        return add_ground(found.pk, told["about"], Ground(told["ground"]), told["words"], at, by)

    return GroundForm(typed, review=found, auto_id="id_ground_%s"), act


def _finding(typed: QueryDict, found: InternalReview, at: datetime, by: Person) -> Sent:
    def act(told: dict[str, Any]) -> object:
        return find(found.pk, Duty(told["duty"]), told["words"], told["seen"], at, by, is_met=told["is_met"])

    return FindingForm(typed, auto_id="id_finding_%s"), act


Sent = tuple[Form, Callable[[dict[str, Any]], object]]
FORMS = {
    "reviewer": _reviewer,
    "outsider": _outsider,
    "extend": _extend,
    "ground": _ground,
    "end": _end,
    "finding": _finding,
}
DONE = {
    "reviewer": "It is written down who reviews it.",
    "outsider": "They have an account for this review alone. Tell them their first password.",
    "extend": "It is due later once this letter, which tells the requester, has left: send it.",
    "end": "It is ended without a decision.",
    "ground": "The ground is written down.",
    "finding": "The finding is kept.",
}


def _plainly(request: HttpRequest, found: InternalReview, act: Callable[[int], object], words: str) -> HttpResponse:
    form = VersionedForm(request.POST)
    if not form.is_valid():
        raise Http404
    try:
        act(form.cleaned_data["version"])
    except (CannotChange, ChangedMeanwhile) as refusal:
        told = MEANWHILE if isinstance(refusal, ChangedMeanwhile) else str(refusal)
        messages.error(request, told, extra_tags="bad")
    else:
        messages.success(request, words, extra_tags="good")
    return redirect("review", found.pk)
