"""A letter of a layout that no rule knows: the best of several readings, the next as a doubt, and nothing lost."""

from __future__ import annotations

from documents.reading.letters import read
from documents.reading.shapes import FindingKind, Outcome

HEAD = "Humbershire Council\n\nOur ref: FOI 0123/24\n\n2 May 2024\n\nDear Requester,\n\n"
FOOT = "\n\nYours sincerely,\n\nInformation Team\n"


def test_all_that_is_said_answers_all_that_is_asked_where_nothing_tells_the_questions_apart():
    body = """Libraries

Opening hours went down to thirty a week in June, at the wish of the councillors.

The council does not hold figures for the loans of each branch."""
    [question] = read("letter.txt", (HEAD + body + FOOT).encode()).questions
    assert question.text == "Libraries"
    assert question.sure < 0.5
    assert [part.outcome for part in question.parts] == [Outcome.DISCLOSED, Outcome.NOT_HELD]
    told = "\n".join(part.text for part in question.parts)
    assert told.startswith("Opening hours")
    assert told.endswith("each branch.")


def test_the_reading_that_leaves_least_over_wins():
    body = """Thank you for your request, in which you asked:

Trees are to be counted by:

1. ward

2. year

Where were they planted?

Mostly along the river.

How many were felled?

There were 41."""
    asked = read("letter.txt", (HEAD + body + FOOT).encode()).questions
    assert [(each.text, each.parts[0].text) for each in asked] == [
        ("Where were they planted?", "Mostly along the river."),
        ("How many were felled?", "There were 41."),
    ]


def test_a_reading_that_is_near_is_told_of_and_leaves_nothing_sure():
    body = """You asked:

1. How many were felled?

There were 41.

How many of them in each ward?

Park had 12 and Moor had 29.

2. What did it cost?

It came to £310.

Who paid?

The council."""
    found = read("letter.txt", (HEAD + body + FOOT).encode())
    assert [each.number for each in found.questions] == ["1", "2"]
    assert max(each.sure for each in found.questions) < 0.9
    [told] = [each for each in found.findings if "could be read as" in each.what]
    assert told.kind is FindingKind.DOUBTFUL
    assert told.where == found.questions[0].spans[0]
    assert told.what == "The letter was read as asking 2 questions, but could be read as asking 4 questions."


def test_numbers_over_lines_that_ask_by_no_word_are_questions_and_not_sure():
    body = """Please find our answers below.

1. Name of the system

MedChart.

2. Yearly cost

This is exempt under section 43(2), as a rival could undercut it."""
    questions = read("letter.txt", (HEAD + body + FOOT).encode()).questions
    assert [(each.text, each.parts[0].outcome) for each in questions] == [
        ("Name of the system", Outcome.DISCLOSED),
        ("Yearly cost", Outcome.WITHHELD),
    ]
    assert all(each.sure < 0.9 for each in questions)


def test_dashes_part_the_numbered_lines_of_a_short_reply_from_their_answers():
    body = """Please see below.

1. Number of students - 1,207

2. Income from their fees - £24.9m

3. Copies of all agreements - these are not held"""
    questions = read("letter.txt", (HEAD + body + FOOT).encode()).questions
    assert [(each.text, "".join(part.text for part in each.parts)) for each in questions] == [
        ("Number of students", "1,207"),
        ("Income from their fees", "£24.9m"),
        ("Copies of all agreements", "these are not held"),
    ]


def test_what_a_letter_asked_may_be_told_in_the_sentence_that_thanks_for_it():
    body = """Thank you for your letter of 19 April 2024 asking what was paid for the lights.

The council paid £4,812."""
    [question] = read("letter.txt", (HEAD + body + FOOT).encode()).questions
    assert (question.text, question.parts[0].text) == ("what was paid for the lights", "The council paid £4,812.")
