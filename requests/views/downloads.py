"""Files to be kept: saved by the browser, never run or shown by it, and asked about each time like every page."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.text import slugify

# Whatever a file may hold, it reaches nothing from here, and nobody puts it into a frame.
SHUT = "sandbox; default-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


def pdf(content: bytes, reference: str, what: str) -> HttpResponse:
    """A PDF under a telling name: "foi-0008-24-letter.pdf"."""
    answer = HttpResponse(content, content_type="application/pdf")
    name = slugify(f"{reference.replace('/', '-')} {what}")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    answer.headers["Content-Security-Policy"] = SHUT
    answer.headers["Accept-Ranges"] = "none"  # whoever asks for a piece is sent the whole
    return answer


def busy() -> HttpResponse:
    """What is said where a file could not be made in time."""
    words = "This file cannot be made just now. The page itself can be read and printed. Try again in a minute.\n"
    return HttpResponse(words, status=503, content_type="text/plain; charset=utf-8", headers={"Retry-After": "60"})
