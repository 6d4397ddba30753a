"""Asking colleagues from the worksheet, and telling the press office."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from documents.errors import DamagedLetter, LostLetter, UnreadableLetter
from documents.intake import bytes_of
from requests.cases.colleague_files import number_file
from requests.cases.consulting import ask_colleague, take_back, usual_end, without_who_asked
from requests.cases.consulting_mail import link_address
from requests.errors import CannotChange
from requests.forms.consulting import AskForm
from requests.models import Consultation, ConsultationFile, FOIRequest, Question
from requests.sending import is_set_up
from requests.views.case_documents import found_in
from requests.views.case_file import case_of
from requests.views.casework import SHUT
from requests.views.staff_frame import person_of, staff_page

GOES = "The question goes to {} by e-mail now."
PRESS = "The questions go to {} by e-mail now."
BY_HAND = "The link for {} is made, and stands here. This site sends no e-mail: send it to them yourself."


@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest, key: int, question: int | None = None) -> HttpResponse:
    """Whom to ask, with the question as they will see it; without a question, the press office."""
    case = case_of(key)
    if case.foi_request is None:
        raise Http404
    asked = get_object_or_404(Question, pk=question, foi_request=case.foi_request) if question else None
    text = without_who_asked(case.foi_request, asked.text if asked else _all_of(case.foi_request))
    usual = {"text": text, "good_until": usual_end(case, timezone.localdate())}
    form = AskForm(request.POST if request.method == "POST" else None, initial=usual, for_press=asked is None)
    status = 400 if form.errors else 200
    if form.is_bound and form.is_valid():
        try:
            made = ask_colleague(key, question, form.asking(text), timezone.now(), person_of(request))
        except CannotChange as refusal:
            form.add_error(None, str(refusal))
            status = 400
        else:
            goes = PRESS if asked is None else GOES
            messages.success(request, (goes if is_set_up() else BY_HAND).format(made.colleague), extra_tags="good")
            return redirect(_sheet(key, asked))
    before = Consultation.objects.filter(case=case, question=None).prefetch_related("messages") if not asked else ()
    shown = {"case": case, "question": asked, "form": form, "told": [(each, link_address(each)) for each in before]}
    return staff_page(request, "cases/ask_colleague.html", shown, status=status)


@require_POST
def ask_no_more(request: HttpRequest, key: int, consultation: UUID) -> HttpResponse:
    """Take a link back."""
    found = get_object_or_404(Consultation, pk=consultation, case=case_of(key))
    take_back(key, consultation, timezone.now(), person_of(request))
    messages.success(request, f"The link for {found.colleague} leads nowhere any more.", extra_tags="good")
    return redirect(_sheet(key, found.question))


@require_GET
def colleague_file(request: HttpRequest, key: int, file: int) -> HttpResponse:
    """A file that a colleague sent, to be kept and not shown."""
    found = _file(key, file)
    try:
        content = bytes_of(found.letter)
    except (LostLetter, DamagedLetter) as fault:
        messages.error(request, str(fault), extra_tags="bad")
        return redirect("case", key)
    name = "".join(sign for sign in found.name if sign.isascii() and sign not in '"\\')
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Content-Security-Policy": SHUT}
    return HttpResponse(content, content_type="application/octet-stream", headers=headers)


@require_POST
def colleague_document(request: HttpRequest, key: int, file: int) -> HttpResponse:
    """Number it as the next document of the answer."""
    try:
        made = number_file(_file(key, file), timezone.now(), person_of(request))
    except (CannotChange, UnreadableLetter, LostLetter, DamagedLetter) as refusal:
        messages.error(request, str(refusal), extra_tags="bad")
    else:
        messages.success(request, f"It is {made} now. {found_in(made)}", extra_tags="bad" if made.is_open else "good")
    return redirect(f"{reverse('case', args=[key])}#colleagues")


def _file(key: int, file: int) -> ConsultationFile:
    files = ConsultationFile.objects.select_related("letter", "consultation")
    return get_object_or_404(files, pk=file, consultation__case=case_of(key))


def _sheet(key: int, question: Question | None) -> str:
    if question is None:
        return reverse("case_press", args=[key])
    return f"{reverse('case_answer', args=[key, question.pk])}#colleagues"


def _all_of(foi_request: FOIRequest) -> str:
    return "\n\n".join(f"{each.shown_number}. {each.text}" for each in foi_request.questions.order_by("order"))
