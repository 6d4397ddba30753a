"""Each letter in tests/letters is read as its .json says."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from documents.reading.certainty import SURE
from documents.reading.letters import read
from documents.reading.shapes import Document, Question, Reading

LETTERS = Path(__file__).parents[1] / "letters"
FILES = {path.stem: path for path in LETTERS.iterdir() if path.suffix in (".txt", ".md", ".eml", ".html")}
SCORED = "an_estimate_in_a_table_refuses_all"  # its reading is in the form that `make score` alone compares
NAMES = sorted(name for name, path in FILES.items() if path.with_suffix(".json").exists() and name != SCORED)


def _reading(name: str) -> Reading:
    return read(FILES[name].name, FILES[name].read_bytes())


def _expected(name: str) -> dict[str, Any]:
    made: dict[str, Any] = json.loads((LETTERS / f"{name}.json").read_text())
    return made


def _answer(question: Question) -> str | None:
    return "\n".join(part.text for part in question.parts) or None


def _document(document: Document) -> dict[str, Any]:
    shown = {"pages": list(document.pages)} if document.pages else {}
    return {"label": document.label, "title": document.title, **shown}


def _words(text: str | None) -> list[str]:
    """The words and figures of a text: how its lines and bullets are set apart does not matter here."""
    return re.findall(r"[\w£%]+", (text or "").lower())


@pytest.mark.parametrize("name", NAMES)
def test_its_questions_are_found_each_once(name: str) -> None:
    found = [(question.number, question.text) for question in _reading(name).questions]
    assert found == [(each["number"], each["text"]) for each in _expected(name)["questions"]]


@pytest.mark.parametrize("name", NAMES)
def test_its_answers_are_parted_by_outcome_with_what_is_relied_on(name: str) -> None:
    found = [
        [[part.outcome.value, [cited.provision for cited in part.citations]] for part in question.parts]
        for question in _reading(name).questions
    ]
    assert found == [each["parts"] for each in _expected(name)["questions"]]


@pytest.mark.parametrize("name", NAMES)
def test_its_answers_say_what_the_letter_says(name: str) -> None:
    wanted = {each["number"]: _words(each["answer"]) for each in _expected(name)["questions"] if "answer" in each}
    assert {each.number: _words(_answer(each)) for each in _reading(name).questions if each.number in wanted} == wanted


@pytest.mark.parametrize("name", NAMES)
def test_its_particulars_are_found(name: str) -> None:
    reading, wanted = _reading(name), _expected(name)
    found = {
        "reference": reading.reference.value if reading.reference else None,
        "date_responded": reading.date_responded.value if reading.date_responded else None,
        "date_received": reading.date_received.value if reading.date_received else None,
        "authority": reading.authority.value if reading.authority else None,
        "kind": reading.kind.value,
        "regime": reading.regime,
    }
    assert {key: value for key, value in found.items() if key in wanted} == {
        key: wanted[key] for key in found if key in wanted
    }


@pytest.mark.parametrize("name", [name for name in NAMES if {"request", "review", "documents"} & set(_expected(name))])
def test_its_request_its_words_on_reviews_and_its_documents_are_whole(name: str) -> None:
    reading, due = _reading(name), _expected(name)
    found = {
        "request": reading.request.value if reading.request else None,
        "review": reading.review.value if reading.review else None,
        "documents": [_document(each) for each in reading.documents],
    }
    due = {key: due[key] for key in found if key in due}
    assert {key: value for key, value in found.items() if key in due} == due


@pytest.mark.parametrize("name", NAMES)
def test_the_requesters_name_is_found_where_it_is_printed_and_only_there(name: str) -> None:
    who = _reading(name).requester.name
    assert (who.value if who else None) == _expected(name).get("requester")


@pytest.mark.parametrize("name", NAMES)
def test_what_is_missing_or_doubtful_is_said(name: str) -> None:
    said = [finding.what for finding in _reading(name).findings]
    assert set(_expected(name).get("findings", [])) <= set(said)


def _is_doubtful(question: Question) -> bool:
    cited = [cited.sure for part in question.parts for cited in part.citations]
    return min([question.sure, *(part.sure for part in question.parts), *cited]) < SURE


@pytest.mark.parametrize("name", [name for name in NAMES if "doubtful" in _expected(name)])
def test_just_those_questions_are_marked_doubtful_that_may_be_read_otherwise(name: str) -> None:
    assert [each.number for each in _reading(name).questions if _is_doubtful(each)] == _expected(name)["doubtful"]
