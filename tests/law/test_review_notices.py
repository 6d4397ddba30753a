"""What the outcome of a review has to say of an exemption relied on after it."""

from __future__ import annotations

import pytest

from requests.law.exemptions import resolve
from requests.law.outcomes import Outcome
from requests.law.regimes import Regime
from requests.law.review_notices import lacking, relied_on_after

FULL = "Release would be likely to adversely affect the bidder."
WEIGHED = "It weighs less than what it would cost."


@pytest.mark.parametrize(
    ("cited", "outcome", "applies", "weighed", "lacks"),
    [  # FOIA s.17(1)(b), (c), (3); EIR regs 12(1)(b) and 14(3)
        ("Section 42(1)", "withheld", "It is counsel’s advice.", WEIGHED, []),
        ("Section 42(1)", "withheld", "It is counsel’s advice.", "", ["public_interest"]),
        ("Section 42(1)", "withheld", " ", WEIGHED, ["applies"]),
        ("Section 40(2)", "withheld", "They are names.", "", ["limb"]),
        ("Section 40(2) with (3A)(a)", "withheld", "They are names.", "", []),
        ("Section 43(2)", "withheld", "It is commercial.", WEIGHED, ["applies"]),
        ("Section 43(2)", "withheld", FULL, WEIGHED, []),
        ("Section 36(2)(b)(i)", "withheld", FULL, WEIGHED, ["applies"]),
        ("Section 36(2)(b)(i)", "withheld", f"{FULL} In her opinion of 2 May, she holds.", WEIGHED, []),
        ("Regulation 12(5)(e)", "withheld", "It would do harm.", "", ["applies", "public_interest"]),
        ("Regulation 12(5)(e)", "withheld", FULL, WEIGHED, []),
        ("Section 21", "accessible elsewhere", "", "", []),  # the answer itself says where
        ("", "withheld", FULL, WEIGHED, ["limb"]),
    ],
)
def test_a_new_refusal_says_which_exemption_why_it_applies_and_how_it_was_weighed(
    cited, outcome, applies, weighed, lacks
):
    law = Regime.EIR if cited.startswith("Reg") else Regime.FOIA
    rests_on = [resolve(cited, law)] if cited else []
    found = lacking(rests_on, Outcome(outcome), "Why it changed.", applies, weighed, is_change=True)
    assert [each.what for each in found] == lacks


def test_a_refusal_that_stands_rests_on_the_limbs_that_are_named_now():
    first = [resolve("Section 40(2)"), resolve("Section 42")]
    limb = resolve("Section 40(2) with (3A)(a)")
    assert [each.label for each in relied_on_after(first, [limb])] == ["Section 40(2) with (3A)(a)", "Section 42"]
    assert relied_on_after([], [limb]) == [limb]
    assert not list(lacking([limb], Outcome.WITHHELD, "It was right.", "", "", is_change=False))
