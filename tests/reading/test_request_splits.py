"""A request is split into questions, argument and frame, and no word of it is left out."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.reading.arrivals import arrived
from documents.reading.request_splits import split_request
from tests.message_files import msg
from tests.web.casework import EMAIL, MESSAGE, NAME, REQUEST

LINES = st.sampled_from(
    [
        "Dear Sir,",
        "1. How many horses?",
        "2) What do they cost?",
        "a. by year",
        "- by rank",
        "Please send me:",
        "",
        "I am writing about waste.",
        "Why is it so?",
        "Yours faithfully",
        "Jo",
        "jo@home.example",
        "Thank you.",
        "It is bad.",
    ]
)


def roles(text):
    return [(each.role.value, " ".join(text[each.start : each.end].split())) for each in split_request(text).stretches]


def test_argument_questions_and_frame_are_told_apart():
    assert [role for role, _ in roles(REQUEST)] == [
        "frame", "argument", "question", "question", "question", "question", "frame", "frame"
    ]  # fmt: skip
    assert roles(REQUEST)[-1][1].startswith("Yours faithfully, Zyxanthe")


def test_what_a_lead_says_of_its_points_stays_with_each():
    for lead, whole in (
        ("Please can I have, for the stables:", "Please can I have, for the stables: the number of horses,"),
        ("Under section 1 of the Act please send me:", "the number of horses,"),
        ("I write about the waste of money in your office. Please send me:", "the number of horses,"),
    ):
        text = f"Hello,\n\n{lead}\na) the number of horses,\nb) what they cost.\n\nYours faithfully\nJo"
        assert split_request(text).questions[0].whole == whole
        assert ("question", lead) in roles(text)


def test_who_wrote_is_no_argument_where_nothing_signs_off():
    assert roles("Dear all,\n\nSeparately, please send me the register of May.\n\nD. O'Brien") == [
        ("frame", "Dear all,"), ("question", "Separately, please send me the register of May."), ("frame", "D. O'Brien")
    ]  # fmt: skip
    assert roles("The register of May\n\nJo Bloggs")[-1] == ("frame", "Jo Bloggs")


@pytest.mark.parametrize("text", ["Horses", "   \n", "How many? " * 300, "Yours faithfully\nJo\n\nPS How many horses?"])
def test_nothing_is_left_out_of_short_long_and_odd_ones(text):
    whole(text)


@settings(max_examples=60, deadline=None)
@given(st.lists(LINES, max_size=12).map("\n".join) | st.text(max_size=120))
def test_no_word_is_ever_left_out_or_said_twice(text):
    whole(text)


def whole(text):
    found = split_request(text).stretches
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert "".join("".join(text[each.start : each.end] for each in found).split()) == "".join(text.split())


def test_a_message_came_when_the_last_server_had_it_and_not_when_its_sender_says():
    came = arrived("request.eml", MESSAGE)
    assert (came.sender_name, came.sender, came.subject) == (NAME, EMAIL, "Taxis and horses")
    assert came.received.isoformat() == "2026-05-30T23:30:00+00:00"
    assert came.addressed == ("foi@office.example", "foi@other.example")
    assert "".join(came.text.split()) == "".join(REQUEST.split())


def test_outlook_says_when_it_was_delivered():
    head = "Received: from a by b; Mon, 1 Jun 2026 09:00:00 +0100\r\nMessage-ID: <three@home.example>\r\n\r\n"
    came = arrived("request.msg", msg("How many horses?", more={"__substg1.0_007D001F": head.encode("utf-16-le")}))
    assert (came.received.isoformat(), came.message_id) == ("2026-06-01T09:00:00+01:00", "<three@home.example>")
    assert arrived("request.msg", msg("How many horses?")).received is None
