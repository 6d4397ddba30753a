"""Settings come from the environment and are loud when they make no sense."""

from __future__ import annotations

import os
import re
import secrets
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from foiarchive.database import databases
from foiarchive.environment import env_bool, env_int, env_list, kept_secret, sender_of_mail
from tests.commands import manage
from tests.test_deployment import told_in

A_SECRET = secrets.token_urlsafe(48)


def command(*arguments, **environment):
    """manage.py in an environment of its own: exit status, and what it said."""
    return manage({"SECRET_KEY": A_SECRET, "FOI_VAR": str(settings.FOI_VAR), **environment}, *arguments)


@pytest.mark.parametrize(
    ("text", "meaning"), [("1", True), ("yes", True), ("OFF", False), ("false", False), ("", None)]
)
def test_a_yes_or_no_is_understood(monkeypatch, text, meaning):
    monkeypatch.setenv("SOMETHING", text)
    assert env_bool("SOMETHING", default=None) is meaning


def test_neither_yes_nor_no_stops_the_program(monkeypatch):
    monkeypatch.setenv("SOMETHING", "perhaps")
    with pytest.raises(ImproperlyConfigured, match="SOMETHING is 'perhaps'"):
        env_bool("SOMETHING", default=False)


@pytest.mark.parametrize("text", ["ten", "-1", "1.5", "0", "٣"])
def test_a_number_that_is_none_or_too_small_stops_the_program(monkeypatch, text):
    monkeypatch.setenv("SOMETHING", text)
    with pytest.raises(ImproperlyConfigured, match="must be a whole number, 1 or more"):
        env_int("SOMETHING", 5, at_least=1)


def test_a_list_is_split_at_its_commas(monkeypatch):
    monkeypatch.setenv("SOMETHING", " foi.example.org, ,www.example.org ")
    assert env_list("SOMETHING") == ["foi.example.org", "www.example.org"]


def test_the_secret_is_made_once_and_is_nobody_elses(tmp_path):
    file = tmp_path / "var" / "secret_key"
    first = kept_secret(file)
    assert len(first) >= 50
    assert kept_secret(file) == first
    assert file.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in file.parent.iterdir()] == ["secret_key"]


def test_debug_is_off_unless_asked_for():
    assert settings.DEBUG is False


def test_a_web_server_refuses_to_serve_a_site_that_shows_its_insides(tmp_path):
    environment = {**os.environ, "SECRET_KEY": A_SECRET, "FOI_VAR": str(tmp_path), "DEBUG": "1"}
    served = [sys.executable, "-c", "import foiarchive.wsgi"]
    ended = subprocess.run(served, cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True, check=False)
    assert (ended.returncode, "DEBUG is on and would show" in ended.stderr) == (1, True)
    assert not hasattr(settings, "WSGI_APPLICATION") or settings.WSGI_APPLICATION is None  # runserver's own door


def test_the_other_logins_are_derived_from_the_owners():
    found = databases("postgresql://me:pw@db.example.org:6432/letters", "", "", "secret", Path("/nowhere"))
    assert {alias: login["USER"] for alias, login in found.items()} == {
        "default": "letters_staff",
        "public": "letters_public",
        "owner": "me",
    }
    assert {login["HOST"] for login in found.values()} == {"db.example.org"}
    assert len({login["PASSWORD"] for login in found.values()}) == 3


def test_given_logins_stand():
    found = databases(
        "postgresql://me:pw@db/letters",
        "postgresql://s:1@db/letters",
        "postgresql://p:2@db/letters",
        "x",
        Path("/nowhere"),
    )
    assert (found["default"]["USER"], found["default"]["PASSWORD"]) == ("s", "1")
    assert (found["public"]["USER"], found["public"]["PASSWORD"]) == ("p", "2")


def test_only_the_public_login_has_little_time():
    found = databases("postgresql://me:pw@db/letters?sslmode=require", "", "", "secret", Path("/nowhere"))
    assert found["public"]["OPTIONS"] == {"sslmode": "require", "options": "-c statement_timeout=2000"}
    assert found["default"]["OPTIONS"] == found["owner"]["OPTIONS"] == {"sslmode": "require"}


@pytest.mark.parametrize(
    "url", ["sqlite:///db.sqlite3", "letters", "postgresql://host", "postgresql://h:port/x", "mysql://h/x"]
)
def test_an_address_that_is_no_postgresql_database_is_refused_in_one_line(url):
    status, said = command("check", DATABASE_URL=url)
    assert status == 1
    assert said.startswith("The settings are wrong: DATABASE_URL ")
    assert "\n" not in said


@pytest.mark.parametrize(
    "arguments", [["prepare_database"], ["migrate", "--plan", "--database", "owner"], ["check", "--database", "public"]]
)
def test_a_server_that_is_away_is_told_in_one_line(arguments):
    status, said = command(*arguments, DATABASE_URL="postgresql://me:sesame@127.0.0.1:1/letters")
    assert status == 1
    assert said.startswith("The database cannot be used: ")
    assert "\n" not in said
    assert "sesame" not in said


def test_a_database_that_was_never_prepared_is_told_in_one_line(own_database):
    owner = own_database.environment["DATABASE_URL"]
    status, said = command(
        "shell", "--no-imports", "-c", "from requests.models import Person; Person.objects.count()", DATABASE_URL=owner
    )
    assert status == 1
    assert "run manage.py prepare_database" in said
    assert "\n" not in said


def test_behind_https_a_deployment_passes_djangos_own_check(tmp_path):
    given = {**told_in("foi.env"), "FOI_VAR": str(tmp_path)}  # as docs/deploy.md sets it up
    assert given["HTTPS"] == "1"
    status, said = command("check", "--deploy", "--fail-level", "WARNING", **given)
    assert (status, re.findall(r"\(\w+\.[EW]\d+\)", said)) == (1, ["(requests.W002)"])  # styles are not collected yet
    assert said.endswith("System check identified 1 issue (0 silenced).")


def test_https_commits_no_other_host_of_the_office_unless_that_is_asked_for(tmp_path):
    _, said = command("check", "--deploy", HTTPS="1", FOI_VAR=str(tmp_path))
    assert sorted(re.findall(r"security\.W\d+", said)) == ["security.W005", "security.W021"]


def test_no_check_is_silenced():
    assert settings.SILENCED_SYSTEM_CHECKS == []


@pytest.mark.parametrize(
    ("host", "sender", "both", "told"),
    [
        ("mail.example.org", "", False, "DEFAULT_FROM_EMAIL"),
        ("mail.example.org", "FOI Archive", False, "DEFAULT_FROM_EMAIL"),
        ("mail.example.org", "foi@example.org", True, "exclude each other"),
    ],
)
def test_e_mail_that_cannot_be_sent_is_told_at_once(host, sender, both, told):
    with pytest.raises(ImproperlyConfigured, match=told):
        sender_of_mail(host, sender, both)


def test_without_a_mail_server_no_sender_is_asked_for():
    assert (sender_of_mail("", "", True), settings.EMAIL_HOST) == ("", "")
