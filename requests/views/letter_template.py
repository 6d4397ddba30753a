"""The office's own Word template for letters."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from documents.errors import UnreadableLetter
from requests.cases.letters.templates import back_to_ours, hand_in, template_in_use, template_of
from requests.errors import CannotChange
from requests.forms.letters import TemplateForm
from requests.law.written_dates import in_full
from requests.models import WordTemplate
from requests.views.casework import SHUT
from requests.views.staff_frame import person_of, staff_page


@require_http_methods(["GET", "POST"])
def letter_template(request: HttpRequest) -> HttpResponse:
    """Which template is used, to be downloaded, replaced, or put back to ours."""
    if "ours" in request.POST:
        back_to_ours()
        messages.success(request, "Letters are made with our template again.", extra_tags="good")
        return redirect("letter_template")
    form = TemplateForm(request.POST, request.FILES) if request.method == "POST" else TemplateForm()
    if form.is_bound and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            since = form.cleaned_data["valid_from"]
            hand_in(file.name or "", file.read(), timezone.now(), person_of(request), since)
            when = f"from {in_full(since)} on" if since and since > timezone.localdate() else "from now on"
            messages.success(request, f"Letters are made with this template {when}.", extra_tags="good")
            return redirect("letter_template")
        except (CannotChange, UnreadableLetter) as refusal:
            form.add_error("file", getattr(refusal, "reason", str(refusal)))
    today = timezone.localdate()
    coming = WordTemplate.objects.filter(valid_from__gt=today).order_by("valid_from")
    shown = {"form": form, "newest": template_of(today), "coming": coming, "has_own": WordTemplate.objects.exists()}
    return staff_page(request, "staff/letter_template.html", shown, status=400 if form.errors else 200)


@require_GET
def letter_template_file(request: HttpRequest) -> HttpResponse:
    """The template itself, to be edited in Word."""
    headers = {"Content-Disposition": 'attachment; filename="letter-template.docx"', "Content-Security-Policy": SHUT}
    return HttpResponse(
        template_in_use(timezone.localdate())[0], content_type="application/octet-stream", headers=headers
    )
