"""From a citation to the limbs it means, and what readers are told of them."""

from datetime import date

import pytest

from requests.law.exemptions import Certainty, Harm, PublicInterest, Standing, resolve
from requests.law.regimes import Regime

F, E, S = Regime.FOIA, Regime.EIR, Regime.FOISA
ABSOLUTE, QUALIFIED, UNDETERMINED = Standing.ABSOLUTE, Standing.QUALIFIED, Standing.UNDETERMINED
TODAY = date(2026, 6, 1)


@pytest.mark.parametrize(
    ("cited", "regime", "limb"),
    [
        ("21", F, "21"),
        ("21(1)", F, "21"),
        ("21(2)(b)", F, "21(1)+(2)(b)"),
        ("22(1)(a)", F, "22(1)"),
        ("22A", F, "22A(1)"),
        ("24(2)", F, "24(2)"),
        ("30(1)(a)(i)", F, "30(1)(a)(i)"),
        ("31(1)(a)", F, "31(1)(a)"),
        ("31(1)(g) and (2)(b)", F, "31(1)(g)"),
        ("31(3)", F, "31(3)"),
        ("32(1)(c)", F, "32(1)(a)-(c)"),
        ("36(2)(b)(ii)", F, "36(2)(b)(ii)"),
        ("38(1)(a)", F, "38(1)(a)"),
        ("40(1)", F, "40(1)"),
        ("Section 40(2) & (3A)(a)", F, "40(2)+(3A)(a)"),
        ("40(3A)(a)", F, "40(2)+(3A)(a)"),
        ("40(5B)(a)(i)", F, "40(5B)(a)-(d)"),
        ("41", F, "41(1)"),
        ("42", F, "42(1)"),
        ("43(2)", F, "43(2)"),
        ("43(3)", F, "43(3)"),
        ("44(1)(a)", F, "44(1)(a)"),
        ("12(1)", F, "12(1)"),
        ("14(2)", F, "14(2)"),
        ("reg 12(4)(b)", E, "12(4)(b)"),
        ("12(4)(b)", E, "12(4)(b)"),
        ("reg 12(5)(f)(i)", E, "12(5)(f)"),
        ("13(1)(a)", E, "13(1)(a)+(2A)"),
        ("13(2A)(a)", E, "13(1)(a)+(2A)"),
        ("25", S, "25(1)"),
        ("38(1)(b)+(2A)", S, "38(1)(b)+(2A)"),
        ("30(b)(ii)", S, "30(b)(ii)"),
        ("33(1)(b)", S, "33(1)(b)"),
    ],
)
def test_a_citation_leads_to_its_one_limb(cited, regime, limb):
    assert resolve(cited, regime, TODAY).limb.provision == limb


@pytest.mark.parametrize(
    ("cited", "regime", "standing"),
    [
        # Every bare section of the Act whose limbs agree.
        *((section, F, ABSOLUTE) for section in ("21", "23", "32", "34", "41", "44")),
        *((section, F, QUALIFIED) for section in ("22", "22A", "24", "26", "27", "28", "29", "30", "31", "33", "35")),
        *((section, F, QUALIFIED) for section in ("36", "38", "39", "42", "43")),
        *((section, F, UNDETERMINED) for section in ("37", "40", "40(2)", "40(5)", "40(5A)", "40(5B)")),
        ("40(3A)", F, ABSOLUTE),
        ("12", F, Standing.NOT_AN_EXEMPTION),
        ("14", F, Standing.NOT_AN_EXEMPTION),
        ("23(5)", F, ABSOLUTE),
        ("32(3)", F, ABSOLUTE),
        ("34(2)", F, ABSOLUTE),
        ("41(2)", F, ABSOLUTE),
        ("44(2)", F, ABSOLUTE),
        ("37(2)", F, UNDETERMINED),
        ("30(3)", F, QUALIFIED),
        ("37(1)(a) to (ab)", F, ABSOLUTE),
        ("37(1)(ac)", F, QUALIFIED),
        ("12(4)", E, QUALIFIED),
        ("12(5)", E, QUALIFIED),
        ("12(4)(e)", E, QUALIFIED),
        ("13", E, UNDETERMINED),
        ("13(1)(a)", E, ABSOLUTE),
        ("36", S, UNDETERMINED),
        ("38", S, UNDETERMINED),
        *((section, S, QUALIFIED) for section in ("31", "32", "33", "34")),
    ],
)
def test_a_citation_is_absolute_or_qualified_only_if_all_its_limbs_are(cited, regime, standing):
    assert resolve(cited, regime, TODAY).standing is standing


@pytest.mark.parametrize(
    ("cited", "regime", "harm"),
    [
        ("27", F, Harm.UNDETERMINED),
        ("43", F, Harm.UNDETERMINED),
        ("31", F, Harm.PREJUDICE),
        ("27(2)", F, Harm.CLASS),
        ("36(2)(b)", F, Harm.INHIBITION),
        ("38", F, Harm.ENDANGERMENT),
        ("12(5)(b)", E, Harm.ADVERSE_EFFECT),
        ("33", S, Harm.UNDETERMINED),
        ("32", S, Harm.UNDETERMINED),
        ("31", S, Harm.UNDETERMINED),
    ],
)
def test_the_test_to_be_met_is_known_only_if_all_limbs_have_it(cited, regime, harm):
    assert resolve(cited, regime, TODAY).harm is harm


