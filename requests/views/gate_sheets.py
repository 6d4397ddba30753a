"""Choosing at the gate what of a spreadsheet's sheets is published."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from requests.forms.gate import FlagForm
from requests.forms.gate_sheets import SheetForm
from requests.gate import choosing
from requests.models.sheet_choice import Chosen
from requests.views.casework import cases
from requests.views.gate import done, shown_gate
from requests.views.staff_frame import person_of

SAID = {
    Chosen.NOTHING: "The sheet is left out.",
    Chosen.ALL: "All visible cells of the sheet are published.",
    Chosen.RANGES: "Of the sheet, {} is published.",
}


@require_POST
def gate_sheet(request: HttpRequest, key: int, number: int) -> HttpResponse:
    """Choose what of one sheet is published."""
    form = SheetForm(request.POST, number=number)
    if not form.is_valid():
        return shown_gate(request, get_object_or_404(cases(), pk=key), {f"sheet-{number}": form}, status=400)

    def act(at: datetime) -> str:
        version, by = form.cleaned_data["version"], person_of(request)
        choice = choosing.choose(key, number, form.wanted, version, at, by)
        return SAID[Chosen(choice.chosen)].format(choice.ranges)

    return done(request, key, act, f"sheet-{number}", form)


@require_POST
def gate_sheets_left(request: HttpRequest, key: int) -> HttpResponse:
    """Leave out every sheet about which nobody chose."""
    form = FlagForm(request.POST)
    version, by = form.cleaned_data["version"] if form.is_valid() else 0, person_of(request)

    def act(at: datetime) -> str:
        left = len(choosing.leave_out_others(key, version, at, by))
        return f"{left} sheets are left out." if left != 1 else "1 sheet is left out."

    return done(request, key, act)
