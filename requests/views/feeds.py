"""Atom feeds: the newest responses, and the newest answers to a search, by the day they were published.

The date of the feed of responses is that of the last change of anything public, withdrawals too. That of a search has
none: the index follows a moment later. The tag tells every change.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.contrib.syndication.views import Feed
from django.db.models import F, Prefetch
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.text import Truncator
from django.views.decorators.http import require_safe

from requests.filters import SearchFilter
from requests.models import PublishedAuthority, PublishedQuestion, PublishedResponse, SearchEntry
from requests.search.opened import reader
from requests.search.place import NoIndex
from requests.search.query import SearchQuery
from requests.views.conditional import last_change, revalidated
from requests.views.response_rows import response_rows
from requests.views.result_links import address

NEWEST = 50
LONGEST_TITLE, LONGEST_SUMMARY = 200, 600
RETRY_SECONDS = 60
NOTHING_SINCE = datetime(2005, 1, 1, tzinfo=UTC)  # the Act came into force
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_IN_ORDER = Prefetch("questions", PublishedQuestion.objects.order_by("order"))


def printed(text: str) -> str:
    """The words on one line, without what XML 1.0 cannot hold."""
    return " ".join(_NOT_XML.sub(" ", text).split())


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed. Plain words, not markup."""

    title: str
    summary: str
    address: str
    published_at: datetime


@dataclass(frozen=True, slots=True)
class Contents:
    """A feed: its title, the page it follows, its own address, its entries from the newest."""

    title: str
    page: str
    address: str
    author: str
    entries: tuple[Entry, ...]


class SteadyAtom(Atom1Feed):
    """A feed of nothing says the same each time, so that who has it need not get it again."""

    def latest_post_date(self) -> datetime:
        return super().latest_post_date() if self.items else NOTHING_SINCE


class AtomFeed(Feed):  # type: ignore[type-arg]  # generic for the type checker alone
    """Django's feed, for contents that are ready. Signs that no XML may hold are left out."""

    feed_type = SteadyAtom

    def __init__(self, contents: Contents) -> None:
        self.contents = contents

    def get_object(self, request: HttpRequest, *args: object, **named: object) -> Contents:
        return self.contents

    def title(self, contents: Contents) -> str:
        return printed(contents.title)

    def link(self, contents: Contents) -> str:
        return contents.page

    def feed_url(self, contents: Contents) -> str:
        return contents.address

    def author_name(self, contents: Contents) -> str:
        return printed(contents.author)

    def items(self, contents: Contents) -> Iterable[Entry]:
        return contents.entries

    def item_title(self, item: Entry) -> str:
        return printed(Truncator(item.title).chars(LONGEST_TITLE))

    def item_description(self, item: Entry) -> str:
        return escape(printed(Truncator(item.summary).chars(LONGEST_SUMMARY)))  # Atom's summary is HTML

    def item_link(self, item: Entry) -> str:
        return item.address

    def item_pubdate(self, item: Entry) -> datetime:
        return item.published_at

    def item_updateddate(self, item: Entry) -> datetime:
        return item.published_at


@require_safe
def responses_feed(request: HttpRequest) -> HttpResponseBase:
    """The responses published last."""
    changed_at = last_change()
    newest = PublishedResponse.objects.order_by("-published_at", "-pk").prefetch_related(_IN_ORDER)[:NEWEST]
    entries = tuple(
        Entry(
            f"{response.reference}: {response.title}",
            f"{row.summary}.",
            reverse("response", args=[response.slug]),
            response.published_at,
        )
        for response, row in zip(newest, response_rows(newest), strict=True)
    )
    title = "Responses to Freedom of Information requests"
    return _answer(request, Contents(title, reverse("responses"), request.path, _office(), entries), changed_at)


@require_safe
def search_feed(request: HttpRequest) -> HttpResponseBase:
    """The answers to a search that were published last: the search's own parameters, but for order and page."""
    typed = SearchFilter(request.GET)
    if typed.problems:
        return render(request, "400.html", status=400)
    try:
        entries = _found(typed.query)
    except NoIndex:
        return HttpResponse(
            "The search index is being built. Try again in a minute.",
            status=503, content_type="text/plain; charset=utf-8", headers={"Retry-After": str(RETRY_SECONDS)},
        )  # fmt: skip
    words = typed.query.words
    title = f"Answers about {words}" if words else "Answers to Freedom of Information requests"
    alternate, itself = (address(path, typed.query) for path in (reverse("search"), request.path))
    return _answer(request, Contents(title, alternate, itself, _office(), entries))


def _found(query: SearchQuery) -> tuple[Entry, ...]:
    """Raises NoIndex."""
    ids = reader().newest(query, NEWEST)
    rows = SearchEntry.objects.filter(pk__in=ids).select_related("response").defer("parts").order_by("-pk")
    return tuple(map(_entry, rows.annotate(page_number=F("page__number"))))


def _entry(row: Any) -> Entry:
    """A question with its answer, or a page of a document."""
    if row.page_number:
        title = f"{row.document}, page {row.page_number} ({row.reference})"
        address = reverse("letter_page", args=[row.slug, row.page_number])
    else:
        title = f"{row.asked} ({row.reference}, question {row.number})"
        address = f"{reverse('response', args=[row.slug])}#{row.anchor}"
    return Entry(title, row.answered, address, row.response.published_at)


def _office() -> str:
    office = PublishedAuthority.objects.first()
    return office.name if office else "FOI Archive"


def _answer(request: HttpRequest, contents: Contents, changed_at: datetime | None = None) -> HttpResponseBase:
    response = AtomFeed(contents)(request)
    del response.headers["Last-Modified"]
    return revalidated(request, response, changed_at)
