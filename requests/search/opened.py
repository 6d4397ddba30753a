"""The index as this process has it open for reading: opened once, followed from commit to commit."""

from __future__ import annotations

import threading

from requests.search.index import IndexReader
from requests.search.place import NoIndex, current
from requests.search.schema import SCHEMA_VERSION

_one_thread = threading.Lock()
_opened: list[IndexReader] = []  # none or one


def reader() -> IndexReader:
    """The current index, as of its last commit. Raises NoIndex."""
    with _one_thread:
        try:
            return _current()
        except NoIndex:  # it may have been exchanged just between reading its name and opening it
            _opened.clear()
            return _current()


def _current() -> IndexReader:
    folder = current(SCHEMA_VERSION)
    if _opened and _opened[0].folder == folder:
        _opened[0].refresh()
    else:
        _opened[:] = [IndexReader(folder)]
    return _opened[0]
