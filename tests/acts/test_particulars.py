"""A reference as an address, links in words, provisions as filters count them: small rules, as tables."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from requests.particulars import shortened, slug_of
from requests.publishing.public_links import links_in_text, public_url, site
from requests.sections import section_code


@pytest.mark.parametrize(
    ("reference", "slug"),
    [
        ("FOI 0008/24", "0008-24"),
        ("FOI-04417", "04417"),
        ("FOI16358", "16358"),
        ("FOIA Reference 2023/286", "reference-2023-286"),
        ("01/FOI/25/006753/Z", "01-foi-25-006753-z"),
        ("T5741/15", "t5741-15"),
        ("1406745", "1406745"),
        ("EIR / 1082845", "eir-1082845"),
        ("FOI 2024", "foi-2024"),  # /foi/2024/ is the page of the year
        ("FOI", "foi"),
        ("№ 12–34", "12-34"),
        ("///", ""),
        ("", ""),
    ],
)
def test_the_reference_makes_the_address(reference, slug):
    assert slug_of(reference) == slug


@given(st.text(max_size=200))
def test_every_reference_makes_an_address_that_an_address_can_be(reference):
    slug = slug_of(reference)
    assert len(slug) <= 74
    assert slug == slug.strip("-").lower()
    assert not slug or slug.isascii()


@given(st.text(), st.integers(1, 50))
def test_what_is_shortened_fits(words, length):
    assert len(shortened(words, length)) <= length


def link(label, url="https://www.example.org/a"):
    return SimpleNamespace(label=label, url=url, page_hint="")


def test_the_same_label_twice_is_found_twice():
    found = links_in_text("Report (2021), Report (2022)", [link("Report"), link("Report")])
    assert [(each["start"], each["end"]) for each in found] == [(0, 6), (15, 21)]


def test_a_label_that_breaks_over_lines_is_found():
    [found] = links_in_text("see the Annual\nReport now", [link("Annual Report")])
    assert (found["start"], found["end"]) == (8, 21)


def test_a_label_that_is_not_there_has_no_place():
    [found] = links_in_text("see below", [link("Annual Report")])
    assert (found["start"], found["end"]) == (None, None)


@pytest.mark.parametrize(
    ("url", "public"),
    [
        ("https://www.gov.uk/x", "https://www.gov.uk/x"),
        ("mailto:a@b.example", "mailto:a@b.example"),
        ("javascript:alert(1)", ""),
        ("JavaScript:alert(1)", ""),
        (" javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("file:///etc/passwd", ""),
        ("//elsewhere.example", ""),
        ("http://[broken", ""),
        ("", ""),
    ],
)
def test_only_addresses_that_are_safe_to_follow_become_public(url, public):
    assert public_url(url) == public


@pytest.mark.parametrize(
    ("url", "host"),
    [("https://www.gov.uk/x", "gov.uk"), ("https://leics.pcc.police.uk:8443/", "leics.pcc.police.uk"), ("", "")],
)
def test_a_link_says_its_site(url, host):
    assert site(url) == host


@pytest.mark.parametrize(
    ("regime", "provision", "code"),
    [
        ("FOIA", "21", "s21"),
        ("FOIA", "40(2)", "s40"),
        ("FOIA", "40(2)+(3A)(a)", "s40"),
        ("FOIA", "22A", "s22A"),
        ("FOISA", "38(1)(b)", "fs38"),
        ("EIR", "12(4)(b)", "r12-4-b"),
        ("EIR", "12(5)(e)", "r12-5-e"),
        ("EIR", "13", "r13"),
        ("EIR", "13(1)", "r13"),
        ("FOIA", "17", "other"),  # a duty, not a reason to refuse
        ("FOIA", "99", "other"),
        ("EIR", "12(9)", "other"),
        ("FOIA", "some other law", "other"),
    ],
)
def test_a_provision_has_the_code_that_filters_count(regime, provision, code):
    assert section_code(regime, provision) == code
