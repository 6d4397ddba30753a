"""A letter that another authority wrote says so on filing; none of this office's own ever does."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from documents.models import ReadingFinding
from documents.reading.letters import read
from documents.reading.shapes import READER_VERSION
from requests.another_office import another_office
from requests.correctable.findings import FindingSettled
from requests.models import Authority
from requests.publication import reasons_against
from requests.reading_again import keep_reading
from tests.acts.correcting_by_hand import corrected
from tests.acts.publishing_by_hand import LATER, stored

LETTERS = Path("tests/letters")
LETTER = """Northam Borough Council
Our ref: FOI 0042/25
Date: 3 March 2025

Dear Ms Poe

You asked on 4 February 2025 under the Freedom of Information Act 2000:

1. How many vans are kept?

We keep nine.

You may ask for an internal review.

Yours sincerely

A Quill
Northam Borough Council
"""
OURS = {"name": "Office of the Police and Crime Commissioner for Estmere", "short_name": "Estmere OPCC"}
FORCE = "Estmere Police"


def office(valid_from="2012-11-22", **more):
    return Authority(valid_from=date.fromisoformat(valid_from), **{**OURS, **more})


def told(letter, *offices):
    return another_office(read("letter.txt", letter.encode()), offices or (office(),))


def test_a_letter_with_another_name_at_its_head_and_signature_is_of_another():
    assert told(LETTER) == "Northam Borough Council"


def test_the_force_is_another_although_it_shares_our_host():
    letter = LETTER.replace("Northam Borough Council", FORCE) + "foi@estmere.police.uk\n"
    ours = office(email="opcc@estmere.police.uk", force_name=FORCE)
    assert told(letter, ours) == FORCE


OWN = {
    "our name": LETTER.replace("Northam Borough Council", OURS["name"]),
    "a shorter form": LETTER.replace("Northam Borough Council", "Police & Crime Commissioner for Estmere"),
    "another in the body": LETTER.replace("Northam Borough Council", OURS["name"]).replace(
        "We keep nine.", "This is held by Northam Borough Council. Please contact Northam Borough Council."
    ),
    "theirs beside ours": LETTER.replace("A Quill", f"A Quill, {OURS['name']}"),
    "their address only": LETTER.replace(
        "Northam Borough Council\nOur", "Ms Pat Poe\nNortham Borough Council\nOur"
    ).replace("A Quill\nNortham Borough Council", "A Quill"),
    "our e-mail address": f"{LETTER}foi@estmereopcc.example\n",
    "another language": LETTER.replace("Northam Borough Council", "Heddlu Canolbarth"),
    "a former name": LETTER.replace("Northam Borough Council", "Estmere Police Authority"),
}


@pytest.mark.parametrize("letter", OWN.values(), ids=OWN)
def test_a_letter_of_ours_is_not(letter):
    former = office("2005-01-01", name="Estmere Police Authority", short_name="")
    assert told(letter, former, office(email="foi@estmereopcc.example")) == ""


def test_where_the_office_has_no_name_yet_nothing_is_told():
    assert another_office(read("letter.txt", LETTER.encode()), ()) == ""


def test_no_test_letter_is_told_from_its_own_authority_and_most_are_from_this_one():
    letters = [path for path in sorted(LETTERS.glob("*.txt")) if named(path)]
    readings = [(read(path.name, path.read_bytes()), office(name=named(path), short_name="")) for path in letters]
    assert [path.name for path, each in zip(letters, readings, strict=True) if another_office(each[0], each[1:])] == []
    others = [another_office(letter, (office(),)) for letter, _ in readings]
    assert sum(map(bool, others)) > 0.7 * len(others)


def named(path):
    expected = path.with_suffix(".json")
    return json.loads(expected.read_text()).get("authority") or "" if expected.exists() else ""


def test_nor_is_a_letter_of_the_demo_from_the_demos_office():
    demo = Authority(**json.loads(Path("fixtures/authorities.json").read_text())[0])
    letters = sorted(Path("fixtures/letters").glob("*.pdf"))
    assert [path.name for path in letters if another_office(read(path.name, path.read_bytes()), (demo,))] == []


@pytest.fixture
def case(db):
    office().save()
    return stored(read("letter.txt", LETTER.encode()), content=LETTER.encode())


def findings():
    return ReadingFinding.objects.filter(what__startswith="This letter looks like one of Northam Borough Council, not")


def test_it_is_a_finding_at_its_name_and_no_bar_to_publishing(case):
    finding = findings().get()
    assert (finding.page, finding.is_settled) == (1, False)
    assert LETTER[finding.start : finding.end] == "Northam Borough Council"
    assert not [why for why in reasons_against(case) if "Northam" in why]


def test_settled_it_stays_so_in_a_newer_reading(case):
    corrected(FindingSettled(findings().get()), True)
    newer = replace(read("letter.txt", LETTER.encode()), reader_version=READER_VERSION + 1)
    assert keep_reading(case, newer, LATER).is_new
    assert [finding.is_settled for finding in findings().order_by("pk")] == [True, True]
