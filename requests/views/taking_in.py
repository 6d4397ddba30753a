"""Taking letters in: the form, and the page that says what became of each file."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.db import transaction
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from documents.errors import UnreadableLetter
from documents.intake import NO_ROOM as OUT_OF_SPACE
from requests.forms.taking_in import NO_ROOM, TakingInForm
from requests.handing_in import hand_in, sweep
from requests.models import TakingIn, TakingInFile
from requests.models.taking_in import FileState
from requests.tasks import take_in_file, turn_of
from requests.views.staff_frame import person_of, staff_page
from requests.views.taking_in_page import live_jobs, progress_of, stuck_files

EARLIER = 10


@require_http_methods(["GET", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """Files, a folder or a ZIP. The same form sent twice leads to the same page."""
    may_publish = person_of(request).may_publish
    if request.method == "POST":
        form = TakingInForm(request.POST, request.FILES, may_publish=may_publish)
        taking_in = _handed_in(request, form) if form.is_valid() else None
        if taking_in is not None:
            enqueue(taking_in)
            return redirect("taking_in", taking_in.pk)
    else:
        form = TakingInForm(may_publish=may_publish)
    refused = Count("files", filter=Q(files__state=FileState.REFUSED))
    earlier = TakingIn.objects.select_related("started_by").annotate(total=Count("files"), refused=refused)[:EARLIER]
    status = 400 if form.errors else 200
    return staff_page(request, "staff/upload.html", {"form": form, "earlier": earlier}, status=status)


@require_GET
def taking_in(request: HttpRequest, key: int) -> HttpResponse:
    """How far it is. While files wait the page asks for itself again, with or without script."""
    found = get_object_or_404(TakingIn.objects.select_related("started_by"), pk=key)
    shown = {"taking_in": found, "progress": progress_of(found, timezone.now())}
    return staff_page(request, "staff/taking_in.html", shown)


@require_POST
def taking_in_again(request: HttpRequest, key: int) -> HttpResponse:
    """Give files whose job came to nothing a new one."""
    found = get_object_or_404(TakingIn, pk=key)
    again = enqueue(found)
    messages.info(request, f"{again} {'file is' if again == 1 else 'files are'} read again.")
    return redirect("taking_in", found.pk)


def _handed_in(request: HttpRequest, form: TakingInForm) -> TakingIn | None:
    """The upload; None, and the form says why, where the disk is full or the parts of a letter cannot be joined."""
    now, cleaned = timezone.now(), form.cleaned_data
    sweep(now)
    publishing = cleaned.get("publish", False)
    try:
        files = form.joined(cleaned) if cleaned["one_letter"] else form.handed_in(cleaned)
        return hand_in(files, cleaned["key"], now, person_of(request), publishing=publishing)
    except UnreadableLetter as refusal:
        form.add_error("one_letter", refusal.reason)
        return None
    except OSError as failed:
        if failed.errno not in OUT_OF_SPACE:
            raise
        form.add_error("letters", NO_ROOM)
        return None


@transaction.atomic
def enqueue(found: TakingIn) -> int:
    """A job for every waiting file that has none; how many. Jobs and rows come to be together."""
    waiting: Sequence[TakingInFile] = list(found.files.waiting().select_for_update())
    idle = stuck_files(waiting, live_jobs(waiting))
    for nth, file in enumerate(idle):
        file.job = take_in_file.using(priority=turn_of(nth)).enqueue(file.pk).id
    TakingInFile.objects.bulk_update(idle, ["job"])
    return len(idle)
