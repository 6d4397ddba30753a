"""The worksheet of a case: every question on one page, one of them open to be answered."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import BaseFormSet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from requests.cases.consulting import take_up
from requests.cases.consulting_mail import link_address
from requests.cases.typing_kept import keep_typing, typing_of
from requests.cases.worksheet import (
    WrittenAnswer,
    WrittenPart,
    record_search,
    save_answer,
    written_answers,
)
from requests.errors import CannotChange, ChangedMeanwhile
from requests.forms.worksheet import PartForm, PartFormSet, SearchForm, parts_of, values_of, values_typed
from requests.law.catalogue import LIMBS
from requests.law.outcomes import Outcome, overall
from requests.law.regimes import Regime
from requests.models import Case, Consultation, ExemptionNote, FOIRequest, KeptTyping, OtherBody
from requests.reviews.learning import lesson, noted
from requests.views.case_file import case_of
from requests.views.contradictions import beside
from requests.views.response_page import ShownOutcome, part_outcome, question_outcome
from requests.views.staff_frame import person_of, staff_page
from requests.views.worksheet_offers import offered_part, offers_for, part_sent, put_in, with_held_words

PREFIX = "a"
Forms = BaseFormSet[PartForm]


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A question on the sheet with its outcome so far."""

    answer: WrittenAnswer
    outcome: ShownOutcome | None
    parts: Sequence[tuple[ShownOutcome, Any, Any]]
    is_open: bool


@require_http_methods(["GET"])
def worksheet(request: HttpRequest, key: int) -> HttpResponse:
    """The sheet, open where one typed last and did not save; else at the first question that is not answered."""
    case, foi_request = asked_in(key)
    answers = written_answers(case, foi_request)
    typed = KeptTyping.objects.filter(person=person_of(request), question__foi_request=foi_request)
    last = typed.order_by("kept_at").values_list("question", flat=True).last()
    first = next((each for each in answers if not each.parts), answers[0] if answers else None)
    first = next((each for each in answers if each.question.pk == last), first)
    return _page(request, case, answers, first if case.is_open else None)


@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, key: int, question: int) -> HttpResponse:
    """One question of it, to be answered; a button beside it puts an answer in that was given before."""
    case, foi_request = asked_in(key)
    answers = written_answers(case, foi_request)
    opened = next((each for each in answers if each.question.pk == question), None)
    if opened is None:
        raise Http404
    if request.method == "GET" and not case.is_open:
        return redirect(f"{reverse('case_answers', args=[key])}#{opened.question.anchor}")
    if request.method == "GET":
        return _page(request, case, answers, opened)
    if "typing" in request.POST:
        return _typing(request, case, opened)
    if "use" in request.POST:
        filled = _filled(case, _used(request, case, opened))
        return _page(request, case, answers, opened, filled, seen=request.POST.get("seen", "")[:64], used=True)
    forms = PartFormSet(request.POST, prefix=PREFIX, form_kwargs={"regime": Regime(foi_request.regime)})
    if not forms.is_valid():
        return _page(request, case, answers, opened, forms, status=400)
    try:
        save_answer(
            key, question, parts_of(forms.forms), request.POST.get("seen", ""), timezone.now(), person_of(request)
        )
    except CannotChange as refusal:
        messages.error(request, str(refusal), extra_tags="bad")
        return _page(request, case, answers, opened, forms, status=400)
    except ChangedMeanwhile:
        return _page(request, case, written_answers(case, foi_request), opened, forms, status=409)
    return _saved(request, case, answers, opened)


@require_POST
def search(request: HttpRequest, key: int, question: int) -> HttpResponse:
    """Somebody looked for it."""
    case, foi_request = asked_in(key)
    answers = written_answers(case, foi_request)
    opened = next((each for each in answers if each.question.pk == question), None)
    if opened is None:
        raise Http404
    form = SearchForm(request.POST)
    if not form.is_valid():
        return _page(request, case, answers, opened, searching=form, status=400)
    try:
        record_search(key, question, form.save(commit=False), timezone.now(), person_of(request))
    except CannotChange as refusal:
        form.add_error(None, str(refusal))
        return _page(request, case, answers, opened, searching=form, status=400)
    messages.success(request, "The search is written down.", extra_tags="good")
    return redirect(_address(case, opened))


