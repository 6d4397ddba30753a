"""A published table as a page shows it: with its file, its warnings, and the way from each row to its place."""

from __future__ import annotations

from dataclasses import replace

from django.urls import reverse

from requests.models.publication import PublishedTable
from requests.views.cells import cell_address
from requests.views.shown_tables import ShownTable, shown_table

MOST_LINKED = 200  # rows; of a longer table a row is asked for by its number, so that nobody tabs through thousands


def published_table(table: PublishedTable, slug: str) -> ShownTable:
    """The table, set. Asks the database nothing."""
    pages = table.row_pages[1:]
    is_long = len(pages) > MOST_LINKED
    see = [] if is_long else [cell_address(slug, page, table.number, row) for row, page in enumerate(pages, 1)]
    shown = shown_table(
        table.number, table.caption, table.header, table.rows, table.total_row, table.checks, table.caveats, see
    ).with_reworded(table.reworded)
    return replace(
        shown,
        file=reverse("table", args=[slug, table.number]),
        row_form=reverse("letter_page", args=[slug, pages[0]]) if is_long and pages[0] else "",
    )
