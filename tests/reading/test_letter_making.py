"""The demo archive's invented letters are what their sources make them, and keep to the law's calendar."""

from __future__ import annotations

import io
import tomllib
from pathlib import Path

import pypdfium2
import pytest

from fixtures.letters.errors import BadSource, StalePdf
from fixtures.letters.expectation import expected_reading
from fixtures.letters.make_letters import check, make
from fixtures.letters.setting import set_letter
from fixtures.letters.source import SOURCES, read_source
from requests.law.clock import due
from requests.law.regimes import Regime

SOURCE = (SOURCES / "foi-0041-22.toml").read_text(encoding="utf-8")


def test_the_committed_letters_are_what_their_sources_give() -> None:
    check(make([]), whole=True)


def test_a_changed_letter_is_named() -> None:
    made = make(["foi-0041-22"])
    with pytest.raises(StalePdf, match=r"foi-0041-22\.pdf"):
        check({name: content + b" " for name, content in made.items()}, whole=False)


def test_a_letter_is_the_same_bytes_each_time() -> None:
    source = read_source(SOURCES / "foi-0002-24.toml")
    assert set_letter(source).pdf == set_letter(source).pdf


def test_an_attached_document_is_told_by_the_pages_it_stands_on() -> None:
    letter = set_letter(read_source(SOURCES / "foi-0002-24.toml"))
    pdf = pypdfium2.PdfDocument(io.BytesIO(letter.pdf))
    first = letter.pages["Document 2"][0]
    assert pdf[first - 1].get_textpage().get_text_range().startswith("Document 2 – Summary of concerns")


def test_a_total_that_does_not_add_up_is_refused_unless_the_source_owns_up_to_it(tmp_path: Path) -> None:
    table = "| A | B |\n|---|--:|\n| x | 1 |\n| y | 2 |\n| Total | 4 |"
    source = read_source(written(tmp_path, SOURCE.replace("The Commissioner paid for five", f"{table}\n\nThe five")))
    with pytest.raises(BadSource, match="does not add up under \\['B'\\]"):
        expected_reading(source, {})


def test_a_key_that_nobody_reads_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadSource, match="no such key: subjct"):
        read_source(written(tmp_path, 'subjct = "Freedom of Information"\n' + SOURCE))


@pytest.mark.parametrize("path", sorted(SOURCES.glob("*.toml")), ids=lambda path: path.stem)
def test_the_day_each_letter_was_due_is_the_law_s(path: Path) -> None:
    source = read_source(path)
    clock = due(source.received, Regime(source.get("regime", "FOIA")))
    assert (clock.due_on, clock.day_number(source.answered)) == (source.due, source.day)


def test_every_source_says_on_its_first_line_what_it_is_for() -> None:
    assert [path.name for path in SOURCES.glob("*.toml") if not path.read_text(encoding="utf-8").startswith("# ")] == []


def test_no_two_requests_have_one_reference() -> None:
    told = [tomllib.loads(path.read_text(encoding="utf-8")) for path in SOURCES.glob("*.toml")]
    references = [letter["reference"] for letter in told if letter.get("kind") != "review outcome"]
    assert len(references) == len(set(references))


def written(folder: Path, text: str) -> Path:
    path = folder / "foi-0001-22.toml"
    path.write_text(text, encoding="utf-8")
    return path
