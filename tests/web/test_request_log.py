"""What the log tells of requests: how each was answered, and never what the visitor sent."""

from __future__ import annotations

import errno
import io
import json
import logging
import threading

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError
from django.test import Client
from django.urls import path
from django.views.decorators.csrf import csrf_exempt
from psycopg.errors import DiskFull

from foiarchive import urls as site
from foiarchive.logs import ImpersonalFormatter, JSONFormatter
from requests.management.chores import do_until

NAME = "Zyxanthe Quillfeather"
SLUG = "zyxanthe-quillfeather"
GUNICORN = logging.getLogger("gunicorn.error")
OURS = logging.getLogger("foiarchive.request_log")


def broken(request, slug):
    raise LookupError(f"{slug}: {dict(request.GET)} {dict(request.POST)} {request.FILES} {request.COOKIES}")


handler500 = "foiarchive.urls.broken"
# Known by a name that is in the table of who may see what.
urlpatterns = [path("broken/<slug:slug>/", csrf_exempt(broken), name="home"), *site.urlpatterns]


@pytest.fixture
def logged():
    """What both kinds of log say, from now on: plain, and as objects."""
    handlers = [logging.StreamHandler(io.StringIO()) for _ in (ImpersonalFormatter, JSONFormatter)]
    for handler, formatter in zip(handlers, (ImpersonalFormatter, JSONFormatter), strict=True):
        handler.setFormatter(formatter())
    before = {logger: logger.handlers for logger in (logging.getLogger(), logging.getLogger("django"), GUNICORN)}
    for logger in before:
        logger.handlers = [*handlers]
    level = OURS.level
    OURS.setLevel(logging.INFO)
    yield lambda: [handler.stream.getvalue() for handler in handlers]
    OURS.setLevel(level)
    for logger, kept in before.items():
        logger.handlers = kept


def named(name):
    """Everything a visitor can send, with that name in it."""
    client = Client(headers={"host": "localhost", "user-agent": name}, raise_request_exception=False)
    client.cookies["kept"] = name
    sent = {"who": name, "letter": SimpleUploadedFile(f"{name}.pdf", name.encode())}
    return client, sent


@pytest.mark.urls(__name__)
@pytest.mark.django_db
def test_an_error_has_a_number_that_page_header_and_log_tell_and_nothing_a_visitor_sent_is_logged(logged):
    client, sent = named(NAME)
    answer = client.post(f"/broken/{SLUG}/?q={NAME}", sent)
    client.get(f"/nowhere/{SLUG}/?q={NAME}", headers={"host": f"{SLUG}.example"})  # no host of ours
    client.generic(SLUG.upper(), f"/broken/{SLUG}/")
    GUNICORN.warning(f"Invalid request from ip=192.0.2.7: {NAME}")
    try:
        raise OSError(NAME)
    except OSError:
        GUNICORN.exception("Error handling request %s %s", "GET", f"/search/?q={NAME}")
    number = answer.headers["X-Request-Id"]
    plain, objects = logged()
    lines = [json.loads(line) for line in objects.splitlines()]
    assert number in answer.text
    assert f"(request {number})" in plain
    (error,) = (line for line in lines if line.get("request") == number and line["level"] == "ERROR")
    assert "LookupError (message not logged)" in error["error"]
    (told,) = (line for line in lines if line.get("request") == number and line["message"] == "answered")
    assert (told["route"], told["method"], told["status"], told["ms"] > 0) == ("home", "POST", 500, True)
    assert [line["status"] for line in lines if line["message"] == "answered"] == [500, 400, 500]
    assert [line["message"] for line in lines if line["logger"] == "gunicorn.error"] == [
        "Invalid request (not logged)",
        "Error handling request (not logged)",
    ]
    said = (plain + objects).lower()
    assert not [word for word in ("zyxanthe", "quillfeather", "192.0.2.7") if word in said]


def test_what_went_well_has_no_number_that_would_tell_two_answers_apart(reader, archive):
    assert "X-Request-Id" not in reader.get("/").headers
    assert "X-Request-Id" not in reader.get("/foi/never-was/").headers


def full(kind: type[Exception], *arguments: object) -> None:
    try:
        raise kind(*arguments)
    except kind:
        GUNICORN.exception("It failed")


def test_a_full_disk_is_told_in_one_line_and_where_it_was_met_once(logged):
    for _ in range(3):
        full(OSError, errno.ENOSPC, "No space left on device", NAME)
        full(ValueError, f"IoError of {NAME}: No space left on device (os error 28)")  # as the search engine has it
    plain, objects = logged()
    lines = plain.splitlines()
    assert len(lines) < 12
    assert lines[-4:] == ["It failed: the disk is full."] * 4
    assert [json.loads(line)["error"] for line in objects.splitlines()][-4:] == ["the disk is full"] * 4
    assert NAME not in plain + objects


def test_a_full_disk_of_the_database_is_told_as_that(logged):
    def met():
        try:
            raise OperationalError("could not extend file: No space left on device") from DiskFull()
        except OperationalError:
            GUNICORN.exception("It failed")

    met()
    met()
    assert logged()[0].splitlines()[-1] == "It failed: the database’s disk is full."


def test_a_chore_tells_a_full_disk_of_the_database_from_one_that_is_away(own_database, caplog):
    ended = threading.Event()

    def chore(at):
        ended.set()
        raise OperationalError("could not extend file: No space left on device") from DiskFull()

    do_until(ended, "tidying", chore, 0.0)
    assert [each.getMessage() for each in caplog.records] == [
        "The database’s disk is full; tidying waits for its next time."
    ]
