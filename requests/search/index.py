"""The search index: its schema, its analyser, and the only import of tantivy.

The index is derived from SearchEntry rows and may be thrown away at any time. It keeps no text, only what finds entries
and counts them. How far in the change log it stands is one document in it, replaced in the same commit as the entries.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import tantivy
from tantivy import Occur, Query

from requests.models import SearchEntry
from requests.search.fields import ENTRY_MARK, PROGRESS_MARK, fields_of
from requests.search.place import Busy, NoIndex, stamp
from requests.search.query import Facet, SearchQuery
from requests.search.words import Kind, Term

SCHEMA_VERSION = 1  # raise it with every change of the schema, of the analyser or of requests.search.text
WRITER_BYTES = 64_000_000
EXACTLY_COUNTED = 10_000  # above so many answers the number of responses is estimated
MOST_VALUES = 1000  # of a facet
ASKED_WEIGHT = 2.0


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an index has followed the change log: the last change in it, told from that of any other log."""

    change: int
    made_at: str


@dataclass(frozen=True, slots=True)
class Found:
    """The entries of one page, in order, and the counts of all."""

    ids: list[int]
    total: int
    responses: int
    responses_exact: bool
    counts: dict[Facet, dict[str, int]]


@cache
def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("entry", indexed=True, fast=True)
    builder.add_unsigned_field("response", fast=True)
    builder.add_unsigned_field("newest", fast=True)
    for facet in Facet:
        builder.add_text_field(facet.value, fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("asked", tokenizer_name="stem", index_option="freq")
    builder.add_text_field("answered", tokenizer_name="stem", index_option="freq")
    builder.add_text_field("plain", tokenizer_name="plain", index_option="position")
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
def _usable() -> Iterator[None]:
    """The engine says in many ways that files are missing or damaged, a panic (a BaseException) among them."""
    try:
        yield
    except (ValueError, OSError) as problem:
        if "LockBusy" in str(problem):
            raise Busy("Another process writes to the search index.") from problem
        raise NoIndex(f"The search index cannot be read: {problem}") from problem
    except BaseException as problem:
        if type(problem).__name__ != "PanicException":
            raise
        raise NoIndex("The search index is damaged.") from problem


def _open(folder: Path) -> tantivy.Index:
    if not tantivy.Index.exists(str(folder)):  # Index() would make an empty one
        raise NoIndex("There is no search index yet.")
    return _with_analysers(tantivy.Index.open(str(folder)))


def _with_analysers(index: tantivy.Index) -> tantivy.Index:
    for kind in ("plain", "stem"):
        index.register_tokenizer(kind, _analyser(kind))
    return index


# --- writing ---------------------------------------------------------------------------------------------------------


class IndexWriter:
    """The one writer of an index folder."""

    def __init__(self, folder: Path, *, new: bool = False) -> None:
        self.folder = folder
        with _usable():
            made = _with_analysers(tantivy.Index(_schema(), path=str(folder))) if new else _open(folder)
            self._index = made
            self._writer = made.writer(WRITER_BYTES, 1)  # a thread: reading the rows takes the other core

    def put(self, entries: Iterable[SearchEntry]) -> int:
        """Add entries that are not in the index; how many. Counts from the next commit."""
        return sum(1 for entry in entries if self._writer.add_document(_made(**fields_of(entry))) >= 0)

    def take_out(self, ids: Iterable[int]) -> None:
        """Remove entries, there or not."""
        for entry_id in ids:
            # Not delete_documents_by_term: that takes a number for a signed one, which no entry has.
            self._writer.delete_documents_by_query(Query.term_query(_schema(), "entry", entry_id))

    def commit(self, progress: Progress) -> None:
        """Keep all that was put in and taken out, together with how far that is: both or neither."""
        with _usable():
            self._writer.delete_documents_by_term("mark", PROGRESS_MARK)
            note = json.dumps([progress.change, progress.made_at])
            self._writer.add_document(_made(mark=PROGRESS_MARK, progress=note))
            self._writer.commit()

    def drop_dead_files(self) -> None:
        """Remove the files that merges have left behind."""
        with _usable():
            self._writer.garbage_collect_files()

    def finish(self) -> None:
        """Wait for the merges that are under way, and let go of the folder."""
        with _usable():
            self._writer.wait_merging_threads()
            del self._writer

    def close(self) -> None:
        """Let go of the folder at once. What was not committed is gone, and merges under way are left undone."""
        del self._writer


def _made(**fields: object) -> tantivy.Document:
    return tantivy.Document.from_dict(fields, _schema())


# --- reading ---------------------------------------------------------------------------------------------------------


class IndexReader:
    """An index folder as it stands at its last reload."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._stamp = stamp(folder)
        with _usable():
            self._index = _open(folder)
            self._index.config_reader("manual")
            self._index.reload()
            self._searcher = self._index.searcher()

    def refresh(self) -> None:
        """Follow the last commit, if there was one since."""
        now = stamp(self.folder)
        if now != self._stamp:
            with _usable():
                self._index.reload()
                self._searcher, self._stamp = self._index.searcher(), now

    @property
    def progress(self) -> Progress:
        """How far the index has followed the change log."""
        with _usable():
            found = self._searcher.search(_term("mark", PROGRESS_MARK), limit=1).hits
            if not found:
                raise NoIndex("The search index does not say how far it is.")
            change, made_at = json.loads(self._searcher.doc(found[0][1])["progress"][0])
            return Progress(change, made_at)

    def find(self, query: SearchQuery, limit: int, offset: int = 0) -> Found:
        """One page of what matches, and the counts of all: each facet's with its own filter lifted."""
        with _usable():
            searcher, match = self._searcher, _match(query)
            order = "newest" if query.by_date else None
            result = searcher.search(match, limit=limit, offset=offset, order_by_field=order)
            ids = searcher.fast_field_values("entry", [address for _, address in result.hits])
            total = int(getattr(result, "count", 0) or 0)  # not in its types
            exact = total <= EXACTLY_COUNTED
            wanted: dict[str, Any] = {facet.value: _by(facet.value) for facet in Facet if not query.chosen(facet)}
            wanted["responses"] = _by("response", EXACTLY_COUNTED) if exact else {"cardinality": {"field": "response"}}
            counted = searcher.aggregate(match, wanted)
            for facet in Facet:
                if query.chosen(facet):
                    counted |= searcher.aggregate(_match(query.without(facet)), {facet.value: _by(facet.value)})
        responses = counted["responses"]
        number = len(responses["buckets"]) if exact else round(responses["value"])
        counts = {facet: {b["key"]: b["doc_count"] for b in counted[facet.value]["buckets"]} for facet in Facet}
        return Found([int(found) for found in ids if found is not None], total, number, exact, counts)

    def newest(self, query: SearchQuery, limit: int) -> list[int]:
        """The entries that match, the last published first: their numbers rise as they are published."""
        with _usable():
            result = self._searcher.search(_match(query), limit=limit, order_by_field="entry")
            ids = self._searcher.fast_field_values("entry", [address for _, address in result.hits])
            return [int(found) for found in ids if found is not None]

    def count(self, query: SearchQuery) -> int:
        """How many entries match."""
        with _usable():
            found = self._searcher.aggregate(_match(query), {"entries": {"value_count": {"field": "entry"}}})
            return int(found["entries"]["value"])

    def frequency(self, word: str) -> tuple[int, int]:
        """In how many entries the word stands in any form, and how many entries there are."""
        with _usable():
            places = (self._searcher.doc_freq(field, stem(word)) for field in ("asked", "answered"))
            return max(places), self._searcher.num_docs

    def lexicon(self, start: str, most: int) -> list[tuple[str, int]]:
        """Words in the index that begin with `start`, and in how many entries each stands."""
        with _usable():
            return self._searcher.terms_with_prefix("plain", start, limit=most)


def _by(field: str, most: int = MOST_VALUES) -> dict[str, Any]:
    return {"terms": {"field": field, "size": most}}


def _term(field: str, value: str) -> Query:
    return Query.term_query(_schema(), field, value)


def _any_of(queries: Sequence[Query]) -> Query:
    return queries[0] if len(queries) == 1 else Query.boolean_query([(Occur.Should, query) for query in queries])


def _match(query: SearchQuery) -> Query:
    """The whole search as the engine's own query; no text of a reader's ever meets a parser."""
    wanted = query.wanted
    clauses = [(Occur.Must, _any_of([_sought(term) for term in terms])) for terms in wanted.required]
    clauses += [(Occur.MustNot, _sought(term)) for term in wanted.excluded]
    clauses += [(Occur.Should, _sought(term)) for term in wanted.welcome]
    for facet in Facet:
        if chosen := query.chosen(facet):
            kept = _any_of([_term(facet.value, value) for value in chosen])
            clauses.append((Occur.Must, Query.const_score_query(kept, 0.0)))
    if not any(occur == Occur.Must for occur, _ in clauses):
        clauses.append((Occur.Must, Query.const_score_query(_term("mark", ENTRY_MARK), 0.0)))
    return Query.boolean_query(clauses)


def _sought(term: Term) -> Query:
    """One term of a search."""
    if term.kind is Kind.KEY:
        figures = [_term("plain", form) for form in term.keys if form.isdigit()]
        return _any_of([*(_term("keys", form) for form in term.keys), *figures])
    if term.kind is Kind.WORD:
        return _word(term.words[0])
    exact = [plain(word) for word in term.words]
    if not all(exact):
        return Query.empty_query()
    if term.kind is Kind.PREFIX:
        patterns: list[str | tuple[int, str]] = [*(re.escape(word) for word in exact[:-1]), f"{re.escape(exact[-1])}.*"]
        if len(patterns) > 1:
            return Query.regex_phrase_query(_schema(), "plain", patterns)
        return Query.regex_query(_schema(), "plain", str(patterns[0]))
    return _term("plain", exact[0]) if len(exact) == 1 else Query.phrase_query(_schema(), "plain", list(exact))


def _word(word: str) -> Query:
    """A word in any form, in the question or the answer; a figure also where it is written as a round sum."""
    root = stem(word)
    if not root:
        return Query.empty_query()
    places = [Query.boost_query(_term("asked", root), ASKED_WEIGHT), _term("answered", root)]
    return _any_of([*places, _term("keys", root)] if root.isdigit() else places)
