"""Who asked, and what came and went word for word: for those who need it, and each opening is kept."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from documents.errors import DamagedLetter, LostLetter, UnreadableLetter
from documents.intake import bytes_of
from documents.models import Letter
from requests.cases.acts import may_open, open_requester, put_right_requester
from requests.cases.came import came_for
from requests.cases.letters.left import proven
from requests.cases.log import read_file
from requests.errors import CannotChange, ChangedMeanwhile
from requests.forms.cases import CameForm, RequesterForm
from requests.forms.casework import in_version
from requests.models import Case, Correspondence
from requests.models.correspondence import CorrespondenceKind
from requests.reviews.independence import reviews_request_of
from requests.views.case_file import case_of
from requests.views.casework import ENDINGS, SHUT
from requests.views.staff_frame import person_of, staff_page

MEANWHILE = "Somebody changed this case after you opened it. Nothing of yours is saved: look at it, and save again."


@require_http_methods(["GET", "POST"])
def requester(request: HttpRequest, key: int) -> HttpResponse:
    """Who asked, and who looked; for those who answer also to be put right."""
    case, person, at = _allowed(request, key), person_of(request), timezone.now()
    if request.method == "POST" and not person.may_file:
        raise Http404
    found = open_requester(case, "who asked", at, person)
    form = RequesterForm(request.POST if request.method == "POST" else None, case=case, who=found)
    if form.is_bound and form.is_valid():
        try:
            put_right_requester(key, form.who, form.cleaned_data["version"], at, person)
        except (CannotChange, ChangedMeanwhile) as refusal:
            form = RequesterForm(in_version(form, case_of(key).version), case=case, who=found)
            form.add_error(None, MEANWHILE if isinstance(refusal, ChangedMeanwhile) else str(refusal))
        else:
            messages.success(request, "Saved.", extra_tags="good")
            return redirect("case_requester", key)
    shown = {
        "case": case,
        "requester": found,
        "form": form if person.may_file else None,
        "openings": case.openings.select_related("person").order_by("-pk")[:100],
    }
    return staff_page(request, "cases/requester.html", shown, status=400 if form.is_bound else 200)


@require_GET
def piece(request: HttpRequest, key: int, piece: int) -> HttpResponse:
    """One piece of correspondence, as it was."""
    case = _allowed(request, key)
    found = get_object_or_404(case.correspondence.select_related("letter"), pk=piece)
    open_requester(case, found.get_kind_display().lower(), timezone.now(), person_of(request))
    return staff_page(request, "cases/piece.html", {"case": case, "piece": found})


@require_GET
def piece_file(request: HttpRequest, key: int, piece: int) -> HttpResponse:
    """Its bytes, to be kept and not shown: a browser that shows them runs what is in them."""
    case = _allowed(request, key)
    found = get_object_or_404(case.correspondence.select_related("letter"), pk=piece, letter__isnull=False)
    letter = found.letter
    assert letter is not None  # noqa: S101
    try:
        content = bytes_of(letter)
    except (LostLetter, DamagedLetter) as fault:
        messages.error(request, str(fault), extra_tags="bad")
        return redirect("case", key)
    open_requester(case, f"file of {found.get_kind_display().lower()}", timezone.now(), person_of(request))
    return as_it_was(found, letter, content)


def as_it_was(found: Correspondence, letter: Letter, content: bytes) -> HttpResponse:
    """The bytes of a piece of correspondence, named for its case."""
    case = found.case
    ending = ENDINGS.get(letter.format, (letter.name.rpartition(".")[2][:8] or "bin", ""))[0]
    safe = "".join(sign for sign in ending if sign.isascii() and sign.isalnum())
    name = f"{case.reference.replace('/', '-').replace(' ', '-').lower()}-{found.pk}.{safe}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Content-Security-Policy": SHUT}
    return HttpResponse(content, content_type="application/octet-stream", headers=headers)


@require_POST
def came(request: HttpRequest, key: int) -> HttpResponse:
    """A message or file dropped on the case."""
    case = case_of(key)
    form = CameForm(request.POST, request.FILES)
    if not form.is_valid():
        messages.error(request, "Choose the file that came.", extra_tags="bad")
        return redirect("case", key)
    file, told = form.cleaned_data["file"], form.cleaned_data
    at, by = timezone.now(), person_of(request)
    try:
        arrived = read_file(file.name or "", file.read())
        if told["kind"] == "sent":
            proven(case, arrived, at, by)
        else:
            kind = CorrespondenceKind(told["kind"])
            kept = came_for(case.pk, arrived, kind, told["version"], at, by)
            if kind == CorrespondenceKind.REVIEW and case.foi_request_id:
                return _to_review(kept)
    except (CannotChange, UnreadableLetter, ChangedMeanwhile) as refusal:
        messages.error(request, getattr(refusal, "reason", str(refusal)), extra_tags="bad")
        return redirect("case", key)
    messages.success(request, "It is kept with the case.", extra_tags="good")
    return redirect("case", key)


def _to_review(case: Case) -> HttpResponse:
    """On to opening the review that what came last asks for."""
    came = case.correspondence.filter(kind=CorrespondenceKind.REVIEW, direction="in").latest("pk")
    return redirect(f"{reverse('review_open', args=[case.foi_request_id])}?piece={came.pk}")


def _allowed(request: HttpRequest, key: int) -> Case:
    """The case, for those who need to know who asks, or review it; for others it is not there."""
    case, person = case_of(key), person_of(request)
    if not may_open(person) and not reviews_request_of(case, person, timezone.localdate()):
        raise Http404
    return case
