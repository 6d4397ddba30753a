"""Every component in every state, for those who build pages."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from requests.models import Person
from requests.models.person import Role
from requests.views.example_staff_values import staff_values
from requests.views.example_values import values
from requests.views.home_page import specimen


def _is_staff(user: object) -> bool:
    return isinstance(user, Person) and user.has_role(*Role)


@require_safe
def components(request: HttpRequest) -> HttpResponse:
    """For staff, and for everybody in a demo; to others it never was."""
    if not (settings.DEBUG or settings.FOI_DEMO or _is_staff(request.user)):
        raise Http404
    return render(request, "components/examples.html", values() | {"specimen": specimen(), "staff": staff_values()})
