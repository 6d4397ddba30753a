"""Whoever comes too often is asked to wait: by what is done, by whom, over all processes, and never by mistake."""

from __future__ import annotations

import logging
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from ipaddress import ip_network

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.test import Client

from foiarchive.counters import Pace, seconds_to_wait
from foiarchive.environment import env_networks
from foiarchive.visitors import visitor
from requests import limits
from requests.limits import Limit, limits_of
from tests.web.markup import parsed
from tests.web.test_statements import counted

PROXIES = [ip_network("10.0.0.0/8"), ip_network("::1")]
TEN = Pace(10, 60.0)
SIZE = 24 + 3 * (1 << 16) * 8


@pytest.fixture
def limited(settings, tmp_path):
    settings.FOI_LIMITS, settings.FOI_COUNTERS = True, tmp_path / "counters"


def visits(address, times, method="get", **sent):
    reader = Client(headers={"host": "localhost"})
    return [getattr(reader, method)(address, **sent) for _ in range(times)]


def use_up(limit):
    """All that one address may do, and for some seconds nothing comes back."""
    file, at = settings.FOI_COUNTERS / limit.file_name, time.time()
    seconds_to_wait(file, limit.pace, "127.0.0.1", at)
    while not seconds_to_wait(file, limit.pace, "127.0.0.1", at + 10):
        pass


# --- counting --------------------------------------------------------------------------------------------------------


def test_as_many_as_allowed_go_through_at_once_then_one_at_a_time(tmp_path):
    waits = [seconds_to_wait(tmp_path / "c", TEN, "a", 1000.0) for _ in range(12)]
    assert waits == [0.0] * 10 + [pytest.approx(6.0)] * 2
    assert seconds_to_wait(tmp_path / "c", TEN, "a", 1006.1) == 0.0
    assert seconds_to_wait(tmp_path / "c", TEN, "a", 1006.2) == pytest.approx(5.8)


def test_whoever_waited_a_whole_turn_may_do_it_all_again(tmp_path):
    for _ in range(11):
        seconds_to_wait(tmp_path / "c", TEN, "a", 1000.0)
    assert [seconds_to_wait(tmp_path / "c", TEN, "a", 1060.1) for _ in range(10)] == [0.0] * 10


def test_one_visitor_takes_nothing_from_another(tmp_path):
    for _ in range(11):
        seconds_to_wait(tmp_path / "c", TEN, "a", 1000.0)
    others = [seconds_to_wait(tmp_path / "c", TEN, f"192.0.2.{number}", 1000.0) for number in range(200)]
    assert others == [0.0] * 200


def test_a_clock_that_is_put_back_keeps_nobody_out_for_longer_than_a_turn(tmp_path):
    for _ in range(11):
        seconds_to_wait(tmp_path / "c", TEN, "a", 2e9)
    assert seconds_to_wait(tmp_path / "c", TEN, "a", 1e9) == 0.0


@pytest.mark.parametrize(
    "content", [b"", b"damaged", bytes(3 * (1 << 16) * 8 + 24), b"\xff" * (3 * (1 << 16) * 8 + 24)]
)
def test_a_damaged_file_is_begun_anew(tmp_path, content):
    (tmp_path / "c").write_bytes(content)
    assert [seconds_to_wait(tmp_path / "c", TEN, "a", 1e9) for _ in range(11)][-2:] == [0.0, pytest.approx(6.0)]


def test_the_file_holds_no_address_and_loses_its_key_in_time(tmp_path):
    seconds_to_wait(tmp_path / "c", TEN, "192.0.2.77", 1000.0)
    before = (tmp_path / "c").read_bytes()
    assert b"192.0.2.77" not in before
    seconds_to_wait(tmp_path / "c", TEN, "192.0.2.77", 1000.0 + TEN.life)
    after = (tmp_path / "c").read_bytes()
    assert before[:16] != after[:16]
    assert sum(before[24 + at : 32 + at] == after[24 + at : 32 + at] != bytes(8) for at in range(0, 1 << 20, 8)) == 0


TRY = """
import sys; from pathlib import Path; from foiarchive.counters import Pace, seconds_to_wait
print(sum(seconds_to_wait(Path(sys.argv[1]), Pace(100, 86_400.0), "a", 1000.0) == 0.0 for _ in range(80)))
"""


