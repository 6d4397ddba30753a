"""A published table as a page shows it: with its file, its warnings, and the way from each cell to its place."""

from __future__ import annotations

from dataclasses import replace

from django.urls import reverse

from requests.models.publication import PublishedTable
from requests.views.cells import row_addresses
from requests.views.shown_tables import ShownTable, shown_table

MOST_LINKED = 200  # rows; of a longer table a row or cell is asked for by number, so that no page is made of addresses
MOST_CELLS = 1000  # where there are more, a row's name leads to the row, and from there to its cells


def published_table(table: PublishedTable, slug: str) -> ShownTable:
    """The table, set. Asks the database nothing."""
    rows, columns = len(table.rows), len(table.header)
    first_pages = table.row_pages[1:2]
    is_long = rows > MOST_LINKED
    pages = [] if is_long else table.row_pages
    see = row_addresses(slug, table.number, pages, columns if rows * columns <= MOST_CELLS else 1)
    shown = shown_table(
        table.number, table.caption, table.header, table.rows, table.total_row, table.checks, table.caveats, see
    ).with_reworded(table.reworded)
    form = reverse("letter_page", args=[slug, first_pages[0]]) if is_long and first_pages and first_pages[0] else ""
    return replace(
        shown,
        file=reverse("table", args=[slug, table.number]),
        row_form=form,
        is_numbered=bool(form) and table.total_row in (None, rows - 1),
    )
