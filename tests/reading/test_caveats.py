"""What a letter warns of a table is kept with it, by where it stands and what it limits; nothing else is."""

from __future__ import annotations

import pytest

from documents.reading.as_json import from_json, to_json
from documents.reading.letters import read

LETTER = """Our ref: FOI 77/25
Date: 6 January 2025

Dear Requester

You asked on 9 December 2024 for:

1. The number of callouts a month, provisional or final.

Response:

1. The number of callouts a month, provisional or final.

{before}

Month\tFires\tFloods
October\t12\t3
November\t9\t5

{after}

You may ask for an internal review.

{closing}

Yours sincerely
"""


def reading(before: str = "", after: str = "", closing: str = ""):
    text = LETTER.format(before=before, after=after, closing=closing)
    return read("letter.txt", text.encode())


def warned(**words: str) -> list[str]:
    (table,) = reading(**words).tables
    return [caveat.value for caveat in table.caveats]


@pytest.mark.parametrize(
    "warning",
    [
        "These figures are provisional.",
        "The figures should not be compared with those of other services.",
        "The data is not suitable for comparison with earlier years.",
        "The numbers were taken from a live system and may change.",
        "Figures may not be complete.",
        "Totals may not add up because of rounding.",
        "Floods were not always recorded in the month they happened.",
        "* Provisional.",
        "Please note that calls by neighbours are not counted: treat with caution.",
        "The totals do not include false alarms.",
    ],
)
def test_a_warning_after_the_table_is_kept(warning):
    assert warned(after=warning) == [warning.removeprefix("* ")]


def test_a_warning_before_it_is_kept_without_the_words_around_it():
    before = "The control room keeps a log. The figures in it have not been audited. They are:"
    assert warned(before=before) == ["The figures in it have not been audited."]


@pytest.mark.parametrize(
    "words",
    [
        "Two crews are stationed at the harbour.",
        "The station was not provided with a boat in that year.",
        "A provisional licence is enough to drive the van.",
        "October was wet, compared with November.",
        "The crews did not complete the course.",
    ],
)
def test_other_words_beside_it_are_no_warning(words):
    assert warned(after=words) == []


def test_a_question_warns_of_nothing():
    assert warned() == []


def test_a_warning_of_the_whole_letter_stands_at_every_table():
    warning = "This service’s response should not be used for comparison with any other response."
    assert warned(closing=warning) == [warning]


def test_a_warning_carries_its_place():
    full = reading(after="These figures are provisional.")
    (span,) = full.tables[0].caveats[0].spans
    assert full.pages[span.page - 1].text[span.start : span.end] == "These figures are provisional."


def test_it_is_kept_when_stored():
    full = reading(after="These figures are provisional.")
    assert from_json(to_json(full)) == full


def test_a_reading_stored_before_there_were_warnings_is_still_one():
    kept = to_json(reading(after="These figures are provisional."))
    del kept["tables"][0]["caveats"]
    assert from_json(kept).tables[0].caveats == ()
