"""The day that a request came, where the letter names the day it was written too."""

from __future__ import annotations

import pytest

from documents.reading.certainty import SURE
from documents.reading.letters import read
from documents.reading.shapes import Fact

SAYS = {
    "You wrote to us on 2 May 2024, and your letter reached us on 7 May 2024, asking for the log.": "2024-05-07",
    "Your letter of 2 May 2024 arrived on 7 May 2024. You asked for the log.": "2024-05-07",
    "Your e-mail, sent on 2 May 2024, came in on 7 May 2024 after the office had closed.": "2024-05-07",
    "Your request is dated 2 May 2024. On 7 May 2024 your letter reached this office.": "2024-05-07",
    "Your letter dated 2 May 2024 was delivered on 7 May 2024.": "2024-05-07",
    "Thank you for your letter of 2 May 2024 about the ferry that arrived in port on 6 March 2024.": "2024-05-02",
}


@pytest.mark.parametrize("said", SAYS)
def test_the_day_it_reached_the_body_counts(said: str) -> None:
    letter = f"Our ref: FOI 12/24\n\n20 May 2024\n\nDear Mr Lowe\n\n{said}\n\nThe log is enclosed.\n\nYours sincerely\n"
    received = read("letter.txt", letter.encode()).date_received
    assert received is not None
    assert received.value == SAYS[said]


def test_a_row_that_says_responded_is_the_letters_own_day() -> None:
    rows = "| Request reference | 4471 |\n|---|---|\n| Received | 2 May 2024 |\n| Responded | 20 May 2024 |\n"
    letter = f"{rows}\nDear Mr Lowe\n\nYou asked for the log.\n\nThe log is enclosed.\n\nYours sincerely\n"
    responded = read("letter.md", letter.encode()).date_responded
    assert responded is not None
    assert responded.value == "2024-05-20"


OTHERS = [  # what came, or was received, is not the request
    "They were delivered on 3 January 2024.",
    "Nine came in on 3 January 2024 and one arrived on 5 March 2024.",
    "There is one. We came to the view on 10 May 2024 that it is whole.",
    "We arrived at our decision on 10 May 2024. There is one.",
    "The officer came to the office on 10 May 2024 to look.",
    "On 3 January 2024 the vans arrived.",
    "On 3 January 2024 we received nine vans.",
    "Nine applications were received on 3 January 2024.",
    "In response to your request, a complaint was received on 3 January 2024.",
    "The letters were delivered on 3 January 2024.",
    "An enquiry was received on 3 January 2024.",
]


def _received(said: str) -> Fact | None:
    letter = f"Our ref: FOI 12/24\n\n20 May 2024\n\nDear Mr Lowe\n\n{said}\n\nYours sincerely\n"
    return read("letter.txt", letter.encode()).date_received


@pytest.mark.parametrize("said", OTHERS)
def test_a_day_on_which_something_else_came_is_none_of_receipt(said: str) -> None:
    for letter in (
        f"You asked on 2 May 2024:\n\n1. What is held?\n\n{said}",
        f"{said} You asked on 2 May 2024 for the log.",
    ):
        received = _received(letter)
        assert received is not None
        assert received.value == "2024-05-02"


OPEN = [
    "Your letter of 2 May 2024 about the ferry arrived on 7 May 2024.\n\nThe log is enclosed.",
    "Your letter of 2 May 2024 concerns a ferry. It arrived on 6 March 2024.\n\nThe log is enclosed.",
    "Your letter of 2 May 2024 reached another office on 3 May 2024.\n\nThe log is enclosed.",
    "Thank you for writing.\n\nNine vans were received on 3 January 2024.",
    "Thank you for writing.\n\nThe decision was made on 3 January 2024.",
]


@pytest.mark.parametrize("said", OPEN)
def test_where_the_words_leave_open_what_came_the_day_is_doubtful(said: str) -> None:
    received = _received(said)
    assert received is None or received.sure < SURE


SURELY = {
    "Your request is dated 2 May 2024. It reached us on 7 May 2024.": "2024-05-07",
    "You asked for the log. Your request came to us on Tuesday 7 May 2024.": "2024-05-07",
    "Thank you for your request for the log, which we received on 7 May 2024.": "2024-05-07",
    "I write in response to your request for information, which we received on 7 May 2024.": "2024-05-07",
    "Thank you for your application for the log of 2 May 2024, received on 7 May 2024.": "2024-05-07",
    "Date received: 7 May 2024": "2024-05-07",
    "Your letter, dated 2 May 2024, did not reach us until 7 May 2024.": "2024-05-07",
    "Further to your letter of 7 May 2024, the ferry arrived on 9 May 2024.": "2024-05-07",
}


@pytest.mark.parametrize("said", SURELY)
def test_where_a_request_came_the_day_is_sure(said: str) -> None:
    received = _received(f"{said}\n\nThe log is enclosed.")
    assert received is not None
    assert (received.value, received.sure >= SURE) == (SURELY[said], True)
