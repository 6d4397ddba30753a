"""A letter that passes the request on: shown as that to staff and to the public, and counted as no answer in time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from documents.reading.shapes import AnswerPart, LetterKind, Outcome
from requests.models import PublishedResponse
from requests.publication import publish
from requests.views.handed_on import handed_to
from requests.views.shown_clock import shown_clock
from requests.views.timeline import timeline
from tests import people
from tests.acts.filing_by_hand import AT, filed
from tests.acts.publishing_by_hand import stored
from tests.readings import reading, without_geometry
from tests.web.markup import parsed, words

TO = "Transferred to Lowmarch Council on 2 May 2024"


def handed_on(*bodies: str):
    """The reading of a letter that says of each question which other body holds what it asks for."""
    full = without_geometry(reading())
    said = full.questions[1].parts[0].said
    held = [(AnswerPart(Outcome.HELD_BY_ANOTHER, said, held_by=body),) for body in bodies]
    asked = [replace(question, parts=()) for question in full.questions]
    for at, parts in enumerate(held, start=1):
        asked[at] = replace(asked[at], parts=parts)
    return replace(full, kind=LetterKind.TRANSFER, questions=tuple(asked))


def clock_of(kind: str = "transfer", to: str = "Lowmarch Council", **days: object):
    row = {
        "kind": kind, "regime": "FOIA", "received_on": date(2024, 4, 8), "due_on": date(2024, 5, 7), "clock": [],
        "answered_on": date(2024, 5, 2), "working_days": 17, "is_late": False, **days,
    }  # fmt: skip
    return shown_clock(PublishedResponse(**row), to)


def test_its_clock_says_whom_it_went_to_and_no_word_of_an_answer_in_time():
    clock = clock_of()
    assert (clock.verdict, clock.ended) == (TO, "Transferred")
    assert clock.explanation.startswith("A transfer is not counted as an answer in time. ")
    assert "On time" not in clock.explanation


def test_one_that_came_too_late_is_still_said_to_be_late():
    clock = clock_of(answered_on=date(2024, 5, 9), working_days=22, is_late=True)
    assert clock.verdict == "Transferred to Lowmarch Council on 9 May 2024, 2 working days late"
    assert "On time" not in clock.explanation


def test_whom_it_went_to_is_left_out_where_nothing_tells():
    assert clock_of(to="").verdict == "Transferred on 2 May 2024"


@pytest.mark.parametrize("bodies", [(), ("Lowmarch Council", "Highmarch Council"), ("", "")])
def test_it_went_to_none_of_the_bodies_where_the_answers_name_nobody_or_several(bodies):
    assert handed_to(bodies, ["We do not hold it."], "") == ""


def test_whom_it_went_to_is_read_in_the_letter_where_no_answer_names_it():
    told = "We believe that it is held by\nLowmarch Council. We have transferred your request to that council."
    assert handed_to((), [told], "Highmarch Agency") == "Lowmarch Council"


def test_an_answer_is_called_one():
    clock = clock_of("response")
    assert (clock.ended, "transfer" in clock.verdict.lower()) == ("Answered", False)


def test_the_staff_page_says_that_it_was_transferred_and_to_whom(officer):
    case = filed(full=handed_on("Lowmarch Council", "Lowmarch Council"))
    said = words(parsed(officer.get(f"/staff/requests/{case.pk}/")).one("main").text)
    assert TO in said
    assert ("On time" in said, "Answered 2 May 2024" in said) == (False, False)
    assert "Transferred 2 May 2024" in said


def test_the_desk_does_not_say_that_it_was_answered_in_time(officer):
    filed(full=handed_on("Lowmarch Council"))
    row = words(parsed(officer.get("/staff/")).one("tbody").text)
    assert "2 May 2024transferred, not answered" in row
    assert "in time" not in row


@pytest.mark.usefixtures("own_database")
def test_the_public_page_says_that_it_was_transferred_and_to_whom(reader):
    publish(stored(handed_on("Lowmarch Council")), AT, people.releaser())
    said = words(parsed(reader.get("/foi/0123-24/")).one("main").text)
    assert TO in said
    assert "· transferred 2 May 2024 ·" in said
    assert ("On time" in said, "answered 2 May 2024" in said) == (False, False)


@pytest.mark.django_db
def test_what_happened_when_has_a_transfer_and_no_answer():
    response = publish(stored(handed_on("Lowmarch Council")), AT, people.releaser()).response
    happened = [each.words for each in timeline(response, [])]
    assert ("Transferred" in happened, "Answered" in happened) == (True, False)


@pytest.mark.usefixtures("own_database")
def test_whoever_asked_is_told_that_the_other_body_answers_and_reads_of_no_answer_here(reader):
    publish(stored(handed_on("Lowmarch Council")), AT, people.releaser())
    said = words(parsed(reader.get("/foi/0123-24/")).one("section", id="review").text)
    assert "The office passed this request on: the body that it went to answers it." in said
    assert "40 working days from the letter." in said
    assert ("day of the answer" in said, "from the answer" in said) == (False, False)
    assert "Transferred on 2 May 2024." in words(parsed(reader.get("/foi/0123-24/review/")).one("h1").text)
