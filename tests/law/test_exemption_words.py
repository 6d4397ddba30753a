"""What readers are told of a citation: its label, a short name, a short line and a whole one."""

import pytest

from requests.law.exemptions import resolve
from requests.law.regimes import Regime


@pytest.mark.parametrize(
    ("cited", "label", "name"),
    [
        ("21", "Section 21", "Already available"),
        ("40(2)", "Section 40(2)", "Personal information"),
        ("40(1)", "Section 40(1)", "Your own personal information"),
        ("40(2)+(3A)(a)", "Section 40(2) with (3A)(a)", "Personal information"),
        ("43", "Section 43", "Commercial interests"),
        ("43(1)", "Section 43(1)", "Trade secrets"),
        ("reg 12(4)(b)", "Regulation 12(4)(b)", "Manifestly unreasonable"),
        ("99", "Section 99", "Section 99"),
        ("31 and 40(2)", "31 and 40(2)", "31 and 40(2)"),
    ],
)
def test_a_citation_has_a_label_and_a_short_name(cited, label, name):
    found = resolve(cited)
    assert (found.label, found.name) == (label, name)


def test_an_absolute_exemption_is_explained_with_no_test():
    assert resolve("21").explained == (
        "Section 21 covers information you can already get another way, so the letter says where. "
        "It is an absolute exemption: the law asks for no public-interest test."
    )


@pytest.mark.parametrize(
    ("cited", "words"),
    [
        ("42", "It is a qualified exemption"),
        ("40(2)", "depends on the part relied on"),
        ("40(3A)(a)", "It is an absolute exemption"),
        ("40(5A)", "by its words the public interest has to be weighed"),
        ("12", "is no exemption"),
        ("reg 12(4)(b)", "kept back only if the public interest"),
        ("reg 13(1)(a)", "No public-interest test is asked for"),
        ("section 18 FOISA", "a public-interest test of its own"),
        ("99", "not in the archive’s catalogue"),
    ],
)
def test_the_line_for_readers_says_whether_the_public_interest_counts(cited, words):
    assert words in resolve(cited).explained


@pytest.mark.parametrize(
    ("cited", "brief"),
    [
        ("21", "Section 21: already available another way. No public-interest test."),
        ("43(2)", "Section 43(2): release could harm commercial interests. The public interest has to be weighed."),
        ("40(2)", "Section 40(2): somebody else’s personal information."),
        ("99", "Section 99 is not in the archive’s catalogue of exemptions."),
    ],
)
def test_the_short_line_says_it_in_a_few_words(cited, brief):
    assert resolve(cited).brief == brief


def test_what_is_no_exemption_is_said_to_be_none():
    assert (
        resolve("10(1)").explained
        == "Section 10(1) sets the time for compliance. It is no reason to withhold anything."
    )


@pytest.mark.parametrize(
    ("regime", "full_name"),
    [
        (Regime.FOIA, "Freedom of Information Act 2000"),
        (Regime.EIR, "Environmental Information Regulations 2004"),
        (Regime.FOISA, "Freedom of Information (Scotland) Act 2002"),
    ],
)
def test_a_regime_has_its_full_name(regime, full_name):
    assert regime.full_name == full_name


def test_a_limb_is_titled_by_its_heading_and_itself():
    assert resolve("31(1)(a)").limb.title == "Law enforcement: prevention or detection of crime"
