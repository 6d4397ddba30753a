"""An answer that contradicts an earlier one: both beside each other before it leaves, and in a list."""

from __future__ import annotations

from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
from django.utils import timezone

from requests.cases.worksheet import WrittenPart
from requests.contradictions.finding import attend
from requests.models import Contradiction
from tests import people
from tests.acts.answered_before import answered as answered_before
from tests.acts.answering_by_hand import answered
from tests.acts.publishing_by_hand import stored
from tests.web.markup import parsed, words
from tests.web.staff import signed_in
from tests.web.test_letter_out import drafted, said

pytestmark = pytest.mark.django_db
ASKED = "How many taxis were hired in 2022?"
BEFORE = "Answered otherwise before"


@pytest.fixture
def case():
    answered_before(1, date(2023, 6, 1), ASKED, "There were 12 taxis in 2022.")
    attend(timezone.now())
    return answered([("1", ASKED, [WrittenPart("disclosed", "In 2022, 14 taxis were hired.")]), ("2", "Why?", [])])


def test_the_officer_sees_both_before_it_leaves_and_says_why(case):
    officer, here = signed_in(people.officer()), f"/staff/cases/{case.pk}"
    question = case.foi_request.questions.first()
    sheet = said(officer.get(f"{here}/answers/{question.pk}/"))
    assert BEFORE in sheet
    letter = drafted(officer, case)
    page = officer.get(letter)
    assert all(each in said(page) for each in (BEFORE, "There were 12 taxis in 2022.", "In 2022, 14 taxis were hired."))
    told = {each["name"]: each["value"] for each in parsed(page).all("input") if each["name"] in ("key", "back")}
    assert "Say why" in said(officer.post(f"{here}/otherwise/", told, follow=True))
    told["why"] = "Two were hired by the force then."
    done = officer.post(f"{here}/otherwise/", told, follow=True)
    assert done.redirect_chain[-1][0] == letter
    assert "Two were hired by the force then." in said(done)
    row = Contradiction.objects.get()
    assert (row.settled_by, row.later_id) == (people.officer(), question.pk)
    attend(timezone.now())  # the worker leaves it
    assert "Nobody" not in said(officer.get("/staff/publication/contradictions/"))
    assert Contradiction.objects.get().note == told["why"]
    changed = {**told, "key": told["key"][:-1]}
    assert "changed by somebody else" in said(officer.post(f"{here}/otherwise/", changed, follow=True))
    assert BEFORE not in said(officer.get(f"{here}/answers/{case.foi_request.questions.last().pk}/"))


def test_the_list_settles_and_what_was_asked_often_leads_to_the_kept_list():
    for number, count in enumerate(("12", "14"), start=1):
        answered_before(number, date(2023, 6, number), ASKED, count)
    attend(timezone.now())
    reader, officer = signed_in(people.reader()), signed_in(people.officer())
    listed = reader.get("/staff/publication/contradictions/")
    assert "FOI 0001/23, question 1" in said(listed)
    assert not parsed(listed).all("textarea")
    row = Contradiction.objects.get()
    address = f"/staff/publication/contradictions/{row.pk}/"
    assert reader.post(address).status_code == 404
    done = officer.post(
        address, {"seen": row.print, "why": "The first was a slip. A correction went out."}, follow=True
    )
    assert "None that nobody has settled" in said(done)
    assert "A correction went out" in said(done)
    often = signed_in(people.administrator()).get("/staff/publication/often/")
    assert "Asked 2 times" in said(often)
    [add] = [a.attributes["href"] for a in parsed(often).all("a") if "add the page" in words(a.text)]
    form = signed_in(people.administrator()).get(add)
    title = parse_qs(urlsplit(add).query)["title"][0]
    assert parsed(form).one("input", id="id_title")["value"] == title


def test_the_page_of_a_filed_letter_names_the_letter_that_it_contradicts():
    earlier, later = answered_before(1, date(2023, 6, 1), ASKED, "12"), stored().questions.earliest("order")
    row = Contradiction.objects.create(
        earlier=earlier, later=later, kind="figure", differences=[["12", "14"]], print="1", found_at=timezone.now()
    )
    reader = signed_in(people.reader())
    page = reader.get(f"/staff/requests/{later.foi_request_id}/")
    assert "It contradicts what was answered elsewhere: FOI 0001/23, another figure for the same time" in said(page)
    assert f'href="/staff/publication/contradictions/#pair-{row.pk}"' in page.text
    assert f'id="pair-{row.pk}"' in reader.get("/staff/publication/contradictions/").text
