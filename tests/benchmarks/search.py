"""What a search costs at one size: `make bench-search`."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from pathlib import Path

from django.db import connection
from django.test import Client
from django.urls import reverse

from requests.models import SearchEntry
from requests.search.index import IndexReader
from requests.search.opened import reader
from requests.search.place import current
from requests.search.query import PAGE_SIZE, SearchQuery
from requests.search.rebuild import rebuild
from requests.search.schema import SCHEMA_VERSION
from requests.views.result_links import address
from tests.benchmarks import bare, exactness, following, hostile, postgresql
from tests.benchmarks.measuring import middle, near_the_end, side_by_side

Figures = dict[str, float]
COMMON = "information"
LARGE = 1_000_000
QUERIES = (
    *map(SearchQuery, (COMMON, "police", "council", "contract", "request")),
    *map(SearchQuery, ("police officers", "council contract", "public information", "health service", "crime staff")),
    *map(SearchQuery, ('"theory of change"', '"violence reduction"', '"public interest test"', '"police service"')),
    *map(SearchQuery, ("clebrit", "puclanel", "teamound", "vatol")),
    SearchQuery("police", sections=("s40",), years=(2015, 2016, 2017)),
    SearchQuery("council", sections=("s12",)),
    SearchQuery("contract", years=(2023,)),
    SearchQuery("knife", sections=("s31",)),
    *map(SearchQuery, ("polic*", "infor*", "tase*", "contr*")),
    *map(SearchQuery, ("polcie", "contarct", "infromation", "tasre")),
)


def measured(rows: int) -> Figures:
    """Every figure at this size."""
    rebuilt = rebuild()
    if rebuilt is None:
        raise SystemExit("The index could not be built.")
    index = IndexReader(current(SCHEMA_VERSION))
    figures = _engine(index) | _whole_pages()
    figures["exact"] = exactness.share_of(QUERIES)
    figures["index/text"] = _size(index.folder) / _text_size()
    figures["rebuild seconds"] = rebuilt.seconds
    figures["rebuild/bare"] = rebuilt.seconds / bare.indexing_seconds()
    if rows >= LARGE:
        figures["postgresql/page"] = postgresql.page_seconds(COMMON) * 1000 / figures["common"]
    return figures | following.measured() | hostile.measured()


def _engine(index: IndexReader) -> Figures:
    """The engine's part of each page, against the bare first twenty with their number: of all queries together.

    A first visit counts what matches; `again` is the same page with its counts still remembered.
    """
    plain = bare.Bare(index.folder)
    taken = [
        side_by_side(
            {
                "page": partial(_first_page, index, query),
                "again": partial(index.find, query, PAGE_SIZE),
                "bare": partial(plain.find, query),
            },
            clock=time.process_time,
        )
        for query in QUERIES
    ]
    pages, bares = [each["page"] for each in taken], [each["bare"] for each in taken]
    return {
        "engine/bare": statistics.median(each["page"] / each["bare"] for each in taken),
        "engine again/bare": statistics.median(each["again"] / each["bare"] for each in taken),
        "common": pages[0] * 1000,
        "page p50": middle(pages), "page p95": near_the_end(pages),
        "bare p50": middle(bares), "bare p95": near_the_end(bares),
    }  # fmt: skip


def _first_page(index: IndexReader, query: SearchQuery) -> None:
    index.forget()
    index.find(query, PAGE_SIZE)


def _whole_pages() -> Figures:
    """The page as a first reader gets it, without the network, against the engine's part and fetching its rows."""
    client, index = Client(headers={"host": "localhost"}), reader()
    ratios = []
    for query in QUERIES:
        ways = {"http": partial(_first_visit, index, _visit(client, query)), "parts": partial(_parts, index, query)}
        taken = side_by_side(ways, rounds=5, clock=time.process_time)
        ratios.append(taken["http"] / taken["parts"])
    return {"http/parts": statistics.median(ratios)}


def _first_visit(index: IndexReader, visit: Callable[[], object]) -> None:
    index.forget()
    visit()


def _visit(client: Client, query: SearchQuery) -> Callable[[], object]:
    return partial(_page, client, address(reverse("search"), query))


def _page(client: Client, place: str) -> None:
    """As a reader gets it; a refusal would be quick."""
    if client.get(place).status_code != HTTPStatus.OK:
        raise SystemExit(f"{place} could not be had.")


def _parts(index: IndexReader, query: SearchQuery) -> None:
    index.forget()
    SearchEntry.objects.using("public").in_bulk(index.find(query, PAGE_SIZE).ids)


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _text_size() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT sum(octet_length(asked) + octet_length(answered)) FROM requests_searchentry")
        return int(cursor.fetchone()[0])
