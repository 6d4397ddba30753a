"""Evidence bundles: asking for one, and taking its files, which is written down."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_GET, require_POST

from requests.bundle_files import PDF, ZIP, bundles
from requests.errors import CannotChange
from requests.forms.regulator import BundleForm
from requests.models import EvidenceBundle
from requests.models.evidence_bundle import BundleState
from requests.regulator_cases.bundling import ask_bundle, note_opening
from requests.tasks import put_together
from requests.views.casework import SHUT
from requests.views.regulator_page import complaint_of, complaint_page
from requests.views.staff_frame import person_of

KINDS = {ZIP: "application/zip", PDF: "application/pdf"}


@require_POST
def regulator_bundle(request: HttpRequest, key: int) -> HttpResponse:
    """Have the worker put one together."""
    found, form = complaint_of(key), BundleForm(request.POST, auto_id="id_bundle_%s")
    if form.is_valid():
        told = form.cleaned_data
        with_whom = {name: told[name] for name in ("with_requester", "with_staff")}
        try:
            bundle = ask_bundle(key, told["parts"], timezone.now(), person_of(request), **with_whom)
        except CannotChange as refusal:
            form.add_error(None, str(refusal))
        else:
            put_together.enqueue(str(bundle.pk))
            messages.success(request, "The bundle is being put together.", extra_tags="good")
            return redirect(f"{reverse('regulator_case', args=[key])}#bundles")
    return complaint_page(request, found, status=400, bundle=form)


@require_GET
def regulator_bundle_file(request: HttpRequest, key: int, bundle: UUID, name: str) -> HttpResponseBase:
    """One of its files. Each taking is kept."""
    rows = EvidenceBundle.objects.select_related("regulator_case")
    found = get_object_or_404(rows, pk=bundle, regulator_case=key, state=BundleState.MADE)
    if name not in KINDS:
        raise Http404
    try:
        file = bundles().opened(f"{found.pk.hex}/{name}")
    except FileNotFoundError:
        messages.error(request, "The file is not here any more. Have the bundle put together again.", extra_tags="bad")
        return redirect("regulator_case", key)
    note_opening(found, name, timezone.now(), person_of(request))
    named = f"{slugify(found.regulator_case.reference)}-{name}"
    shut = {"Content-Security-Policy": SHUT}
    return FileResponse(file, as_attachment=True, filename=named, content_type=KINDS[name], headers=shut)
