"""Splitting, merging and moving the parts of an answer."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from requests.correctable.parts import Answers
from requests.correctable.shapes import fingerprint
from requests.correcting import Change, correct
from requests.errors import ChangedMeanwhile
from requests.forms.answer_parts import MergeForm, MoveForm, PartsForm, SplitForm
from requests.models import AnswerPart, FOIRequest, Question
from requests.views.casework import cases
from requests.views.correcting import leaves
from requests.views.staff_frame import person_of, staff_page

ANOTHER = "Nothing was done: somebody else changed this answer while you looked at it. This is how it is now."


@require_http_methods(["GET", "POST"])
def divide_part(request: HttpRequest, key: int, part: int) -> HttpResponse:
    """Three forms about one part; the button that was pressed says which of them is meant."""
    foi_request = get_object_or_404(cases(), pk=key)
    row = AnswerPart.objects.filter(question__foi_request=key, pk=part).select_related("question").first()
    if row is None:
        if request.method == "GET":
            raise Http404
        return _told(request, key)  # the answer was made anew meanwhile
    forms = _forms(row, request.POST if request.method == "POST" else None)
    form = forms.get(request.POST.get("act", ""))
    if form is not None and form.is_valid():
        return _done(request, row.question, form)
    shown = {
        "foi_request": foi_request,
        "part": row,
        "leaves": list(leaves(row.passages.select_related("page"))),
        "wrong": form,
        **forms,
    }
    return staff_page(request, "staff/divide_part.html", shown, status=400 if request.method == "POST" else 200)


def _forms(row: AnswerPart, typed: QueryDict | None) -> dict[str, PartsForm]:
    """The form that was sent is bound, the others are as new."""
    [parts] = Answers((row.question,)).value
    seen = fingerprint([parts])
    index = list(row.question.parts.order_by("order").values_list("pk", flat=True)).index(row.pk)
    others = Question.objects.filter(foi_request=row.question.foi_request_id).exclude(pk=row.question_id)
    sent = {act: typed if typed and typed.get("act") == act else None for act in ("split", "merge", "move")}
    return {
        "split": SplitForm(sent["split"], parts=parts, index=index, seen=seen),
        "merge": MergeForm(sent["merge"], parts=parts, index=index, seen=seen),
        "move": MoveForm(sent["move"], parts=parts, index=index, seen=seen, others=others),
    }


def _done(request: HttpRequest, question: Question, form: PartsForm) -> HttpResponse:
    """What the form asks for, if the answer is still what was seen."""
    thing, after = Answers((question,)), form.answers
    key = question.foi_request_id
    if fingerprint(thing.value) != form.cleaned_data["seen"]:
        return _told(request, key)
    if isinstance(form, MoveForm):
        thing = Answers((question, form.cleaned_data["to"]))
        after = form.moved(thing.value[1])
    try:
        correct(key, [Change(thing, fingerprint(thing.value), after)], timezone.now(), person_of(request))
    except ChangedMeanwhile:
        return _told(request, key)
    live = FOIRequest.objects.published().filter(pk=key).exists()
    more = " The public copy is unchanged until it is published again." if live else ""
    messages.success(request, f"Corrected.{more}", extra_tags="good")
    return redirect(f"{reverse('staff_request', args=[key])}#{question.anchor}")


def _told(request: HttpRequest, key: int) -> HttpResponse:
    messages.error(request, ANOTHER, extra_tags="bad")
    return redirect("staff_request", key)
