"""Short names for questions: what each manner of asking becomes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from requests.proposing.captions import caption
from requests.proposing.phrases import LABEL_WORDS, capitalised, phrase

ASKED = """
    Theory of Change             | A copy of the Theory of Change and/or Logic Model or a link to it.
    Date adopted                 | The date the Theory of Change was formally adopted by the VRU.
    How it was developed         | A summary of how the Theory of Change and Logic Model was developed.
    Theory of Change evaluations | Please confirm how often the VRU's Theory of Change has been evaluated.
    Funding from Home Office     | Please confirm the level of funding received from the Home Office since 2018.
    Commissioned services        | Please confirm the number of commissioned services procured each year since 2018.
    Services evaluated           | For each year since 2018, please confirm how many services have been evaluated.
    Complaints received          | How many complaints were received in 2023?
    Number paid                  | How many were paid?
    People who answered          | How many people answered the survey about the precept, and what did they say?
    Spend on legal advice        | How much has been spent on legal advice in each of the last three years?
    Sum received                 | How much did the office receive, and from whom?
    Cost of request              | What is the average cost of a request?
    Expenses claimed             | What has the Commissioner claimed in expenses in each of the last three years?
    Grant received               | What grant has the Commissioner received to carry out the duty?
    Vehicles                     | Does the office own or lease any vehicles? If so, please state the make.
    Forecasts of funding         | Does the Commissioner hold forecasts of funding after March 2025?
    Ransomware attack            | Has the office suffered a ransomware attack since 2020?
    Drones                       | Whether drones have been used for covert surveillance in the area.
    Most recent needs assessment | Where can I find the most recent needs assessment?
    Members                      | Who are its members, and which organisations do they come from?
    How they were advertised     | How was each of them advertised?
    People evicted               | Over the past twelve months, how many people have been evicted?
    Complaint against Force      | Whether the man named has asked you to see how a complaint against the Force was met.
    Complaint                    | Whether she has asked the office to review the way in which a complaint was handled.
    Funding for such units       | What has the Home Office said to the Treasury about funding for such units?
    Fire training completed      | How many members of staff have completed fire training since May 2024?
    Visits                       | How many visits have taken place?
    Knives handed in             | How many knives have been handed in at each of them?
    Water rescues carried out    | How many water rescues were carried out in 2023?
    Use of proceeds              | What use was made of the proceeds?
    Assessment made              | What assessment has been made of whether the bins reduce crime?
    Road Safety Partnership      | What has the Commissioner given to the Road Safety Partnership?
    Money passed to charities    | How much of the money was passed to charities, and to which?
    Earlier surveys              | How have earlier surveys changed what the Commissioner does?
    Bids for extra money         | Please provide the bids made for extra money in 2022.
    Grants awarded               | Please provide the grants awarded for 2022.
    Receipts                     | Could you please send me the receipts.
    Capital                      | capital; and
"""


@pytest.mark.parametrize(
    ("label", "question"), [[cell.strip() for cell in row.split("|")] for row in ASKED.strip().splitlines()]
)
def test_a_question_is_named_by_what_it_asks_for(label, question):
    assert capitalised(phrase(question)) == label


@given(st.text(max_size=300))
def test_any_words_make_a_label_that_is_short(words):
    assert len(phrase(words).split()) <= LABEL_WORDS


LIKELY = [
    "please",
    "how",
    "many",
    "the",
    "of",
    "services",
    "and",
    "have",
    "been",
    "spent",
    "on",
    "(a)",
    ",",
    "?",
    "VRU’s",
]


@given(st.lists(st.sampled_from(LIKELY)))
def test_any_likely_words_make_a_label_that_is_short(words):
    asked = " ".join(words)
    assert len(phrase(asked).split()) <= LABEL_WORDS


@pytest.mark.parametrize(
    ("given_name", "header", "expected"),
    [
        ("", ["Commissioned Service", "2019/20", "2020/21"], "Table 3. Commissioned services, by year"),
        (
            "",
            ["Commissioned Service", "2019/20", "2020/21", "Evaluation:"],
            "Table 3. Commissioned services and their evaluation, by year",
        ),
        ("", ["Year", "Complaints", "Cost"], "Table 3. Complaints and cost, by year"),
        ("", ["Month", "Visits"], "Table 3. Visits, by month"),
        ("", ["Offence", "Q1", "Q2", "Q3", "Q4"], "Table 3. Offences, by quarter"),
        ("", ["Body", "Grant"], "Table 3. Bodies and grant"),
        ("", ["Firm", "Sum", "Purpose", "Date let"], "Table 3. Firms: Sum, Purpose and Date let"),
        ("", ["Answer", "Leicester", "Rutland", "Total"], "Table 3. Answers: Leicester and Rutland"),
        ("", ["Quarter", "Received", "Decided", "Upheld"], "Table 3. Received, decided and upheld, by quarter"),
        ("", ["Type of expense", "2021/22", "2022/23"], "Table 3. Types of expense, by year"),
        ("Table 1: Grants made", ["Body", "Sum"], "Table 3. Grants made"),
        ("", ["2019/20", "2020/21"], "Table 3. By year"),
        ("", [], "Table 3"),
    ],
)
def test_a_table_is_named_from_its_header(given_name, header, expected):
    assert caption(3, given_name, header) == expected
