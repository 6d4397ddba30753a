"""What many do at once, counted: `make edits`. F4: two people at one thing. F17: guesses and replays at a sign-in."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.db import connections
from django.test import Client
from django.utils import timezone

from requests.accounts.second_step import code_is_right
from requests.models import Person
from tests import people
from tests.web.editing import interleaved, people_at_it, things

pytestmark = pytest.mark.usefixtures("own_database")
ROUNDS = 250  # of each of four things
GUESSES, REPLAYS, AT_ONCE = 100, 1_000, 8


def test_of_a_thousand_interleavings_no_text_is_lost():
    browsers = people_at_it(3)
    counts = [interleaved(each, browsers, ROUNDS, seed) for seed, each in enumerate(things())]
    rounds, taken, refused = (sum(getattr(each, name) for each in counts) for name in ("rounds", "taken", "refused"))
    lost = [words for each in counts for words in each.lost]
    sys.stdout.write(f"\nF4: {rounds} interleavings, {taken} saves, {refused} shown both versions, {len(lost)} lost\n")
    assert (rounds, lost) == (1_000, [])
    assert refused > 300


def many(act, count):
    def one(number):
        try:
            return act(number)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(one, range(count)))


def test_guesses_are_braked_others_are_not_and_no_code_is_taken_twice():
    olive, owen = people.with_app(people.officer()), people.with_app(people.second_officer())

    def guess(number):
        browser = Client(headers={"host": "localhost"}, REMOTE_ADDR=f"10.0.{number % 50}.1")
        told = {"username": "olive", "password": f"guess {number}"}
        return browser.post("/staff/sign-in/", told).status_code

    answered = many(guess, GUESSES)
    other = Client(headers={"host": "localhost"}, REMOTE_ADDR="10.0.1.1")
    let_in = other.post("/staff/sign-in/", {"username": owen.username, "password": people.PASSWORD}).status_code
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=6))
    code, at = people.code(), timezone.now()
    accepted = sum(many(lambda _: code_is_right(Person.objects.get(pk=olive.pk), code, at), REPLAYS))
    looked_at = sum(status == 400 for status in answered)
    sys.stdout.write(
        f"\nF17: {looked_at} of {GUESSES} guesses from 50 addresses looked at; another account: {let_in}; "
        f"replays accepted: {accepted - 1} of {REPLAYS}\n"
    )
    assert (set(answered), let_in, accepted) == ({400, 429}, 302, 1)
    assert looked_at <= 10
