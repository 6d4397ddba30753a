"""What search engines may list: published pages, and nothing that is not."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import index, sitemap
from django.db.models import Max, QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_safe

from requests.models import PublishedResponse, PublishedTopic, SearchEntry
from requests.views.conditional import revalidated
from requests.views.exemption_catalogue import catalogue

A_FILE = 10_000  # addresses; the protocol allows 50,000
FIXED = ("home", "responses", "topics", "exemptions", "statistics", "ask", "help", "accessibility", "privacy")
CLOSED = ("search", "search_feed", "staff_desk", "admin:index", "examples", "health")


class Pages(Sitemap):  # type: ignore[type-arg]  # generic for the type checker alone
    """The pages that are always there."""

    def items(self) -> list[str]:
        exemptions = [reverse("exemption", args=[code]) for code in catalogue()]
        topics = PublishedTopic.objects.values_list("slug", flat=True)
        return [*(reverse(name) for name in FIXED), *exemptions, *(reverse("topic", args=[slug]) for slug in topics)]

    def location(self, item: str) -> str:
        return item


class Years(Sitemap):  # type: ignore[type-arg]  # generic for the type checker alone
    """The responses of each year."""

    def items(self) -> list[int]:
        return [day.year for day in PublishedResponse.objects.dates("answered_on", "year")]

    def location(self, item: int) -> str:
        return reverse("responses_year", args=[item])


class Responses(Sitemap):  # type: ignore[type-arg]  # generic for the type checker alone
    """Every response."""

    limit = A_FILE

    def items(self) -> QuerySet[PublishedResponse]:
        return PublishedResponse.objects.order_by("pk").only("slug", "published_at")

    def location(self, item: PublishedResponse) -> str:
        return reverse("response", args=[item.slug])

    def lastmod(self, item: PublishedResponse) -> datetime:
        return item.published_at

    def get_latest_lastmod(self) -> datetime | None:
        """Django's own would fetch every row."""
        latest: datetime | None = PublishedResponse.objects.aggregate(latest=Max("published_at"))["latest"]
        return latest


class Questions(Sitemap):  # type: ignore[type-arg]  # generic for the type checker alone
    """Every question's own page."""

    limit = A_FILE

    def items(self) -> QuerySet[SearchEntry]:
        return SearchEntry.objects.filter(question__isnull=False).order_by("pk").only("slug", "anchor")

    def location(self, item: SearchEntry) -> str:
        return reverse("question", args=[item.slug, item.anchor])


SITEMAPS: dict[str, Any] = {
    "pages": Pages,
    "years": Years,
    "responses": Responses,
    "questions": Questions,
}


@require_safe
def sitemap_index(request: HttpRequest) -> HttpResponseBase:
    """The list of all sitemaps."""
    return revalidated(request, index(request, SITEMAPS, sitemap_url_name="sitemap_section").render())


@require_safe
def sitemap_section(request: HttpRequest, section: str) -> HttpResponseBase:
    """One sitemap, or a page of one."""
    return revalidated(request, sitemap(request, SITEMAPS, section=section).render())


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Everything public may be listed, but not results: there is no end to them."""
    lines = ["User-agent: *", *(f"Disallow: {reverse(name)}" for name in CLOSED)]
    lines += ["", f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
