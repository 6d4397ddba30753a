"""Who is named for one case, from when to when: looked at, added and ended."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from requests.cases.naming import end_naming, may_name, note_naming
from requests.forms.naming import NamedForm
from requests.models import Case
from requests.views.case_file import case_of
from requests.views.staff_frame import person_of, staff_page


@require_http_methods(["GET", "POST"])
@transaction.atomic
def named(request: HttpRequest, key: int) -> HttpResponse:
    """Everybody who is named or was, and the form to name somebody."""
    case, by = _own(request, key), person_of(request)
    if request.method == "POST":
        Case.objects.select_for_update().get(pk=case.pk)  # two who name the same person come one after the other
    form = NamedForm(request.POST if request.method == "POST" else None, case=case)
    if form.is_bound and form.is_valid():
        made = form.save()
        note_naming(made, timezone.now(), by)
        messages.success(request, f"{made.person.known_as} is named for {case}.", extra_tags="good")
        return redirect("case_named", key)
    rows = case.named.select_related("person")
    shown = {"case": case, "rows": rows, "form": form, "today": timezone.localdate()}
    return staff_page(request, "cases/named.html", shown, status=400 if form.errors else 200)


@require_POST
def named_end(request: HttpRequest, key: int, named: int) -> HttpResponse:
    """They see it no more."""
    case = _own(request, key)
    found = get_object_or_404(case.named.select_related("person", "case"), pk=named)
    end_naming(found, timezone.now(), person_of(request))
    messages.success(request, f"{found.person.known_as} is named for it no more.", extra_tags="good")
    return redirect("case_named", key)


def _own(request: HttpRequest, key: int) -> Case:
    """The case, for who may name people for it."""
    found = case_of(key)
    if not may_name(found, person_of(request)):
        raise Http404
    return found