def test_all_processes_count_together_and_none_is_lost(tmp_path):
    command = [sys.executable, "-c", TRY, str(tmp_path / "c")]
    tries = [subprocess.Popen(command, stdout=subprocess.PIPE, cwd=settings.BASE_DIR) for _ in range(3)]
    assert sum(int(process.communicate(timeout=60)[0]) for process in tries) == 100


# --- whom ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("remote", "passed_on", "expected"),
    [
        ("192.0.2.1", "", "192.0.2.1"),
        ("192.0.2.1", "198.51.100.7", "192.0.2.1"),  # nobody we trust says so
        ("10.0.0.1", "198.51.100.7", "198.51.100.7"),
        ("10.0.0.1", "1.1.1.1, 198.51.100.7", "198.51.100.7"),  # the first is what the visitor wrote
        ("10.0.0.1", "198.51.100.7, 10.0.0.2", "198.51.100.7"),  # through two proxies
        ("10.0.0.1", "198.51.100.7, nonsense", "10.0.0.1"),
        ("10.0.0.1", "", "10.0.0.1"),
        ("10.0.0.1", "10.0.0.3, 10.0.0.2", "10.0.0.3"),
        ("", "198.51.100.7", "198.51.100.7"),  # a proxy by a socket of this machine
        ("2001:db8:1:2:3:4:5:6", "", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::9", "", "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.1", "", "192.0.2.1"),
        ("::1", "198.51.100.7, 2001:db8::1", "2001:db8::/64"),
        ("nonsense", "", ""),
        ("10.0.0.1", "," * 5000, "10.0.0.1"),
    ],
)
def test_a_request_is_counted_for_who_made_it(remote, passed_on, expected):
    assert visitor({"REMOTE_ADDR": remote, "HTTP_X_FORWARDED_FOR": passed_on}, PROXIES) == expected


def test_without_proxies_nobody_is_believed():
    assert visitor({"REMOTE_ADDR": "10.0.0.1", "HTTP_X_FORWARDED_FOR": "198.51.100.7"}, []) == "10.0.0.1"
    assert visitor({"REMOTE_ADDR": "", "HTTP_X_FORWARDED_FOR": "198.51.100.7"}, []) == ""


def test_a_proxy_that_is_no_address_stops_the_program(monkeypatch):
    monkeypatch.setenv("TRUSTED_PROXIES", "10.0.0.0/8, proxy.example")
    with pytest.raises(ImproperlyConfigured, match="TRUSTED_PROXIES names 'proxy\\.example'"):
        env_networks("TRUSTED_PROXIES")


# --- what ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("method", "path", "expected"),
    [
        ("GET", "/", ()),
        ("GET", "/foi/0008-24/", ()),
        ("GET", "/foi/0008-24/letter/4.webp", ()),
        ("GET", "/health/", ()),
        ("GET", "/feeds/responses.atom", ()),
        ("GET", "/search/", (Limit.SEARCH,)),
        ("HEAD", "/search/", (Limit.SEARCH,)),
        ("GET", "/feeds/search.atom", (Limit.SEARCH,)),
        ("GET", "/search/suggestions/", (Limit.SUGGESTIONS,)),
        ("GET", "/foi/0008-24/tables/1.csv", (Limit.FILES,)),
        ("GET", "/foi/0008-24/letter.pdf", (Limit.FILES,)),
        ("GET", "/statistics/2024/outcomes.csv", (Limit.FILES,)),
        ("GET", "/downloads/archive.zip", (Limit.FILES,)),
        ("GET", "/downloads/", ()),
        ("GET", "/api/v1/responses", (Limit.PROGRAMS,)),
        ("GET", "/foi/0008-24.json", (Limit.PROGRAMS,)),
        ("POST", "/staff/sign-in/", (Limit.SIGNING_IN,)),
        ("POST", "/staff/letters/new/", ()),
        ("POST", "/staff/administration/people/new/", ()),
        ("POST", "/ask/", (Limit.STEPS,)),
        ("GET", "/search/follow/", (Limit.STEPS,)),
        ("POST", "/search/follow/", (Limit.STEPS,)),
        ("POST", "/follow/", (Limit.FORMS, Limit.FORMS_A_DAY)),
        ("PUT", "/nowhere/", (Limit.FORMS, Limit.FORMS_A_DAY)),
    ],
)
def test_what_an_address_is_counted_under(method, path, expected):
    assert limits_of(method, path) == expected


