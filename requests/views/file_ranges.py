"""Files that may be large, sent as a whole or from where a broken download stopped (RFC 9110, section 14)."""

from __future__ import annotations

import re
from pathlib import Path
from typing import IO

from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response

RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})", re.ASCII)


class Stretch:
    """So many bytes of an open file, from where it stands."""

    def __init__(self, file: IO[bytes], length: int) -> None:
        self.file, self.left = file, length

    def read(self, size: int = -1) -> bytes:
        read = self.file.read(self.left if size < 0 else min(size, self.left))
        self.left -= len(read)
        return read

    def close(self) -> None:
        self.file.close()


def sent(request: HttpRequest, path: Path, kind: str, etag: str, last_modified: int) -> HttpResponseBase:
    """The file, the range that was asked for, 304 or 416. The tag changes with the file. Raises FileNotFoundError."""
    file = path.open("rb")
    size = path.stat().st_size
    unchanged = get_conditional_response(request, etag=etag, last_modified=last_modified)
    if unchanged is not None:
        file.close()
        return unchanged
    wanted = _range(request, size, etag)
    if wanted is not None and not wanted:
        file.close()
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    span = wanted or range(size)
    file.seek(span.start)
    response: HttpResponseBase
    if request.method == "HEAD":
        file.close()
        response = HttpResponse(content_type=kind)
    else:
        response = FileResponse(Stretch(file, len(span)), content_type=kind)
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
