"""Who covers for whom, the daily mail, the calendar of due dates, and the handover of a case."""

from __future__ import annotations

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from requests.cases.calendar_feed import calendar_of, new_key, person_with
from requests.forms.cases import PersonField, date_field
from requests.models import Cover, DeskPost
from requests.views.case_file import case_of
from requests.views.case_file_page import case_file
from requests.views.staff_frame import person_of, staff_page


class CoverForm(forms.Form):
    """Who is away, who covers, from when to when."""

    absent = PersonField(label="Who is away")
    cover = PersonField(label="Who covers")
    starts_on = date_field("First day")
    ends_on = date_field("Last day")

    def __init__(self, *arguments: object, **named: object) -> None:
        super().__init__(*arguments, **named)  # type: ignore[arg-type]
        self.label_suffix = ""

    def clean(self) -> dict[str, object]:
        """Somebody else, and not backwards."""
        told = super().clean() or {}
        if told.get("absent") and told.get("absent") == told.get("cover"):
            self.add_error("cover", "Choose somebody else: nobody covers for themselves")
        first, last = told.get("starts_on"), told.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", "The last day is before the first")
        return told


@require_GET
def desk_post(request: HttpRequest) -> HttpResponse:
    """What one has sent, and every cover that holds or is to come."""
    return _page(request, CoverForm(initial={"absent": person_of(request).pk}))


@require_POST
def cover_add(request: HttpRequest) -> HttpResponse:
    """From now on, on those days, queue and mail go to whoever covers."""
    form = CoverForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=400)
    Cover.objects.create(**form.cleaned_data, made_at=timezone.now(), made_by=person_of(request))
    messages.success(request, "The cover is kept.", extra_tags="good")
    return redirect("desk_post")


@require_POST
def cover_end(request: HttpRequest, key: int) -> HttpResponse:
    """It does not hold any more."""
    Cover.objects.filter(pk=key).delete()
    messages.success(request, "The cover is taken back.", extra_tags="good")
    return redirect("desk_post")


@require_POST
def digest(request: HttpRequest) -> HttpResponse:
    """Whether one wants the daily mail."""
    wants = request.POST.get("digest") == "yes"
    DeskPost.objects.update_or_create(person=person_of(request), defaults={"digest": wants})
    messages.success(request, "The daily mail is on." if wants else "The daily mail is off.", extra_tags="good")
    return redirect("desk_post")


@require_POST
def calendar_key(request: HttpRequest) -> HttpResponse:
    """An address for one's own calendar program; shown once."""
    key = new_key(person_of(request))
    address = f"{settings.FOI_ADDRESS}{reverse('due_calendar', args=[key])}"
    return _page(request, CoverForm(), address=address)


@require_GET
def due_calendar(request: HttpRequest, token: str) -> HttpResponse:
    """The calendar, for a program that cannot sign in."""
    person = person_with(token)
    if person is None:
        raise Http404
    at = timezone.now()
    feed = calendar_of(person, timezone.localdate(at), at, settings.FOI_ADDRESS)
    return HttpResponse(feed, content_type="text/calendar; charset=utf-8")


@require_GET
def handover(request: HttpRequest, key: int) -> HttpResponse:
    """One page that says how a case stands, to be read or printed by whoever takes it over."""
    case = case_of(key)
    page = case_file(case, timezone.localdate(), person_of(request))
    asked = case.consultations.filter(question__isnull=False, taken_back_at=None).select_related("question")
    shown = {"case": case, "page": page, "today": timezone.localdate(), "asked": asked}
    return staff_page(request, "cases/handover.html", shown)


def _page(request: HttpRequest, form: CoverForm, status: int = 200, address: str = "") -> HttpResponse:
    person = person_of(request)
    shown = {
        "form": form,
        "post": DeskPost.objects.filter(person=person).first() or DeskPost(person=person),
        "covers": Cover.objects.filter(ends_on__gte=timezone.localdate()).select_related("absent", "cover"),
        "calendar_address": address,
    }
    return staff_page(request, "cases/desk_post.html", shown, status=status)
