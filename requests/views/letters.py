"""The published letter: page by page, its words and its pictures, and the whole as a file."""

from __future__ import annotations

import hashlib

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from requests.models.publication import PublishedPage, PublishedResponse
from requests.publishing.published_files import as_released
from requests.views.cells import typed_row
from requests.views.conditional import revalidated, unless_known
from requests.views.downloads import pdf
from requests.views.letter_pages import letter_page_of


@require_safe
def letter_page(request: HttpRequest, slug: str, number: int) -> HttpResponseBase:
    """One page of a published letter, with the passage `?passage=` or the cell of a table `?cell=` highlighted."""
    typed = typed_row(slug, *(request.GET.get(name, "") for name in ("table", "row", "column")))
    if typed:
        return redirect(typed)
    shown = letter_page_of(slug, number, request.GET.get("passage", ""), request.GET.get("cell", ""))
    address = request.build_absolute_uri(request.path)
    named = {"shown": shown, "response": shown.response, "page": shown.page, "address": address}
    return revalidated(request, render(request, "letters/page.html", named), shown.response.published_at)


@require_safe
def picture(request: HttpRequest, slug: str, number: int) -> HttpResponseBase:
    """A page's picture, asked for anew each time, so that a withdrawn one is gone at once."""
    page = PublishedPage.objects.filter(response__slug=slug, number=number).exclude(picture="").first()
    if page is None:
        raise Http404
    etag = f'"{hashlib.sha256(page.picture.encode()).hexdigest()[:32]}"'
    return unless_known(
        request, etag, lambda: HttpResponse(_bytes(page.picture, page.picture_sha256), content_type="image/webp")
    )


@require_safe
def letter_file(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The whole letter as one PDF, gone with the response like its pictures."""
    letter = get_object_or_404(PublishedResponse.objects.exclude(letter_file=""), slug=slug)
    answer = pdf(_bytes(letter.letter_file, letter.letter_sha256), letter.reference, "letter")
    return revalidated(request, answer, letter.published_at)


def _bytes(name: str, sha256: str) -> bytes:
    """The file in the store of published files, or the 404 where it was withdrawn a moment ago or is damaged."""
    try:
        return as_released(name, sha256)
    except FileNotFoundError:
        raise Http404 from None
