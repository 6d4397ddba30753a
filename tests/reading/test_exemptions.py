"""Citations as letters write them, and what is no reliance."""

from __future__ import annotations

import re

import pytest

from documents.reading.certainty import SURE
from documents.reading.exemptions import citations_in, regime_of
from documents.reading.words import Word


def _words(text: str) -> list[Word]:
    return [Word(found.group(), 1, found.start(), found.end()) for found in re.finditer(r"\S+", text)]


def _cited(text: str, regime: str | None = None) -> list[str]:
    return [cited.provision for cited in citations_in(_words(text), regime)]


@pytest.mark.parametrize(
    ("text", "provisions"),
    [
        ("Section 40(2) & (3A)(a) applies.", ["40(2)", "40(3A)(a)"]),
        ("under sections 23(5) and 24(2) of the Act", ["23(5)", "24(2)"]),
        ("s.31(1)(a)-(c)", ["31(1)(a)", "31(1)(b)", "31(1)(c)"]),
        ("section 31(1)(a) and (b)", ["31(1)(a)", "31(1)(b)"]),
        ("Regulation 12(4)(b) of the EIR", ["reg 12(4)(b)"]),
        ("S31 (1) (a) allows this", ["31(1)(a)"]),
        ("Section 12 (2)", ["12(2)"]),
        ("sections 35(1)(a) and (b), 36(2)(b) and 42", ["35(1)(a)", "35(1)(b)", "36(2)(b)", "42"]),
        ("section 36(2)(b)(i) and (ii)", ["36(2)(b)(i)", "36(2)(b)(ii)"]),
        ("Section 40(2), read with Section 40(3A)(a)", ["40(2)", "40(3A)(a)"]),
        ("Section 31 is qualified, and section 31(3) applies.", ["31(3)"]),
        ("Regulations 12(4)(d) and 12(5)(e)", ["reg 12(4)(d)", "reg 12(5)(e)"]),
        ("Regulations 12(4)(a) & 13(1)", ["reg 12(4)(a)", "reg 13(1)"]),
        ("reg 12(4)(b) and (5)(e) of the EIRs", ["reg 12(4)(b)", "reg 12(5)(e)"]),
        ("The plans are exempt under regs. 12(4)(d) and 12(4)(e).", ["reg 12(4)(d)", "reg 12(4)(e)"]),
        ("EIR 12(5)(a) applies", ["reg 12(5)(a)"]),
        ("withheld by r.12(5)(a) EIR and r 13(1)", ["reg 12(5)(a)", "reg 13(1)"]),
        ("the exception 12(5)(f) of the EIR", ["reg 12(5)(f)"]),
        ("FOIA 31(1)(a) and EIRs 2004 12(3)", ["31(1)(a)", "reg 12(3)"]),
        ("Section 22A(1) of the Act", ["22A(1)"]),
        ("Regulation 12.5(e), as it is confidential", ["reg 12(5)(e)"]),
        ("exempt by section 31.1.a and (b)", ["31(1)(a)", "31(1)(b)"]),
        ("s40.2 of the Act", ["40(2)"]),
        ("refused under 12(5)(d) of the Regulations", ["reg 12(5)(d)"]),
        ("40(2) and 41 of the Freedom of Information Act", ["40(2)", "41"]),
        ("section 44(1)(a) read with section 348 of the Financial Services and Markets Act 2000", ["44(1)(a)"]),
    ],
)
def test_a_provision_relied_on_is_found_as_written(text: str, provisions: list[str]) -> None:
    assert _cited(text) == provisions


@pytest.mark.parametrize(
    "text",
    [
        "We refuse it under r.12(5)(e). The plan at part R 13(1) is attached.",
        "Appendix R 12(4) holds the rest, which is withheld under R 12(5)(e) of the Regulations.",
        "We rely on regulation 12(5)(e), and drawing R 13(2) is enclosed.",
    ],
)
def test_a_part_of_something_that_is_called_r_is_no_regulation(text: str) -> None:
    assert _cited(text) == ["reg 12(5)(e)"]


@pytest.mark.parametrize(
    "text",
    [
        "Section 1(1)(a) of the Act obliges us.",
        "The Trust no longer places reliance on section 36(2)(c).",
        "The College places no reliance on section 43(2).",
        "Section 43(2) ought not to have been applied to a report that we paid for.",
        "section 35(1)(a) or section 42(1) may come into play for some of it",
        "If you narrow it, regulation 12(5)(e) might need to be considered for the prices.",
        "Section 31 could fall to be considered once the papers are found.",
        "in line with sections 10, 11 and 16",
        "This is a refusal notice under section 17.",
        "Section 41 of the Highways (Removals) Act 1991 allows it.",
        "under section 30 of the Regulation of Investigatory Powers Act 2000",
        "when the section 41 notice expired",
        "covered under section 4.3 of the policy",
        "We no longer rely on section 43(2).",
        "You mentioned section 14 in your email; we do not consider your request vexatious.",
        "You also referred to section 40: no personal data are involved.",
        "regulation 12(2) and regulation 12(1)(b)",
        "the charger at S36 1FY",
        "Room R 12 (4 people) and the EIR 12 of us keep",
        "rule 12(5)(a) of the club",
        "exempt from fees by section 31.1(a) of the Constitution",
        "section 40.2 says who chairs it",
        "paragraph 40(2) of the Act",
        "12(5)(d) of the Licensing Regulations",
    ],
)
def test_what_is_no_reliance_is_left_out(text: str) -> None:
    assert _cited(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "section 38(1)(b) read in conjunction with section 38(2A)(a) or (b)",
        "section 40(2) by virtue of section 40(3A)(a) and section 31(1)(a) in conjunction with section 24(1)",
    ],
)
def test_a_provision_that_another_of_its_section_is_read_with_is_doubtful(text: str) -> None:
    doubtful = [cited.provision for cited in citations_in(_words(text)) if cited.sure < SURE]
    assert doubtful == [each for each in _cited(text) if each.startswith(("38(2A)", "40(3A)"))]


def test_a_citation_stands_where_it_is_written() -> None:
    text = "The names are withheld under section 40(2) of the Act."
    span = citations_in(_words(text))[0].spans[0]
    assert text[span.start : span.end] == "section 40(2)"


@pytest.mark.parametrize(
    ("text", "regime"),
    [
        ("the Freedom of Information Act 2000", "FOIA"),
        ("the Freedom of Information (Scotland) Act 2002", "FOISA"),
        ("the Environmental Information Regulations 2004", "EIR"),
        ("nothing of the kind", None),
    ],
)
def test_the_law_named_is_known(text: str, regime: str | None) -> None:
    assert regime_of(text) == regime
