"""What is counted stands in the index as numbers, and every document has each of them."""

from __future__ import annotations

from pathlib import Path

from requests.search.combinations import NONE, number_of, traits_of, written
from requests.search.fields import fields_of_progress
from requests.search.index import IndexReader, IndexWriter, Progress
from requests.search.traits import COLUMNS


def test_the_document_that_is_no_entry_has_every_column_too() -> None:
    """A column that one document lacks is counted several times slower."""
    assert set(COLUMNS) <= set(fields_of_progress("[]"))


def test_a_number_is_told_by_the_index_it_stands_in(tmp_path: Path) -> None:
    traits = "outcome withheld\nexemption s21"
    assert number_of("") == NONE
    assert number_of(traits) != number_of("outcome withheld")
    writer = IndexWriter(tmp_path, new=True)
    writer._writer.add_json(f'{{"combinations": ["{written(traits)}"]}}'.replace("\n", "\\n"))
    writer.commit(Progress(1, "now"))
    writer.finish()
    assert traits_of(IndexReader(tmp_path)._searcher, number_of(traits)) == ("outcome withheld", "exemption s21")
