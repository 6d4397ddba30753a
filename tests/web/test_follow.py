"""The pages of following a search: what they offer, what the public login may do by them, what they give away."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from requests.following import VALID, carry_out, confirming_token, stopping_token
from requests.limits import Limit
from requests.models import FollowedSearch, FollowStep
from tests import people
from tests.acts.followers import READER, follower, wished
from tests.web.asking import token
from tests.web.markup import parsed, words
from tests.web.staff import signed_in
from tests.web.test_limits import limited, use_up

__all__ = ["limited"]
FOLLOW = "/search/follow/?q=funding&year=2024"


@pytest.fixture
def mail(settings):
    """E-mail is set up; pages send none."""
    settings.EMAIL_HOST, settings.DEFAULT_FROM_EMAIL = "mail.example.org", "foi@example.org"


def form(age=timedelta(minutes=1), **changed):
    """What is sent with the button."""
    return {"email": READER, "token": token(age), "nickname": "", **changed}


def main(response):
    return words(parsed(response).one("main").text)


@pytest.mark.usefixtures("searchable")
@pytest.mark.parametrize("search", ["?q=funding&year=2024", "?q=zyxwvut"])
def test_results_lead_there_and_so_does_an_empty_page_of_them(reader, search):
    assert f"/search/follow/{search}" in [link["href"] for link in parsed(reader.get(f"/search/{search}")).all("a")]


@pytest.mark.usefixtures("archive")
def test_without_e_mail_set_up_the_page_offers_the_feed_and_says_so(reader, settings):
    settings.EMAIL_HOST = ""
    response = reader.get(FOLLOW)
    page = parsed(response)
    assert "http://localhost/feeds/search.atom?q=funding&year=2024" in [link["href"] for link in page.all("a")]
    assert "E-mail is not set up here" in main(response)
    assert [field for field in page.all("input") if field["name"] == "email"] == []
    assert reader.post(FOLLOW, form()).status_code == 409


@pytest.mark.usefixtures("archive", "mail")
def test_the_page_says_which_search_it_is_whatever_its_order_and_page(reader):
    response = reader.get("/search/follow/?q=funding&outcome=withheld&sort=published&page=3&by=response")
    assert "funding – only: Refused" in main(response)
    assert parsed(response).one("form", method="post")["action"] == "/search/follow/?q=funding&outcome=withheld"


@pytest.mark.usefixtures("archive", "mail")
def test_a_search_that_cannot_be_read_or_kept_is_not_offered_by_e_mail(reader):
    assert reader.get("/search/follow/?outcome=nonsense").status_code == 400
    assert "There is no word to search for" in main(reader.get("/search/follow/?q=*"))
    long = "/search/follow/?q=" + "%F0%90%90%80" * 150
    assert "too many words and filters" in main(reader.get(long))
    assert reader.post(long, form()).status_code == 409


@pytest.mark.usefixtures("archive", "mail")
@pytest.mark.parametrize(
    ("changed", "status", "told"),
    [
        ({"email": ""}, 400, "Enter your e-mail address"),
        ({"email": "zoe@"}, 400, "Enter an e-mail address such as name@example.org"),
        ({"email": "a@b.example\nBcc: c@d.example"}, 400, "Enter an e-mail address such as"),
        ({"email": f"a@{'ü' * 63}.example"}, 400, "Enter an e-mail address such as"),
        ({"email": f"{'a' * 300}@b.example"}, 400, "Enter an e-mail address such as"),
        ({"age": timedelta(0)}, 409, "Press “Follow by e-mail” once more|press “Follow by e-mail” once more"),
        ({"token": "forged"}, 409, "press “Follow by e-mail” once more"),
        ({"nickname": "Bob"}, 409, "Press “Follow by e-mail” once more"),
    ],
)
def test_what_is_wrong_is_told_and_what_was_typed_stays(reader, changed, status, told):
    response = reader.post(FOLLOW, form(**changed))
    kept = {field["name"]: field["value"] for field in parsed(response).all("input")}
    assert response.status_code == status
    assert any(each in main(response) for each in told.split("|"))
    assert words(kept["email"]) == words(changed.get("email", READER))
    assert parsed(response).one("title").text.startswith("Error: ")


@pytest.mark.usefixtures("own_database", "mail")
def test_the_answer_is_the_same_whether_or_not_the_address_is_known_and_takes_the_same_statements(reader):
    follower(search="q=funding&year=2024")
    answers, statements = set(), set()
    for email in (READER, "new@example.org"):
        with (
            CaptureQueriesContext(connections["default"]) as staff,
            CaptureQueriesContext(connections["public"]) as public,
        ):
            response = reader.post(FOLLOW, form(email=email))
        assert (response.status_code, staff.captured_queries) == (200, [])
        answers.add(main(response).replace(email, ""))
        statements.add(len(public))
    assert (len(answers), len(statements)) == (1, 1)


@pytest.mark.usefixtures("own_database", "mail")
def test_what_is_handed_in_is_the_address_in_small_letters_and_the_search_and_once_a_form(reader):
    for email in (READER, READER.upper()):
        reader.post("/search/follow/?q=funding&sort=answered&page=2", form(email=email))
    step = FollowStep.objects.get()
    assert (step.kind, step.email, step.search) == ("ask", READER, "q=funding")


@pytest.mark.usefixtures("archive", "mail", "limited")
def test_who_sends_too_many_has_to_wait(reader):
    use_up(Limit.FORMS)
    assert reader.post(FOLLOW, form()).status_code == 429
    assert reader.post(FOLLOW, form(email="typed badly")).status_code == 400


@pytest.mark.usefixtures("own_database", "mail")
def test_opening_a_link_changes_nothing_and_its_button_confirms(reader):
    row = wished(search="q=funding&year=2024")
    address = f"/search/follow/confirm/{confirming_token(row)}/"
    page = reader.get(address)
    assert ("funding – only: 2024" in main(page), READER in page.text) == (True, False)
    assert (reader.head(address).status_code, FollowStep.objects.count()) == (200, 0)
    assert [reader.post(address).status_code for _ in range(2)] == [200, 200]
    carry_out(timezone.now())
    row.refresh_from_db()
    assert row.confirmed_at is not None


@pytest.mark.usefixtures("own_database")
def test_a_mail_program_stops_it_by_one_request_from_anywhere_without_a_cookie(own_database):
    row, other = follower(), follower(search="q=taxi")
    address = f"/search/follow/stop/{stopping_token(row)}/"
    headers = {"host": "localhost", "Origin": "https://mail.example", "Sec-Fetch-Site": "cross-site"}
    client = Client(headers=headers, enforce_csrf_checks=True)
    assert client.get(address).status_code == 200
    carry_out(timezone.now())
    assert FollowedSearch.objects.count() == 2
    answer = client.post(address, {"List-Unsubscribe": "One-Click"})
    assert (answer.status_code, dict(client.cookies)) == (200, {})
    carry_out(timezone.now())
    assert list(FollowedSearch.objects.all()) == [other]
    assert client.post(address).status_code == 200  # and once more does no harm


@pytest.mark.usefixtures("own_database")
@pytest.mark.parametrize("method", ["get", "post"])
def test_links_that_are_forged_cut_short_too_old_or_of_the_other_kind_do_nothing(reader, method):
    row = wished(at=timezone.now() - VALID + timedelta(minutes=1))
    confirming, stopping = confirming_token(row), stopping_token(row)
    FollowedSearch.objects.update(asked_at=row.asked_at - timedelta(minutes=2))
    row.refresh_from_db()
    tried = [f"confirm/{each}" for each in (confirming[:-1], stopping, confirming_token(row), "x", "x:y", row.pk.hex)]
    tried += [f"stop/{each}" for each in (stopping[:-1], confirming, f"{row.pk.hex}:x", "x", row.pk.hex)]
    answers = [getattr(reader, method)(f"/search/follow/{path}/") for path in tried]
    assert {answer.status_code for answer in answers} == {404}
    assert {parsed(answer).one("h1").text for answer in answers} == {"This link does not work"}
    assert not FollowStep.objects.exists()


@pytest.mark.django_db
def test_staff_see_how_many_searches_are_followed_and_no_address():
    follower(), follower(search="q=taxi"), wished(search="q=drones")
    page = signed_in(people.officer()).get("/staff/")
    assert "2 searches are followed by e-mail" in main(page)
    assert READER not in page.text


@pytest.mark.usefixtures("archive", "mail")
@pytest.mark.parametrize("headers", [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://elsewhere.example"}])
def test_a_form_from_another_site_is_turned_away(headers):
    client = Client(headers={"host": "localhost", **headers}, enforce_csrf_checks=True)
    assert client.post(FOLLOW, form()).status_code == 403


@pytest.mark.usefixtures("archive", "mail")
@pytest.mark.parametrize("typed", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "\x00\x1b[2J"])
def test_whatever_is_searched_for_is_shown_as_text_and_no_page_is_kept_or_sets_a_cookie(reader, typed):
    for response in (reader.get("/search/follow/", {"q": typed}), reader.post(FOLLOW, form(email=typed))):
        page = parsed(response)
        assert [e.name for e in page.elements if any(a.startswith("on") for a in e.attributes)] == []
        assert [s for s in page.all("script") if s.text.strip()] == []
        assert (response.headers["Cache-Control"], dict(reader.cookies)) == ("no-store", {})
