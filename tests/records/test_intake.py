"""Taking in a file: its bytes lie on disk before its row is there, and the same bytes are one letter."""

from __future__ import annotations

import errno
import os
import stat
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import connection, connections, transaction
from hypothesis import HealthCheck, given
from hypothesis import settings as tries
from hypothesis import strategies as st

from documents import intake
from documents.errors import DamagedLetter, LostLetter, Reason, UnreadableLetter
from documents.intake import already_held, bytes_of, check_file, clean_name, store
from documents.models import Letter, LetterFormat
from tests.message_files import msg
from tests.stored import place_of
from tests.word_files import docx, odt

AT = datetime(2024, 4, 17, 12, tzinfo=UTC)
LATER = datetime(2024, 4, 18, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def own_store(settings, tmp_path):
    settings.FOI_LETTERS = tmp_path / "letters"


def files() -> list[Path]:
    from django.conf import settings

    return [place for place in settings.FOI_LETTERS.rglob("*") if place.is_file()]


def taken_in(data: bytes = b"You asked.", name: str = "letter.txt") -> Letter:
    return store(name, data, LetterFormat.TEXT, AT)


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("letter.pdf", b"%PDF-1.7 ...", LetterFormat.PDF),
        ("letter.txt", b"%PDF-1.7 ...", LetterFormat.PDF),
        ("letter.txt", b"You asked how many.", LetterFormat.TEXT),
        ("LETTER.TXT", "You asked for £5.".encode("cp1252"), LetterFormat.TEXT),
        ("letter.md", "You asked for £5.".encode(), LetterFormat.TEXT),
        ("letter.txt", "You asked for £5.".encode("utf-16"), LetterFormat.TEXT),
        ("letter.txt", b"MZ is how this reference begins: MZ 1/24", LetterFormat.TEXT),
        ("letter.docx", docx("<w:p/>"), LetterFormat.DOCX),
        ("letter.pdf", docx("<w:p/>"), LetterFormat.DOCX),
        ("letter.odt", odt("<text:p/>"), LetterFormat.ODT),
        ("letter.html", b"<!DOCTYPE html><p>You asked.", LetterFormat.HTML),
        ("letter.eml", b"From: a@a.example\nSubject: FOI\n\nYou asked.", LetterFormat.EMAIL),
        ("letter.msg", msg("You asked."), LetterFormat.EMAIL),
        ("letter.txt", b"Received: x\nMessage-ID: <1@a>\nFrom: a@a.example\n\nYou asked.", LetterFormat.EMAIL),
        ("letter.txt", b"From: the office\nDate: today\n\nYou asked how many.", LetterFormat.TEXT),
    ],
)
def test_a_letter_is_known_by_its_bytes(name, data, told):
    assert check_file(name, data) is told


def test_a_file_larger_than_the_setting_is_refused(settings):
    settings.FOI_MAX_LETTER_MB = 1
    with pytest.raises(UnreadableLetter) as refusal:
        check_file("letter.pdf", b"%PDF-" + bytes(1 << 20))
    assert refusal.value.reason == Reason.TOO_LARGE


@pytest.mark.django_db
def test_a_letter_taken_in_can_be_had_back_byte_for_byte():
    assert bytes_of(taken_in(b"\x00\xffYou asked.")) == b"\x00\xffYou asked."


@pytest.mark.django_db
def test_its_file_is_named_by_its_content_alone():
    letter = taken_in(name="../../etc/passwd")
    assert files() == [place_of(letter.sha256)]


@pytest.mark.django_db
def test_its_file_is_for_its_owner_alone():
    place = place_of(taken_in().sha256)
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert {stat.S_IMODE(folder.stat().st_mode) for folder in (place.parent, place.parent.parent)} == {0o700}


@pytest.mark.django_db
def test_the_same_bytes_twice_are_one_letter_under_its_first_name():
    first = taken_in()
    again = store("other.txt", b"You asked.", LetterFormat.TEXT, LATER)
    assert (again.pk, again.name, again.taken_in_at) == (first.pk, "letter.txt", AT)


@pytest.mark.django_db
def test_bytes_that_are_held_are_known():
    letter = taken_in()
    assert already_held(b"You asked.") == letter


