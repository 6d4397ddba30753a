"""A letter that answers nothing yet is not said to leave its questions unanswered."""

from __future__ import annotations

import pytest

from documents.reading.letters import read

HEAD = """Our reference: FOI 25-0460

2 April 2025

Freedom of Information Act 2000: {}

Dear Ms Fane

You asked on 1 April 2025 for the following information:

1. How many fines were issued?

2. Who may appeal?

"""
KINDS = {
    "acknowledgement": "We acknowledge receipt of your request and will respond within 20 working days.",
    "clarification": "Please clarify which years you mean. We cannot begin until we hear from you.",
    "extension": "We need more time to consider the public interest and extend the time limit by 20 working days.",
}


@pytest.mark.parametrize("kind", KINDS)
def test_no_answer_is_missed_where_none_is_expected(kind: str) -> None:
    reading = read("letter.txt", f"{HEAD.format(kind)}{KINDS[kind]}\n\nYours sincerely\n".encode())
    assert reading.kind == kind
    assert not [finding.what for finding in reading.findings if finding.what.startswith("No answer")]


def test_an_answer_that_leaves_a_question_out_says_so() -> None:
    said = HEAD.replace(": {}", "") + "Our response:\n\n1. 31 fines were issued.\n\nYours sincerely\n"
    assert "No answer to question 2 was found." in [each.what for each in read("letter.txt", said.encode()).findings]