def asked_in(key: int) -> tuple[Case, FOIRequest]:
    """A case that asks for information, with its request; 404 for another."""
    case = case_of(key)
    if case.foi_request is None:
        raise Http404
    return case, case.foi_request


def _address(case: Case, opened: WrittenAnswer) -> str:
    return f"{reverse('case_answer', args=[case.pk, opened.question.pk])}#{opened.question.anchor}"


def _saved(request: HttpRequest, case: Case, answers: Sequence[WrittenAnswer], saved: WrittenAnswer) -> HttpResponse:
    """To the next question; after the last that had no answer, to the top of the sheet, where the letter is made."""
    is_last = not saved.parts and all(each.parts for each in answers if each is not saved)
    then = " Every question has an answer now." if is_last else ""
    messages.success(request, f"The answer to {saved.question} is saved.{then}", extra_tags="good")
    return redirect("case_answers", case.pk) if is_last else redirect(_next(case, answers, saved))


def _next(case: Case, answers: Sequence[WrittenAnswer], saved: WrittenAnswer) -> str:
    """The next question without an answer, beginning again from the first; the whole sheet where there is none."""
    at = [each.question.pk for each in answers].index(saved.question.pk)
    left = [each for each in [*answers[at + 1 :], *answers[:at]] if not each.parts]
    return _address(case, left[0]) if left else f"{reverse('case_answers', args=[case.pk])}#{saved.question.anchor}"


def _page(
    request: HttpRequest,
    case: Case,
    answers: Sequence[WrittenAnswer],
    opened: WrittenAnswer | None,
    forms: Forms | None = None,
    searching: SearchForm | None = None,
    seen: str = "",
    status: int = 200,
    *,
    used: bool = False,
) -> HttpResponse:
    current = next((each for each in answers if opened and each.question.pk == opened.question.pk), opened)
    kept = typing_of(current.question.pk, person_of(request)) if current and forms is None and not searching else None
    if kept and current:
        forms = _filled(case, values_typed(kept.typed, PREFIX))
    shown = {
        "kept": kept,
        "rows": [_row(each, current) for each in answers],
        "left": sum(1 for each in answers if not each.parts),
        "meanwhile": status == 409 or bool(kept and current and kept.seen != current.seen),
        "used": used,
    }
    differs = beside(case, [current.question], timezone.now(), person_of(request)) if current else []
    more = {**_beside(case, current, forms, searching, seen), "beside": differs}
    return staff_page(request, "cases/worksheet.html", {**shown, **more}, status=status)


def _beside(
    case: Case, current: WrittenAnswer | None, forms: Forms | None, searching: SearchForm | None, seen: str
) -> dict[str, Any]:
    """The open question's form, and what stands beside it."""
    regime = Regime(case.foi_request.regime) if case.foi_request else Regime.FOIA
    if forms is None and current:
        forms = _filled(case, [values_of(part) for part in current.parts])
    today = timezone.localdate()
    return {
        "case": case,
        "opened": current,
        "forms": forms,
        "seen": seen or (current.seen if current else ""),
        "searching": searching or SearchForm(initial={"on": today, "minutes": None}),
        "colleagues": _colleagues(current) if current else (),
        "offers": offers_for(current.question.text, today) if current else None,
        "limbs": [
            limb for law in (regime, Regime.FOIA) for limb in LIMBS if limb.regime is law and limb.in_force(today)
        ],
        "holders": OtherBody.objects.all(),
        "notes": _notes(current) if current else (),
        "lessons": _lessons(current) if current else (),
    }


def _filled(case: Case, values: list[dict[str, Any]]) -> Forms:
    """The form with these parts in it, and room for one more."""
    regime = Regime(case.foi_request.regime) if case.foi_request else Regime.FOIA
    return PartFormSet(initial=values, prefix=PREFIX, form_kwargs={"regime": regime})


