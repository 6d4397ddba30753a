"""The model letter, whole, in both its forms."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from documents.reading.letters import read
from documents.reading.schema import to_schema
from documents.reading.shapes import Reading, SaidKind

ROOT = Path(__file__).parents[2]
FORMS = ("txt", "pdf")


@cache
def _reading(form: str) -> Reading:
    path = ROOT / "fixtures" / "letters" / f"foi-0008-24.{form}"
    return read(path.name, path.read_bytes())


def _expected() -> dict[str, Any]:
    made: dict[str, Any] = json.loads((ROOT / "tests" / "letters" / "foi-0008-24.json").read_text())
    return made


@pytest.fixture(params=FORMS)
def reading(request: pytest.FixtureRequest) -> Reading:
    return _reading(request.param)


def test_it_is_read_as_expected(reading: Reading) -> None:
    found = to_schema(reading, "foi-0008-24")
    for part in (part for question in found["questions"] for part in question["parts"]):
        del part["spans"]
        for cited in part["citations"]:
            del cited["spans"]
    for each in (*found["questions"], *found["tables_detail"]):
        del each["spans"]
    wanted = _expected()
    assert {key: found[key] for key in wanted} == wanted


def test_the_requesters_fields_are_blank(reading: Reading) -> None:
    assert reading.requester.is_blank


def test_section_21_is_cited_four_times(reading: Reading) -> None:
    cited = [c.provision for each in reading.questions for part in each.parts for c in part.citations]
    assert cited == ["21"] * 4


def test_the_formal_paragraphs_are_marked_as_reasons(reading: Reading) -> None:
    said = [said for each in reading.questions for part in each.parts for said in part.said]
    assert sum(each.kind is SaidKind.REASONS for each in said) == 8


def test_the_report_not_yet_out_is_not_held_yet(reading: Reading) -> None:
    last = reading.questions[5].parts[-1]
    assert (last.not_yet, last.text[:25]) == (True, "We are currently awaiting")


def test_every_total_agrees_with_the_marks_above_it(reading: Reading) -> None:
    assert [[check.found for check in table.checks] for table in reading.tables] == [["2", "4", "6", "7", "6"]] * 2


def test_each_question_stands_in_both_copies(reading: Reading) -> None:
    assert all(each.spans and each.asked_spans and each.spans != each.asked_spans for each in reading.questions)


def test_tables_stand_on_both_sides_of_their_page_break(reading: Reading) -> None:
    assert [[span.page for span in table.spans] for table in reading.tables] == [[4, 5], [5, 6]]


@pytest.mark.parametrize(("form", "starts"), [("txt", (7, 8)), ("pdf", (9, 11))])
def test_documents_3_and_4_begin_where_their_titles_stand(form: str, starts: tuple[int, int]) -> None:
    placed = {each.label: each.pages for each in _reading(form).documents}
    assert [placed[label][0] for label in ("Document 3", "Document 4") if placed[label]] == list(starts)  # type: ignore[index]


def test_of_documents_1_and_2_it_is_said_that_it_cannot_be_told(reading: Reading) -> None:
    notes = [each.note for each in reading.documents[:2]]
    assert (
        notes
        == [
            "One of Document 1 and Document 2 begins on page 7; the letter does not say which, or where the "
            "other begins."
        ]
        * 2
    )


def test_every_part_has_boxes_on_the_pdf() -> None:
    spans = [span for each in _reading("pdf").questions for part in each.parts for span in (*part.spans, *each.spans)]
    assert [span for span in spans if not span.boxes] == []
