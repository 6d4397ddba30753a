"""Threads of mail: which messages they hold, in the ways in which mail programs quote, and which of them asks."""

from __future__ import annotations

import pytest

from documents.reading.formats.quoted import request_below, rewrapped
from documents.reading.formats.threads import answered_within, earlier_messages
from documents.reading.letters import read

HEADS = {
    "Gmail": "On Tue, 4 Nov 2025 at 09:30, FOI <foi@a.example> wrote:\n\n> {}",
    "Gmail, wrapped": "On Tue, 4 Nov 2025 at 09:30, Freedom of Information Team <foi@a.example>\nwrote:\n\n> {}",
    "Apple Mail": "> On 4 Nov 2025, at 09:30, FOI <foi@a.example> wrote:\n>\n> {}",
    "Thunderbird": "On 04/11/2025 09:30, FOI wrote:\n> {}",
    "Outlook": "________________________________\nFrom: FOI\nSent: 4 November 2025 09:30\nTo: Pat\nSubject: x\n\n{}",
    "Outlook, in bold": "*From:* FOI\n*Sent:* 4 November 2025 09:30\n*To:* Pat\n*Subject:* x\n\n{}",
    "Notes": "-----Original Message-----\nFrom: FOI\nDate: 4 November 2025 09:30\nTo: Pat\n\n{}",
}


@pytest.mark.parametrize("program", HEADS)
def test_each_program_says_in_its_way_where_an_earlier_message_begins(program: str) -> None:
    lines = f"Dear Pat\n\n{HEADS[program].format('Nine.')}".split("\n")
    (found,) = earlier_messages(lines, 1)
    assert [line for line in found.lines if line] == ["Nine."]
    assert "4 Nov" in found.sent or "04/11/2025" in found.sent


def _request(own: str, *below: str) -> list[str]:
    lines = "\n\n".join((own, *below)).split("\n")
    return request_below(own.split("\n"), earlier_messages(lines, own.count("\n")))[0]


ASKED = HEADS["Outlook"].format("Hello\n\n1. How many?\n2. Since when?\n3. Why?\n\nRegards\nPat")
RECEIVED = HEADS["Outlook"].format("Dear Pat\n\nWe confirm that your request was received.\n\nRegards")


def test_the_message_whose_numbers_are_answered_asks_whatever_stands_between() -> None:
    assert _request("1. Nine.\n2 and 3. None.", RECEIVED, ASKED)[2:7] == [
        "",
        "1. How many?",
        "2. Since when?",
        "3. Why?",
        "",
    ]


def test_a_message_with_other_numbers_is_not_what_was_answered() -> None:
    assert _request("1. Nine.\n2. None.", RECEIVED, ASKED) == []


def test_a_request_that_the_answer_says_again_is_not_taken_from_below() -> None:
    assert _request("1. How many?\nNine.\n\n2. Since when?\n2020.\n\n3. Why?\nNobody knows.", ASKED) == []


def test_an_acknowledgement_is_not_what_was_asked() -> None:
    assert _request("We hold nothing of the kind that is described there, sorry.", RECEIVED) == []


def test_lines_that_were_wrapped_to_be_quoted_are_set_at_the_width_of_the_answer() -> None:
    wrapped = ["Q1. What did the dogs cost in 2024, with food, kennels and", "vets?", "Q2. Why?"]
    assert rewrapped(wrapped, 90) == ["Q1. What did the dogs cost in 2024, with food, kennels and vets?", "Q2. Why?"]


def test_only_a_note_that_says_so_is_over_a_message_that_is_answered_within() -> None:
    for note, told in (
        ("Our answers are in blue under each of your points.", True),
        ("Our answer is attached.", False),
    ):
        lines = f"Hello\n\n{note}\n\nRegards\n\n{ASKED}".split("\n")
        assert (answered_within(lines, 6) is not None) is told


SHORT = (
    "In response to your request, we hold fourteen horses and no other animals.",
    "In line with the Act, our response is that we hold fourteen horses.",
    "In reply to the questions in your e-mail of 3 May, we hold fourteen horses.",
    "Please find below our answer. We hold fourteen horses in Green Lane.",
    "We responded to your message in May. There are fourteen horses in green stables at Red Hill.",
)


@pytest.mark.parametrize("answer", SHORT)
def test_a_short_answer_is_no_note_over_a_message_that_is_answered_within(answer: str) -> None:
    asked = HEADS["Outlook"].format(
        "Dear Force\n\nPlease tell me\n\nhow many horses\n\nand dogs\n\nyou keep.\n\nRegards"
    )
    lines = f"Dear Pat\n\n{answer}\n\nRegards\nForce\n\n{asked}".split("\n")
    assert answered_within(lines, 7) is None


def test_a_note_that_answers_itself_is_over_no_message_that_is_answered_within() -> None:
    lines = f"Our answers are in blue under each question.\n\n1. How many?\n\nNine.\n\nRegards\n\n{ASKED}".split("\n")
    assert answered_within(lines, 8) is None


def test_what_its_writer_says_after_the_last_answer_is_no_answer_and_no_reliance() -> None:
    asked = ("Hello", "* how many", "Nine.", "* since when", "We do not hold this.")
    said = "\n\n".join((*asked, "If section 12 applies please do the first.", "Pat"))
    note = (
        "From: FOI <foi@a.example>\nDate: Tue, 2 Dec 2025 10:00:00 +0000\n\nHello\n\nOur answers are inline.\n\nRegards"
    )
    reading = read("a.eml", f"{note}\nFOI\n\n{HEADS['Outlook'].format(said)}".encode())
    assert [part.text for each in reading.questions for part in each.parts] == ["Nine.", "We do not hold this."]
    assert not any(part.citations for each in reading.questions for part in each.parts)


def test_what_the_last_answer_tells_its_reader_to_do_stays_with_it() -> None:
    told = "If you need the dates please ask the Land Registry."
    asked = ("Hello", "1. How many fields are let?", "Nine.", "2. Since when?", told, "Pat")
    note = (
        "From: FOI <foi@a.example>\nDate: Tue, 2 Dec 2025 10:00:00 +0000\n\nHello\n\nOur answers are inline.\n\nRegards"
    )
    reading = read("a.eml", f"{note}\nFOI\n\n{HEADS['Outlook'].format((chr(10) * 2).join(asked))}".encode())
    assert "Land Registry" in reading.questions[1].parts[0].text
    assert "____" not in reading.pages[0].text


def test_answers_between_quoted_lines_are_read_under_a_signed_note_that_says_nothing() -> None:
    head = "From: FOI <foi@a.example>\nDate: Tue, 2 Dec 2025 10:00:00 +0000\n\nSee below.\n\nRegards\nFOI\n\n"
    said = "> 1. How many horses?\n\nFourteen.\n\n> 2. How many dogs?\n\nNone.\n\n> Thanks\n> Pat\n"
    reading = read("a.eml", f"{head}On 4 Nov 2025, at 09:30, Pat Lee wrote:\n\n{said}".encode())
    assert [part.text for each in reading.questions for part in each.parts] == ["Fourteen.", "None."]
