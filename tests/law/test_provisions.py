"""Citations taken apart, however they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from requests.law.citations import read_citation
from requests.law.regimes import Regime


@pytest.mark.parametrize(
    ("as_written", "normalised"),
    [
        ("21", "21"),
        ("Section 21", "21"),
        ("section 40 (2)", "40(2)"),
        ("s40(2)", "40(2)"),
        ("S.40(2)", "40(2)"),
        ("Section 40(2) & (3A)(a)", "40(2)+(3A)(a)"),
        ("section 40(2)(3A)(a)", "40(2)+(3A)(a)"),
        ("section 40(2) by virtue of section 40(3A)(a)", "40(2)+(3A)(a)"),
        ("40(2)+(3A)(a)", "40(2)+(3A)(a)"),
        ("section 22a", "22A"),
        ("Sections 31(1)(a) and (b)", "31(1)(a)/(b)"),
        ("31(1)(a)-(c)", "31(1)(a)-(c)"),
        ("section 31(1)(a) to (c)", "31(1)(a)-(c)"),
        ("36(2)(b)(i) and (ii)", "36(2)(b)(i)/(ii)"),
        ("36(2)(b)(i), (ii) and (c)", "36(2)(b)(i)/(ii)/(c)"),
        ("31(1)(h) and (i)", "31(1)(h)/(i)"),
        ("31(1)(g) with 31(2)(b)", "31(1)(g)+(2)(b)"),
        ("30(1)(A)(I)", "30(1)(a)(i)"),
        ("reg 12(4)(b)", "12(4)(b)"),
        ("Regulation 12 (5)(e) of the EIR", "12(5)(e)"),
        ("26(a)", "26(a)"),
        ("section 21 of the Freedom of Information Act 2000", "21"),
        ("Section 44 – Prohibitions on disclosure under an Act", "44"),
    ],
)
def test_a_citation_is_read(as_written, normalised):
    assert read_citation(as_written).provision.written == normalised


@pytest.mark.parametrize(
    ("as_written", "regime"),
    [
        ("21", None),
        ("Section 21", None),
        ("reg 12(4)(b)", Regime.EIR),
        ("EIR 12(4)(b)", Regime.EIR),
        ("section 21 of the Freedom of Information Act 2000", Regime.FOIA),
        ("FOIA section 43(2)", Regime.FOIA),
        ("section 38(1)(b) of the Freedom of Information (Scotland) Act 2002", Regime.FOISA),
        ("section 38(1)(b) FOISA", Regime.FOISA),
        ("s.38 of FOI(S)A", Regime.FOISA),
    ],
)
def test_a_citation_may_say_which_law_it_is_of(as_written, regime):
    assert read_citation(as_written).regime is regime


@pytest.mark.parametrize(
    "as_written",
    [
        "",
        "the public interest",
        "Section 40 of the Data Protection Act 2018",
        "section 31 and section 40(2)",
        "21, 22",
        "40(2)(b)(c)",
        "Article 6(1)(f)",
        "2024/25",
    ],
)
def test_what_is_no_citation_of_one_provision_is_not_read(as_written):
    assert read_citation(as_written) is None


@given(st.text(max_size=60))
def test_no_text_breaks_the_reading(text):
    found = read_citation(text)
    assert found is None or found.provision.number


@given(st.from_regex(r"(s\.?|section |reg )?[0-9]{1,2}[A-Z]?(\([0-9a-z]{1,3}\)| and | & |-){0,6}", fullmatch=True))
def test_what_is_normalised_once_stays_as_it_is(text):
    found = read_citation(text)
    if found:
        assert read_citation(found.provision.written).provision.groups == found.provision.groups
