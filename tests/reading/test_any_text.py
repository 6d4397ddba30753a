"""Whatever text comes, it is read or refused with a sentence, and every place holds what is quoted."""

from __future__ import annotations

import re
import time
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.errors import UnreadableLetter
from documents.reading.as_json import from_json, to_json
from documents.reading.letters import read
from documents.reading.shapes import Reading
from documents.reading.spans import Span

PIECES = st.sampled_from(
    [
        *(
            "1. How many cats?",
            "2) What do they eat?",
            " - a. the cost;",
            "Q3. Who pays?",
            "A3. Nobody.",
            "Question 4",
            "(b) both",
        ),
        *(
            "Our response",
            "Response:",
            "You asked:",
            "Dear Requester,",
            "Our ref: FOI 1/24",
            "Date: 3 May 2024",
            "Yours sincerely",
        ),
        *(
            "Section 21 – accessible elsewhere.",
            "We do not hold this.",
            "See [the page](https://a.example) (page 2)",
            "a\tb\tc",
        ),
        *(
            "Total\t2\t3",
            "Document 1 - The plan",
            "",
            "",
            "\f",
            "• a point",
            "**bold** *slanted*",
            "Questions 1 to 3",
            "1.1 What?",
        ),
        *(
            "You may ask for an internal review.",
            "Name: A Person",
            "under sections 31(1)(a)-(c) and 40(2)",
            "\\(escaped\\)",
            "*",
        ),
    ]
)
LETTERS = st.one_of(
    st.lists(PIECES, max_size=30).map("\n".join),
    st.lists(PIECES, max_size=20).map("\n\n".join),
    st.text(max_size=400),
)


def _quoted(reading: Reading, spans: tuple[Span, ...]) -> str:
    return "".join(reading.pages[span.page - 1].text[span.start : span.end] for span in spans)


def _folded(text: str) -> str:
    return re.sub(r"\s", "", text)


def _pairs(reading: Reading) -> list[tuple[str, tuple[Span, ...]]]:
    pairs = [(each.text, each.spans) for each in reading.questions]
    pairs += [
        (said.text, said.spans)
        for each in reading.questions
        for part in each.parts
        for said in part.said
        if said.table is None
    ]
    pairs += [
        (cell.text, cell.spans) for table in reading.tables for row in (table.header, *table.rows) for cell in row
    ]
    return pairs + [(fact.value, fact.spans) for fact in (reading.review, reading.copyright, reading.request) if fact]


@settings(max_examples=150, deadline=None)
@given(LETTERS)
def test_every_quotation_stands_where_it_is_said_to_stand(text: str) -> None:
    try:
        reading = read("letter.txt", text.encode("utf-8", "surrogatepass"))
    except UnreadableLetter:
        return
    for quoted, spans in _pairs(reading):
        assert _folded(quoted) == _folded(_quoted(reading, spans))


@settings(max_examples=100, deadline=None)
@given(LETTERS)
def test_every_reading_passes_the_check_of_what_a_child_hands_back(text: str) -> None:
    try:
        reading = read("letter.txt", text.encode("utf-8", "surrogatepass"))
    except UnreadableLetter:
        return
    assert from_json(to_json(reading)) == reading


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_with_a_sentence(data: bytes) -> None:
    for name in ("letter.txt", "letter.pdf", "letter"):
        with suppress(UnreadableLetter):
            read(name, b"%PDF-1.7\n" + data if name == "letter.pdf" else data)


def _seconds(text: str) -> float:
    begun = time.process_time()
    read("letter.txt", text.encode())
    return time.process_time() - begun


def test_four_times_the_letter_takes_nothing_like_the_square_of_its_length() -> None:
    """A letter of 400,000 signs: in proportion it takes 4 times as long as one of 100,000, squared it would take 16."""
    letter = (Path(__file__).parents[2] / "fixtures" / "letters" / "foi-0008-24.txt").read_text()
    times = 100_000 // len(letter)
    assert _seconds(letter * (4 * times)) <= 8 * _seconds(letter * times)


@pytest.mark.parametrize(
    "piece",
    [
        "1. How many cats?\nFourteen.\n2. What do they eat?\nSection 21 applies, see www.a.example\n\n",
        "Document 1 - a plan\n",
        "Question 1\n",
        "(a) what\n",
        "a\tb\n",
        "Section 21 ",
        "• Please see:\n",
    ],
)
def test_four_times_any_piece_takes_nothing_like_the_square_of_its_length(piece: str) -> None:
    short, long = (piece * (size // len(piece)) for size in (10_000, 40_000))
    assert _seconds(long) <= 8 * _seconds(short) + 0.3