def _typing(request: HttpRequest, case: Case, opened: WrittenAnswer) -> HttpResponse:
    """Keep what stands in the form now, or throw away what was kept."""
    if request.POST["typing"] != "keep" or _is_saved(request, case, opened):
        KeptTyping.objects.filter(person=person_of(request), question=opened.question).delete()
        return redirect(_address(case, opened)) if request.POST["typing"] != "keep" else HttpResponse(status=204)
    typed = {name: str(value) for name, value in request.POST.items() if name.startswith(f"{PREFIX}-")}
    seen, by = request.POST.get("seen", "")[:64], person_of(request)
    is_kept = keep_typing(case, opened.question.pk, typed, seen, timezone.now(), by)
    return HttpResponse(status=204 if is_kept else 409)


def _used(request: HttpRequest, case: Case, opened: WrittenAnswer) -> list[dict[str, Any]]:
    """What is typed, and after it what a button beside the question puts in."""
    typed = values_typed(request.POST, PREFIX)
    if request.POST["use"] == "held":
        return with_held_words(typed)
    offered = _taken_up(request, case, opened) or offered_part(request.POST["use"][:40], opened)
    return put_in(typed, values_of(offered)) if offered else typed


def _is_saved(request: HttpRequest, case: Case, opened: WrittenAnswer) -> bool:
    """Whether what is typed is what the answer says: what was sent to be kept may come after it was saved."""
    regime = Regime(case.foi_request.regime) if case.foi_request else Regime.FOIA
    forms = PartFormSet(request.POST, prefix=PREFIX, form_kwargs={"regime": regime})
    return forms.is_valid() and bool(opened.parts) and parts_of(forms.forms) == list(opened.parts)


def _taken_up(request: HttpRequest, case: Case, opened: WrittenAnswer) -> WrittenPart | None:
    """What a colleague sent, as a part to be looked at before it is saved; None where the button was another."""
    key = request.POST["use"].removeprefix("reply ")
    if key == request.POST["use"] or not re.fullmatch("[0-9a-f]{32}", key):
        return None
    found = take_up(case.pk, opened.question.pk, UUID(hex=key), timezone.now(), person_of(request))
    return part_sent(found, opened.question) if found else None


def _notes(current: WrittenAnswer) -> list[ExemptionNote]:
    """What the office has noted about the exemptions that the answer relies on as it is saved."""
    parts = current.question.parts.all()
    relied_on = {(each.regime, each.provision) for part in parts for each in part.exemptions.all()}
    return [note for note in ExemptionNote.objects.all() if any(note.is_about(*each) for each in relied_on)]


def _lessons(current: WrittenAnswer) -> list[tuple[str, str, list[str]]]:
    """What reviews decided before on the exemptions that the answer relies on as it is saved, and what they noted."""
    relied_on = {
        (each.regime, each.provision): each.as_written
        for part in current.question.parts.all()
        for each in part.exemptions.all()
    }
    told = [(words, lesson(*law), noted(*law)) for law, words in relied_on.items()]
    return [each for each in told if each[1]]


def _colleagues(current: WrittenAnswer) -> list[tuple[Consultation, str]]:
    """Who was asked, and the link each has."""
    asked = current.question.consultations.select_related("asked_by", "case").prefetch_related("messages", "files")
    return [(each, link_address(each)) for each in asked]


def _row(answer: WrittenAnswer, opened: WrittenAnswer | None) -> SheetRow:
    outcomes = [part_outcome(part.outcome, not_yet=part.not_yet, held_by=part.held_by) for part in answer.parts]
    whole = question_outcome(overall(Outcome(part.outcome) for part in answer.parts)) if answer.parts else None
    return SheetRow(
        answer=answer,
        outcome=outcomes[0] if len(outcomes) == 1 else whole,
        parts=list(zip(outcomes, answer.parts, answer.warned, strict=True)),
        is_open=bool(opened and opened.question.pk == answer.question.pk),
    )
