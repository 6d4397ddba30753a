"""Following a search by e-mail as the worker does it: once to confirm, then news, until it is stopped."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from django.db import connections
from django.utils import timezone

from requests.follow_mail import LATER, SETTLED, attend
from requests.following import (
    MOST_UNCONFIRMED,
    VALID,
    carry_out,
    confirm,
    confirming_token,
    read_confirming,
    read_stopping,
    stop,
    stopping_token,
)
from requests.models import FollowedSearch, FollowStep, PublishedResponse, SearchEntry
from requests.search.entries import add_entries
from requests.search.rebuild import rebuild
from tests.acts.followers import READER, follower, link, recently, said, wish, wished
from tests.search.invented import Asked, Invented, Part, one, published, withdrawn

SITE = "https://foi.example.org"
A_DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def address(settings):
    settings.FOI_ADDRESS = SITE


@pytest.fixture
def news(own_database, post):
    """An answer that was published lately, the index, and the mail server."""
    published(one("The funding came to much.", reference="FOI 0001/24", asked="How much funding?"), recently())
    rebuild()
    return post


# --- asking and confirming -------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_who_asks_gets_one_message_and_nothing_that_was_typed_stands_in_it(post):
    wish(search="q=pills+https%3A%2F%2Fevil.example")
    assert [attend(timezone.now()), attend(timezone.now())] == [1, 0]
    [message] = post.took
    assert message["To"] == READER
    assert not any(word in str(message) + said(message) for word in ("pills", "evil"))
    assert link(message, "confirm").startswith("/search/follow/confirm/")
    assert f"{SITE}/search/follow/confirm/" in said(message)


@pytest.mark.django_db
def test_asked_for_again_confirmed_or_not_it_sends_nothing(post):
    for _ in range(3):
        wish()
    attend(timezone.now())
    confirm(FollowedSearch.objects.get().pk, timezone.now())
    wish()
    attend(timezone.now())
    assert (len(post.took), FollowedSearch.objects.count()) == (1, 1)


@pytest.mark.django_db
def test_one_address_has_few_messages_to_confirm_whatever_is_asked_for(post):
    for number in range(MOST_UNCONFIRMED + 4):
        wish(search=f"q=funding{number}")
    attend(timezone.now())
    assert len(post.took) == MOST_UNCONFIRMED


@pytest.mark.django_db
def test_a_step_is_forgotten_once_it_is_carried_out():
    wish()
    carry_out(timezone.now())
    assert not FollowStep.objects.exists()


@pytest.mark.django_db
def test_what_nobody_confirms_is_deleted_in_time_and_what_is_confirmed_stays():
    asked = timezone.now()
    kept = wished(search="q=taxi", at=asked)
    wished(at=asked)
    confirm(kept.pk, asked)
    carry_out(asked + VALID - timedelta(minutes=1))
    assert FollowedSearch.objects.count() == 2
    carry_out(asked + VALID)
    assert list(FollowedSearch.objects.all()) == [kept]


@pytest.mark.django_db
def test_a_link_to_confirm_is_good_until_the_address_is_deleted_and_stops_nothing():
    row = wished()
    token = confirming_token(row)
    assert read_confirming(token, row.asked_at + VALID - timedelta(seconds=2)).key == row.pk
    assert read_confirming(token, row.asked_at + VALID) is None
    assert read_stopping(token) is None
    assert read_confirming(stopping_token(row), timezone.now()) is None


@pytest.mark.django_db
def test_without_a_mail_server_nothing_is_sent_and_stopping_still_stops(settings, mailoutbox):
    settings.EMAIL_HOST = ""
    row = follower()
    wish(email="other@example.org")
    stop(row.pk, timezone.now())
    assert (attend(timezone.now()), mailoutbox) == (0, [])
    assert [each.email for each in FollowedSearch.objects.all()] == ["other@example.org"]


@pytest.mark.django_db
@pytest.mark.parametrize(("answer", "kept", "later"), [("550 no such user", 0, 0), ("451 try later", 1, 1)])
def test_an_address_that_is_refused_is_not_kept_and_one_that_is_put_off_is_tried_again(post, answer, kept, later):
    wish()
    post.answers["RCPT"] = answer
    assert (attend(timezone.now()), FollowedSearch.objects.count()) == (0, kept)
    post.answers.clear()
    assert attend(timezone.now()) == 0
    assert attend(timezone.now() + LATER) == later


@pytest.mark.django_db
def test_an_address_that_no_message_can_be_sent_to_keeps_nobody_else_waiting(post):
    for email in (f"a@{'ü' * 63}.example", READER):
        wish(email=email)
    assert attend(timezone.now()) == 1
    assert [each.email for each in FollowedSearch.objects.all()] == [READER]


@pytest.mark.django_db
def test_while_the_server_is_away_or_refuses_us_the_message_waits(post, settings):
    wish()
    there, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    assert attend(timezone.now()) == 0
    settings.EMAIL_PORT = there
    post.answers["MAIL"] = "550 who are you"
    assert attend(timezone.now()) == 0
    post.answers.clear()
    assert attend(timezone.now()) == 1


# --- news ------------------------------------------------------------------------------------------------------------


def test_a_follower_is_told_once_with_question_outcome_dates_and_address(news):
    follower()
    assert [attend(timezone.now()), attend(timezone.now()), attend(timezone.now() + A_DAY)] == [1, 0, 0]
    [message] = news.took
    assert message["Subject"] == "New answer: funding"
    for told in ("How much funding?", "Given. FOI 0001/24, question 1.", "Answered on 17 April 2024, published on"):
        assert told in said(message)
    assert f"{SITE}/foi/0001-24/q1/" in said(message)
    assert f"{SITE}/search/?q=funding&sort=published" in said(message)


@pytest.mark.parametrize(("kind", "done"), [("transfer", "Transferred"), ("extension", "Extended")])
def test_a_letter_that_answers_nothing_is_called_what_it_is(news, kind, done):
    PublishedResponse.objects.update(kind=kind)
    follower()
    attend(timezone.now())
    [message] = news.took
    assert message["Subject"] == "New letter: funding"
    assert f"question 1. {done} on 17 April 2024, published on" in said(message)
    assert "nswer" not in said(message)


def test_who_follows_every_answer_is_told_of_each(news):
    follower(search="")
    assert attend(timezone.now()) == 1
    assert (news.took[0]["Subject"], f"{SITE}/search/?sort=published" in said(news.took[0])) == ("New answer", True)


def test_every_message_can_be_stopped_by_one_click_and_by_a_plain_link(news):
    row = follower()
    attend(timezone.now())
    [message] = news.took
    assert message["List-Unsubscribe"].strip() == f"<{SITE}{link(message, 'stop')}>"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    stop(read_stopping(link(message, "stop").split("/")[-2]), timezone.now())
    carry_out(timezone.now())
    assert not FollowedSearch.objects.filter(pk=row.pk).exists()


@pytest.mark.parametrize("search", ["q=taxi", "q=funding&outcome=withheld", "q=funding&nonsense=1&topic=no%20topic"])
def test_what_does_not_fit_the_search_is_not_told_of(news, search):
    follower(search=search)
    assert (attend(timezone.now()), news.took) == (0, [])


def test_nobody_hears_of_what_was_there_before_of_what_is_too_new_or_of_what_was_withdrawn(own_database, post):
    published(one("Old funding.", reference="FOI 0001/24"), timezone.now() - timedelta(days=3))
    published(one("New funding.", reference="FOI 0002/24"), timezone.now())
    withdrawn(published(one("Withdrawn funding.", reference="FOI 0003/24"), recently()))
    rebuild()
    row = follower()
    assert attend(timezone.now()) == 0
    FollowedSearch.objects.update(due_at=timezone.now())
    assert attend(timezone.now() + SETTLED) == 1
    assert "FOI 0002/24" in said(post.took[0])
    row.refresh_from_db()
    assert row.due_at > timezone.now() + A_DAY


def test_an_answer_that_is_published_again_is_no_news(news):
    follower()
    attend(timezone.now())
    response = PublishedResponse.objects.get()
    SearchEntry.objects.all().delete()
    PublishedResponse.objects.update(published_at=timezone.now())
    add_entries(response, timezone.now())
    rebuild()
    assert attend(timezone.now() + A_DAY) == 0


def test_a_document_is_named_once_and_the_first_twenty_of_many_answers(own_database, post):
    asked = tuple(Asked(f"How much funding, {number}?", (Part(("Funding.",)),)) for number in range(30))
    published(Invented("FOI 0001/24", (asked[0],), documents=("Funding plan.", "More funding.")), recently())
    published(Invented("FOI 0002/24", asked), recently() - timedelta(minutes=1))
    rebuild()
    follower()
    attend(timezone.now())
    [message] = post.took
    assert said(message).count("/letter/") == 2  # two documents of a page each
    assert said(message).count("* ") == 20
    assert "And 13 more." in said(message)


def test_while_the_index_is_behind_or_missing_news_waits(news, settings, tmp_path):
    follower()
    published(one("More funding.", reference="FOI 0002/24"), recently())
    assert attend(timezone.now()) == 0
    there, settings.FOI_SEARCH = settings.FOI_SEARCH, tmp_path
    assert attend(timezone.now()) == 0
    settings.FOI_SEARCH = there
    rebuild()
    assert attend(timezone.now()) == 1
    assert "FOI 0002/24" in said(news.took[0])


def test_what_is_broken_off_is_told_again_the_next_day(news):
    follower()
    news.answers["END"] = ""
    assert attend(timezone.now()) == 0
    news.answers.clear()
    assert [attend(timezone.now()), attend(timezone.now() + A_DAY)] == [0, 1]


def test_an_address_that_is_refused_three_times_is_given_up(news):
    follower()
    news.answers["RCPT"] = "550 no such user"
    for day in range(2):
        attend(timezone.now() + A_DAY * day)
    assert FollowedSearch.objects.count() == 1
    attend(timezone.now() + A_DAY * 2)
    assert not FollowedSearch.objects.exists()


def test_no_words_of_a_search_or_a_question_add_a_header(own_database, post):
    published(one("Funding.", asked="How much\r\nBcc: victim@example.org"), recently())
    rebuild()
    follower(search="q=funding%0D%0ABcc%3A+victim%40example.org+OR+funding")
    assert attend(timezone.now()) == 1
    assert (post.took[0]["Bcc"], post.took[0]["To"]) == (None, READER)


def test_of_several_workers_one_sends(news):
    follower()
    wish(email="other@example.org")
    workers = [threading.Thread(target=attend_and_close) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sorted(message["To"] for message in news.took) == ["other@example.org", READER]


def attend_and_close():
    try:
        attend(timezone.now())
    finally:
        connections.close_all()
