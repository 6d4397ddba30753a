"""Splitting, merging, moving and removing the parts of an answer."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from requests.correctable.choosing import chosen_in
from requests.correctable.parts import Answers, Part
from requests.correctable.places import located
from requests.correctable.shapes import fingerprint
from requests.correcting import Change, correct
from requests.errors import CannotCorrect, ChangedMeanwhile
from requests.forms.answer_parts import (
    AnswerForm,
    ChosenForm,
    MergeBeforeForm,
    MergeForm,
    MoveForm,
    PartsForm,
    RemoveForm,
    SplitForm,
)
from requests.models import AnswerPart, Question
from requests.views.casework import back_to, changed_meanwhile, said_corrected, to_correct
from requests.views.leaves import leaves
from requests.views.staff_frame import person_of, staff_page

ACTS = ("split", "merge", "merge_before", "move", "remove")
CHOSEN = ("own", "alone", "carry")  # what can be done with words chosen on a page


@require_http_methods(["GET", "POST"])
def divide_part(request: HttpRequest, key: int, part: int) -> HttpResponse:
    """A form for each thing that can be done with a part; the button that was pressed says which of them is meant."""
    foi_request = to_correct(request, key)
    row = AnswerPart.objects.filter(question__foi_request=key, pk=part).select_related("question").first()
    if row is None:
        if request.method == "GET":
            raise Http404
        return changed_meanwhile(request, key, "answer")  # the answer was made anew meanwhile
    forms = _forms(row, request.POST if request.method == "POST" else None)
    form = forms.get(request.POST.get("act", ""))
    if form is not None and form.is_valid():
        try:
            return _done(request, row, form)
        except CannotCorrect as refusal:
            form.add_error(None, str(refusal))
    shown = {
        "foi_request": foi_request,
        "part": row,
        "leaves": leaves(foi_request, row.passages.all()),
        "wrong": form,
        **forms,
        "chosen": forms["own"],
    }
    return staff_page(request, "staff/divide_part.html", shown, status=400 if request.method == "POST" else 200)


def _forms(row: AnswerPart, typed: QueryDict | None) -> dict[str, PartsForm]:
    """The form that was sent is bound, the others are as new."""
    [parts] = Answers((row.question,)).value
    seen = fingerprint([parts])
    index = list(row.question.parts.order_by("order").values_list("pk", flat=True)).index(row.pk)
    others = Question.objects.filter(foi_request=row.question.foi_request_id).exclude(pk=row.question_id)
    sent = {act: typed if typed and typed.get("act") == act else None for act in (*ACTS, *CHOSEN)}
    chosen = next((sent[act] for act in CHOSEN if sent[act]), None)
    of_chosen = ChosenForm(chosen, parts=parts, index=index, seen=seen, others=others)
    return {
        **dict.fromkeys(CHOSEN, of_chosen),
        "split": SplitForm(sent["split"], parts=parts, index=index, seen=seen),
        "merge": MergeForm(sent["merge"], parts=parts, index=index, seen=seen),
        "merge_before": MergeBeforeForm(sent["merge_before"], parts=parts, index=index, seen=seen),
        "move": MoveForm(sent["move"], parts=parts, index=index, seen=seen, others=others),
        "remove": RemoveForm(sent["remove"], parts=parts, index=index, seen=seen),
    }


def _done(request: HttpRequest, part: AnswerPart, form: PartsForm) -> HttpResponse:
    """What the form asks for, if the answer is still what was seen."""
    question = part.question
    thing, after = Answers((question,)), form.answers
    if fingerprint(thing.value) != form.cleaned_data["seen"]:
        return changed_meanwhile(request, question.foi_request_id, "answer")
    if isinstance(form, MoveForm):
        thing = Answers((question, form.cleaned_data["to"]))
        after = form.moved(thing.value[1])
    left: list[str] = []
    if isinstance(form, ChosenForm):
        thing, after, left = _of_chosen(question, form)
    response = _kept(request, question, thing, after)
    for words in left:
        messages.info(request, f"“{words}” is not of this part, and stays where it is.")
    return response


def _of_chosen(question: Question, form: ChosenForm) -> tuple[Answers, list[list[Part]], list[str]]:
    """The answers that change when the chosen words do what the button says, and which words those leave behind.

    Raises CannotCorrect.
    """
    chosen, to = chosen_in(question, form.cleaned_data["chosen"]), form.cleaned_data["to"]
    if form.act == "alone":
        after = chosen.alone(form.index)
        return chosen.answers(), after, []
    left = chosen.left_behind(form.index)
    if form.act == "carry":
        [there] = Answers((to,)).value
        after = chosen.carried(form.index, there)
        return chosen.answers(to), after, left
    after = chosen.on_their_own(form.index)
    return chosen.answers(), after, left


@require_http_methods(["GET", "POST"])
def add_answer(request: HttpRequest, key: int, question: int) -> HttpResponse:
    """An answer that the reading did not find: its words in the letter, and its outcome."""
    foi_request = to_correct(request, key)
    row = get_object_or_404(foi_request.questions, pk=question)
    seen = fingerprint(Answers((row,)).value)
    form = AnswerForm(request.POST if request.method == "POST" else None, seen=seen)
    if form.is_bound and form.is_valid():
        if form.cleaned_data["seen"] != seen:
            return changed_meanwhile(request, key, "answer")
        try:
            at = form.cleaned_data["chosen"] or located(foi_request, form.cleaned_data["words"])
            chosen = chosen_in(row, at)
            after = chosen.added(form.cleaned_data["outcome"])
            return _kept(request, row, chosen.answers(), after)
        except CannotCorrect as refusal:
            form.add_error(None, str(refusal))
    heading = f"Add an answer to question {row.shown_number}"
    shown = {
        "foi_request": foi_request,
        "heading": heading,
        "about": row.text,
        "form": form,
        "leaves": leaves(foi_request, row.passages.all(), every=True),
    }
    return staff_page(request, "staff/correct.html", shown, status=400 if form.errors else 200)


def _kept(request: HttpRequest, question: Question, thing: Answers, after: list[list[Part]]) -> HttpResponse:
    was = question.foi_request
    key = was.pk
    try:
        made = correct(key, [Change(thing, fingerprint(thing.value), after)], timezone.now(), person_of(request))
    except ChangedMeanwhile:
        return changed_meanwhile(request, key, "answer")
    if not made:
        messages.info(request, "Nothing was changed.")
        return back_to(key, question.anchor)
    messages.success(request, said_corrected(was), extra_tags="good")
    return back_to(key, question.anchor)
