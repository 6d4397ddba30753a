"""The day that a request came, where the letter names the day it was written too."""

from __future__ import annotations

import pytest

from documents.reading.letters import read

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
