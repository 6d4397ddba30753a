"""The engine by itself, on the same index and the same rows: what ours is measured against."""

from __future__ import annotations

import tempfile
from pathlib import Path

import tantivy
from django.db import connections

from requests.search.matching import matching
from requests.search.query import PAGE_SIZE, SearchQuery
from requests.search.schema import opened
from tests.benchmarks.measuring import seconds

TEXTS = ("asked", "answered")
BATCH = 5_000


class Bare:
    """The first twenty and how many there are, with nothing counted by year or outcome."""

    def __init__(self, folder: Path) -> None:
        self._searcher = opened(folder).searcher()

    def find(self, query: SearchQuery) -> object:
        """As a page of results asks, but nothing else."""
        return self._searcher.search(matching(query), limit=PAGE_SIZE)


def indexing_seconds() -> float:
    """How long the engine takes over the same rows: words by stem and as written, years and codes."""
    return seconds(_index)


def _index() -> None:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("entry", indexed=True, fast=True)
    for name in TEXTS:
        builder.add_text_field(name, tokenizer_name="en_stem", index_option="freq")
    builder.add_text_field("plain", tokenizer_name="default", index_option="position")
    for name in ("year", "sections", "outcomes"):
        builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    schema = builder.build()
    with tempfile.TemporaryDirectory() as folder, connections["owner"].cursor() as cursor:
        writer = tantivy.Index(schema, path=folder).writer(64_000_000, 1)
        cursor.execute("SELECT id, asked, answered, year::text, sections, outcomes FROM requests_searchentry")
        while rows := cursor.fetchmany(BATCH):
            for entry, asked, answered, year, sections, outcomes in rows:
                named = {"entry": entry, "asked": asked, "answered": answered, "year": year}
                found = named | {"plain": [asked, answered], "sections": sections, "outcomes": outcomes}
                writer.add_document(tantivy.Document.from_dict(found, schema))
        writer.commit()
        writer.wait_merging_threads()
