"""Documents that a review discloses with one of its decisions."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from documents.errors import UnreadableLetter
from requests.cases.letters.documents import NewDocument
from requests.errors import CannotChange
from requests.forms.letters import SettleForm
from requests.forms.reviews import DisclosureForm
from requests.models import InternalReview, ReviewDecision
from requests.reviews.disclosing import disclose, may_leave, take_off
from requests.reviews.independence import reads_decisions
from requests.views.case_documents import as_it_leaves
from requests.views.review_page import review_of
from requests.views.review_part import part_page
from requests.views.staff_frame import person_of


@require_POST
def review_documents(request: HttpRequest, key: int, decision: int) -> HttpResponse:
    """Attach a document to this part's new answer."""
    found, row = _part(request, key, decision)
    form = DisclosureForm(request.POST, request.FILES, auto_id="id_document_%s")
    if not form.is_valid():
        return part_page(request, found, row.pk, status=400, document=form)
    told = form.cleaned_data
    file = told["file"]
    new = NewDocument(file.name or "", file.read(), told["title"], row.question_id, told["kept_because"])
    try:
        made = disclose(key, new, timezone.now(), person_of(request))
    except (CannotChange, UnreadableLetter) as refusal:
        form.add_error("file", getattr(refusal, "reason", str(refusal)))
        return part_page(request, found, row.pk, status=400, document=form)
    words = "It hides something: look below." if made.is_open else "Nothing hidden was found in it."
    messages.success(request, f"{made} is attached. {words}", extra_tags="bad" if made.is_open else "good")
    return redirect("review_part", key, decision)


@require_POST
def review_document(request: HttpRequest, key: int, decision: int, document: int) -> HttpResponse:
    """Take a document off, or say why what it hides may leave."""
    _part(request, key, decision)
    at, by, form = timezone.now(), person_of(request), SettleForm(request.POST)
    try:
        if "off" in request.POST:
            take_off(key, document, at, by)
        elif form.is_valid():
            may_leave(key, document, form.cleaned_data["why"], at, by)
        else:
            messages.error(request, "Say why it may leave.", extra_tags="bad")
    except CannotChange as refusal:
        messages.error(request, str(refusal), extra_tags="bad")
    return redirect("review_part", key, decision)


@require_GET
def review_document_file(request: HttpRequest, key: int, document: int) -> HttpResponse:
    """A document as it leaves, to be kept and not shown."""
    about = review_of(key, person_of(request))
    if not reads_decisions(about, person_of(request)):
        raise Http404
    case = about.case
    found = get_object_or_404(case.documents.select_related("leaves_as", "case"), pk=document)
    return as_it_leaves(request, found) or redirect("review", key)


def _part(request: HttpRequest, key: int, decision: int) -> tuple[InternalReview, ReviewDecision]:
    found = review_of(key, person_of(request))
    row = found.decisions.filter(pk=decision).first()
    if row is None:
        raise Http404
    return found, row
