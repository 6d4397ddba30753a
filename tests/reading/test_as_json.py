"""A reading survives the way through JSON whole, and nothing but a reading does."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from documents.reading.as_json import NotAReading, from_json, to_json
from documents.reading.letters import read
from documents.reading.shapes import Reading

LETTERS = Path(__file__).parents[2] / "fixtures" / "letters"


@cache
def _reading(form: str = "pdf") -> Reading:
    return read(f"a.{form}", (LETTERS / f"foi-0008-24.{form}").read_bytes())


@cache
def _written() -> str:
    return json.dumps(to_json(_reading()))


def _plain() -> dict[str, Any]:
    made: dict[str, Any] = json.loads(_written())
    return made


def of(**about: int) -> dict[str, Any]:
    return {"of": "outcome", **about}


@pytest.mark.parametrize("form", ["txt", "pdf"])
def test_a_reading_comes_back_as_it_was(form: str) -> None:
    reading = _reading(form)
    assert from_json(json.loads(json.dumps(to_json(reading)))) == reading


SPOILT: dict[str, Callable[[dict[str, Any]], object]] = {
    "a page number beyond the last page": lambda it: it["questions"][0]["spans"][0].update(page=99),
    "a place outside its page's text": lambda it: it["questions"][0]["spans"][0].update(end=10**6),
    "a place that ends before it begins": lambda it: it["questions"][0]["spans"][0].update(start=50, end=10),
    "a box without end": lambda it: it["questions"][0]["spans"][0].update(boxes=[[0, 0, float("inf"), 1]]),
    "a box turned inside out": lambda it: it["questions"][0]["spans"][0].update(boxes=[[9, 9, 1, 1]]),
    "a number for a text": lambda it: it["questions"][0].update(text=7),
    "an outcome nobody knows": lambda it: it["questions"][1]["parts"][0].update(outcome="granted"),
    "a field too many": lambda it: it.update(extra=1),
    "a field too few": lambda it: it.pop("pages"),
    "a link that is not there": lambda it: it["questions"][1]["parts"][0]["said"][2].update(links=[99]),
    "a table that is not there": lambda it: it["questions"][1]["parts"][0]["said"][2].update(table=-1),
    "a NUL in a text": lambda it: it["questions"][0].update(text="a\x00b"),
    "rows of different widths": lambda it: it["tables"][0]["rows"][0].pop(),
    "surer than sure": lambda it: it["questions"][0].update(sure=1.5),
    "a particular that is surer than sure": lambda it: it["reference"].update(sure=1.01),
    "a finding that is less than unsure": lambda it: it["findings"][0].update(sure=-0.1),
    "a finding of a question that is not there": lambda it: it["findings"][0].update(about=of(question=99)),
    "a finding of a part that is not there": lambda it: it["findings"][0].update(about=of(question=0, part=99)),
    "a finding of a part of nothing": lambda it: it["findings"][0].update(about=of(part=0)),
    "a finding of a column that is not there": lambda it: it["findings"][0].update(about=of(table=0, column=99)),
    "a printed page before the first": lambda it: it["pages"][0].update(leaf={"file": 0, "page": 0}),
    "a printed page of a file before the first": lambda it: it["pages"][0].update(leaf={"file": -1, "page": 1}),
    "a yes for a number": lambda it: it["pages"][0].update(number=True),
    "an attachment on no page": lambda it: it["annexes"][0].update(pages=[77]),
}


@pytest.mark.parametrize("how", sorted(SPOILT))
def test_what_is_spoilt_is_refused(how: str) -> None:
    plain = _plain()
    SPOILT[how](plain)
    with pytest.raises(NotAReading):
        from_json(plain)


@pytest.mark.parametrize("other", [None, [], "reading", 7, {}])
def test_what_is_no_reading_at_all_is_refused(other: object) -> None:
    with pytest.raises(NotAReading):
        from_json(other)
