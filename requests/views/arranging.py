"""Which questions a letter asks: adding one that the reading missed, splitting, merging, removing, moving one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from requests.correctable.arranging import Wanted, add, cut_at, merge, remove, remove_with_answer, split
from requests.correctable.order import QuestionOrder, ordered
from requests.correctable.places import located
from requests.correctable.shapes import fingerprint
from requests.correcting import Change, correct
from requests.errors import CannotCorrect, ChangedMeanwhile
from requests.forms.arranging import (
    ChosenQuestionForm,
    MergeQuestionsForm,
    NewQuestionForm,
    OrderForm,
    QuestionActForm,
    RemoveQuestionForm,
    SplitQuestionForm,
)
from requests.models import FOIRequest, Question
from requests.views.casework import changed_meanwhile, said_corrected, to_correct
from requests.views.leaves import leaves
from requests.views.staff_frame import person_of, staff_page

FORMS: dict[str, type[QuestionActForm]] = {
    "own": ChosenQuestionForm,
    "split": SplitQuestionForm,
    "merge": MergeQuestionsForm,
    "order": OrderForm,
    "remove": RemoveQuestionForm,
}


@require_http_methods(["GET", "POST"])
def add_question(request: HttpRequest, key: int) -> HttpResponse:
    """A question that the reading did not find: its words in the letter, its number and its place."""
    foi_request = to_correct(request, key)
    typed = request.POST if request.method == "POST" else None
    form = NewQuestionForm(typed, every=ordered(foi_request), version=foi_request.version)
    if _is_overtaken(request, foi_request):
        return changed_meanwhile(request, key, "letter")
    if form.is_bound and form.is_valid():
        try:
            return _kept(request, foi_request, _added(foi_request, form))
        except CannotCorrect as refusal:
            form.add_error(None, str(refusal))
    shown = {
        "foi_request": foi_request,
        "heading": "Add a question",
        "form": form,
        "leaves": leaves(foi_request, [], every=True),
    }
    return staff_page(request, "staff/correct.html", shown, status=400 if form.errors else 200)


def _added(foi_request: FOIRequest, form: NewQuestionForm) -> list[Wanted]:
    typed = form.cleaned_data
    at = typed["chosen"] or located(foi_request, typed["words"])
    return add(foi_request, at, typed["number"], typed["parent"], typed["follows"])


@require_http_methods(["GET", "POST"])
def arrange_question(request: HttpRequest, key: int, question: int) -> HttpResponse:
    """A form for each thing that can be done with a question; the button that was pressed says which is meant."""
    foi_request = to_correct(request, key)
    row = foi_request.questions.select_related("parent", "foi_request").filter(pk=question).first()
    if row is None and request.method == "GET":
        raise Http404
    if row is None or _is_overtaken(request, foi_request):
        return changed_meanwhile(request, key, "letter")
    forms = _forms(row, foi_request.version, request.POST if request.method == "POST" else None)
    form = forms.get(request.POST.get("act", ""))
    if form is not None and form.is_valid():
        try:
            return _kept(request, foi_request, _wanted(form))
        except CannotCorrect as refusal:
            form.add_error(None, str(refusal))
    shown = {
        "foi_request": foi_request,
        "question": row,
        "leaves": leaves(foi_request, row.passages.all()),
        "wrong": form,
        **forms,
    }
    return staff_page(request, "staff/arrange_question.html", shown, status=400 if request.method == "POST" else 200)


def _is_overtaken(request: HttpRequest, foi_request: FOIRequest) -> bool:
    """Whether what is sent was filled in for the letter as it was before somebody changed it."""
    return request.POST.get("version", str(foi_request.version)) != str(foi_request.version)


def _forms(row: Question, version: int, typed: QueryDict | None) -> dict[str, QuestionActForm]:
    """The form that was sent is bound, the others are as new."""
    named: dict[str, Any] = {"question": row, "every": ordered(row.foi_request), "version": version}
    return {act: of(typed if typed and typed.get("act") == act else None, **named) for act, of in FORMS.items()}


def _wanted(form: QuestionActForm) -> list[Wanted]:
    """What the form asks for. Raises CannotCorrect."""
    question = form.question
    match form:
        case ChosenQuestionForm():
            cut = cut_at(question, form.cleaned_data["chosen"])
            return split(question, cut, form.cleaned_data["number"], form.answers)
        case SplitQuestionForm():
            return split(question, form.cut, form.cleaned_data["number"], form.answers)
        case MergeQuestionsForm():
            return merge(*form.both)
        case RemoveQuestionForm():
            return remove_with_answer(question) if form.loses_answer else remove(question, form.heir)
        case _:
            return [(QuestionOrder(question), form.cleaned_data["follows"])]


def _kept(request: HttpRequest, was: FOIRequest, wanted: Sequence[Wanted]) -> HttpResponse:
    key = was.pk
    changes = [Change(thing, fingerprint(thing.value), after) for thing, after in wanted]
    try:
        made = correct(key, changes, timezone.now(), person_of(request))
    except ChangedMeanwhile:
        return changed_meanwhile(request, key, "letter")
    if not made:
        messages.info(request, "Nothing was changed.")
        return redirect("staff_request", key)
    messages.success(request, f"{said_corrected(was)} It stands among the corrections, where it can be undone.", "good")
    return redirect(reverse("staff_request", args=[key]))
