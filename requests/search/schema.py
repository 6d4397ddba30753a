"""What the search engine keeps and how it cuts words: the schema of the index, its analysers, its ways of failing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, lru_cache
from pathlib import Path

import tantivy

from requests.search.combinations import FIELD
from requests.search.place import Busy, NoIndex
from requests.search.traits import COLUMNS

SCHEMA_VERSION = 7  # raise it with every change of the schema, of the analyser, of what fields hold or of text.py


@cache
def schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("entry", indexed=True, fast=True)
    builder.add_unsigned_field("response", fast=True)
    builder.add_unsigned_field("alike", indexed=True, fast=True)
    builder.add_unsigned_field("by_answered", fast=True)
    builder.add_unsigned_field("by_published", fast=True)
    builder.add_unsigned_field("content", fast=True)
    for column in COLUMNS:
        builder.add_unsigned_field(column, fast=True)
    builder.add_text_field(FIELD, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("asked", tokenizer_name="stem", index_option="freq")
    builder.add_text_field("words", tokenizer_name="stem", index_option="freq")
    builder.add_text_field("plain", tokenizer_name="plain", index_option="position")
    builder.add_text_field("question", tokenizer_name="plain", index_option="basic")
    builder.add_text_field("keys", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("mark", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("progress", stored=True, tokenizer_name="raw", index_option="basic")
    return builder.build()


@cache
def _analyser(kind: str) -> tantivy.TextAnalyzer:
    """ "plain": lower case without accents. "stem": that, and English word forms made one."""
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    builder = builder.filter(tantivy.Filter.remove_long(80)).filter(tantivy.Filter.lowercase())
    builder = builder.filter(tantivy.Filter.ascii_fold())
    return (builder.filter(tantivy.Filter.stemmer("english")) if kind == "stem" else builder).build()


@lru_cache(maxsize=100_000)
def plain(word: str) -> str:
    """The word as the index keeps it for exact matching."""
    return "".join(_analyser("plain").analyze(word))


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """What the forms of a word have in common."""
    return "".join(_analyser("stem").analyze(word))


@contextmanager
def usable() -> Iterator[None]:
    """The engine says in many ways that files are missing or damaged, a panic (a BaseException) among them."""
    try:
        yield
    except (ValueError, OSError) as problem:
        if "LockBusy" in str(problem):
            raise Busy("Another process writes to the search index.") from problem
        raise NoIndex("The search index is damaged, or cannot be read.") from problem
    except BaseException as problem:
        if type(problem).__name__ != "PanicException":
            raise
        raise NoIndex("The search index is damaged.") from problem


def opened(folder: Path) -> tantivy.Index:
    """The index in that folder. Raises ValueError or OSError where the engine cannot read it, NoIndex where none is."""
    if not tantivy.Index.exists(str(folder)):  # Index() would make an empty one
        raise NoIndex("There is no search index yet.")
    return with_analysers(tantivy.Index.open(str(folder)))


def with_analysers(index: tantivy.Index) -> tantivy.Index:
    for kind in ("plain", "stem"):
        index.register_tokenizer(kind, _analyser(kind))
    return index
