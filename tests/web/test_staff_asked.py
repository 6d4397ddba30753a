"""What the public asked, as the office finds it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from requests.models import AskedRequest
from tests import people
from tests.web.asking import SENDER, asked
from tests.web.markup import parsed, words
from tests.web.staff import signed_in

pytestmark = pytest.mark.django_db


def said(response):
    return words(parsed(response).one("main").text)


def test_the_list_shows_the_newest_first_with_questions_and_due_date(officer):
    asked()
    asked(reference="ASK-NEWR", sent_at=timezone.now(), text="How many drones are there?")
    shown = said(officer.get("/staff/asked/"))
    assert shown.index("ASK-NEWR") < shown.index("ASK-2345-6789")
    assert all(part in shown for part in ("How many drones", "How much funding", "31 March 2026"))


def test_who_asks_stands_on_its_own_page_only(officer):
    found = asked()
    listed, own = officer.get("/staff/asked/").text, officer.get(f"/staff/asked/{found.pk}/").text
    assert [SENDER["name"] in page or SENDER["email"] in page for page in (listed, own)] == [False, True]


def test_its_page_shows_what_was_left_out(officer):
    assert "Who owns the drones? Shown: FOI 0047/23, question 1" in said(officer.get(f"/staff/asked/{asked().pk}/"))


def test_the_desk_counts_what_nobody_looked_at(officer):
    asked()
    assert "1 new request from the public. Look at it" in said(officer.get("/staff/"))


def test_the_desk_says_nothing_where_nothing_is_new(officer):
    asked(state="done", changed_at=timezone.now())
    assert "from the public" not in said(officer.get("/staff/"))


@pytest.mark.parametrize(
    ("days", "state", "word"), [(-1, "seen", "overdue"), (0, "new", "due today"), (-1, "done", "")]
)
def test_a_date_that_has_come_is_said(officer, days, state, word):
    found = asked(due_on=timezone.localdate() + timedelta(days), state=state, changed_at=timezone.now())
    shown = said(officer.get(f"/staff/asked/{found.pk}/"))
    assert ("overdue" in shown, "due today" in shown) == (word == "overdue", word == "due today")


def test_it_is_marked_with_who_did_so(officer):
    found = asked()
    officer.post(f"/staff/asked/{found.pk}/state/", {"state": "done"})
    found.refresh_from_db()
    assert (found.state, found.changed_by.username, found.changed_at is None) == ("done", "olive", False)


def test_a_state_there_is_not_changes_nothing(officer):
    found = asked()
    officer.post(f"/staff/asked/{found.pk}/state/", {"state": "published"})
    found.refresh_from_db()
    assert (found.state, found.changed_at) == ("new", None)


def test_the_list_is_narrowed_to_a_state(officer):
    asked(state="done", changed_at=timezone.now())
    assert ["ASK-2345" in said(officer.get(f"/staff/asked/?state={state}")) for state in ("new", "done", "x")] == [
        False,
        True,
        True,
    ]


def test_deleting_asks_first(officer):
    found = asked()
    assert "gone for good" in said(officer.get(f"/staff/asked/{found.pk}/delete/"))
    assert AskedRequest.objects.exists()
    officer.post(f"/staff/asked/{found.pk}/delete/")
    assert not AskedRequest.objects.exists()


def test_a_hundred_requests_take_no_more_statements(officer, django_assert_max_num_queries):
    for number in range(60):
        asked(reference=f"ASK-{number}")
    with django_assert_max_num_queries(7):
        assert "Page 1 of 2" in said(officer.get("/staff/asked/"))


def test_somebody_who_only_reads_is_offered_no_button():
    found = asked()
    page = parsed(signed_in(people.reader()).get(f"/staff/asked/{found.pk}/"))
    assert [button.text for button in page.all("button") if "Mark" in button.text] == []
