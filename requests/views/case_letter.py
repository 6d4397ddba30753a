"""A letter of a case on its way out: what it says, what it carries, what stands against it, and its leaving."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from documents.errors import NotTypeset, UnreadableLetter
from documents.intake import bytes_of
from documents.sandbox import read_in_child
from requests.cases.acts import open_requester
from requests.cases.letters.left import did_leave, posted
from requests.cases.letters.notices import compose
from requests.cases.letters.posting import message_of
from requests.cases.letters.ready import Standing, clear, file_name, hold, let_go, make_ready, send_back, standing
from requests.cases.letters.ready import unsent as not_sent
from requests.cases.letters.writing import as_pdf, as_word
from requests.contradictions.told import WITH_ANSWER
from requests.errors import CannotChange
from requests.forms.cases import moment_of
from requests.forms.letters import DocumentForm, PostedForm, SettleForm, WordForm
from requests.models import BankHoliday, Case, Correspondence, Outgoing, Person
from requests.models.correspondence import CorrespondenceKind
from requests.models.outgoing import OutgoingState
from requests.notice_checker import Days, NoticeCheck, check_notice
from requests.sending import is_set_up
from requests.views.case_file import case_of
from requests.views.casework import SHUT
from requests.views.contradictions import Beside, beside
from requests.views.staff_frame import person_of, staff_page

LONG_SENDING = timedelta(minutes=10)  # whatever is being sent for longer broke off
HELD_UP = "The letter is set and looked through, and cannot leave yet: what holds it up stands under “Sending it”."
KINDS = {
    "letter.pdf": "application/pdf",
    "letter.docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "message.eml": "message/rfc822",
}
Act = Callable[[datetime, Person], object]


@require_GET
def letter(request: HttpRequest, key: int, piece: int) -> HttpResponse:
    """The letter as it stands. With "check" in the address its notice is checked too."""
    return _gone(request, key, piece) or letter_page(request, *found_letter(key, piece))


def letter_page(
    request: HttpRequest, case: Case, draft: Correspondence, status: int = 200, **forms: Any
) -> HttpResponse:
    """The page, with forms that were sent and could not be taken as they were typed."""
    at = timezone.now()
    try:
        stands = standing(draft, at)
    except CannotChange as refusal:
        messages.error(request, str(refusal), extra_tags="bad")
        return redirect("case", case.pk)
    usual = {
        "document": DocumentForm(foi_request=case.foi_request),
        "settle": SettleForm(),
        "word": WordForm(auto_id="id_word_%s"),
        "posted": PostedForm(auto_id="id_posted_%s"),
    }
    shown = {
        **leaving(request, draft, stands, "case_letter", case.pk, reverse("case", args=[case.pk])),
        "case": case,
        "is_answer": draft.kind == CorrespondenceKind.ANSWER,
        "beside": _beside(request, case, draft, at),
        "notice": _notice(case, stands) if "check" in request.GET else None,
        "forms": {**usual, **forms},
    }
    return staff_page(request, "cases/letter.html", shown, status=status)


def leaving(
    request: HttpRequest, draft: Correspondence, stands: Standing, pages: str, key: int, back: str
) -> dict[str, Any]:
    """What templates/cases/letter_leaving.html needs. `pages`: what the names of its addresses begin with."""
    keys, out = [key, draft.pk], stands.outgoing
    return {
        "draft": draft,
        "stands": stands,
        "sends_mail": is_set_up(),
        "broke_off": _broke_off(out, timezone.now()),
        "is_mine": bool(out and out.made_by_id == person_of(request).pk),
        "leaving": {
            "act": reverse(f"{pages}_act", args=keys),
            "message": reverse(f"{pages}_file", args=[*keys, "message.eml"]),
            "back": back,
        },
    }


@require_GET
def letter_file(request: HttpRequest, key: int, piece: int, name: str) -> HttpResponse:
    """The letter as PDF or Word file, or the message with all it carries for a mail program."""
    case, draft = found_letter(key, piece)
    at = timezone.now()
    try:
        content = content_of(draft, name, at)
    except (CannotChange, NotTypeset) as refusal:
        messages.error(request, str(refusal), extra_tags="bad")
        return redirect("case_letter", key, piece)
    open_requester(case, f"{draft.get_kind_display().lower()} as {name.rpartition('.')[2]}", at, person_of(request))
    disposition = f'attachment; filename="{file_name(case, name.rpartition(".")[2])}"'
    headers = {"Content-Disposition": disposition, "Content-Security-Policy": SHUT}
    return HttpResponse(content, content_type=KINDS[name], headers=headers)


@require_POST
def letter_act(request: HttpRequest, key: int, piece: int) -> HttpResponse:
    """Make it ready, clear it, let it go, take it back, or say how it left."""
    if gone := _gone(request, key, piece):
        return gone
    case, draft = found_letter(key, piece)
    if request.POST.get("do") == "posted":
        return _posted(request, case, draft)
    do_act(request, draft)
    return redirect("case_letter", key, piece) if draft.is_draft else redirect("case", key)


def do_act(request: HttpRequest, draft: Correspondence) -> None:
    """What its button says, and what became of that as a message. Afterwards `draft` is as it is kept."""
    piece, seen = draft.pk, request.POST.get("made_of", "")[:64]
    acts: dict[str, tuple[Act, str]] = {
        "make": (lambda at, by: make_ready(piece, at, by), "The letter is ready. Read it once more before it leaves."),
        "clear": (lambda at, by: clear(piece, seen, at, by), "Cleared. It can be sent now."),
        "back": (
            lambda at, by: send_back(piece, seen, request.POST.get("why", "")[:300], at, by),
            "Sent back. Whoever answers it sees why.",
        ),
        "send": (lambda at, by: let_go(piece, seen, at, by), "It is sent within a minute."),
        "take": (lambda at, by: let_go(piece, seen, at, by, over=True), "Download the message and open it in your mail "
                 "program. Drop what it sent on the case: that proves what left."),
        "hold": (lambda at, by: hold(piece, at, by), "Taken back."),
        "sent": (lambda _, by: did_leave(piece, by), "It is written down as sent."),
        "unsent": (lambda at, by: not_sent(piece, at, by), "It can be sent again."),
    }  # fmt: skip
    act, words = acts.get(request.POST.get("do", ""), (None, ""))
    if act is None:
        raise Http404
    try:
        act(timezone.now(), person_of(request))
    except (CannotChange, NotTypeset, UnreadableLetter) as refusal:
        messages.error(request, getattr(refusal, "reason", str(refusal)), extra_tags="bad")
    else:
        held_up = request.POST["do"] == "make" and any(standing(draft, timezone.now()).stops)
        words = HELD_UP if held_up else words
        messages.success(request, words, extra_tags="bad" if held_up else "good")
    draft.refresh_from_db()


def _posted(request: HttpRequest, case: Case, draft: Correspondence) -> HttpResponse:
    form = PostedForm(request.POST, auto_id="id_posted_%s")
    at = timezone.now()
    if not form.is_valid():
        return letter_page(request, case, draft, status=400, posted=form)
    try:
        posted(draft.pk, moment_of(form.cleaned_data["on"], at), at, person_of(request))
    except CannotChange as refusal:
        form.add_error("on", str(refusal))
        return letter_page(request, case, draft, status=400, posted=form)
    messages.success(request, "It is written down as posted.", extra_tags="good")
    return redirect("case", case.pk)


def _gone(request: HttpRequest, key: int, piece: int) -> HttpResponse | None:
    """The way to the case, where the letter left meanwhile: its page is loaded again by those who wait for that."""
    if not case_of(key).correspondence.filter(pk=piece, direction="out", happened_at__isnull=False).exists():
        return None
    messages.info(request, "This letter has left. What went out stands among the correspondence.")
    return redirect("case", key)


def found_letter(key: int, piece: int) -> tuple[Case, Correspondence]:
    """A letter of a case that has not left."""
    case = case_of(key)
    rows = case.correspondence.select_related("case", "case__foi_request")
    return case, get_object_or_404(rows, pk=piece, direction="out", happened_at=None)


def content_of(draft: Correspondence, name: str, at: datetime) -> bytes:
    """Its PDF or Word file, or its message. Raises CannotChange and NotTypeset, and Http404 for another name."""
    if name not in KINDS:
        raise Http404
    made = Outgoing.objects.filter(correspondence=draft).select_related("pdf").first()
    if name == "message.eml":
        if made is None or made.state != OutgoingState.TAKEN:
            raise CannotChange("Say first that it is to be taken over into a mail program.")
        return message_of(draft, made, at, as_draft=True)
    composed = compose(draft, timezone.localdate(at))
    if name == "letter.docx":
        return as_word(composed, timezone.localdate(at))
    is_as_made = made is not None and standing(draft, at).is_unchanged
    return bytes_of(made.pdf) if made is not None and is_as_made else as_pdf(composed)


def _notice(case: Case, stands: Standing) -> NoticeCheck | None:
    """What the law asks a refusal to say, looked for in the letter as it stands."""
    try:
        reading = read_in_child("letter.docx", as_word(stands.letter, timezone.localdate()))
    except (NotTypeset, UnreadableLetter):
        return None
    return check_notice(reading, BankHoliday.objects.calendar(), Days(case.due_on, timezone.localdate()))


def _beside(request: HttpRequest, case: Case, draft: Correspondence, at: datetime) -> list[Beside]:
    """What the answer contradicts, before it leaves."""
    if draft.kind != CorrespondenceKind.ANSWER or case.foi_request is None:
        return []
    questions = case.foi_request.questions.select_related("foi_request").prefetch_related(*WITH_ANSWER)
    return beside(case, questions, at, person_of(request))


def _broke_off(outgoing: Outgoing | None, at: datetime) -> bool:
    sending = outgoing is not None and outgoing.state == OutgoingState.SENDING
    return bool(sending and outgoing and outgoing.tried_at and outgoing.tried_at < at - LONG_SENDING)
