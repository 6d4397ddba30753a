"""Private details that the words of a letter show stop it, wherever letters print them; the office's own do not."""

from __future__ import annotations

from pathlib import Path

import pytest

from documents.reading.letters import read
from tests.clearing.canaries import BODY, OFFICE, PRIVATE, letter
from tests.clearing.readings import held_back

PUBLISHABLE = [*sorted(Path("fixtures/letters").glob("foi-*.pdf")), Path("fixtures/letters/foi-0008-24.txt")]
PRIVATE_WORDS = ("zyxanthe", "quillfeather", "canary", "zq", "acacia", "07700", "01632", "1067123", "nr3")


@pytest.mark.parametrize("content", PRIVATE.values(), ids=PRIVATE.keys())
def test_a_letter_that_shows_private_details_is_held_back(content):
    assert held_back(read("letter.txt", content)) != []


def test_numbers_of_people_are_found_in_answers_however_they_are_written():
    private = (
        "(07700) 900 417", "07700.900.417", "07700–900–417", "077 0090 0417", "07700 90 04 17", "+44 (0)7700 900417",
        "ab123456c", "AB-12-34-56-C", "AB  12 34 56 C", "Inspector 77", "P.C. 1234", "Police Constable 1234",
    )  # fmt: skip
    offices = ("07.08.2023 100 calls", "£07700 900", "AB 12 34 56", "14 constables", "the inspectorate in 2023")
    for said in (*private, *offices):
        found = held_back(
            read("letter.txt", letter(body=BODY.replace("14 marigold grants", f"grants, {said}, in all")))
        )
        assert bool(found) == (said in private), said


@pytest.mark.parametrize("content", PRIVATE.values(), ids=PRIVATE.keys())
def test_the_reason_repeats_none_of_them(content):
    said = " ".join(held_back(read("letter.txt", content))).lower()
    assert not [word for word in PRIVATE_WORDS if word in said]


@pytest.mark.parametrize("content", OFFICE.values(), ids=OFFICE.keys())
def test_what_is_the_offices_own_is_no_reason(content):
    assert held_back(read("letter.txt", content)) == []


@pytest.mark.parametrize("path", PUBLISHABLE, ids=lambda path: path.name)
def test_nothing_in_the_words_of_the_demo_letters_speaks_against_them(path):
    assert held_back(read(path.name, path.read_bytes())) == []
