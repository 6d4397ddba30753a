"""Settling files that were handed in, although everything may stop at any moment."""

from __future__ import annotations

import os
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, OperationalError, connection, transaction

from documents import heard
from documents.errors import Reason
from documents.models import Letter
from requests import settling, waiting_room
from requests.filing import take_in_and_file
from requests.handing_in import hand_in, sweep
from requests.models import FOIRequest, TakingInFile
from requests.models.taking_in import FileState
from requests.settling import settle
from tests import people
from tests.acts.filing_by_hand import AT
from tests.acts.test_taking_in import TEXT
from tests.clearing.pdfs import PdfPage, pdf_of, words
from tests.scans import note, pdf_of_pictures

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(minutes=5)


@pytest.fixture(autouse=True)
def waiting(settings, tmp_path):
    settings.FOI_WAITING = tmp_path / "waiting"
    return settings.FOI_WAITING


def handed_in(*contents: bytes, publishing: bool = False) -> list[TakingInFile]:
    files = [SimpleUploadedFile(f"{number}.txt", content) for number, content in enumerate(contents)]
    return list(hand_in(files, uuid4(), AT, people.releaser(), publishing=publishing).files.all())


@pytest.fixture
def file():
    return handed_in(TEXT.read_bytes())[0]


def test_a_settled_file_leaves_the_waiting_room_after_its_row_is_settled(file, waiting):
    settle(file.pk, LATER)
    file.refresh_from_db()
    assert (file.state, file.settled_at, list(waiting.iterdir())) == (FileState.FILED, LATER, [])


def said_while_settling(file: TakingInFile, what: str) -> list[str]:
    """What its row said meanwhile of its pages."""
    said = []

    def listening(execute, sql, params, many, context):
        said.extend(str(value) for value in params or () if what in str(value))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(listening):
        settle(file.pk, LATER)
    return said


def test_while_a_scan_is_read_its_row_says_which_page_it_is_at(ocr):
    (file,) = handed_in(pdf_of_pictures([note("Milk and bread."), note("Six eggs.")]))
    said = said_while_settling(file, "recognising")
    assert said == [settling.SCAN.format(1, 2), settling.SCAN.format(2, 2)]
    file.refresh_from_db()
    assert (file.state, file.why) == (FileState.REFUSED, Reason.NO_WORDS)


def test_while_a_long_letter_is_read_its_row_says_which_page_it_is_at(monkeypatch):
    monkeypatch.setattr(heard, "SELDOM", 0.0)
    (file,) = handed_in(pdf_of(*(PdfPage(words(f"Page {number}")) for number in (1, 2, 3))))
    said = said_while_settling(file, "page")
    told = [settling.PAGE.format(1, 3), settling.PAGE.format(2, 3), settling.PAGES_READ.format(3)]
    assert said == [settling.BEING_READ, *told]


def test_a_file_is_settled_once(file):
    settle(file.pk, LATER)
    settle(file.pk, LATER + timedelta(hours=1))
    file.refresh_from_db()
    assert (file.settled_at, FOIRequest.objects.count()) == (LATER, 1)


def test_a_stop_after_filing_and_before_settling_files_nothing_twice(file):
    upload = file.taking_in
    take_in_and_file(file.name, TEXT.read_bytes(), upload.started_at, upload.started_by)  # and then it was killed
    settle(file.pk, LATER)
    file.refresh_from_db()
    assert (file.state, FOIRequest.objects.count()) == (FileState.FILED, 1)


def test_a_stop_after_settling_leaves_no_file_behind_for_ever(file, waiting):
    settle(file.pk, LATER)
    (waiting / file.waiting_name).write_bytes(b"as if it was killed before the file was removed")
    settle(file.pk, LATER)
    assert list(waiting.iterdir()) == []


def test_a_letter_that_was_held_before_is_not_called_filed():
    take_in_and_file("before.txt", TEXT.read_bytes(), AT - timedelta(days=1), people.releaser())
    [file] = handed_in(TEXT.read_bytes())
    settle(file.pk, LATER)
    file.refresh_from_db()
    assert file.state == FileState.HELD


def test_a_file_that_killed_the_worker_twice_is_given_up(file):
    TakingInFile.objects.update(tries=settling.MOST_TRIES)
    settle(file.pk, LATER)
    file.refresh_from_db()
    assert (file.state, file.why, Letter.objects.exists()) == (FileState.REFUSED, settling.KILLED, False)


def test_a_worker_stopped_on_purpose_does_not_count_against_the_file(file):
    with connection.execute_wrapper(stopping), pytest.raises(KeyboardInterrupt):
        settle(file.pk, LATER)
    file.refresh_from_db()
    assert (file.state, file.tries) == (FileState.WAITING, 0)


def test_a_database_that_goes_away_leaves_the_file_waiting(file, waiting):
    with connection.execute_wrapper(away), pytest.raises(OperationalError):
        settle(file.pk, LATER)
    file.refresh_from_db()
    assert (file.state, len(list(waiting.iterdir()))) == (FileState.WAITING, 1)


def stopping(execute, sql, params, many, context):
    """The moment the letter is about to be kept."""
    if sql.startswith("INSERT") and "documents_letter" in sql:
        raise KeyboardInterrupt
    return execute(sql, params, many, context)


def away(execute, sql, params, many, context):
    if sql.startswith("INSERT") and "documents_letter" in sql:
        raise OperationalError("the connection is lost")
    return execute(sql, params, many, context)


def test_a_file_lost_from_the_waiting_room_is_told_so(file, waiting):
    waiting_room.remove(file.waiting_name)
    settle(file.pk, LATER)
    file.refresh_from_db()
    assert (file.state, "Hand it in again" in file.why) == (FileState.REFUSED, True)


def test_it_is_filed_at_the_moment_it_was_handed_in_and_published_when_it_is():
    [file] = handed_in(TEXT.read_bytes(), publishing=True)
    settle(file.pk, LATER)
    foi_request = FOIRequest.objects.get()
    assert (foi_request.filed_at, foi_request.publications.get().published_at) == (AT, LATER)


def test_files_nobody_knows_are_swept_out_after_a_day(file, waiting):
    old, new = waiting / ("a" * 32), waiting / ("b" * 32)
    for path in (old, new, waiting / file.waiting_name):
        path.write_bytes(b"left by a stop")
        os.utime(path, (AT.timestamp(), AT.timestamp()))
    os.utime(new, ((AT + timedelta(days=2)).timestamp(),) * 2)
    assert sweep(AT + timedelta(days=2)) == 1
    assert (old.exists(), new.exists(), (waiting / file.waiting_name).exists()) == (False, True, True)


def test_nothing_stays_of_an_upload_that_could_not_be_written(waiting):
    class Failing(SimpleUploadedFile):
        def __init__(self):
            super().__init__("b.txt", b"b")
            self.file.read = broken

    def broken(size=-1):
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        hand_in([SimpleUploadedFile("a.txt", b"a"), Failing()], uuid4(), AT, people.officer())
    assert (list(waiting.iterdir()), TakingInFile.objects.exists()) == ([], False)


def test_a_waiting_file_always_lies_in_the_waiting_room(file):
    with pytest.raises(IntegrityError, match="waiting_file_lies"), transaction.atomic():
        TakingInFile.objects.filter(pk=file.pk).update(waiting_name="")


def test_a_name_that_is_not_ours_is_never_opened():
    with pytest.raises(waiting_room.NotInWaitingRoom):
        waiting_room.bytes_of("../../etc/passwd")
