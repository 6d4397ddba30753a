"""What is counted stands in the index as numbers, and every document has each of them."""

from __future__ import annotations

import json
from pathlib import Path

from requests.search.combinations import FIELD, NONE, Combinations, Numbers
from requests.search.fields import fields_of_progress
from requests.search.index import IndexReader, IndexWriter, Progress
from requests.search.traits import COLUMNS


def test_the_document_that_is_no_entry_has_every_column_too() -> None:
    """A column that one document lacks is counted several times slower."""
    assert set(COLUMNS) <= set(fields_of_progress("[]"))


def test_a_number_is_told_by_the_index_it_stands_in_and_kept_by_the_next_writer(tmp_path: Path) -> None:
    traits = "outcome withheld\nexemption s21"
    writer = IndexWriter(tmp_path, new=True)
    assert [writer._numbers.of("law", each) for each in ("", "outcome withheld", traits)] == [NONE, 1, 2]
    writer._writer.add_json(json.dumps({FIELD: [writer._numbers.written("law", traits)]}))
    writer.commit(Progress(1, "now"))
    writer.finish()
    reader = IndexReader(tmp_path)
    assert Combinations(reader._searcher).of("law")[2] == ("outcome withheld", "exemption s21")
    again = Numbers(reader._searcher)
    assert [again.of(*each) for each in (("law", traits), ("law", "year 2024"), ("year", "year 2024"))] == [2, 3, 1]
