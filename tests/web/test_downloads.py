"""The whole archive to download: what is in it, how it is sent, and that nothing withdrawn stays in it."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import threading
import zipfile
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connections, transaction
from django.utils import timezone

from requests.management.chores import order_downloads
from requests.models import FOIRequest, PublishedDownload, PublishedQuestion, PublishedResponse
from requests.publication import publish, withdraw
from requests.reuse import downloads
from requests.reuse.archive_files import NAMES
from requests.reuse.sheets import SHEETS
from requests.reuse.shown_files import take_down
from tests import archive as committed
from tests.serving import served
from tests.waiting import wait_for_one_that_waits
from tests.web.published import published_response

ZIP = "/downloads/foi-archive.zip"


def body(response) -> bytes:
    assert response.status_code in (200, 206)
    content: bytes = response.getvalue()
    return content


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def take_back(slug: str) -> None:
    withdraw(FOIRequest.objects.get(slug=slug), timezone.now(), None, "A test.")


# --- what is in it ---------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("archive")
def test_each_line_is_a_response_as_its_own_address_gives_it(reader):
    lines = [json.loads(line) for line in body(reader.get("/downloads/responses.jsonl")).decode().splitlines()]
    assert sorted(line["slug"] for line in lines) == sorted(committed.PUBLISHED)
    for line in lines:
        assert line == reader.get(f"/foi/{line['slug']}.json").json()


@pytest.mark.usefixtures("archive")
def test_the_tables_have_a_row_for_each(reader):
    questions = rows_of(body(reader.get("/downloads/questions.csv")))
    parts = rows_of(body(reader.get("/downloads/answer-parts.csv")))
    assert len(questions) == PublishedQuestion.objects.count()
    assert {part["address"] for part in parts} <= {question["address"] for question in questions}
    assert all(row["answered_on"] and row["published_at"] and row["version"] for row in [*questions, *parts])


@pytest.mark.usefixtures("archive")
def test_the_zip_has_all_of_them_the_letters_and_what_to_mind(reader):
    packed = zipfile.ZipFile(io.BytesIO(body(reader.get(ZIP))))
    names = set(packed.namelist())
    assert packed.testzip() is None
    assert {"README.txt", "foi.schema.json", *NAMES[1:], "letters/0008-24/4.webp"} <= names
    assert not [name for name in names if any(slug in name for slug in ("0070-24", "0066-23", "0063-25"))]
    assert packed.read("letters/0008-24/4.webp") == reader.get("/foi/0008-24/letter/4.webp").content
    assert "withdrawn" in packed.read("README.txt").decode()


@pytest.mark.usefixtures("own_database")
def test_no_cell_can_be_run_by_a_spreadsheet(reader):
    response = published_response("formula", 1)
    PublishedQuestion.objects.filter(response=response).update(text='=HYPERLINK("https://evil.example")')
    downloads.make(timezone.now())
    [row] = rows_of(body(reader.get("/downloads/questions.csv")))
    assert row["text"].startswith("'=")


@pytest.mark.usefixtures("own_archive")
def test_letters_that_are_too_large_together_are_left_out_and_the_readme_says_so(reader, settings):
    settings.FOI_MAX_DOWNLOAD_MB = 0
    downloads.make(timezone.now())
    packed = zipfile.ZipFile(io.BytesIO(body(reader.get(ZIP))))
    assert not [name for name in packed.namelist() if name.startswith("letters/")]
    assert "too large" in packed.read("README.txt").decode()


# --- how it is sent --------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("archive")
def test_the_page_tells_size_date_and_checksum_of_what_is_sent(reader):
    page, content = reader.get("/downloads/").content.decode(), body(reader.get(ZIP))
    assert hashlib.sha256(content).hexdigest() in page
    assert "3 March 2026" in page
    assert f"{len(committed.PUBLISHED)} responses" in page


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize(
    ("asked", "start", "end"),
    [("bytes=0-99", 0, 100), ("bytes=100-", 100, None), ("bytes=-50", -50, None), ("bytes=10-999999999999", 10, None)],
)
def test_a_broken_download_goes_on_where_it_stopped(reader, asked, start, end):
    whole, some = body(reader.get(ZIP)), reader.get(ZIP, headers={"Range": asked})
    assert (some.status_code, body(some)) == (206, whole[start:end])
    first = start % len(whole)
    last = (end or len(whole)) - 1
    assert some.headers["Content-Range"] == f"bytes {first}-{last}/{len(whole)}"
    assert some.headers["Content-Length"] == str(len(whole[start:end]))


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize("name", NAMES)
def test_a_web_server_sends_each_file_whole_and_the_rest_of_it(reader, name):
    path = f"/downloads/{name}"
    whole, rest = served(reader, path), served(reader, path, Range="bytes=100-")
    assert (whole.status, whole.body) == (200, body(reader.get(path)))
    assert (rest.status, rest.body) == (206, whole.body[100:])
    assert [each.headers["Content-Length"] for each in (whole, rest)] == [str(len(each.body)) for each in (whole, rest)]


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize("asked", ["bytes=9-1", "bytes=-", "lines=1-2", "bytes=0-1,5-6", "nonsense"])
def test_a_range_that_is_none_gets_the_whole(reader, asked):
    response = reader.get(ZIP, headers={"Range": asked})
    assert (response.status_code, body(response)) == (200, body(reader.get(ZIP)))


@pytest.mark.usefixtures("archive")
def test_a_range_beyond_the_end_and_the_rest_of_another_file_are_not_sent(reader):
    size = len(body(reader.get(ZIP)))
    beyond = reader.get(ZIP, headers={"Range": f"bytes={size}-"})
    assert (beyond.status_code, beyond.headers["Content-Range"]) == (416, f"bytes */{size}")
    other = reader.get(ZIP, headers={"Range": "bytes=5-", "If-Range": '"another"'})
    assert (other.status_code, len(body(other))) == (200, size)
    etag = other.headers["ETag"]
    assert reader.get(ZIP, headers={"If-None-Match": etag}).status_code == 304


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize("name", ["never.zip", "..", "%2e%2e%2fsecret_key", "README.txt"])
def test_no_other_file_is_sent(reader, name):
    assert reader.get(f"/downloads/{name}").status_code == 404


# --- what is withdrawn is in none ------------------------------------------------------------------------------------


@pytest.mark.usefixtures("own_archive")
def test_what_is_withdrawn_is_in_no_file_any_more_and_the_page_says_that_new_ones_come(reader):
    with closing(reader.get(ZIP)) as before:
        etag = before.headers["ETag"]
    take_back("0008-24")
    asked_with = {"If-None-Match": etag, "If-Modified-Since": "Mon, 01 Jan 2035 00:00:00 GMT"}
    assert {reader.get(f"/downloads/{name}", headers=asked_with).status_code for name in NAMES} == {404}
    assert list(Path(settings.FOI_DOWNLOADS).iterdir()) == []
    assert "being made" in reader.get("/downloads/").content.decode()
    downloads.make(timezone.now())
    assert b"0008-24" not in body(reader.get("/downloads/responses.jsonl"))


@pytest.mark.usefixtures("own_archive")
def test_a_response_that_is_replaced_goes_too(reader):
    foi_request = FOIRequest.objects.get(slug="0101-25")
    publish(foi_request, timezone.now(), None)
    assert reader.get("/downloads/responses.jsonl").status_code == 404


@pytest.mark.usefixtures("own_archive")
def test_a_withdrawal_that_fails_leaves_them(reader):
    with transaction.atomic():
        take_down()
        transaction.set_rollback(True)
    assert body(reader.get(ZIP))


@pytest.mark.usefixtures("own_archive")
def test_files_made_while_something_was_being_withdrawn_are_not_shown(reader):
    """The making has read everything and waits for its turn; what it read is withdrawn before it gets it."""
    made = threading.Thread(target=making)
    with transaction.atomic():
        foi_request = FOIRequest.objects.get(slug="0008-24")
        take_down()  # has its turn from here on, as a withdrawal has
        made.start()
        wait_for_one_that_waits()
        now = timezone.now()
        foi_request.publications.filter(withdrawn_at=None).update(withdrawn_at=now, withdrawn_because="A test.")
        PublishedResponse.objects.filter(slug="0008-24").delete()
    made.join(60)
    assert b"0008-24" not in body(reader.get("/downloads/responses.jsonl"))


def making() -> None:
    downloads.make(timezone.now())
    connections.close_all()


# --- when it is made -------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("own_archive")
def test_it_is_due_a_day_later_after_a_withdrawal_and_when_its_folder_is_gone():
    made = PublishedDownload.objects.first().made_at
    assert not downloads.is_due(made + timedelta(hours=23))
    assert downloads.is_due(made + timedelta(hours=24))
    [folder] = Path(settings.FOI_DOWNLOADS).iterdir()
    folder.rename(folder.with_name("elsewhere"))
    assert downloads.is_due(made)
    take_back("0008-24")
    assert downloads.is_due(made)


@pytest.mark.usefixtures("own_database")
def test_where_nothing_is_published_nothing_is_made_and_the_page_says_so(reader):
    assert not downloads.is_due(timezone.now())
    assert "Nothing is published yet" in reader.get("/downloads/").content.decode()
    assert reader.get(ZIP).status_code == 404


@pytest.mark.usefixtures("own_archive")
def test_the_worker_orders_it_once():
    from django_tasks_db.models import DBTaskResult

    later = timezone.now() + timedelta(days=365)
    order_downloads(later)
    order_downloads(later)
    assert DBTaskResult.objects.count() == 1


def test_what_a_file_holds_is_said_in_a_plain_sentence():
    assert [sheet.about.split(" ")[:4] for sheet in SHEETS] == [["One", "row", "for", "each"]] * len(SHEETS)
