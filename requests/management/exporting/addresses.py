"""Which addresses of the site a static copy has, and where each lies in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import parse_qsl, unquote, urlsplit

from django.conf import settings
from django.urls import reverse

_CLOSED = re.compile(
    r"/(?:staff|admin|components|health)/|/api/(?!v1/schema(?:\.json)?$)|/search/(?!\d{4}/$).+|/feeds/search|/suggest"
)
_ASKED = re.compile(r"/ask/|/foi/[^/]+/review/")
_PAGE = re.compile(r"[1-9]\d{0,5}")


@dataclass(frozen=True, slots=True)
class Target:
    """An address of the site that the copy has. `asked`: path and query it is asked for by; `path`: where it lies."""

    asked: str
    path: str
    fragment: str = ""

    @property
    def file(self) -> PurePosixPath:
        """Its file in the copy."""
        inside = unquote(self.path).lstrip("/")
        is_page = self.path.endswith("/") or "." not in inside.rpartition("/")[2]
        return PurePosixPath(inside, "index.html") if is_page else PurePosixPath(inside)

    @property
    def address(self) -> str:
        """What a link to it says."""
        return self.path + (f"#{self.fragment}" if self.fragment else "")


def target_of(link: str) -> Target | None:
    """Where a link from one of our pages leads in the copy; None: nowhere, since it needs a program.

    Of what stands behind "?" a page of a list is kept, under an address of its own, a year of responses, and where in a
    letter to look.
    """
    parts = urlsplit(link)
    query, path = parse_qsl(parts.query, keep_blank_values=True), parts.path
    if _ASKED.fullmatch(path):
        return Target(reverse("ask"), reverse("ask"))
    if _CLOSED.match(path) or (path == reverse("search") and query):
        return None
    if not query or path.startswith(settings.STATIC_URL):
        return Target(path, path, parts.fragment)
    match query:
        case [("page", number)] if _PAGE.fullmatch(number):
            return Target(f"{path}?page={number}", path if number == "1" else f"{path}page-{number}/")
        case [("year", year)] if path == reverse("responses") and year.isdigit():
            return Target(reverse("responses_year", args=[int(year)]), f"{path}{year}/")
        case [("passage", _)]:
            return Target(path, path, parts.fragment)
        case [("cell", _)]:
            return Target(path, path)
        case _:
            return None
