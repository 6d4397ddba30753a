"""The invented letters of the demo archive are read as their sources say: one check an aspect, for each letter."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from documents.reading.letters import read
from documents.reading.shapes import Question, Reading, SaidKind

LETTERS = Path(__file__).parents[2] / "fixtures" / "letters"
EXPECTED: list[dict[str, Any]] = json.loads((LETTERS / "expected.json").read_text(encoding="utf-8"))

each_letter = pytest.mark.parametrize("expected", EXPECTED, ids=[letter["file"] for letter in EXPECTED])


@cache
def reading_of(name: str) -> Reading:
    return read(name, (LETTERS / name).read_bytes())


def words(text: str | None) -> list[str]:
    """The words and figures of a text: how lines, cells and bullets are set apart does not matter here."""
    return re.findall(r"[\w£%]+", (text or "").lower())


def fact(value: Any) -> str | None:
    return value.value if value else None


def answer(question: Question) -> str:
    return "\n".join(part.text for part in question.parts)


def by_number(reading: Reading) -> dict[str, Question]:
    return {question.number: question for question in reading.questions}


def test_there_are_enough_letters_for_the_feel_of_a_log() -> None:
    assert len(EXPECTED) >= 22


@each_letter
def test_the_particulars_are_read(expected: dict[str, Any]) -> None:
    reading = reading_of(expected["file"])
    read_so = {
        "reference": fact(reading.reference),
        "date_received": fact(reading.date_received),
        "date_responded": fact(reading.date_responded),
        "authority": fact(reading.authority),
        "kind": reading.kind.value,
        "regime": reading.regime,
        "blank requester": reading.requester.is_blank,
    }
    assert read_so == {key: expected.get(key, True) for key in read_so}


@each_letter
def test_each_question_is_read_once_with_its_number(expected: dict[str, Any]) -> None:
    found = [(question.number, question.parent) for question in reading_of(expected["file"]).questions]
    assert found == [(question["number"], question["parent"]) for question in expected["questions"]]


@each_letter
def test_the_words_of_each_question_are_read(expected: dict[str, Any]) -> None:
    found = {number: words(question.text) for number, question in by_number(reading_of(expected["file"])).items()}
    assert found == {question["number"]: words(question["text"]) for question in expected["questions"]}


@each_letter
def test_each_question_keeps_its_number_as_printed(expected: dict[str, Any]) -> None:
    found = {number: words(question.printed) for number, question in by_number(reading_of(expected["file"])).items()}
    assert found == {question["number"]: words(question["printed"]) for question in expected["questions"]}


@each_letter
def test_the_whole_answer_of_each_question_is_read_word_for_word(expected: dict[str, Any]) -> None:
    found = {number: words(answer(question)) for number, question in by_number(reading_of(expected["file"])).items()}
    assert found == {
        question["number"]: words("\n".join(part["text"] for part in question["parts"]))
        for question in expected["questions"]
    }


@each_letter
def test_each_answer_is_in_its_parts_with_outcome_and_exemptions(expected: dict[str, Any]) -> None:
    found = {
        number: [(part.outcome.value, sorted({c.provision for c in part.citations})) for part in question.parts]
        for number, question in by_number(reading_of(expected["file"])).items()
    }
    assert found == {
        question["number"]: [(part["outcome"], part["exemptions"]) for part in question["parts"]]
        for question in expected["questions"]
    }


@each_letter
def test_each_part_holds_the_words_it_should(expected: dict[str, Any]) -> None:
    found = {
        number: [words(part.text) for part in question.parts]
        for number, question in by_number(reading_of(expected["file"])).items()
    }
    assert found == {
        question["number"]: [words(part["text"]) for part in question["parts"]] for question in expected["questions"]
    }


@each_letter
def test_the_links_are_read_with_targets_and_page_hints(expected: dict[str, Any]) -> None:
    found = [(words(link.label), link.url, link.page_hint) for link in reading_of(expected["file"]).links]
    assert found == [(words(link["label"]), link["url"], link["page_hint"]) for link in expected["links"]]


@each_letter
def test_the_tables_are_read_cell_by_cell(expected: dict[str, Any]) -> None:
    found = [
        [[words(cell.text) for cell in row] for row in (table.header, *table.rows)]
        for table in reading_of(expected["file"]).tables
    ]
    assert found == [
        [[words(cell) for cell in row] for row in (table["header"], *table["rows"])] for table in expected["tables"]
    ]


@each_letter
def test_a_total_is_found_and_only_a_wrong_one_disagrees(expected: dict[str, Any]) -> None:
    found = [
        (table.total_row, [check.column for check in table.checks if not check.agrees])
        for table in reading_of(expected["file"]).tables
    ]
    assert found == [(table["total_row"], table["wrong_totals"]) for table in expected["tables"]]


@each_letter
def test_a_table_stands_in_the_answer_that_gives_it(expected: dict[str, Any]) -> None:
    reading = reading_of(expected["file"])
    found = {
        question.number: sum(said.kind is SaidKind.TABLE for part in question.parts for said in part.said)
        for question in reading.questions
    }
    assert found == {
        question["number"]: sum(tables_in(part["text"]) for part in question["parts"])
        for question in expected["questions"]
    }


@each_letter
def test_attached_documents_are_found_with_their_titles_and_pages(expected: dict[str, Any]) -> None:
    found = [
        (document.label, words(document.title), list(document.pages or ()))
        for document in reading_of(expected["file"]).documents
    ]
    assert found == [
        (document["label"], words(document["title"]), document["pages"]) for document in expected["documents"]
    ]


@each_letter
def test_the_restated_request_is_read_as_one_block(expected: dict[str, Any]) -> None:
    assert words(fact(reading_of(expected["file"]).request)) == words(expected["request_text"])


@each_letter
def test_the_review_paragraph_and_copyright_notice_are_read(expected: dict[str, Any]) -> None:
    reading = reading_of(expected["file"])
    found = (words(fact(reading.review)), words(fact(reading.copyright)))
    assert found == (words(expected["review"]), words(expected["copyright"]))


def tables_in(text: str) -> int:
    """How many tables a part's text holds: runs of lines with tab-separated cells."""
    return len(re.findall(r"(?:^[^\n]*\t[^\n]*\n?)+", text, re.MULTILINE))
