"""A list that an administrator keeps: looked at, added to, changed, and how a row ends. Each change is in the audit."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods

from requests.cases.typing_kept import drop_form
from requests.errors import CannotChange
from requests.forms.seen import SeenForm, print_of
from requests.views.administration_kept import LISTS, Ending, KeptList
from requests.views.kept_forms import filled_again, typing_sent
from requests.views.staff_frame import person_of, staff_page

MOST_BEGUN = 300  # characters of a field
GONE = "Somebody removed this while you had it open. What you typed is below: save it to add it anew."


@require_GET
def kept_list(request: HttpRequest, kept: str) -> HttpResponse:
    """Every row, with what can be done about it."""
    of = _list(kept)
    rows = [(row, of.title_of(row), of.line(row), _endings(of, row)) for row in of.rows()]
    return staff_page(request, "staff/kept_list.html", {"kept": of, "rows": rows})


@sensitive_post_parameters("new_password")
@require_http_methods(["GET", "POST"])
def kept_add(request: HttpRequest, kept: str) -> HttpResponse:
    """A new row."""
    of = _list(kept)
    form = of.form(request.POST) if request.method == "POST" else of.form(initial=_begun(of, request))
    return typing_sent(request, form, _name(of, None), request.path) or _saved(request, of, form, None)


@sensitive_post_parameters("new_password")
@require_http_methods(["GET", "POST"])
@transaction.atomic
def kept_change(request: HttpRequest, kept: str, key: int) -> HttpResponse:
    """A row as it is, to be changed. Where somebody else changed it meanwhile, both versions are shown."""
    of = _list(kept)
    row = of.rows().select_for_update().filter(pk=key).first()
    if request.method != "POST":
        return _form(request, of, of.form(instance=_found(row)), row)
    if row is None:
        messages.error(request, GONE, extra_tags="bad")
        return _form(request, of, of.form(request.POST), None, status=409)
    form = of.form(request.POST, instance=row)
    if sent := typing_sent(request, form, _name(of, row), request.path):
        return sent
    if form.is_stale:
        return _form(
            request, of, form.as_seen_now(), row, status=409, is_stale=True, differences=list(form.differences())
        )
    return _saved(request, of, form, row)


@require_http_methods(["GET", "POST"])
@transaction.atomic
def kept_end(request: HttpRequest, kept: str, key: int, ending: str) -> HttpResponse:
    """Asks whether it is meant, and does it."""
    of = _list(kept)
    row = _found(of.rows().select_for_update().filter(pk=key).first())
    how = next((each for each in _endings(of, row) if each.name == ending), None)
    if how is None:
        raise Http404
    title, seen = of.title_of(row), print_of(of.form(instance=row).initial)
    if request.method == "POST" and request.POST.get("seen") == seen:
        try:
            with transaction.atomic():
                told = list(how.act(row, timezone.now(), person_of(request)))
        except CannotChange as refusal:
            messages.error(request, str(refusal), extra_tags="bad")
        else:
            _say(request, f"{title}: done.", told)
        return redirect(of.address)
    shown = {
        "kept": of,
        "title": title,
        "line": of.line(row),
        "how": how,
        "seen": seen,
        "is_stale": request.method == "POST",
    }
    return staff_page(request, "staff/kept_end.html", shown, status=409 if request.method == "POST" else 200)


def _list(name: str) -> KeptList:
    if name not in LISTS:
        raise Http404
    return LISTS[name]


def _begun(of: KeptList, request: HttpRequest) -> dict[str, str]:
    """What the address says of a new row, in fields that the form has, so that another page can begin one."""
    return {name: str(value)[:MOST_BEGUN] for name, value in request.GET.items() if name in of.form.base_fields}


def _name(of: KeptList, row: Any) -> str:
    """What its typing is kept as."""
    return f"list {of.name} {row.pk if row else 'new'}"


def _found(row: Any) -> Any:
    if row is None:
        raise Http404
    return row


def _endings(of: KeptList, row: Any) -> list[Ending]:
    return [each for each in of.endings if each.fits(row)]


def _saved(request: HttpRequest, of: KeptList, form: SeenForm[Any], row: Any) -> HttpResponse:
    if not (form.is_bound and form.is_valid()):
        return _form(request, of, form, row, status=400 if form.is_bound else 200)
    with transaction.atomic():
        saved = form.save()
        told = list(of.saved(saved, timezone.now(), person_of(request)))
    drop_form(_name(of, row), person_of(request))
    _say(request, f"{of.title_of(saved)}: saved.", told)
    return redirect(of.address)


def _say(request: HttpRequest, done: str, told: list[str]) -> None:
    messages.success(request, done, extra_tags="good")
    for sentence in told:
        messages.info(request, sentence)


def _form(
    request: HttpRequest, of: KeptList, form: SeenForm[Any], row: Any, status: int = 200, **more: Any
) -> HttpResponse:
    typed = filled_again(request, form, _name(of, row))
    shown = {"kept": of, "typed": typed, "form": form, "title": of.title_of(row) if row else f"New {of.noun}", **more}
    return staff_page(request, "staff/kept_form.html", shown, status=status)
