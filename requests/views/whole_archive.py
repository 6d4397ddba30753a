"""The whole archive to download: the page that lists the files, and the files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from requests.models import PublishedDownload, PublishedResponse
from requests.reuse.archive_files import LINES, WHOLE
from requests.reuse.sheets import SHEETS
from requests.reuse.shown_files import download_store
from requests.views.conditional import revalidated
from requests.views.file_ranges import sent

KINDS = {".zip": "application/zip", ".jsonl": "application/jsonl", ".csv": "text/csv; charset=utf-8"}
ABOUT = {
    WHOLE: "Everything in one file: all of those below, and the letters’ own pages.",
    LINES: "Each response, whole, as one line of JSON.",
    **{sheet.name: sheet.about for sheet in SHEETS},
}


@dataclass(frozen=True, slots=True)
class ListedFile:
    """A file of the page, and what is in it."""

    file: PublishedDownload
    about: str
    kind: str


@require_safe
def downloads(request: HttpRequest) -> HttpResponseBase:
    """The files with their sizes, dates and checksums; or that there are none just now, and why."""
    files = [
        ListedFile(file, ABOUT.get(file.name, ""), Path(file.name).suffix[1:].upper())
        for file in PublishedDownload.objects.all()
    ]
    shown = {"files": files, "anything": bool(files) or PublishedResponse.objects.exists(), "current": request.path}
    return revalidated(request, render(request, "about/downloads.html", shown))


@require_safe
def download(request: HttpRequest, name: str) -> HttpResponseBase:
    """One file. Asked about anew each time, so that what was taken down is gone at once."""
    if name not in ABOUT:
        raise Http404
    file = get_object_or_404(PublishedDownload, name=name)
    etag, made_at = f'"{file.sha256[:32]}"', int(file.made_at.timestamp())
    try:
        response = sent(request, download_store(), f"{file.folder}/{name}", KINDS[Path(name).suffix], etag, made_at)
    except FileNotFoundError:
        raise Http404 from None  # taken down a moment ago
    response.headers["ETag"] = etag
    response.headers["Last-Modified"] = http_date(made_at)
    response.headers["Accept-Ranges"] = "bytes"
    response.headers["Cache-Control"] = "no-cache"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
