"""The letters of a review: acknowledgement, more time, outcome. They are made ready and sent as those of a case."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from documents.errors import DamagedLetter, LostLetter, NotTypeset, UnreadableLetter
from documents.intake import bytes_of
from requests.cases.acts import open_requester
from requests.cases.drafts import change_draft, draft_letter
from requests.cases.letters.left import posted, proven
from requests.cases.letters.notices import greeted
from requests.cases.letters.ready import file_name, standing
from requests.cases.log import read_file
from requests.cases.review_drafts import OF_REVIEW
from requests.errors import CannotChange, ChangedMeanwhile
from requests.forms.cases import DraftForm, moment_of
from requests.forms.casework import VersionedForm, in_version
from requests.forms.letters import PostedForm, SentForm
from requests.models import Correspondence, InternalReview
from requests.models.correspondence import CorrespondenceKind
from requests.models.outgoing import OutgoingState
from requests.reviews.acknowledging import send_at_once, why_it_waits
from requests.reviews.independence import why_not
from requests.views.case_letter import KINDS, content_of, do_act, leaving
from requests.views.casework import SHUT
from requests.views.review_page import MEANWHILE, review_of
from requests.views.staff_frame import person_of, staff_page


@require_POST
def review_draft(request: HttpRequest, key: int) -> HttpResponse:
    """Draft one of its letters, or open the draft there is."""
    found = _deciding(request, key)
    form = VersionedForm(request.POST)
    if not form.is_valid() or request.POST.get("kind") not in OF_REVIEW:
        raise Http404
    kind = CorrespondenceKind(request.POST["kind"])
    try:
        version = form.cleaned_data["version"]
        draft = draft_letter(found.case_id, kind, version, timezone.now(), person_of(request))
    except (CannotChange, ChangedMeanwhile) as refusal:
        messages.error(request, MEANWHILE if isinstance(refusal, ChangedMeanwhile) else str(refusal), extra_tags="bad")
        return redirect("review", key)
    return redirect("review_letter", key, draft.pk)


@require_http_methods(["GET", "POST"])
def review_letter(request: HttpRequest, key: int, piece: int) -> HttpResponse:
    """The letter as it stands; sending its words keeps them."""
    found = _deciding(request, key)
    draft = _draft(found, piece)
    if request.method == "GET":
        return _page(request, found, draft)
    form = DraftForm(request.POST)
    if not form.is_valid():
        return _page(request, found, draft, status=400, words=form)
    try:
        told = form.cleaned_data
        change_draft(piece, told["text"], told["version"], timezone.now(), person_of(request))
    except CannotChange as refusal:
        form.add_error(None, str(refusal))
        return _page(request, found, draft, status=409, words=form)
    except ChangedMeanwhile:
        now = _draft(found, piece)
        again = DraftForm(in_version(form, now.version))
        return _page(request, found, now, status=409, words=again, theirs=now)
    messages.success(request, "The words are kept.", extra_tags="good")
    return redirect("review_letter", key, piece)


@require_POST
def review_letter_act(request: HttpRequest, key: int, piece: int) -> HttpResponse:
    """Make it ready, clear it, let it go, take it back, or say how it left."""
    found = _deciding(request, key)
    draft = _draft(found, piece)
    if request.POST.get("do") in ("posted", "proven"):
        return _how_it_left(request, found, draft)
    if request.POST.get("do") == "now":
        return _send_now(request, found, draft)
    do_act(request, draft)
    return redirect("review_letter", key, piece) if draft.is_draft else redirect("review", key)


@require_GET
def review_letter_file(request: HttpRequest, key: int, piece: int, name: str) -> HttpResponse:
    """The letter as PDF or Word file, or the message with all it carries for a mail program; what left as it left."""
    found = _deciding(request, key)
    gone = found.case.correspondence.filter(pk=piece, direction="out", outgoing__state=OutgoingState.SENT).first()
    draft, at = gone or _draft(found, piece), timezone.now()
    if gone and name != "letter.pdf":
        raise Http404
    try:
        content = bytes_of(draft.outgoing.pdf) if gone else content_of(draft, name, at)
    except (LostLetter, DamagedLetter) as fault:
        messages.error(request, str(fault), extra_tags="bad")
        return redirect("review", key)
    except (CannotChange, NotTypeset) as refusal:
        messages.error(request, str(refusal), extra_tags="bad")
        return redirect("review_letter", key, piece)
    open_requester(found.case, f"{draft.get_kind_display().lower()} as a file", at, person_of(request))
    disposition = f'attachment; filename="{file_name(found.case, name.rpartition(".")[2])}"'
    headers = {"Content-Disposition": disposition, "Content-Security-Policy": SHUT}
    return HttpResponse(content, content_type=KINDS[name], headers=headers)


def _send_now(request: HttpRequest, found: InternalReview, draft: Correspondence) -> HttpResponse:
    """A short letter made ready and let go with one click."""
    try:
        if draft.kind == CorrespondenceKind.REVIEW:
            raise CannotChange("The outcome is read once more before it leaves.")
        if why := why_it_waits(found.case, timezone.now()):
            raise CannotChange(why)
        send_at_once(draft.pk, timezone.now(), person_of(request))
    except (CannotChange, NotTypeset, UnreadableLetter) as refusal:
        messages.error(request, getattr(refusal, "reason", str(refusal)), extra_tags="bad")
        return redirect("review_letter", found.pk, draft.pk)
    messages.success(request, "It goes out within a minute.", extra_tags="good")
    return redirect("review", found.pk)


def _how_it_left(request: HttpRequest, found: InternalReview, draft: Correspondence) -> HttpResponse:
    """By post on a day, or with a message that is handed in and carries it."""
    at, by = timezone.now(), person_of(request)
    is_post = request.POST["do"] == "posted"
    form: Any = PostedForm(request.POST) if is_post else SentForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, found, draft, status=400, **{"posted" if is_post else "sent": form})
    try:
        if is_post:
            posted(draft.pk, moment_of(form.cleaned_data["on"], at), at, by)
        else:
            file = form.cleaned_data["file"]
            proven(found.case, read_file(file.name or "", file.read()), at, by)
    except (CannotChange, UnreadableLetter) as refusal:
        messages.error(request, getattr(refusal, "reason", str(refusal)), extra_tags="bad")
        return redirect("review_letter", found.pk, draft.pk)
    messages.success(request, "It is written down how it left.", extra_tags="good")
    return redirect("review", found.pk)


def _page(
    request: HttpRequest,
    found: InternalReview,
    draft: Correspondence,
    status: int = 200,
    theirs: Correspondence | None = None,
    **forms: Any,
) -> HttpResponse:
    try:
        stands = standing(draft, timezone.now())
    except CannotChange as refusal:
        messages.error(request, str(refusal), extra_tags="bad")
        return redirect("review", found.pk)
    usual = {
        "words": DraftForm(initial={"text": greeted(draft.text, stands.letter.greeting), "version": draft.version}),
        "posted": PostedForm(auto_id="id_posted_%s"),
        "sent": SentForm(auto_id="id_sent_%s"),
    }
    shown = {
        **leaving(request, draft, stands, "review_letter", found.pk, "#proof"),
        "review": found,
        "theirs": theirs,
        "at_once": draft.kind != CorrespondenceKind.REVIEW and not why_it_waits(found.case, timezone.now()),
        "is_outcome": draft.kind == CorrespondenceKind.REVIEW,
        "forms": {**usual, **forms},
    }
    return staff_page(request, "reviews/letter.html", shown, status=status)


def _deciding(request: HttpRequest, key: int) -> InternalReview:
    """The review, for those who may decide it: whoever had a hand in the answer writes none of its letters."""
    found = review_of(key, person_of(request))
    if why_not(found, person_of(request)):
        raise Http404
    return found


def _draft(found: InternalReview, piece: int) -> Correspondence:
    rows = found.case.correspondence.select_related("case", "case__foi_request")
    return get_object_or_404(rows, pk=piece, direction="out", happened_at=None)