def test_searching_is_for_30_times_a_minute_and_files_for_60():
    assert (Limit.SEARCH.pace, Limit.FILES.pace) == (Pace(30, 60.0), Pace(60, 60.0))
    assert (Limit.FORMS.pace, Limit.FORMS_A_DAY.pace) == (Pace(10, 60.0), Pace(60, 86_400.0))


# --- the page --------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("searchable", "limited")
def test_the_thirty_first_search_has_to_wait_and_is_told_how_long():
    begun = time.monotonic()
    answers = visits("/search/?q=funding", 40)
    statuses = [answer.status_code for answer in answers]
    spared = int((time.monotonic() - begun) / 2) + 1  # one more every two seconds
    assert set(statuses[:30]) == {200}
    assert statuses.count(429) >= 10 - spared
    assert statuses[-1] == 429
    refused = answers[-1]
    assert 1 <= int(refused.headers["Retry-After"]) <= 2
    assert refused.headers["Cache-Control"] == "no-store"
    assert "wait a little" in parsed(refused).one("h1").text
    assert visits("/", 1)[0].status_code == 200


@pytest.mark.usefixtures("archive", "limited")
def test_a_refusal_makes_no_statement_and_sets_no_cookie():
    use_up(Limit.FORMS)
    with counted() as statements:
        [refused] = visits("/nowhere/", 1, method="post")
    assert (refused.status_code, len(statements), refused.cookies) == (429, 0, {})
    assert "what you typed is still in the form" in refused.text


@pytest.mark.usefixtures("archive", "limited")
def test_a_program_is_told_in_json():
    use_up(Limit.PROGRAMS)
    [refused] = visits("/api/v1/nothing", 1)
    assert (refused.status_code, refused.headers["Content-Type"]) == (429, "application/problem+json")
    assert (refused.json()["status"], "Retry-After" in refused.headers) == (429, True)


@pytest.mark.usefixtures("archive", "limited")
def test_somebody_elses_word_for_an_address_gets_nobody_further():
    use_up(Limit.FORMS)
    [refused] = visits("/nowhere/", 1, method="post", headers={"X-Forwarded-For": "192.0.2.1"})
    assert refused.status_code == 429


@pytest.mark.usefixtures("archive", "limited")
def test_readers_behind_a_trusted_proxy_do_not_share_a_limit(settings):
    settings.TRUSTED_PROXIES = [ip_network("127.0.0.1")]
    use_up(Limit.FORMS)
    [answer] = visits("/nowhere/", 1, method="post", headers={"X-Forwarded-For": "192.0.2.1"})
    assert answer.status_code == 404


@pytest.mark.usefixtures("archive", "limited")
def test_where_nothing_can_be_counted_everybody_gets_through_and_the_log_says_so_once(settings, tmp_path, caplog):
    (tmp_path / "file").touch()
    settings.FOI_COUNTERS = tmp_path / "file" / "counters"
    limits._complained_at = 0.0
    with caplog.at_level(logging.WARNING, "requests.limits"):
        answers = visits("/nowhere/", 12, method="post")
    assert 429 not in [answer.status_code for answer in answers]
    assert [record.message for record in caplog.records] == [
        "Requests are not counted, so nobody is limited: Not a directory"
    ]


@pytest.mark.usefixtures("limited")
def test_keys_are_thrown_away_once_nobody_needs_them():
    now = datetime.now(UTC)
    for limit in (Limit.SEARCH, Limit.FORMS_A_DAY):
        seconds_to_wait(settings.FOI_COUNTERS / limit.file_name, limit.pace, "127.0.0.1", now.timestamp())
    limits.sweep(now)
    kept = {file.name for file in settings.FOI_COUNTERS.iterdir()}
    limits.sweep(now + timedelta(hours=1))
    left = {file.name for file in settings.FOI_COUNTERS.iterdir()}
    assert (kept, left) == ({"searches", "forms-a-day"}, {"forms-a-day"})
