"""Files that may be large, sent as a whole or from where a broken download stopped (RFC 9110, section 14)."""

from __future__ import annotations

import re

from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response

from foiarchive.stores.shapes import Store

RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})", re.ASCII)


def sent(request: HttpRequest, files: Store, name: str, kind: str, etag: str, last_modified: int) -> HttpResponseBase:
    """The file, the range that was asked for, 304 or 416. The tag changes with the file. Raises FileNotFoundError."""
    size = files.size(name)
    unchanged = get_conditional_response(request, etag=etag, last_modified=last_modified)
    if unchanged is not None:
        return unchanged
    wanted = _range(request, size, etag)
    if wanted is not None and not wanted:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    span = wanted or range(size)
    response: HttpResponseBase
    if request.method == "HEAD":
        response = HttpResponse(content_type=kind)
    else:
        response = FileResponse(files.opened(name, span), content_type=kind)
    response.headers["Content-Length"] = str(len(span))
    if wanted is not None:
        response.status_code = 206
        response.headers["Content-Range"] = f"bytes {span.start}-{span.stop - 1}/{size}"
    return response


def _range(request: HttpRequest, size: int, etag: str) -> range | None:
    """The bytes that were asked for; None for all of them; an empty range where there are none such.

    Several ranges at once, or a unit other than bytes, are answered with the whole file, as the standard allows.
    """
    found = RANGE.fullmatch(request.headers.get("Range", "").strip())
    if found is None or not any(found.groups()) or request.method != "GET":
        return None
    if request.headers.get("If-Range", etag) != etag:
        return None  # the rest of another file would make neither
    first, last = found.groups()
    if not first:
        return range(max(0, size - int(last)), size)
    if last and int(last) < int(first):
        return None
    return range(int(first), min(size, int(last) + 1) if last else size)
