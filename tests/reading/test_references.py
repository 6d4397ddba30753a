"""The authority's own reference is read whole, in whatever shape and place it is printed."""

from __future__ import annotations

import pytest

from documents.reading.letters import read

SHAPES = (
    "FOI 2024/0417",
    "XyZ-FOI 2024/019",
    "ABC/FOI/24/017",
    "CCG-EIR-0045",
    "NHSX.FOI.2024.77",
    "DoH/FOI 24-117",
    "TVFRS-FOI 0091/24",
    "T2-FOI 0091/24",
    "GPC-FOI2024/019",
    "MBC FOI 2024-0031",
    "UoN FOI 2024/311",
    "24-FOI-0117",
)
PLACES = (
    "Our reference: {}",
    "Ref: {}",
    "Your ref: X/99-1   Our ref: {}   Date: 4 March 2024",
    "{}",
    "Freedom of Information request – {}",
)
LETTER = """Hob Lane Council
{}

Dear Mr Lee

Thank you for your request of 3 May 2024. You asked:

1. How many bins are there?
2. Who empties them?

1. There are 14.
2. A firm.

Yours sincerely
"""


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("code", SHAPES)
def test_a_reference_is_read_from_its_first_sign_to_its_last(code: str, place: str) -> None:
    found = read("letter.txt", LETTER.format(place.format(code)).encode()).reference
    assert found is not None
    assert found.value == code


def test_a_word_before_the_reference_is_no_part_of_it() -> None:
    for line in ("Request – FOI 2024/311", "Council FOI 2024/311", "REF FOI 2024/311", "Case FOI 2024/311"):
        found = read("letter.txt", LETTER.format(line).encode()).reference
        assert found is not None
        assert found.value == "FOI 2024/311"


@pytest.mark.parametrize("code", ["0457 (2024/25)", "FOI 117 (2023-24)"])
@pytest.mark.parametrize("line", ["Request no: {}", "Our ref: {}", "Information request no: {}\nDate: 4 March 2025"])
def test_the_year_in_which_a_number_was_given_is_part_of_the_reference(code: str, line: str) -> None:
    found = read("letter.txt", LETTER.format(line.format(code)).encode()).reference
    assert found is not None
    assert found.value == code
