"""The tables of a response as files."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from requests.law.written_dates import in_full
from requests.models import PublishedQuestion, PublishedTable
from requests.views.conditional import revalidated
from requests.views.shown_tables import shown_table
from requests.views.table_files import file_name, table_csv


@require_safe
def table(request: HttpRequest, slug: str, number: int) -> HttpResponseBase:
    """One table as CSV, with its caption and its source."""
    tables = PublishedTable.objects.select_related("response").defer("places", "row_pages")
    row = get_object_or_404(tables, response__slug=slug, number=number)
    response = row.response
    shown = shown_table(row.number, row.caption, row.header, row.rows, row.total_row, row.checks)
    shown = shown.with_reworded(row.reworded)
    question = PublishedQuestion.objects.filter(response=response, parts__said__contains=[{"table": number}]).first()
    address = request.build_absolute_uri(reverse("response", args=[slug]))
    below = [
        shown.caption,
        *(f"The letter says of this table: {caveat}" for caveat in row.caveats),
        *shown.notes,
        f"Source: {response.reference}{f', question {question.number}' if question else ''}, "
        f"{response.ended} {in_full(response.answered_on)}, {response.authority_name}",
        f"{address}#{question.anchor}" if question else address,
    ]
    name = file_name(response.reference, number, shown.caption)
    answer = HttpResponse(table_csv([row.header, *row.rows], below), content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return revalidated(request, answer, response.published_at)
