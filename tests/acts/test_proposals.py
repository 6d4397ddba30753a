"""Title and "in short": composed from what was asked and what became of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from documents.reading.shapes import AnswerPart, Citation, Fact, Outcome, PageText
from requests.proposing.proposals import propose
from requests.proposing.topics import expansion, topic
from tests.readings import question, reading, run

SAID = (run(1, "We awarded 14 grants."),)


def short(full):
    return dict(propose(full).in_short)


def test_what_was_asked_is_counted_by_whole_questions():
    assert short(reading())["Asked"].startswith("Two questions")


def test_each_outcome_has_a_line_that_says_which_questions():
    lines = short(reading())
    assert lines["Given"] == "Grants awarded (1a); with one table."
    assert lines["Refused"] == "Names of people (1b). The letter relies on section 40(2)."


def test_what_is_public_already_says_that_the_letter_links_to_it():
    assert short(reading())["Already public"] == "Grants policy (2). The letter links to it (section 21)."


def test_what_is_given_in_part_says_so():
    parts = (AnswerPart(Outcome.DISCLOSED, SAID), AnswerPart(Outcome.NOT_HELD, SAID, not_yet=True))
    lines = short(replace(reading(), questions=(question("1", None, "The grants policy.", *parts),)))
    assert lines["Given"] == "Grants policy (in part)."
    assert lines["Not yet held"] == "Grants policy (in part)."


def test_what_another_body_holds_names_the_body():
    part = AnswerPart(Outcome.HELD_BY_ANOTHER, SAID, held_by="the Force")
    lines = short(replace(reading(), questions=(question("1", None, "The grants policy.", part),)))
    assert lines["Held by the Force"] == "Grants policy."


def test_a_regulation_is_called_one():
    part = AnswerPart(Outcome.WITHHELD, SAID, (Citation("reg 12(4)(d)", "regulation 12(4)(d)", ()),))
    lines = short(replace(reading(), questions=(question("1", None, "The draft bid.", part),)))
    assert lines["Refused"] == "Draft bid. The letter relies on regulation 12(4)(d)."


def test_a_letter_without_questions_is_named_by_its_kind():
    assert propose(replace(reading(), questions=())).title == "Response"


def test_what_the_request_says_it_is_about_leads_the_title():
    opening = "My questions are about the Commissioner’s small grants scheme. "
    full = replace(reading(), request=Fact(opening + reading().questions[0].text, ()))
    assert propose(full).title.startswith("Commissioner’s small grants scheme: ")


def test_what_the_request_says_about_people_stays_out_of_the_title():
    opening = "I ask about my son Jo. "
    full = replace(reading(), request=Fact(opening + reading().questions[0].text, ()))
    assert "son" not in propose(full).title


def test_a_shared_acronym_is_written_out_as_the_letter_does():
    full = replace(
        reading(),
        pages=(PageText(1, "Funding for Violence Reduction Units was announced. The VRU …"),),
        questions=(
            question("1", None, "Please confirm the funding of the VRU."),
            question("2", None, "Please provide the annual report of the VRU."),
        ),
    )
    assert propose(full).title.startswith("Violence Reduction Unit: ")


@pytest.mark.parametrize(
    ("letter", "expected"),
    [
        ("the Violence Reduction Unit (VRU)", "Violence Reduction Unit"),
        ("Violence Reduction Units, year ending", "Violence Reduction Units"),
        ("very rare unicorns", None),
        ("nothing of the kind", None),
    ],
)
def test_an_acronym_stands_for_what_the_letter_says(letter, expected):
    assert expansion("VRU", letter) == expected


def test_questions_that_share_nothing_have_no_topic():
    assert topic(["The salary of staff.", "The draft bid."], "", "") is None


def titled(*asked, opening=""):
    """The title of a letter with these questions."""
    questions = tuple(question(str(number), None, text) for number, text in enumerate(asked, 1))
    return propose(replace(reading(), request=Fact(f"{opening}{asked[0]}", ()), questions=questions)).title


def test_the_one_name_that_later_questions_refer_back_to_leads_the_title():
    first = "On what dates has the Harbour Advisory Group met since 2025?"
    assert titled(first, "Who are its members?").startswith("Harbour Advisory Group: ")
    assert not titled(first, "What do moorings cost?").startswith("Harbour Advisory Group")


def test_a_title_of_one_thing_tells_it_at_more_length():
    asked = "Where can the criteria be found?", "Please provide the bids made for additional harbour funding in 2022."
    assert titled(*asked) == "Bids for additional harbour funding"


def test_a_title_does_not_say_its_topic_twice():
    trained = "How many staff have completed fire safety training?"
    opening = "My questions are about fire safety. "
    assert titled(trained, "What alarms are there?", opening=opening) == "Fire safety: training completed and alarms"


def test_one_word_of_a_list_is_no_title():
    lead, child = (
        question("1", None, "What was spent on:"),
        question("1.a", "1", "children;", AnswerPart(Outcome.DISCLOSED, SAID)),
    )
    other = question("2", None, "Please send the moorings policy.", AnswerPart(Outcome.DISCLOSED, SAID))
    assert propose(replace(reading(), questions=(lead, child, other))).title == "Moorings policy"


THINGS = ["moorings", "lighthouses", "ferries", "beacons", "pontoons", "cranes", "buoys", "docks"]


def asked(*numbered, lead=(), alike=()):
    """What is told of questions of these numbers. `lead`: those that only lead others in; `alike`: of moorings too."""
    questions = []
    for number, thing in zip(numbered, THINGS, strict=False):
        parts = [] if number in lead else [AnswerPart(Outcome.DISCLOSED, SAID)]
        text = f"Please send the {THINGS[0] if number in alike else thing} policy."
        questions.append(question(number, number.rpartition(".")[0] or None, text, *parts))
    return short(replace(reading(), questions=tuple(questions)))["Asked"]


def test_what_is_counted_as_asked_is_what_is_named():
    assert asked("1", "2", "2.a") == (
        "Two questions in three parts: moorings policy, lighthouses policy and ferries policy."
    )
    assert asked("1", "1.a", lead=["1"]) == "One question: lighthouses policy."
    assert asked("1", "1.a", "1.b", "2", lead=["1"]).startswith("Two questions in three parts: lighthouses")
    assert asked("1", "1.a", "1.a.i") == (
        "One question in three parts: moorings policy, lighthouses policy and ferries policy."
    )
    assert asked("1", "2") == "Two questions: moorings policy and lighthouses policy."


def test_what_is_asked_for_alike_is_named_once_with_its_numbers():
    assert asked("1", "2", "2.a", "3", "4", alike=["2.a"]).startswith(
        "Four questions in five parts: moorings policy (1 and 2a), lighthouses policy, "
    )


def test_what_is_not_named_is_counted():
    many = list("12345678")
    assert asked(*many).endswith("cranes policy and 2 more.")
    assert asked(*many[:7], "7.a").startswith("Seven questions in eight parts: ")


def test_a_number_of_two_figures_is_said_as_everywhere_else():
    given = question("1.1", None, "The grants policy.", AnswerPart(Outcome.DISCLOSED, SAID))
    other = question("11", None, "The moorings policy.", AnswerPart(Outcome.NOT_HELD, SAID))
    assert short(replace(reading(), questions=(given, other)))["Given"] == "Grants policy (1-1)."
