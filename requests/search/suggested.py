"""Questions offered while somebody types: published ones that hold the words so far, the last one as it begins."""

from __future__ import annotations

from dataclasses import dataclass

from requests.models import SearchEntry
from requests.search.opened import reader
from requests.search.place import NoIndex
from requests.search.text import words
from requests.search.words import clean

SHORTEST, LONGEST = 3, 200  # characters; of more nothing is offered, and nothing is looked up
MOST = 6
MOST_WORDS = 20
LOOKED_AT = 30  # since many ask the same


@dataclass(frozen=True, slots=True)
class Suggested:
    """A published question."""

    asked: str
    reference: str
    slug: str
    anchor: str
    number: str


def suggested(typed: str) -> list[Suggested]:
    """The best of them, each wording once; none where too little is typed, or search is away. One statement."""
    text = clean(typed)
    whole = words(text)[:MOST_WORDS]
    if not whole or not SHORTEST <= len(text) <= LONGEST:
        return []
    try:
        ids = reader().questions(whole, LOOKED_AT)
    except NoIndex:
        return []
    columns = ("asked", "reference", "slug", "anchor", "number")
    rows = {row.pk: row for row in SearchEntry.objects.filter(pk__in=ids).only(*columns)}
    once: dict[str, Suggested] = {}
    for row in (rows[pk] for pk in ids if pk in rows):
        once.setdefault(row.asked.casefold(), Suggested(*(getattr(row, name) for name in columns)))
    return list(once.values())[:MOST]
