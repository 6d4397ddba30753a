"""The rows of a letter's table as they are drawn. A table can have a hundred thousand cells: so they are made here."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Protocol

from django import template
from django.utils.safestring import SafeString, mark_safe

from requests.templatetags.foi import breakable

register = template.Library()

LONGEST_WORD = 20  # characters; a longer one may be broken
BLANK = '<span class="vh">blank</span>'


class Cell(Protocol):
    """What is told of a cell: see shown_tables.ShownCell."""

    @property
    def text(self) -> str: ...
    @property
    def setting(self) -> str: ...
    @property
    def url(self) -> str: ...
    @property
    def see(self) -> str: ...


@register.filter
def drawn(rows: Iterable[Iterable[Cell]]) -> SafeString:
    """Rows of a table, the first cell of each the row's header. A cell leads to its place, or where the letter says."""
    made = (f"<tr>{''.join(_cell(cell, heads=not n) for n, cell in enumerate(row))}</tr>" for row in rows)
    return mark_safe("\n".join(made))  # noqa: S308  all that is not ours is escaped


def _cell(cell: Cell, *, heads: bool) -> str:
    words = _words(cell.text) or BLANK
    if cell.url and not (heads and cell.see):
        words = f'<a class="quiet-link" href="{escape(cell.url)}" rel="nofollow">{words}</a>'
    elif cell.see:
        words = f'<a href="{escape(cell.see)}">{words}</a>'
    if heads:
        return f'<th scope="row">{words}</th>'
    return f'<td class="{cell.setting}">{words}</td>' if cell.setting else f"<td>{words}</td>"


def _words(text: str) -> str:
    words = text.split()
    longest = max(map(len, words), default=0)
    return escape(" ".join(words)) if longest <= LONGEST_WORD else breakable(text, LONGEST_WORD)
