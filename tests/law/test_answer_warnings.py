"""What the law asks about a part of an answer, and whether the cost is over the limit: tables."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from requests.law.answer_warnings import Answered, warnings
from requests.law.cost_limit import Estimate
from requests.law.exemptions import resolve
from requests.law.outcomes import Outcome
from requests.law.regimes import Regime

WEIGHED = {"for_giving": "openness", "for_keeping": "harm", "balance": "kept"}
HARM = {"degree": "would", "harm": "offenders would learn the routes"}
OPEN_TO, AUDITORS = "open to government departments", "open to bodies that audit others"
NOT_WEIGHED, NO_HARM = "the public interest is not weighed yet", "say what the harm is"
NO_OPINION, BOTH, LIMBS = "reasonable opinion of an authorised person", "cannot both cover", "several limbs"


@pytest.mark.parametrize(
    ("outcome", "provisions", "given", "expected"),
    [
        ("withheld", "35(1)(a)", WEIGHED, [OPEN_TO]),
        ("withheld", "33(1)(a)", WEIGHED | HARM, [AUDITORS]),
        ("withheld", "30(1)(b)", WEIGHED, ["own investigations"]),
        ("withheld", "31(1)(a)", WEIGHED | HARM, []),
        ("withheld", "31(1)(a)", HARM, [NOT_WEIGHED]),
        ("withheld", "31(1)(a)", HARM | WEIGHED | {"balance": " "}, [NOT_WEIGHED]),
        ("withheld", "31(1)(a)", WEIGHED, [NO_HARM]),
        ("withheld", "31(1)(a)", WEIGHED | HARM | {"degree": ""}, [NO_HARM]),
        ("withheld", "31(1)(a)", WEIGHED | HARM | {"harm": "\n"}, [NO_HARM]),
        ("withheld", "31(1)(a) 30(1)(b)", WEIGHED | HARM, [BOTH, "own investigations"]),
        ("withheld", "36(2)(b)(i)", WEIGHED | HARM, [NO_OPINION]),
        ("withheld", "36(2)(b)(i)", WEIGHED | HARM | {"opinion": "The Chief Executive, 3 June 2026"}, []),
        ("withheld", "38(1)(a)", WEIGHED, [NO_HARM]),
        ("withheld", "42(1)", WEIGHED, []),
        ("withheld", "42(1)", {}, [NOT_WEIGHED]),
        ("withheld", "41(1)", {}, []),
        ("withheld", "40(2)+(3A)(a)", {}, []),
        ("withheld", "43(2)", {}, [NOT_WEIGHED, NO_HARM]),
        ("withheld", "43(1)", WEIGHED, []),
        ("withheld", "43", WEIGHED, [LIMBS]),
        ("withheld", "98", {}, ["not in the catalogue"]),
        ("withheld", "", {}, ["which exemption it rests on"]),
        ("withheld", "23(5)", {}, ["neither confirming nor denying"]),
        ("neither confirmed nor denied", "23(5)", {}, []),
        ("neither confirmed nor denied", "23(1)", {}, ["None of these provisions lets"]),
        ("neither confirmed nor denied", "40(5B)(a)(i)", {}, ["it is not settled"]),
        ("neither confirmed nor denied", "40(5B)(a)(i)", WEIGHED, []),
        ("cost limit", "12(1)", {}, []),
        ("cost limit", "14(1)", {}, ["rests on section 12"]),
        ("vexatious or repeated", "14(2)", {}, []),
        ("vexatious or repeated", "12(1)", {}, ["rests on section 14"]),
        ("disclosed", "", {}, []),
        ("disclosed", "", {"words": "  "}, ["says nothing here yet"]),
        ("disclosed", "21", {}, ["yet an exemption is relied on"]),
        ("accessible elsewhere", "21", {}, ["where exactly"]),
        ("accessible elsewhere", "21", {"has_directions": True}, []),
        ("not held", "", {}, ["of the search for it"]),
        ("not held", "", {"is_searched": True}, []),
        ("held by another body", "", {}, ["Say who holds it", "on our behalf"]),
        ("held by another body", "", {"held_by": "Northam Police", "not_for_us": True}, []),
    ],
)
def test_the_law_asks_for_what_a_part_lacks_and_nothing_else(outcome, provisions, given, expected):
    relied_on = [resolve(provision) for provision in provisions.split()]
    part = Answered(Outcome(outcome), **({"words": "An answer.", "relied_on": relied_on} | given))
    found = [each.words for each in warnings(part, is_commissioner=True)]
    assert len(found) == len(expected), found
    for sentence, words in zip(expected, found, strict=True):
        assert sentence in words


def test_others_than_a_commissioner_may_have_policy_to_form_and_the_regulations_weigh_too():
    policy = Answered(Outcome.WITHHELD, "No.", [resolve("35(1)(a)")], **WEIGHED)
    assert warnings(policy, is_commissioner=False) == []
    rare = Answered(Outcome.WITHHELD, "No.", [resolve("12(5)(a)", Regime.EIR)])
    assert [each.provision for each in warnings(rare, is_commissioner=True)] == [
        "EIR regs 12(1)(b) and 14(3)(b)",
        "EIR reg 14(3)",
    ]
    unsaid = Answered(Outcome.HELD_BY_ANOTHER, "", regime=Regime.EIR)
    assert [each.provision for each in warnings(unsaid, is_commissioner=True)] == [
        "EIR reg 5(1)",
        "EIR reg 10(1)",
        "EIR reg 3(2)(b)",
    ]


def test_an_exemption_of_another_law_than_the_request_is_handled_under_is_told():
    advice = Answered(Outcome.WITHHELD, "No.", [resolve("42(1)")], **WEIGHED, regime=Regime.EIR)
    [told] = warnings(advice, is_commissioner=True)
    assert "is of the FOIA, and the request is handled under the EIR" in told.words
    assert not warnings(replace(advice, regime=Regime.FOIA), is_commissioner=True)


@pytest.mark.parametrize(
    ("minutes", "cost", "provision", "said"),
    [
        ((0, 0, 0, 0), "0.00", "", "No time"),
        ((60, 300, 300, 420), "450.00", "", "within the limit of £450"),
        ((60, 300, 300, 421), "450.42", "12(1)", "18 hours 1 minute, £450.42 at £25 an hour: more than"),
        ((1081, 0, 0, 0), "450.42", "12(2)", "even to say whether it is held"),
        ((1080, 1, 0, 0), "450.42", "12(1)", "more than"),
    ],
)
def test_the_limit_is_eighteen_hours_of_four_activities(minutes, cost, provision, said):
    estimate = Estimate(*minutes)
    assert (estimate.cost, estimate.provision) == (Decimal(cost), provision)
    assert said in estimate.verdict
