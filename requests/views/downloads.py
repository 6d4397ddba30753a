"""Files to be kept: saved by the browser, never run or shown by it, and asked about each time like every page."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.text import slugify

SHUT = "sandbox; default-src 'none'"  # whatever a file may hold, it reaches nothing from here


def pdf(content: bytes, reference: str, what: str) -> HttpResponse:
    """A PDF under a telling name: "foi-0008-24-letter.pdf"."""
    answer = HttpResponse(content, content_type="application/pdf")
    name = slugify(f"{reference.replace('/', '-')} {what}")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    answer.headers["Content-Security-Policy"] = SHUT
    answer.headers["Accept-Ranges"] = "none"  # whoever asks for a piece is sent the whole
    return answer
