"""The figures for the return under the Code of Practice: reviews and complaints by quarter, each opening its list."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from requests.reviews.figures import Line, counted, lines_of, years_of
from requests.views.staff_frame import staff_page


@dataclass(frozen=True, slots=True)
class Cell:
    """A number with the address of the list behind it."""

    count: int
    address: str


@require_GET
def review_return(request: HttpRequest) -> HttpResponse:
    """One year, quarter by quarter."""
    cells = counted()
    years = years_of(cells)
    typed = request.GET.get("year", "")
    is_year = len(typed) == 4 and typed.isascii() and typed.isdecimal()
    year = int(typed) if is_year and int(typed) in years else max(years, default=timezone.localdate().year)
    lines = [
        (line, [Cell(each.count, f"{reverse(each.page)}?{urlencode(each.narrowed)}") for each in line.figures])
        for line in lines_of(year, cells)
    ]
    if request.GET.get("as") == "csv":
        return _csv(year, lines)
    return staff_page(request, "reviews/return.html", {"year": year, "years": years, "lines": lines})


def _csv(year: int, lines: Sequence[tuple[Line, Sequence[Cell]]]) -> HttpResponse:
    """The same table, to be filled in elsewhere."""
    answer = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="reviews-and-complaints-{year}.csv"'
    table = csv.writer(answer)
    table.writerow(["Counted", "Q1", "Q2", "Q3", "Q4", str(year)])
    table.writerows([line.words, *(cell.count for cell in cells)] for line, cells in lines)
    return answer
