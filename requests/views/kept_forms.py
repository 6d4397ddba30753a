"""Forms whose typing is kept on the server every few seconds by static/js/typing.js, until they are saved."""

from __future__ import annotations

from django.forms import CheckboxSelectMultiple, Form, ModelForm, PasswordInput
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from requests.cases.typing_kept import drop_form, form_typed, keep_form
from requests.models import Case, KeptTyping
from requests.views.staff_frame import person_of

MOST = 200_000  # characters of a field
AnyForm = Form | ModelForm  # type: ignore[type-arg]  # of any model


def typing_sent(
    request: HttpRequest, form: AnyForm, name: str, back: str, case: Case | None = None
) -> HttpResponse | None:
    """Keep what stands in the form now, or throw away what was kept; None where something else was sent."""
    if "typing" not in request.POST:
        return None
    if request.POST["typing"] != "keep":
        drop_form(name, person_of(request))
        return redirect(back)
    kept = [field for field, each in form.fields.items() if not isinstance(each.widget, PasswordInput)]
    typed = {field: [value[:MOST] for value in request.POST.getlist(field)] for field in kept}
    keep_form(name, case, typed, timezone.now(), person_of(request))
    return HttpResponse(status=204)


def filled_again(request: HttpRequest, form: AnyForm, name: str) -> KeptTyping | None:
    """Put into a form that was not sent what was typed there before; the version it was typed over comes with it."""
    kept = None if form.is_bound else form_typed(name, person_of(request))
    for field, values in kept.typed.items() if kept else ():
        if field in form.fields:
            is_many = isinstance(form.fields[field].widget, CheckboxSelectMultiple)
            form.initial[field] = values if is_many else (values or [""])[-1]
    return kept
