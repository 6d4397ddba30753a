"""The search index on disk: the one who writes it, and those who read it.

The index is derived from SearchEntry rows and may be thrown away at any time. It keeps no text, only what finds entries
and counts them. How far in the change log it stands is one document in it, replaced in the same commit as the entries.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import tantivy
from tantivy import Query

from requests.models import SearchEntry
from requests.search.combinations import Numbers
from requests.search.counting import Counting
from requests.search.fields import PROGRESS_MARK, fields_of, fields_of_progress
from requests.search.finding import Found, find, ids_of, numbers_of
from requests.search.matching import between, matching, opening, resembling, term
from requests.search.place import NoIndex, beside, stamp
from requests.search.query import SearchQuery
from requests.search.schema import opened, schema, stem, usable, with_analysers

WRITER_BYTES = 64_000_000
LIKE_ENOUGH = 0.2  # of what the likest scores, which is mostly the response itself


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an index has followed the change log: the last change in it, told from that of any other log."""

    change: int
    made_at: str


class IndexWriter:
    """The one writer of an index folder."""

    def __init__(self, folder: Path, *, new: bool = False) -> None:
        self.folder = folder
        with usable():
            made = with_analysers(tantivy.Index(schema(), path=str(folder))) if new else opened(folder)
            self._index = made
            self._writer = made.writer(WRITER_BYTES, 1)  # a thread: reading the rows takes the other core
            self._numbers = Numbers(made.searcher())

    def put(self, entries: Iterable[SearchEntry]) -> int:
        """Add entries that are not in the index; how many. Counts from the next commit."""
        return sum(1 for entry in entries if self._writer.add_document(_made(**fields_of(entry, self._numbers))) >= 0)

    def take_out(self, ids: Iterable[int]) -> None:
        """Remove entries, there or not."""
        for entry_id in ids:
            # Not delete_documents_by_term: that takes a number for a signed one, which no entry has.
            self._writer.delete_documents_by_query(Query.term_query(schema(), "entry", entry_id))

    def commit(self, progress: Progress) -> None:
        """Keep all that was put in and taken out, together with how far that is: both or neither."""
        with usable():
            self._writer.delete_documents_by_term("mark", PROGRESS_MARK)
            note = json.dumps([progress.change, progress.made_at])
            self._writer.add_document(_made(**fields_of_progress(note)))
            self._writer.commit()

    def drop_dead_files(self) -> None:
        """Remove the files that merges have left behind."""
        with usable():
            self._writer.garbage_collect_files()

    def finish(self) -> None:
        """Wait for the merges that are under way, and let go of the folder."""
        with usable():
            self._writer.wait_merging_threads()
            del self._writer

    def close(self) -> None:
        """Let go of the folder at once. What was not committed is gone, and merges under way are left undone."""
        del self._writer


def _made(**fields: object) -> tantivy.Document:
    return tantivy.Document.from_dict(fields, schema())


class IndexReader:
    """An index folder as it stands at its last reload."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._stamp = stamp(folder)
        with usable():
            try:
                self._open(folder)
            except (ValueError, OSError):
                with beside(folder) as links:
                    self._open(links)  # what is open once stays so

    def _open(self, folder: Path) -> None:
        self._index = opened(folder)
        self._index.config_reader("manual")
        self._stand()

    def refresh(self) -> None:
        """Follow the last commit, if there was one since."""
        now = stamp(self.folder)
        if now != self._stamp:
            with usable():
                self._stand()
                self._stamp = now

    def forget(self) -> None:
        """Count anew what was counted since the last commit, as a first visitor would have it."""
        self._counting.forget()

    def _stand(self) -> None:
        """Stand at the last commit."""
        self._index.reload()
        self._searcher = self._index.searcher()
        self._counting = Counting(self._searcher)

    @property
    def progress(self) -> Progress:
        """How far the index has followed the change log."""
        with usable():
            found = self._searcher.search(term("mark", PROGRESS_MARK), limit=1).hits
            if not found:
                raise NoIndex("The search index does not say how far it is.")
            change, made_at = json.loads(self._searcher.doc(found[0][1])["progress"][0])
            return Progress(change, made_at)

    def find(self, query: SearchQuery, most: int, first: int = 0) -> Found:
        """One page of what matches, and the counts of all: each facet's with its own filter lifted."""
        with usable():
            return find(self._searcher, self._counting, query, most, first)

    def newest(self, query: SearchQuery, most: int) -> list[int]:
        """The entries that match, the last published first: their numbers rise as they are published."""
        with usable():
            return ids_of(self._searcher, self._searcher.search(matching(query), most, order_by_field="entry").hits)

    def count(self, query: SearchQuery) -> int:
        """How many entries match."""
        with usable():
            return self._counting.count(query)

    def contents(self, above: int, up_to: int | None) -> dict[int, int]:
        """The entries with these numbers, and what each holds: see `content_number`."""
        with usable():
            found = self._searcher.search(between(above, up_to), max(self._searcher.num_docs, 1), count=False).hits
            at = [address for _, address in found]
            return dict(zip(*(numbers_of(self._searcher, field, at) for field in ("entry", "content")), strict=True))

    def questions(self, words: Sequence[str], most: int) -> list[int]:
        """Published questions that hold these words, the last as it begins; the best first."""
        with usable():
            return ids_of(self._searcher, self._searcher.search(opening(words), most, count=False).hits)

    def like(self, asked: str, answered: str, most: int) -> list[int]:
        """The responses with answers like this, the likest first; among them the one it is from."""
        with usable():
            hits = self._searcher.search(resembling(asked, answered), most, count=False).hits
            near = [address for score, address in hits if score >= LIKE_ENOUGH * hits[0][0]]
            return list(dict.fromkeys(numbers_of(self._searcher, "response", near)))

    def frequency(self, word: str) -> tuple[int, int]:
        """In how many entries the word stands in any form, and how many entries there are."""
        with usable():
            return self._searcher.doc_freq("words", stem(word)), self._searcher.num_docs

    def lexicon(self, start: str, most: int) -> list[tuple[str, int]]:
        """Words in the index that begin with `start`, and in how many entries each stands."""
        with usable():
            return self._searcher.terms_with_prefix("plain", start, limit=most)
