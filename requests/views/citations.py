"""How an answer is quoted: its words, what they are taken from, their address, and what the letter warns of a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from requests.law.written_dates import in_full
from requests.models.publication import PublishedResponse
from requests.views.said import BlockKind, Said


@dataclass(frozen=True, slots=True)
class Citation:
    """A quotation and its source. `path` is the address without the site's name, of the question's own page."""

    words: str
    source: str
    path: str
    caveats: tuple[str, ...] = ()
    reworded: tuple[str, ...] = ()  # which figures are not the letter's words


def citation(response: PublishedResponse, number: str, anchor: str, part: str, said: Said) -> Citation:
    """How to quote this part. An answer that is nothing but a table is quoted by the table's caption."""
    tables = [block.table for block in (*said.blocks, *said.reasons) if block.kind is BlockKind.TABLE and block.table]
    on = in_full(response.answered_on)
    words = said.quotation or "; ".join(table.caption for table in tables)
    return Citation(
        words=words,
        source=f"{response.reference}, question {number}, {response.ended} {on}, {response.authority_name}",
        path=f"{reverse('question', args=[response.slug, anchor])}#{part}",
        caveats=_each_once([caveat for table in tables for caveat in table.caveats if caveat not in words]),
        reworded=_each_once([f"Table {each.number}: {each.reworded}" for each in tables if each.reworded]),
    )


def _each_once(caveats: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(caveats))
