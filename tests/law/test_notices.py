"""What a notice of refusal has to say: FOIA s.17, EIR reg 14, FOISA ss.16 to 19."""

from __future__ import annotations

import pytest

from requests.law.exemptions import resolve
from requests.law.notices import refusal_notice
from requests.law.plain_words import SECTIONS
from requests.law.regimes import Regime
from requests.law.shapes import PublicInterest


def asked_by(regime, provision):
    found = resolve(provision, Regime(regime))
    return [item.provision.split(" ")[1] for item in refusal_notice(Regime(regime), provision, found.public_interest)]


@pytest.mark.parametrize(
    ("regime", "provision", "expected"),
    [
        ("FOIA", "21", ["17(1)(a)", "17(1)(b)", "17(1)(c)", "17(7)(a)", "17(7)(b)"]),  # absolute: no 17(3)
        ("FOIA", "43", ["17(1)(a)", "17(1)(b)", "17(1)(c)", "17(3)", "17(7)(a)", "17(7)(b)"]),
        ("FOIA", "40", ["17(1)(a)", "17(1)(b)", "17(1)(c)", "17(3)", "17(7)(a)", "17(7)(b)"]),  # may have to be weighed
        ("FOIA", "12", ["17(5)", "17(7)(a)", "17(7)(b)"]),
        ("FOIA", "14", ["17(5)", "17(6)", "17(7)(a)", "17(7)(b)"]),  # 17(6) is for section 14 only
        ("EIR", "12(4)(b)", ["14(3)", "14(3)(a)", "14(3)(b)", "14(5)(a)", "14(5)(b)"]),
        ("EIR", "12(4)(d)", ["14(3)", "14(3)(a)", "14(3)(b)", "14(4)", "14(5)(a)", "14(5)(b)"]),
        ("EIR", "13", ["14(3)", "14(3)(a)", "14(3)(b)", "14(5)(a)", "14(5)(b)"]),
        ("EIR", "5(3)", []),  # reg 14(1): refused under regulations 12(1) or 13(1)
        ("FOISA", "25", ["16(1)(a)", "16(1)(b)", "16(1)(c)", "16(1)(d)", "19(a)", "19(b)"]),
        ("FOISA", "33", ["16(1)(a)", "16(1)(b)", "16(1)(c)", "16(1)(d)", "16(2)", "19(a)", "19(b)"]),
        ("FOISA", "12", ["16(4)", "19(a)", "19(b)"]),
        ("FOISA", "14", ["16(5)", "19(a)", "19(b)"]),
        ("FOISA", "17", ["17(1)", "19(a)", "19(b)"]),
        ("FOISA", "18", ["16(1)(b)", "16(1)(c)", "16(1)(d)", "19(a)", "19(b)"]),  # s.18(2)
    ],
)
def test_a_notice_says_what_its_law_asks_for(regime, provision, expected):
    assert asked_by(regime, provision) == expected


def test_where_it_depends_on_the_part_the_public_interest_is_asked_for_with_that_condition():
    [item] = [
        i for i in refusal_notice(Regime.FOIA, "40", PublicInterest.UNDETERMINED) if i.provision.endswith("17(3)")
    ]
    assert item.words.startswith("Where the part relied on asks for it: why")


def test_a_regulation_is_not_called_a_section():
    assert refusal_notice(Regime.EIR, "13", PublicInterest.WEIGHED)[0].provision == "Regulation 14(3)"


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: f"{section.regime} {section.provision}")
def test_every_item_is_a_sentence(section):
    interest = resolve(section.provision, section.regime).public_interest
    words = [item.words for item in refusal_notice(section.regime, section.provision, interest)]
    assert [word for word in words if not (word[0].isupper() and word.endswith("."))] == []
