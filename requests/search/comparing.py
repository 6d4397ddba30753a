"""The index of this machine against the rows, entry by entry."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from requests.models import SearchChange
from requests.search.fields import content_number, to_index
from requests.search.index import IndexReader

CHUNK = 5000


@dataclass(slots=True)
class Differences:
    """Entries that the index lacks, that it has too many, and that are in it otherwise than in the rows."""

    lacks: set[int]
    odd: set[int]
    other: set[int]

    def __bool__(self) -> bool:
        return bool(self.lacks or self.odd or self.other)


def differences(index: IndexReader) -> Differences:
    """All but what the log tells of since: the follower comes to that by itself."""
    at = index.progress.change
    found = Differences(set(), set(), set())
    for above, up_to, rows in _chunks():
        held = index.contents(above, up_to)
        found.lacks |= rows.keys() - held.keys()
        found.odd |= held.keys() - rows.keys()
        found.other |= {key for key in rows.keys() & held.keys() if rows[key] != held[key]}
    changed = set(SearchChange.objects.filter(pk__gt=at).values_list("entry_id", flat=True))
    return Differences(found.lacks - changed, found.odd - changed, found.other - changed)


def _chunks() -> Iterator[tuple[int, int | None, dict[int, int]]]:
    """Numbers from where to where, and what the entries between them hold; at the end, all above the last."""
    above = 0
    while rows := {row.pk: content_number(row) for row in to_index().filter(pk__gt=above).order_by("pk")[:CHUNK]}:
        last = max(rows)
        yield above, last, rows
        above = last
    yield above, None, {}