@pytest.mark.parametrize(
    ("cited", "regime"),
    [
        ("99", F),
        ("21(7)", F),
        ("43(2)(a)", F),
        ("31(1)(z)", F),
        ("31(1)(a) and (z)", F),
        ("40(2)+(3A)(z)", F),
        ("31(1)(a)(i)", F),
        ("18", F),
        ("12(4)(z)", E),
        ("99", S),
        ("Section 40 of the Data Protection Act 2018", F),
        ("not a citation", F),
        ("", F),
    ],
)
def test_an_unknown_provision_is_returned_as_unknown(cited, regime):
    found = resolve(cited, regime, TODAY)
    assert (found.certainty, found.limbs, found.as_written) == (Certainty.UNKNOWN, (), cited)


@pytest.mark.parametrize(
    ("cited", "regime"),
    [
        ("1", F),
        ("section 10(3)", F),
        ("17(1)(b)", F),
        ("25", F),
        ("45", F),
        ("reg 12(1)(b)", E),
        ("12(2)", E),
        ("16", S),
    ],
)
def test_a_duty_is_known_and_no_exemption(cited, regime):
    assert resolve(cited, regime, TODAY).certainty is Certainty.NO_EXEMPTION


@pytest.mark.parametrize(
    ("cited", "on", "limbs", "standing"),
    [
        ("40(3)(a)(i)", date(2015, 1, 1), {"40(2)+(3)(a)(i)"}, ABSOLUTE),
        ("40(3)(a)(ii)", date(2015, 1, 1), {"40(2)+(3)(a)(ii)"}, QUALIFIED),
        ("40(4)", date(2015, 1, 1), {"40(2)+(4)"}, QUALIFIED),
        ("40(5)(b)(i)", date(2015, 1, 1), {"40(5)(b)(i)-(ii)"}, UNDETERMINED),
        ("37(1)(a)", date(2011, 1, 18), {"37(1)(a)"}, QUALIFIED),
        ("37(1)(a)", date(2011, 1, 19), {"37(1)(a)"}, ABSOLUTE),
        ("44(1)(b)", date(2012, 1, 1), {"44(1)(b)"}, ABSOLUTE),
        (
            "40(2)",
            date(2018, 5, 24),
            {"40(2)+(3)(a)(i)", "40(2)+(3)(a)(ii)", "40(2)+(3)(b)", "40(2)+(4)"},
            UNDETERMINED,
        ),
    ],
)
def test_an_older_letter_is_read_by_the_law_of_its_day(cited, on, limbs, standing):
    found = resolve(cited, F, on)
    assert ({limb.provision for limb in found.limbs}, found.standing) == (limbs, standing)


def test_the_day_the_data_protection_act_came_into_force_has_the_new_limbs():
    assert {limb.provision for limb in resolve("40(2)", F, date(2018, 5, 25)).limbs} == {
        "40(2)+(3A)(a)",
        "40(2)+(3A)(b)",
        "40(2)+(3B)",
        "40(2)+(4A)(a)",
        "40(2)+(4A)(b)",
    }


def test_the_old_environmental_limbs_hold_for_old_letters():
    assert resolve("reg 13(2)(a)(i)", E, date(2016, 1, 1)).limb.provision == "13(1)+(2)(a)(i)"


def test_a_limb_cited_after_its_time_is_known_and_said_to_be_old():
    found = resolve("40(3)(a)(i)", F, date(2020, 1, 1))
    assert found.notes == ("Section 40(2) with (3)(a)(i) was the law until 24 May 2018.",)


def test_a_limb_cited_before_its_time_is_known_and_said_to_be_new():
    found = resolve("40(3A)(a)", F, date(2015, 1, 1))
    assert found.notes == ("Section 40(2) with (3A)(a) has been the law since 25 May 2018.",)


def test_without_a_date_the_law_is_that_of_today():
    assert resolve("40(3A)(a)").notes == ()


def test_a_purpose_leads_to_the_limbs_it_is_a_purpose_of():
    assert [limb.provision for limb in resolve("31(2)(b)").limbs] == ["31(1)(g)", "31(1)(h)", "31(1)(i)"]


def test_a_purpose_is_explained_in_a_note():
    assert "improper conduct" in resolve("31(1)(g) and (2)(b)").notes[0]


def test_two_subsections_that_are_no_pair_are_both_kept():
    assert [limb.provision for limb in resolve("43(1) and (2)").limbs] == ["43(1)", "43(2)"]


@pytest.mark.parametrize(
    ("cited", "regime", "as_written", "law"),
    [
        ("40(2)", E, "", F),
        ("12(5)(b)", E, "", E),
        ("reg 12(5)(b)", F, "", E),
        ("12", E, "section 12", F),
        ("12", E, "Regulation 12", E),
        ("38(1)(b)", S, "", S),
        ("section 38 of FOISA", F, "", S),
    ],
)
def test_a_citation_belongs_to_the_law_it_is_of(cited, regime, as_written, law):
    assert resolve(cited, regime, as_written=as_written).regime is law


def test_twelve_one_of_the_regulations_is_not_taken_for_the_cost_limit():
    assert resolve("12(1)", E).limbs == ()


def test_neither_confirming_nor_denying_about_personal_data_is_never_called_absolute():
    found = resolve("40(5B)(a)(i)", F, TODAY)
    assert (found.standing, found.public_interest) == (UNDETERMINED, PublicInterest.UNDETERMINED)
