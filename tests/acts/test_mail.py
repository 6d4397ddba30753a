"""E-mail about requests from the public: once, to whom it belongs, with nothing in it that somebody typed."""

from __future__ import annotations

import threading
from datetime import date, timedelta

import pytest
from django.db import connections
from django.utils import timezone

from requests.mail import send_due
from requests.models import AskedMessage, Authority
from tests import people
from tests.web.asking import SENDER, asked
from tests.web.markup import parsed, words
from tests.web.staff import signed_in

OFFICE = "office@example.org"


@pytest.fixture
def fresh(db):
    """A request that has just come, and an office to tell."""
    return new_request()


def new_request(**changed):
    details = {"name": "The Office", "short_name": "Office", "address": "1 High Street\nTown"}
    Authority.objects.get_or_create(valid_from=date(2020, 1, 1), defaults={**details, "email": OFFICE})
    return asked(sent_at=timezone.now(), **changed)


def recipients(post):
    return sorted(message["To"] for message in post.took)


@pytest.mark.usefixtures("fresh")
def test_without_a_mail_server_nothing_is_sent_and_nothing_is_claimed(settings, mailoutbox):
    settings.EMAIL_HOST = ""
    assert (send_due(timezone.now()), mailoutbox, AskedMessage.objects.count()) == (0, [], 0)


@pytest.mark.usefixtures("fresh")
def test_requester_and_office_hear_of_it_once(post):
    assert [send_due(timezone.now()), send_due(timezone.now())] == [2, 0]
    assert recipients(post) == [OFFICE, SENDER["email"]]


def test_a_receipt_names_reference_and_date_and_nothing_that_was_typed(post, fresh):
    send_due(timezone.now())
    for message in post.took:
        said = message.get_payload(decode=True).decode()
        assert (fresh.reference in said, "31 March 2026" in said) == (True, True)
        assert not any(word in said for word in ("Quillfeather", "funding", "taxis", SENDER["email"]))
    receipt = next(message for message in post.took if message["To"] == SENDER["email"])
    assert (receipt["Subject"], receipt["Reply-To"]) == (f"Your request {fresh.reference}", OFFICE)
    assert receipt["Message-ID"] == f"<receipt.{fresh.pk}@example.org>"


def test_no_name_can_add_a_header_or_a_recipient(post, db):
    new_request(name="Eve\r\nBcc: victim@example.org", reference="ASK-1\nX: y"[:5])
    send_due(timezone.now())
    usual = {"Content-Type", "MIME-Version", "Content-Transfer-Encoding", "Subject", "From", "To", "Date", "Message-ID"}
    assert {name for message in post.took for name in message} <= usual | {"Reply-To", "Auto-Submitted"}
    assert recipients(post) == [OFFICE, SENDER["email"]]


def test_who_gave_a_postal_address_only_gets_no_e_mail(post, db):
    new_request(email="", address="1 High Street")
    send_due(timezone.now())
    assert recipients(post) == [OFFICE]


@pytest.mark.usefixtures("fresh")
def test_while_the_server_is_away_all_of_it_waits(post, settings):
    there, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    assert (send_due(timezone.now()), AskedMessage.objects.count()) == (0, 0)
    settings.EMAIL_PORT = there
    assert send_due(timezone.now()) == 2


@pytest.mark.usefixtures("fresh")
@pytest.mark.parametrize("command", ["RCPT", "END"])
@pytest.mark.parametrize(("answer", "kept", "later"), [("550 no such user", 2, 0), ("451 try later", 0, 2)])
def test_what_is_refused_for_good_is_not_tried_again_and_what_is_put_off_is(post, command, answer, kept, later):
    post.answers[command] = answer
    assert send_due(timezone.now()) == 0
    assert AskedMessage.objects.filter(refused=True).count() == kept
    post.answers.clear()
    assert send_due(timezone.now()) == later


@pytest.mark.usefixtures("fresh")
def test_a_sender_that_is_refused_loses_no_message(post):
    post.answers["MAIL"] = "550 who are you"
    assert (send_due(timezone.now()), AskedMessage.objects.count()) == (0, 0)


def test_what_is_broken_off_is_never_sent_twice_and_staff_see_that_nobody_knows(post, fresh):
    post.answers["END"] = ""
    assert send_due(timezone.now()) == 0
    post.answers.clear()
    send_due(timezone.now())
    assert sorted(message["To"] for message in post.took) == [SENDER["email"]]  # the notice was broken off
    page = parsed(signed_in(people.officer()).get(f"/staff/asked/{fresh.pk}/"))
    assert "whether it went out is not known" in words(page.one("main").text)


def test_an_address_that_no_message_can_be_sent_to_keeps_nobody_else_waiting(post, db):
    new_request(email=f"a@{'ü' * 63}.example")
    new_request()
    assert send_due(timezone.now()) == 3
    assert recipients(post) == [OFFICE, OFFICE, SENDER["email"]]


def test_one_address_gets_at_most_three_receipts_a_day(post, db):
    for number in range(5):
        new_request(reference=f"ASK-{number}")
    send_due(timezone.now())
    assert recipients(post).count(SENDER["email"]) == 3


def test_nobody_gets_mail_about_what_is_long_past(post, db):
    new_request(reference="ASK-OLD").__class__.objects.update(sent_at=timezone.now() - timedelta(days=3))
    assert send_due(timezone.now()) == 0


def test_of_several_workers_one_sends(post, own_database):
    new_request()
    workers = [threading.Thread(target=send_and_close) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert recipients(post) == [OFFICE, SENDER["email"]]


def send_and_close():
    try:
        send_due(timezone.now())
    finally:
        connections.close_all()
