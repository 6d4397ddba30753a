"""Correcting the reading of a letter: each form beside the letter's own pages; undoing; saying that it was checked."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from documents.models import Passage, ReadingFinding
from requests.correctable.findings import FindingSettled
from requests.correctable.kinds import kind_of
from requests.correctable.shapes import fingerprint
from requests.correcting import Change, correct, undo
from requests.errors import CannotCorrect, CannotUndo, ChangedMeanwhile
from requests.filed_letters import say_checked
from requests.forms.casework import VersionedForm
from requests.forms.correcting import CorrectionForm, KindForm, PartForm, QuestionForm, RowForm
from requests.models import AnswerPart, Correction, DataTable, FOIRequest, Question
from requests.views.casework import back_to, cases, differences, said_corrected, to_correct
from requests.views.leaves import leaves
from requests.views.shown_corrections import named
from requests.views.staff_frame import person_of, staff_page

ROWS_A_PAGE = 100


@require_http_methods(["GET", "POST"])
def correct_question(request: HttpRequest, key: int, question: int) -> HttpResponse:
    """The words of a question, its number, and what it belongs to."""
    foi_request = to_correct(request, key)
    row = get_object_or_404(foi_request.questions.select_related("parent"), pk=question)
    form = _question_form(row, _typed(request))
    shown = {
        "foi_request": foi_request,
        "heading": f"Correct question {row.shown_number}",
        "form": form,
        "leaves": leaves(foi_request, _passages(row)),
    }
    return _corrected(request, shown, lambda: _question_form(foi_request.questions.get(pk=question)), row)


@require_http_methods(["GET", "POST"])
def correct_part(request: HttpRequest, key: int, part: int) -> HttpResponse:
    """The outcome of a part of an answer, and the provisions it relies on."""
    foi_request = to_correct(request, key)
    parts = AnswerPart.objects.filter(question__foi_request=key).select_related("question__foi_request")
    row = get_object_or_404(parts, pk=part)
    shown = {
        "foi_request": foi_request,
        "heading": f"Correct the answer to question {row.question.shown_number}",
        "form": PartForm(_typed(request), part=row),
        "leaves": leaves(foi_request, row.passages.all()),
    }
    return _corrected(request, shown, lambda: PartForm(part=parts.get(pk=part)), row.question)


@require_http_methods(["GET", "POST"])
def correct_kind(request: HttpRequest, key: int) -> HttpResponse:
    """What kind of letter it is; whether it answers its request follows."""
    foi_request = to_correct(request, key)
    shown = {
        "foi_request": foi_request,
        "heading": "Correct the kind of letter",
        "form": KindForm(_typed(request), thing=kind_of(foi_request)),
        "leaves": leaves(foi_request, []),
    }
    return _corrected(request, shown, lambda: KindForm(thing=kind_of(foi_request)))


@require_GET
def correct_table(request: HttpRequest, key: int, number: int) -> HttpResponse:
    """The rows of a table, to choose the one to correct."""
    foi_request = to_correct(request, key)
    table = get_object_or_404(foi_request.tables, number=number)
    rows = [(at, [cell["text"] for cell in row]) for at, row in enumerate((table.header, *table.rows))]
    page = Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("page"))
    shown = {
        "foi_request": foi_request,
        "table": table,
        "rows": page.object_list,
        "pages": page.paginator.num_pages > 1
        and {
            "number": page.number,
            "count": page.paginator.num_pages,
            "previous": f"?page={page.number - 1}" if page.has_previous() else "",
            "next": f"?page={page.number + 1}" if page.has_next() else "",
        },
    }
    return staff_page(request, "staff/correct_table.html", shown)


@require_http_methods(["GET", "POST"])
def correct_row(request: HttpRequest, key: int, number: int, row: int) -> HttpResponse:
    """The cells of one row; row 0 is the header."""
    foi_request = to_correct(request, key)
    table = get_object_or_404(foi_request.tables, number=number)
    if row > len(table.rows):
        raise Http404
    shown = {
        "foi_request": foi_request,
        "heading": f"Correct table {number}, {f'row {row}' if row else 'header'}",
        "form": RowForm(_typed(request), table=table, row=row),
        "leaves": leaves(foi_request, _of_row(table, row)),
    }
    return _corrected(request, shown, lambda: RowForm(table=foi_request.tables.get(number=number), row=row))


@require_POST
def settle_finding(request: HttpRequest, key: int, finding: int) -> HttpResponse:
    """Say that what the reading left open needs nothing more."""
    foi_request = to_correct(request, key)
    readings = foi_request.filed_letters.values("reading")
    row = get_object_or_404(ReadingFinding, pk=finding, reading__in=readings)
    change = Change(FindingSettled(row), fingerprint(value=False), after=True)
    try:
        correct(key, [change], timezone.now(), person_of(request))
    except ChangedMeanwhile:
        messages.info(request, "It was settled already.")
    else:
        messages.success(request, "Settled. It stands among the corrections, where it can be undone.", "good")
    return back_to(key, "to-check")


@require_POST
def undo_correction(request: HttpRequest, key: int, correction: int) -> HttpResponse:
    """Take one correction back."""
    was = to_correct(request, key)
    kept = get_object_or_404(Correction, pk=correction, foi_request=was)
    try:
        undo(kept.pk, timezone.now(), person_of(request))
    except CannotUndo as refusal:
        messages.error(request, f"{refusal} It is: {named(refusal.first)}", extra_tags="bad")
    except CannotCorrect as refusal:
        messages.error(request, str(refusal), extra_tags="bad")
    else:
        messages.success(request, said_corrected(was, "The correction is undone."), extra_tags="good")
    return back_to(key, "corrections")


@require_POST
def case_checked(request: HttpRequest, key: int) -> HttpResponse:
    """Say that the reading was compared with the letter, or take it back."""
    get_object_or_404(cases(), pk=key)
    form = VersionedForm(request.POST)
    checked = "checked" in request.POST
    try:
        version = form.cleaned_data["version"] if form.is_valid() else 0
        say_checked(key, version, timezone.now(), person_of(request), checked=checked)
    except ChangedMeanwhile as refusal:
        messages.error(request, f"{refusal} Look at it again, then say that it is checked.", extra_tags="bad")
        return redirect("staff_request", key)
    said = "It is said to be checked." if checked else "It is not said to be checked any more."
    live = FOIRequest.objects.published().filter(pk=key).exists()
    more = " The public page says so when it is published again." if live else ""
    messages.success(request, said + more, extra_tags="good")
    return redirect("staff_request", key)


def _passages(question: Question) -> list[Passage]:
    """Where it is asked and where it is answered: two queries."""
    return [*question.passages.all(), *Passage.objects.filter(pk__in=question.parts.values("passages"))]


def _of_row(table: DataTable, row: int) -> list[Passage]:
    """Where a row was read from: one query."""
    cells = (table.header, *table.rows)[row]
    return list(Passage.objects.filter(pk__in=[key for cell in cells for key in cell["passages"]]))


def _typed(request: HttpRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def _question_form(question: Question, typed: QueryDict | None = None) -> QuestionForm:
    others = Question.objects.filter(foi_request=question.foi_request_id).exclude(pk=question.pk).order_by("order")
    return QuestionForm(typed, question=question, others=list(others))


def _corrected(
    request: HttpRequest, shown: dict[str, Any], fresh: Any, question: Question | None = None
) -> HttpResponse:
    """Correct what was typed and go back to the letter, at this question; or the form again, with what is wrong or what
    came between."""
    form: CorrectionForm = shown["form"]
    foi_request: FOIRequest = shown["foi_request"]
    template = "staff/correct.html"
    if not (form.is_bound and form.is_valid()):
        return staff_page(request, template, shown, status=400 if form.errors else 200)
    try:
        made = correct(foi_request.pk, form.changes, timezone.now(), person_of(request))
    except CannotCorrect as refusal:
        form.add_error(None, str(refusal))
        return staff_page(request, template, shown, status=409)
    except ChangedMeanwhile:
        try:
            theirs = fresh()
        except ObjectDoesNotExist as gone:  # a question that somebody else removed
            raise Http404 from gone
        form.seen_now(theirs)
        now = cases().get(pk=foi_request.pk)
        shown = {**shown, "meanwhile": now, "differences": list(differences(theirs, form))}
        return staff_page(request, template, shown, status=409)
    return _done(request, foi_request, question, made=bool(made))


def _done(request: HttpRequest, foi_request: FOIRequest, question: Question | None, *, made: bool) -> HttpResponse:
    if made:
        messages.success(request, said_corrected(foi_request), extra_tags="good")
    else:
        messages.info(request, "Nothing was changed.")
    if question is None:
        return redirect("staff_request", foi_request.pk)
    question.refresh_from_db()  # its number may be another
    return back_to(foi_request.pk, question.anchor)
