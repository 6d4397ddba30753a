"""Titles of a plain text, told by the signs under them, and what else a letter's head and foot say."""

from __future__ import annotations

from documents.reading.letters import read

HEAD = "Marlow District Council\n\nOur ref: FOI 771\nContact: Information Team\n12 March 2025\n\nDear Ms Reed\n\n"
ASKED = "You asked:\n\n1. The number of complaints.\n\n2. The minutes of the board.\n\n"
ANSWERED = (
    "Request 1 - complaints\n----------------------\nThere were four.\n\n"
    "Request 2 - minutes\n-------------------\nThe minutes are enclosed.\n\n"
)
FOOT = "Yours sincerely\n\nInformation Officer\n\nEncl: Document 1 - Minutes of the board, May\n"


def _read(head=HEAD, body=ASKED + ANSWERED):
    return read("letter.txt", f"{head}{body}{FOOT}".encode())


def test_a_line_of_signs_makes_a_title_of_what_stands_over_it():
    reading = _read()
    answers = ["\n".join(part.text for part in question.parts) for question in reading.questions]
    assert answers == ["There were four.", "The minutes are enclosed."]


def test_what_comes_with_a_letter_is_named_at_its_foot():
    assert [(each.label, each.title) for each in _read().documents] == [("Document 1", "Minutes of the board, May")]


def test_an_office_s_second_mailbox_is_not_the_requester_s():
    head = HEAD.replace(
        "Marlow District Council\n", "Marlow District Council\ninformation@marlow.example\nhall@marlow.example\n"
    )
    assert _read(head).requester.email is None
    theirs = _read(head.replace("hall@marlow.example", "k.reed@mail.example")).requester.email
    assert theirs is not None
    assert theirs.value == "k.reed@mail.example"
