"""A request that somebody types is told apart into its questions, and one taken out leaves the rest word for word."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.reading.typed_requests import typed_questions, without

NUMBERED = """Dear Sir or Madam,

Under the Freedom of Information Act 2000, please provide the following:

1. The total amount spent on taxis in
a) 2022/23
b) 2023/24
2. How many people work in the office? If so, how many are part time?
3. A copy of the travel policy.

Please send your answer by e-mail.

Yours faithfully,
Jane Doe"""
BULLETED = """Please provide:
- the number of complaints about the Chief Constable
- how many were upheld

Regards
A"""
RUNNING = """I would like to know how much the VRU received. How many projects were paid? How many of them went on?

Please also send me a list of the projects. Please reply by e-mail. I look forward to your answer."""


ANNOUNCED = """Hi there,

I am writing to make a request under the Freedom of Information Act 2000. I request the following under FOIA:

How many vans are there? If so, why? I'd also like to know who sold them.

Please treat this as a formal request. Can you confirm receipt of this request?

Kind regards,
J Reader

-------------------------------------------------------
Please use this email address for all replies to this request:
request-1@archive.example
Is foi@office.example the wrong address? If so, please contact us using this form."""


def told(text):
    return [(question.number, question.whole) for question in typed_questions(text)]


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        (
            NUMBERED,
            [
                ("1a", "The total amount spent on taxis in 2022/23"),
                ("1b", "The total amount spent on taxis in 2023/24"),
                ("2", "How many people work in the office? If so, how many are part time?"),
                ("3", "A copy of the travel policy."),
            ],
        ),
        (
            BULLETED,
            [
                ("", "Please provide: the number of complaints about the Chief Constable"),
                ("", "Please provide: how many were upheld"),
            ],
        ),
        (
            RUNNING,
            [
                ("", "I would like to know how much the VRU received."),
                ("", "How many projects were paid? How many of them went on?"),
                ("", "Please also send me a list of the projects."),
            ],
        ),
        ("Q1. What is the budget?\nQ2. Who decides it?", [("1", "What is the budget?"), ("2", "Who decides it?")]),
        ("1. What is it?\n• in money\n• in hours\n2. Why?", [("1", "What is it? in money in hours"), ("2", "Why?")]),
        (
            "Under the FOI Act 2000, please send me the minutes.",
            [("", "Under the FOI Act 2000, please send me the minutes.")],
        ),
        ("How many were answered in 20 working days?", [("", "How many were answered in 20 working days?")]),
        ("Dear all,\n\nthe cost of taxis\n\nThank you", [("", "the cost of taxis")]),
        ("Thank you", [("", "Thank you")]),
        (
            "Thank you for your help. I'd be grateful for:\n- Expenses claimed in 2025:\n  - by the Mayor\n  - by the "
            "Deputy\n- Minutes of May\n\nMany thanks,\nJo",
            [
                ("", "I'd be grateful for: Expenses claimed in 2025: by the Mayor"),
                ("", "I'd be grateful for: Expenses claimed in 2025: by the Deputy"),
                ("", "I'd be grateful for: Minutes of May"),
            ],
        ),
        (
            "How many vans? Please also give, by year:\n- cars\n\nI'd like the report. We hear it says £2m. "
            "Is that so?",
            [
                ("", "How many vans?"),
                ("", "Please also give, by year: cars"),
                ("", "I'd like the report. We hear it says £2m. Is that so?"),
            ],
        ),
        (
            "Q1: Who chairs it? Q2: How often did it meet in 2025? Q3: The cost of it.",
            [("1", "Who chairs it?"), ("2", "How often did it meet in 2025?"), ("3", "The cost of it.")],
        ),
        ("Please see below, one for you.\n\nHow many vans are there?", [("", "How many vans are there?")]),
        ("I ride. Tell me how many horses are owned. Why?", [("", "Tell me how many horses are owned."), ("", "Why?")]),
        (ANNOUNCED, [("", "How many vans are there? If so, why?"), ("", "I'd also like to know who sold them.")]),
        (
            "Under the FOI Act I hereby request the cost of taxis. Also any receipts.\n\nIf it costs too much please "
            "advise me how to narrow it.\n\nI am making this request for the number of vans as well.",
            [
                ("", "Under the FOI Act I hereby request the cost of taxis. Also any receipts."),
                ("", "I am making this request for the number of vans as well."),
            ],
        ),
        (
            "Dear all,\n\nI mean the minutes of May.\n\nYours faithfully,\nJ Reader",
            [("", "I mean the minutes of May.")],
        ),
        ("Hello,\n\nHow many?\n\nRegards\nJo\n-----\n1. Why?", [("", "How many?"), ("1", "Why?")]),
        (
            "Dear Sir, I would like to know: (a) how many custody visits; (b) the cost of the survey in 2025; "
            "Thanks, Bob",
            [
                ("a", "I would like to know: how many custody visits"),
                ("b", "I would like to know: the cost of the survey in 2025"),
            ],
        ),
        (
            "How many vans? Please send me 1) the budget, 2) the gifts and 3) the register. Any staff? Regards, Jo",
            [
                ("", "How many vans?"),
                ("1", "Please send me the budget"),
                ("2", "Please send me the gifts"),
                ("3", "Please send me the register."),
                ("", "Any staff?"),
            ],
        ),
        (
            "I'd like to know: how many vans there are; what they cost; and who drove. Please reply by post. Jo",
            [
                ("", "I'd like to know: how many vans there are"),
                ("", "I'd like to know: what they cost"),
                ("", "I'd like to know: who drove."),
            ],
        ),
        (
            "How many under (a) the Act and (b) the Code were refused?",
            [("", "How many under (a) the Act and (b) the Code were refused?")],
        ),
        *(
            (asked, [("", asked)])
            for asked in (
                "Please tell me how many requests under (a) the Act and (b) the Code were refused.",
                "I would like the number of complaints made by (a) staff and (b) visitors in 2025.",
                "Please provide the cost of (i) agency staff and (ii) overtime for the year.",
                "How many were refused under (1) the Act or (2) the Regulations?",
                "Please state how many under (a) the Act, (b) the Code and (c) the Rules were refused.",
                "Could you list the meetings between (a) the Chair; and (b) the Deputy that were held in May?",
                "Please send me (a) the budget, and (b) the plan that it refers to.",
            )
        ),
        (
            "Please tell me (a) how many vans there are and (b) what they cost.",
            [("a", "Please tell me how many vans there are"), ("b", "Please tell me what they cost.")],
        ),
        (
            "Please send copies of (a) the budget; (b) the plan. Thanks",
            [("a", "Please send copies of the budget"), ("b", "Please send copies of the plan.")],
        ),
        ("How many under section 40 (1) and (2)?", [("", "How many under section 40 (1) and (2)?")]),
        (" \n", []),
    ],
)
def test_its_questions_are_told_apart(text, questions):
    assert told(text) == questions


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        ("Dear Sir or Madam I ask how many vans you own Thanks Bob", ["I ask how many vans you own"]),
        ("Dear Dr. Roe, How many vans? How many cars? Regards Bob", ["How many vans?", "How many cars?"]),
        ("Hello, please send the list of vans, kind regards, J. Reader", ["please send the list of vans,"]),
        ("Hi. The register of vans. Thanks, Bob", ["The register of vans."]),
        (
            "How much is the precept? Also how many staff are employed",
            ["How much is the precept?", "Also how many staff are employed"],
        ),
        ("How much was spent on Best Wishes cards?", ["How much was spent on Best Wishes cards?"]),
    ],
)
def test_who_is_greeted_and_who_signs_in_the_same_line_is_in_no_question(text, questions):
    assert [question.whole for question in typed_questions(text)] == questions


def test_a_point_taken_out_of_a_paragraph_takes_its_sign_along():
    text = "Dear Sir, I ask for: (a) the vans; (b) the cars. Thanks, Bob"
    found = typed_questions(text)
    assert without(text, found, {0}) == "Dear Sir, I ask for:  (b) the cars. Thanks, Bob"
    assert "I ask for" not in without(text, found, {0, 1})


def test_a_question_taken_out_leaves_the_rest_word_for_word():
    assert without(NUMBERED, typed_questions(NUMBERED), {0, 2}) == (
        NUMBERED.replace("a) 2022/23\n", "\n").replace(
            "2. How many people work in the office? If so, how many are part time?\n", "\n"
        )
    )


def test_what_leads_in_nothing_any_more_goes_too():
    left = without(NUMBERED, typed_questions(NUMBERED), {0, 1})
    assert ("taxis" in left, "2. How many people" in left) == (False, True)


PIECES = st.sampled_from(
    ["1. How many?\n", "a) what\n", "- x\n", "• y\n", "Please say how. ", "If so, why?\n", "\n\n", "Dear A,\n", "word "]
)


@settings(max_examples=50, deadline=None)
@given(st.one_of(st.lists(PIECES, max_size=20).map("".join), st.text(max_size=100)))
def test_every_stretch_lies_in_the_text_and_nothing_is_added(text):
    questions = typed_questions(text)
    assert all(0 <= question.start < question.end <= len(text) for question in questions)
    signs = iter(text)
    assert all(sign in signs for sign in without(text, questions, set(range(0, len(questions), 2))))


@pytest.mark.parametrize(
    "piece",
    [
        "1. How many cats?\nIf so, why?\n",
        "a) what\n",
        "- x\n",
        "Please say. ",
        "word ",
        "1.1 What?\n",
        "\n",
        ": ",
        "Say: a b; c d. ",
        "Dear A, ",
    ],
)
def test_twice_the_request_takes_at_most_about_twice_the_time(piece):
    short, long = ((piece * size)[:size] for size in (10_000, 20_000))
    assert seconds(long) <= 3 * seconds(short) + 0.3


def seconds(text):
    begun = time.process_time()
    typed_questions(text)
    return time.process_time() - begun
