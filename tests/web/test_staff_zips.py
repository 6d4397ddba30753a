"""ZIP files that are handed in: the letters in them, and what is refused of them."""

from __future__ import annotations

import zipfile

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as tried
from hypothesis import strategies as st

from documents.errors import Reason
from requests import unpacking
from requests.models import FOIRequest
from requests.models.taking_in import FileState
from tests.web.handing_in import LETTER, MIB, NEW, left_in
from tests.web.staff import all_read, files_of, packed, upload

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("waiting")]


def refusals(client, *files):
    client.post(NEW, upload(*files))
    all_read()
    return [file.why for file in files_of() if file.state == FileState.REFUSED]


def test_the_letters_in_a_zip_are_filed(officer):
    officer.post(NEW, upload(("all.zip", packed(("2025/a/letter.txt", LETTER), ("2025/empty.txt", b"")))))
    all_read()
    assert [(file.name, file.state) for file in files_of()] == [("letter.txt", "filed"), ("empty.txt", "refused")]


def test_names_in_a_zip_lead_nowhere(officer, waiting, tmp_path):
    names = ["../../out.txt", "/etc/out.txt", "..\\..\\out.txt", "C:\\out.txt", "a/../../out.txt"]
    officer.post(NEW, upload(("all.zip", packed(*((name, LETTER + name.encode()) for name in names)))))
    assert {file.name for file in files_of()} == {"out.txt"}
    assert [path.name for path in tmp_path.rglob("*out*")] == []


def test_what_macs_add_to_a_zip_is_left_out(officer):
    officer.post(NEW, upload(("a.zip", packed(("__MACOSX/._letter.txt", b"x"), ("letter.txt", LETTER)))))
    assert [file.name for file in files_of()] == ["letter.txt"]


def test_a_zip_in_a_zip_is_refused(officer):
    assert refusals(officer, ("a.zip", packed(("b.zip", packed(("letter.txt", LETTER)))))) == [str(Reason.ARCHIVE)]


def test_a_word_file_is_no_zip(officer):
    word = packed(("[Content_Types].xml", b"<x/>"), ("word/document.xml", b"<x/>"))
    officer.post(NEW, upload(("letter.docx", word)))
    assert [file.name for file in files_of()] == ["letter.docx"]


def test_a_zip_that_expands_beyond_measure_is_refused_whole(officer, waiting):
    bomb = packed(("letter.txt", LETTER), ("zeros.txt", bytes(40 * MIB)))
    officer.post(NEW, upload(("bomb.zip", bomb)))
    assert ([file.why for file in files_of()], left_in(waiting)) == ([unpacking.BOMB], 0)


def test_a_zip_that_holds_more_than_may_be_sent_is_refused_whole(officer, waiting, settings):
    settings.FOI_MAX_UPLOAD_MB = 3
    many = packed(*((f"{number}.txt", bytes(MIB)) for number in range(4)))
    officer.post(NEW, upload(("many.zip", many)))
    assert ([file.why for file in files_of()], left_in(waiting)) == ([unpacking.BOMB], 0)


def test_a_zip_that_lies_about_sizes_is_not_believed(officer, waiting):
    bomb = bytearray(packed(("zeros.txt", bytes(40 * MIB))))
    at = bomb.rindex(b"PK\x01\x02")
    bomb[at + 24 : at + 28] = (100).to_bytes(4, "little")  # the stated size
    officer.post(NEW, upload(("bomb.zip", bytes(bomb))))
    assert (files_of()[0].state, left_in(waiting)) == (FileState.REFUSED, 0)


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_file_packed_so_that_its_growth_cannot_be_bounded_is_not_expanded(officer, method):
    bomb = packed(("letter.txt", b"x" * 8 * MIB), method=method)
    assert refusals(officer, ("bomb.zip", bomb)) == [unpacking.METHOD]


def test_a_damaged_file_packed_as_lzma_does_not_lose_the_upload(officer):
    damaged = bytearray(packed(("damaged.txt", LETTER), method=zipfile.ZIP_LZMA))
    damaged[60:200] = b"\xff" * 140
    assert refusals(officer, ("a.zip", bytes(damaged)), ("letter.txt", LETTER)) == [unpacking.METHOD]


def test_a_zip_of_too_many_files_is_refused(officer):
    many = packed(*((f"{number}.txt", b"x") for number in range(unpacking.MOST_FILES + 1)), method=zipfile.ZIP_STORED)
    assert refusals(officer, ("many.zip", many)) == [unpacking.TOO_MANY]


def test_a_zip_whose_list_alone_is_too_long_is_not_opened(officer):
    names = ((f"{number:0>200}.txt", b"") for number in range(9000))
    assert refusals(officer, ("list.zip", packed(*names, method=zipfile.ZIP_STORED))) == [unpacking.TOO_MANY]


def test_a_damaged_zip_says_so(officer):
    whole = packed(("letter.txt", LETTER))
    assert refusals(officer, ("cut.zip", whole[: len(whole) // 2])) == [unpacking.BROKEN]


def test_an_empty_zip_says_so(officer):
    assert refusals(officer, ("none.zip", packed())) == [unpacking.EMPTY]


def test_a_file_with_a_password_does_not_stop_the_others(officer):
    locked = bytearray(packed(("a.txt", b"secret"), ("letter.txt", LETTER)))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        locked[locked.index(mark) + flags] |= 1
    assert refusals(officer, ("a.zip", bytes(locked))) == [unpacking.LOCKED]
    assert FOIRequest.objects.count() == 1


@given(st.binary(max_size=300), st.binary(max_size=60))
@tried(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_zip_however_broken_is_a_fault_of_ours(officer, noise, tail):
    whole = bytearray(packed(("letter.txt", b"short")))
    for place, value in enumerate(noise):
        whole[(place * 7 + value) % len(whole)] ^= value
    assert officer.post(NEW, upload(("a.zip", bytes(whole) + tail))).status_code == 302
