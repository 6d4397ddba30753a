"""The notice checker: on letters as text, on the model letter, and as `manage.py check_notice`."""

from __future__ import annotations

import json
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from documents.reading.letters import read
from requests.law.exemptions import resolve
from requests.law.notice_points import Point
from requests.notice_checker import Days, check_notice

MODEL = Path("fixtures/letters/foi-0008-24.pdf")
HEAD = (
    "Our ref: FOI 0012/25\n3 March 2025\n\nYou asked under the Freedom of Information Act 2000 on 10 February 2025:\n\n"
)
ASKED = "1. What did the van cost?\n\n"
REFUSED = (
    "This is exempt under section 43(2) of the Act, because telling it would prejudice the next purchase of the office "
    "and the suppliers it has.\n\n"
)
WEIGHED = "The public interest in knowing the price is outweighed by that in a fair purchase.\n\n"
RIGHTS = (
    "If you are dissatisfied you may ask for an internal review within 40 working days of this letter. After that you "
    "may complain to the Information Commissioner, Wycliffe House, Wilmslow.\n\nYours sincerely\n"
)


def checked(*pieces: str):
    return check_notice(read("letter.txt", "".join((HEAD, ASKED, *pieces)).encode()))


def missing(*pieces: str) -> set[Point]:
    return {each.point.point for each in checked(*pieces).missing}


def test_of_a_letter_that_says_all_nothing_is_missing():
    found = checked(REFUSED, WEIGHED, RIGHTS)
    assert (found.missing, found.open) == ((), ())
    assert {each.point.point for each in found.there} == {
        Point.IN_TIME, Point.PROVISION, Point.REASONS, Point.PUBLIC_INTEREST, Point.REVIEW, Point.WINDOW,
        Point.REGULATOR, Point.CONTACT,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        ((REFUSED, RIGHTS), {Point.PUBLIC_INTEREST}),
        ((REFUSED, f"{resolve('43(2)').explained}\n\n", RIGHTS), {Point.PUBLIC_INTEREST}),  # a rule is no weighing
        ((f"Section 43(2) applies.\n\n{resolve('43(2)').explained}\n\n", WEIGHED, RIGHTS), {Point.REASONS}),
        ((REFUSED, WEIGHED), {Point.REVIEW, Point.WINDOW, Point.REGULATOR, Point.CONTACT}),
        ((REFUSED, WEIGHED, RIGHTS.replace(" within 40 working days of this letter", "")), {Point.WINDOW}),
        ((REFUSED, WEIGHED, RIGHTS.replace(", Wycliffe House, Wilmslow", "")), {Point.CONTACT}),
        (("Section 21 applies.\n\n", RIGHTS), {Point.REASONS}),
        ((REFUSED.replace("43(2)", "40"), RIGHTS), {Point.LIMB}),
    ],
)
def test_what_a_letter_leaves_out_is_missing(pieces, expected):
    assert missing(*pieces) == expected


def test_a_bare_section_leaves_open_whether_the_public_interest_is_weighed():
    assert [each.point.point for each in checked(REFUSED.replace("43(2)", "40"), RIGHTS).open] == [
        Point.PUBLIC_INTEREST
    ]


def test_of_unfinished_material_it_is_asked_who_finishes_it_and_when():
    head = HEAD.replace("Freedom of Information Act 2000", "Environmental Information Regulations 2004")
    refused = "This is excepted under regulation 12(4)(d), because the survey would mislead as it stands.\n\n"
    for finished, met in (("", None), ("It is expected to be finished in May by the Force.\n\n", True)):
        letter = "".join((head, ASKED, refused, finished, WEIGHED, RIGHTS))
        points = {each.point.point: each.met for each in check_notice(read("letter.txt", letter.encode())).points}
        assert points[Point.UNFINISHED] is met


def test_an_answer_after_the_time_is_missing_it():
    late = HEAD.replace("10 February", "6 January")
    found = check_notice(read("letter.txt", (late + ASKED + REFUSED + WEIGHED + RIGHTS).encode()))
    assert [each.point.point for each in found.missing] == [Point.IN_TIME]


def test_whether_it_is_in_time_is_told_with_its_days():
    late = HEAD.replace("10 February", "6 January")
    found = check_notice(read("letter.txt", (late + ASKED + REFUSED + WEIGHED + RIGHTS).encode()))
    assert [each.words for each in found.missing] == ["In time: due on 3 February 2025, given on 3 March 2025"]
    assert "In time: due on 10 March 2025" in [each.words for each in checked(REFUSED, WEIGHED, RIGHTS).there]


def test_what_was_put_off_is_in_time_until_the_day_its_case_is_due():
    letter = read(
        "letter.txt", (HEAD.replace("10 February", "6 January") + ASKED + REFUSED + WEIGHED + RIGHTS).encode()
    )
    found = check_notice(letter, days=Days(date(2025, 3, 4), date(2025, 3, 3)))
    assert found.missing == ()
    assert "In time: due on 4 March 2025" in [each.words for each in found.there]


def test_of_a_letter_that_refuses_nothing_nothing_is_asked():
    assert checked("The van cost £14,000.\n\n").points == ()


def test_the_model_letter_lacks_the_window_and_the_regulators_address_and_nothing_else():
    found = check_notice(read(MODEL.name, MODEL.read_bytes()))
    assert [each.point.point for each in found.missing] == [Point.WINDOW, Point.CONTACT]
    assert {each.point.point: each.pages for each in found.there}[Point.REGULATOR] == (6,)


def said(*arguments: str) -> str:
    out = StringIO()
    call_command("check_notice", *arguments, stdout=out)
    return out.getvalue()


def test_the_command_tells_what_is_missing_and_words_to_add():
    told = said(str(MODEL))
    assert "Within what time a review may be asked for – Section 45 Code, 5.3" in told
    assert "Add: You may ask for an internal review within 40 working days" in told


def test_as_json_it_tells_the_same():
    (of_model,) = json.loads(said("--json", str(MODEL)))
    assert [each["point"] for each in of_model["points"] if each["met"] is False] == [
        "time to ask for a review",
        "regulator's address",
    ]


def test_a_file_that_cannot_be_read_does_not_keep_it_from_the_others(tmp_path):
    out = StringIO()
    with pytest.raises(CommandError, match="1 of 2 could not be read"):
        call_command("check_notice", str(tmp_path / "none.pdf"), str(MODEL), stdout=out)
    assert "none.pdf: The file could not be opened" in out.getvalue()
    assert "Missing:" in out.getvalue()
