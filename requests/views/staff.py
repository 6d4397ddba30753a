"""The desk: where staff begin."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET

from requests.forms.desk import narrowed
from requests.models import Authority, FollowedSearch
from requests.views.asked_list import new_requests
from requests.views.desk_list import desk
from requests.views.staff_frame import person_of, staff_page


@require_GET
def staff_desk(request: HttpRequest) -> HttpResponse:
    """Every filed letter, with a search box and tabs; those that need somebody come first."""
    wanted, person = narrowed(request.GET), person_of(request)
    shown = {
        "wanted": wanted,
        "desk": desk(wanted, person),
        "lacks_office": person.keeps_settings and not Authority.objects.exists(),
        "today": localdate(),
        "new_requests": new_requests(),
        "followed": FollowedSearch.objects.filter(confirmed_at__isnull=False).count(),
    }
    return staff_page(request, "staff/desk.html", shown)
