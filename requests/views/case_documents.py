"""Documents of an answer, and its Word file handed back."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from documents.errors import DamagedLetter, LostLetter, UnreadableLetter
from documents.intake import bytes_of, check_file, store
from documents.models import Letter, LetterFormat
from documents.sandbox import read_in_child
from requests.cases.letters.documents import NewDocument, attach, detach, leaves_named, settle
from requests.cases.letters.returned import Returned, compare, take_over
from requests.errors import CannotChange, ChangedMeanwhile
from requests.forms.letters import DocumentForm, SettleForm, WordForm
from requests.models import Case
from requests.views.case_file import case_of
from requests.views.case_letter import found_letter, letter_page
from requests.views.casework import SHUT
from requests.views.staff_frame import person_of, staff_page

NO_WORD = "Choose the Word file (.docx) that was made here and finished in Word."


@require_POST
def documents(request: HttpRequest, key: int, piece: int) -> HttpResponse:
    """Number a file as the next document."""
    case, draft = found_letter(key, piece)
    form = DocumentForm(request.POST, request.FILES, foi_request=case.foi_request)
    if not form.is_valid():
        return letter_page(request, case, draft, status=400, document=form)
    told = form.cleaned_data
    new = NewDocument(
        told["file"].name or "", told["file"].read(), told["title"], told["question"], told["kept_because"]
    )
    try:
        made = attach(key, new, timezone.now(), person_of(request))
    except (CannotChange, UnreadableLetter) as refusal:
        form.add_error("file", getattr(refusal, "reason", str(refusal)))
        return letter_page(request, case, draft, status=400, document=form)
    words = "It hides something: look below." if made.is_open else "Nothing hidden was found in it."
    messages.success(request, f"{made} is attached. {words}", extra_tags="bad" if made.is_open else "good")
    return redirect("case_letter", key, piece)


@require_POST
def document(request: HttpRequest, key: int, piece: int, document: int) -> HttpResponse:
    """Take a document off, or say why what it hides may leave."""
    case, draft = found_letter(key, piece)
    at, by = timezone.now(), person_of(request)
    form = SettleForm(request.POST)
    try:
        if "off" in request.POST:
            detach(key, document, at, by)
        elif form.is_valid():
            settle(key, document, form.cleaned_data["why"], at, by)
        else:
            return letter_page(request, case, draft, status=400, settle=form)
    except CannotChange as refusal:
        messages.error(request, str(refusal), extra_tags="bad")
    return redirect("case_letter", key, piece)


@require_GET
def document_file(request: HttpRequest, key: int, document: int) -> HttpResponse:
    """A document as it leaves, to be kept and not shown."""
    found = get_object_or_404(case_of(key).documents.select_related("leaves_as"), pk=document)
    try:
        content = bytes_of(found.leaves_as)
    except (LostLetter, DamagedLetter) as fault:
        messages.error(request, str(fault), extra_tags="bad")
        return redirect("case", key)
    name = "".join(sign for sign in leaves_named(found) if sign.isascii() and sign not in '"\\')
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Content-Security-Policy": SHUT}
    return HttpResponse(content, content_type="application/octet-stream", headers=headers)


@require_POST
def word_back(request: HttpRequest, key: int, piece: int) -> HttpResponse:
    """A Word file handed back: its differences shown; sent again with its key, they are taken over."""
    case, draft = found_letter(key, piece)
    if "accept" in request.POST:
        return _accepted(request, case, piece)
    form = WordForm(request.POST, request.FILES, auto_id="id_word_%s")
    if not form.is_valid():
        return letter_page(request, case, draft, status=400, word=form)
    name, content = form.cleaned_data["file"].name or "", form.cleaned_data["file"].read()
    at = timezone.now()
    try:
        if check_file(name, content) is not LetterFormat.DOCX:
            raise CannotChange(NO_WORD)
        returned = compare(case, read_in_child(name, content), timezone.localdate(at))
        kept = store(name, content, LetterFormat.DOCX, at)
    except (CannotChange, UnreadableLetter) as refusal:
        form.add_error("file", getattr(refusal, "reason", str(refusal)))
        return letter_page(request, case, draft, status=400, word=form)
    return _differences(request, case, piece, kept, returned)


def _differences(request: HttpRequest, case: Case, piece: int, kept: Letter, returned: Returned) -> HttpResponse:
    seen = "".join(seen for _, seen, _ in returned.answers)
    shown = {"case": case, "piece": piece, "kept": kept, "returned": returned, "seen": seen}
    return staff_page(request, "cases/letter_returned.html", shown)


def _accepted(request: HttpRequest, case: Case, piece: int) -> HttpResponse:
    """Read it again, and take it over where the worksheet is still what was shown."""
    at = timezone.now()
    kept = get_object_or_404(Letter, sha256=request.POST.get("accept", "")[:64], format=LetterFormat.DOCX)
    try:
        returned = compare(case, read_in_child(kept.name, bytes_of(kept)), timezone.localdate(at))
        if request.POST.get("seen", "") != "".join(seen for _, seen, _ in returned.answers):
            messages.error(
                request, "The worksheet was changed meanwhile. This is how it differs now.", extra_tags="bad"
            )
            return _differences(request, case, piece, kept, returned)
        count = take_over(case.pk, returned, at, person_of(request))
    except (CannotChange, ChangedMeanwhile, UnreadableLetter) as refusal:
        messages.error(request, getattr(refusal, "reason", str(refusal)), extra_tags="bad")
    else:
        answers = "1 answer was" if count == 1 else f"{count} answers were"
        messages.success(request, f"{answers} changed on the worksheet.", extra_tags="good")
    return redirect("case_letter", case.pk, piece)