@pytest.mark.django_db
def test_bytes_that_are_not_held_are_not_known():
    taken_in()
    assert already_held(b"You asked..") is None


@pytest.mark.django_db
def test_the_file_is_safe_before_the_row_is_written(monkeypatch):
    order = []
    sync, replace = os.fsync, os.replace

    def fsync(handle):
        order.append("folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file")
        sync(handle)

    def rename(*names, **more):
        order.append("rename")
        replace(*names, **more)

    def statement(execute, sql, *rest):
        order.extend(["INSERT"] if sql.startswith("INSERT") else [])
        return execute(sql, *rest)

    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(os, "replace", rename)
    with connection.execute_wrapper(statement):
        taken_in()
    assert order == ["folder", "file", "rename", "folder", "folder", "INSERT"]  # the first is made for it


@pytest.mark.django_db
def test_a_file_left_by_a_transaction_that_failed_is_taken_over():
    with transaction.atomic():
        taken_in()
        transaction.set_rollback(True)
    assert not Letter.objects.exists()
    assert bytes_of(taken_in()) == b"You asked."
    assert len(files()) == 1


@pytest.mark.django_db
def test_a_damaged_file_is_mended_when_the_same_bytes_come_again():
    letter = taken_in()
    place_of(letter.sha256).write_bytes(b"You asked!")
    assert bytes_of(taken_in()) == b"You asked."


@pytest.mark.django_db
def test_a_full_disk_refuses_the_letter_and_leaves_nothing(monkeypatch):
    def full(handle):
        raise OSError(errno.ENOSPC, "no space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UnreadableLetter) as refusal:
        taken_in()
    assert (refusal.value.reason, files(), Letter.objects.count()) == (Reason.NO_ROOM, [], 0)


@pytest.mark.django_db
def test_a_lost_file_is_named():
    letter = taken_in()
    place_of(letter.sha256).unlink()
    with pytest.raises(LostLetter, match=r"letter\.txt"):
        bytes_of(letter)


@pytest.mark.django_db
def test_a_changed_file_is_named():
    letter = taken_in()
    place_of(letter.sha256).write_bytes(b"You asked!")
    with pytest.raises(DamagedLetter, match=r"letter\.txt"):
        bytes_of(letter)


def test_the_same_files_from_eight_sides_at_once_are_each_one_letter(own_database, settings, tmp_path):
    settings.FOI_LETTERS = tmp_path / "letters"
    letters = [f"You asked {number} times.".encode() for number in range(20)]
    start, failures = threading.Barrier(8), []

    def take_all_in() -> None:
        try:
            start.wait()
            for data in letters:
                taken_in(data)
        except Exception as failed:  # noqa: BLE001  the test tells which
            failures.append(failed)
        finally:
            connections.close_all()

    sides = [threading.Thread(target=take_all_in) for _ in range(8)]
    for side in sides:
        side.start()
    for side in sides:
        side.join()
    assert (failures, Letter.objects.count(), len(files())) == ([], 20, 20)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("FOI 0008-24.pdf", "FOI 0008-24.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\letters\\FOI 1.pdf", "FOI 1.pdf"),
        ("a\x00b\r\nc.pdf", "abc.pdf"),
        ("letter\u202efdp.exe", "letterfdp.exe"),
        ("x" * 300 + ".pdf", "x" * 251 + ".pdf"),
        ("-rf.pdf", "-rf.pdf"),
        ("<img onerror=x>.pdf", "<img onerror=x>.pdf"),
        ("\u200b/", "letter"),
        ("", "letter"),
    ],
)
def test_a_name_is_kept_as_it_can_be_shown(name, kept):
    assert clean_name(name) == kept


@given(st.text())
def test_no_name_is_too_much(name):
    kept = clean_name(name)
    assert 0 < len(kept) <= intake.LONGEST_NAME
    assert kept.isprintable() or not kept.isascii()
    assert "/" not in kept


@pytest.mark.django_db
@tries(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(min_size=1, max_size=400))
def test_any_name_can_be_stored(name):
    letter = taken_in(name.encode("utf-8", "replace"), name)
    assert Letter.objects.get(pk=letter.pk).name
