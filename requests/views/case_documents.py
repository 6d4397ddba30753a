"""Documents of an answer, and its Word file handed back."""

from __future__ import annotations

from dataclasses import asdict

from django.contrib import messages
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from documents.errors import DamagedLetter, LostLetter, UnreadableLetter
from documents.intake import bytes_of, check_file, clean_name
from documents.models import LetterFormat
from documents.sandbox import read_in_child
from requests.cases.letters.documents import NewDocument, attach, detach, leaves_named, settle
from requests.cases.letters.returned import Returned, compare, take_over
from requests.cases.worksheet import WrittenPart
from requests.errors import CannotChange, ChangedMeanwhile
from requests.forms.letters import DocumentForm, SettleForm, WordForm
from requests.models import Case, CaseDocument
from requests.views.case_file import case_of
from requests.views.case_letter import found_letter, letter_page
from requests.views.casework import SHUT
from requests.views.staff_frame import person_of, staff_page

RETURNED = "a letter handed back"
MEANWHILE = "The worksheet was changed meanwhile, so nothing was taken over. Hand the file back again."
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
    messages.success(request, f"{made} is attached. {found_in(made)}", extra_tags="bad" if made.is_open else "good")
    return redirect("case_letter", key, piece)


def found_in(made: CaseDocument) -> str:
    """What the scan found in a document, or what was left out so that it finds nothing."""
    if made.is_open:
        return "It hides something: settle that before the letter leaves."
    if made.file_id != made.leaves_as_id:
        return (
            "It leaves as a plain table of what can be seen: hidden sheets, rows and columns stay here, and formulas."
        )
    return "Nothing hidden was found in it."


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
    return as_it_leaves(request, found) or redirect("case", key)


def as_it_leaves(request: HttpRequest, found: CaseDocument) -> HttpResponse | None:
    """Its bytes, under the name by which it leaves; None, and a message, where they are lost."""
    try:
        content = bytes_of(found.leaves_as)
    except (LostLetter, DamagedLetter) as fault:
        messages.error(request, str(fault), extra_tags="bad")
        return None
    name = "".join(sign for sign in leaves_named(found) if sign.isascii() and sign not in '"\\')
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Content-Security-Policy": SHUT}
    return HttpResponse(content, content_type="application/octet-stream", headers=headers)


@require_http_methods(["GET", "POST"])
def word_back(request: HttpRequest, key: int, piece: int) -> HttpResponse:
    """A Word file handed back: its differences shown; these sent again, they are taken over. The file is not kept."""
    if request.method == "GET":  # the page of differences, loaded again
        return redirect("case_letter", key, piece)
    case, draft = found_letter(key, piece)
    if "accept" in request.POST:
        return _accepted(request, case, piece)
    form = WordForm(request.POST, request.FILES, auto_id="id_word_%s")
    if not form.is_valid():
        return letter_page(request, case, draft, status=400, word=form)
    name, content = form.cleaned_data["file"].name or "", form.cleaned_data["file"].read()
    try:
        if check_file(name, content) is not LetterFormat.DOCX:
            raise CannotChange(NO_WORD)
        returned = compare(case, read_in_child(name, content), timezone.localdate())
    except (CannotChange, UnreadableLetter) as refusal:
        form.add_error("file", getattr(refusal, "reason", str(refusal)))
        return letter_page(request, case, draft, status=400, word=form)
    answers = [[question, seen, [asdict(part) for part in parts]] for question, seen, parts in returned.answers]
    signed = signing.dumps([case.pk, answers], salt=RETURNED, compress=True)
    shown = {"case": case, "piece": piece, "name": clean_name(name), "returned": returned, "signed": signed}
    return staff_page(request, "cases/letter_returned.html", shown)


def _accepted(request: HttpRequest, case: Case, piece: int) -> HttpResponse:
    """Take over what was shown, where the worksheet is still as it was then."""
    try:
        of, answers = signing.loads(request.POST["accept"], salt=RETURNED)
    except signing.BadSignature:
        raise Http404 from None
    if of != case.pk:
        raise Http404
    told = [(question, seen, [WrittenPart(**part) for part in parts]) for question, seen, parts in answers]
    try:
        count = take_over(case.pk, Returned((), told), timezone.now(), person_of(request))
    except ChangedMeanwhile:
        messages.error(request, MEANWHILE, extra_tags="bad")
    except CannotChange as refusal:
        messages.error(request, str(refusal), extra_tags="bad")
    else:
        answered = "1 answer was" if count == 1 else f"{count} answers were"
        messages.success(request, f"{answered} changed on the worksheet.", extra_tags="good")
    return redirect("case_letter", case.pk, piece)
