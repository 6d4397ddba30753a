"""Statistics: the page, and each of its tables as a file."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from requests.law.written_dates import in_full
from requests.models import PublishedAuthority
from requests.quarters import ALL_TIME, Period
from requests.statistics import Statistics, statistics_of
from requests.views.conditional import last_change, revalidated
from requests.views.statistics_page import period_address, statistics_page
from requests.views.statistics_tables import TABLES
from requests.views.table_files import table_csv


@require_safe
def statistics(request: HttpRequest, period: Period = ALL_TIME) -> HttpResponseBase:
    """What was received and answered, how fast, with what outcome; every number opens the list behind it."""
    changed_at = last_change()
    shown = {
        "current": reverse("statistics"),
        "page": statistics_page(statistics_of(period)),
        "period": period,
        "files": {name.replace("-", "_"): table_address(name, period) for name in TABLES},
    }
    return revalidated(request, render(request, "archive/statistics.html", shown), changed_at)


@require_safe
def statistics_table(request: HttpRequest, table: str, period: Period = ALL_TIME) -> HttpResponseBase:
    """One table of a period as CSV."""
    if table not in TABLES:
        raise Http404
    changed_at, found = last_change(), statistics_of(period)
    wanted = TABLES[table]
    below = [wanted.caption, *wanted.notes, counted_words(found), _source(), _page(request, period)]
    content = table_csv(wanted.rows(found, request.build_absolute_uri), filter(None, below))
    answer = HttpResponse(content, content_type="text/csv; charset=utf-8")
    name = slugify(f"foi statistics {table} {period.code}")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return revalidated(request, answer, changed_at)


def table_address(table: str, period: Period) -> str:
    """The file of a table."""
    if period == ALL_TIME:
        return reverse("statistics_table", args=[table])
    return reverse("statistics_period_table", args=[period, table])


def counted_words(found: Statistics) -> str:
    """What is counted, in a sentence that goes with every file."""
    if found.first is None or found.last is None:
        return "Nothing is published yet."
    return (
        f"Counted are responses published in this archive, not people. It holds responses answered from "
        f"{in_full(found.first)} to {in_full(found.last)}; what is not published here is not counted."
    )


def _source() -> str:
    office = PublishedAuthority.objects.first()
    return f"Source: {office.name}" if office else ""


def _page(request: HttpRequest, period: Period) -> str:
    return request.build_absolute_uri(period_address(period))
