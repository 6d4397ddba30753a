"""Confirming how a request is split into questions."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from requests.cases.acts import open_requester
from requests.cases.doubts import environmental_words, law_that_is_none, own_data_words
from requests.cases.drafts import doubtful_questions
from requests.cases.split import Piece, confirm_split, proposed, request_of
from requests.cases.versions import why_ended
from requests.errors import CannotChange, ChangedMeanwhile
from requests.forms.casework import in_version
from requests.forms.splitting import SplitForm
from requests.law.regimes import Regime
from requests.models import Case, Correspondence, Question
from requests.models.correspondence import CorrespondenceKind, StretchRole
from requests.views.staff_frame import person_of, staff_page

SHOWN_STRETCHES = 400
LOOKED_AT = 150_000  # characters


@require_http_methods(["GET", "POST"])
def split(request: HttpRequest, key: int) -> HttpResponse:
    """Every stretch of the request with what it is taken for; saving makes the questions."""
    case = get_object_or_404(Case.objects.select_related("foi_request", "changed_by"), pk=key)
    if case.foi_request is None:
        raise Http404
    if request.method == "GET" and not case.is_open:
        messages.info(request, why_ended(case))
        return redirect("case", key)
    came = request_of(case)
    typed = request.POST if request.method == "POST" else None
    form = SplitForm(typed, pieces=_pieces(case, came), text=came.text, version=case.version)
    if request.method == "GET":
        open_requester(case, "the request, to split it", timezone.now(), person_of(request))
        return _page(request, case, came, form)
    if not form.is_valid():
        return _page(request, case, came, form, status=400)
    try:
        confirm_split(key, form.confirmed, form.cleaned_data["version"], timezone.now(), person_of(request))
    except CannotChange as refusal:
        form.add_error(None, str(refusal))
        return _page(request, case, came, form, status=400)
    except ChangedMeanwhile:
        return _page(request, case, came, _again(form, case), status=409)
    messages.success(request, "The questions are confirmed.", extra_tags="good")
    return redirect("case", key)


def _again(form: SplitForm, case: Case) -> SplitForm:
    """What was chosen, with the version as it is now: the page shows what was saved meanwhile."""
    return SplitForm(in_version(form, case.version), pieces=form.pieces, text=form.text, version=case.version)


def _pieces(case: Case, came: Correspondence) -> list[Piece]:
    """As it was confirmed; as rules see it, until then."""
    if case.split_at is None:
        return _bearable(proposed(came.text))
    pieces: list[Piece] = []
    seen: dict[int, int] = {}
    all_questions = list(case.foi_request.questions.all()) if case.foi_request else []
    starts = list(came.stretches.order_by("start"))
    for at, each in enumerate(starts):
        of = each.question_id
        joins = seen.get(of) if of else None
        if of and joins is None:
            seen[of] = at
        following = next((later.question_id for later in starts[at + 1 :] if later.question_id), None)
        words = _words(all_questions, of, following) if of and joins is None else ()
        printed = next((question.printed for question in all_questions if question.pk == of), "")
        pieces.append(Piece(each.start, each.end, StretchRole(each.role), words, printed, joins))
    return pieces


def _words(questions: list[Question], first: int, following: int | None) -> tuple[str, ...]:
    """The questions of a stretch: its first, and those made of it that stand in no stretch of their own."""
    keys = [question.pk for question in questions]
    start = keys.index(first)
    stop = keys.index(following) if following in keys[start + 1 :] else len(keys) if following is None else start + 1
    return tuple(question.text for question in questions[start:stop])


def _bearable(pieces: list[Piece]) -> list[Piece]:
    """Not more stretches than a page holds: what comes after them is one stretch, and none of it is lost."""
    if len(pieces) <= SHOWN_STRETCHES:
        return pieces
    kept, rest = pieces[: SHOWN_STRETCHES - 1], pieces[SHOWN_STRETCHES - 1 :]
    return [*kept, Piece(rest[0].start, rest[-1].end, StretchRole.ARGUMENT)]


def _page(request: HttpRequest, case: Case, came: Correspondence, form: SplitForm, status: int = 200) -> HttpResponse:
    questions = list(case.foi_request.questions.all()) if case.foi_request else []
    regime = case.foi_request.regime if case.foi_request else ""
    shown = {
        "case": case,
        "form": form,
        "meanwhile": case if status == 409 else None,
        "questions": questions,
        "doubtful": doubtful_questions(questions),
        "clarified": case.correspondence.filter(kind=CorrespondenceKind.CLARIFICATION, direction="in"),
        "no_law": law_that_is_none(came.text[:LOOKED_AT]),
        "own_data": own_data_words(came.text[:LOOKED_AT]),
        "environmental": environmental_words(came.text[:LOOKED_AT]) if regime == Regime.FOIA else [],
    }
    return staff_page(request, "cases/split.html", shown, status=status)
