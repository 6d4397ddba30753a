"""The desk: the letters that need somebody, narrowed and found."""

from __future__ import annotations

import pytest

from documents.reading.shapes import LetterKind
from tests.acts.filing_by_hand import filed
from tests.acts.publishing_by_hand import published, stored
from tests.web.staff import draft

pytestmark = pytest.mark.django_db


def stages(client, address="/staff/"):
    return [row.state for _, rows in client.get(address).context["desk"].groups for row in rows]


@pytest.fixture
def three():
    """A draft, one that is filed, one that is published."""
    return draft(reference=None), stored(content=b"another"), published().foi_request


@pytest.mark.usefixtures("three")
def test_those_that_need_somebody_stand_first(officer):
    assert stages(officer) == ["Draft", "Filed", "Published"]


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize(
    ("stage", "found"), [("drafts", ["Draft"]), ("not-published", ["Filed"]), ("published", ["Published"])]
)
def test_the_desk_can_be_narrowed_to_a_stage(officer, stage, found):
    assert stages(officer, f"/staff/?stage={stage}") == found


@pytest.mark.usefixtures("three")
def test_the_tabs_count(officer):
    assert [tab.count for tab in officer.get("/staff/").context["desk"].tabs] == [3, 1, 1, 0, 1]


@pytest.mark.usefixtures("three")
def test_a_draft_says_what_is_missing(officer):
    assert (
        "Missing: a reference, the date the request was received and the date of the answer"
        in officer.get("/staff/").text
    )


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize(
    ("typed", "count"),
    [("0123/24", 2), ("grants policy", 3), ("GRANTS", 3), ("withheld", 3), ("nowhere", 0), ("grants nowhere", 0)],
)
def test_the_desk_finds_references_and_words(officer, typed, count):
    assert len(stages(officer, f"/staff/?q={typed}")) == count


@pytest.mark.parametrize(
    "typed",
    [
        "q=%00",
        "q=" + "a%20" * 5000,
        "q='%22;--",
        "q=%25_%5C",
        "stage=nonsense",
        "page=0",
        "page=-1",
        f"page={10**30}",
        "page=²",
    ],
)
def test_nothing_that_is_typed_breaks_the_desk(officer, typed):
    assert officer.get(f"/staff/?{typed}").status_code == 200


def test_an_empty_desk_says_what_to_do(officer):
    assert "Nothing is filed yet" in officer.get("/staff/").text


def test_the_desk_takes_the_same_statements_however_many_letters(officer, django_assert_max_num_queries):
    for number in range(12):
        filed(f"letter {number}")
    officer.get("/staff/")  # from now on the session knows when it was seen
    with django_assert_max_num_queries(6):
        officer.get("/staff/?q=grants")


def test_what_answers_nothing_stands_apart_and_says_what_it_is(officer):
    filed(kind=LetterKind.FEES)
    [(heading, [row])] = officer.get("/staff/?stage=no-answer").context["desk"].groups
    assert (heading, row.state, row.remark) == (
        "Filed, answering nothing",
        "Fees notice",
        "It does not answer the request",
    )
    assert (row.answered_on, row.verdict, row.next_words) == (None, "", "Look at it")
