"""The index as this process has it open for reading: opened once, followed from commit to commit."""

from __future__ import annotations

import threading

from requests.search.index import IndexReader
from requests.search.place import NoIndex, current, exchanged
from requests.search.schema import SCHEMA_VERSION

_one_thread = threading.Lock()
_opened: dict[tuple[str, int, int], IndexReader] = {}  # none or one, by when it was put in use


def reader() -> IndexReader:
    """The current index, as of its last commit. Raises NoIndex."""
    with _one_thread:
        try:
            return _current()
        except NoIndex:  # it may have been exchanged just between reading its name and opening it
            _opened.clear()
            return _current()


def _current() -> IndexReader:
    put_in_use = exchanged()
    known = _opened.get(put_in_use)
    if known:
        known.refresh()
        return known
    _opened.clear()
    return _opened.setdefault(put_in_use, IndexReader(current(SCHEMA_VERSION)))
