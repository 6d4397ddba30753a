"""Handing letters in through the browser, and the page that says what became of each."""

from __future__ import annotations

import zipfile
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import settings as configured
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from hypothesis import HealthCheck, given
from hypothesis import settings as tried
from hypothesis import strategies as st

from documents.errors import Reason
from documents.models import Letter, ReadingFinding
from requests import unpacking
from requests.models import FOIRequest, TakingIn, TakingInFile
from requests.models.taking_in import FileState
from tests import people
from tests.reading.papers import PLAIN, typeset
from tests.reading.test_wholeness import FOOT
from tests.web.staff import all_read, files_of, packed, signed_in, upload

pytestmark = pytest.mark.django_db
NEW = "/staff/letters/new/"
LETTER = (Path(configured.BASE_DIR) / "tests" / "letters" / "foi-0101-25.txt").read_bytes()
MIB = 1024 * 1024


@pytest.fixture(autouse=True)
def waiting(settings, tmp_path):
    """A waiting room of this test's own."""
    settings.FOI_WAITING = tmp_path / "waiting"
    return settings.FOI_WAITING


@pytest.fixture
def officer():
    return signed_in(people.officer())


@pytest.fixture
def releaser():
    return signed_in(people.releaser())


def left_in(room):
    return len(list(room.iterdir())) if room.exists() else 0


def test_a_letter_handed_in_is_filed(officer):
    page = officer.post(NEW, upload(("letter.txt", LETTER)), follow=True)
    all_read()
    assert FOIRequest.objects.get().reference == "FOI 0101/25"
    assert "1 filed" in officer.get(page.redirect_chain[0][0]).text


def test_whoever_handed_it_in_has_filed_it(officer):
    officer.post(NEW, upload(("letter.txt", LETTER)))
    all_read()
    assert FOIRequest.objects.get().filed_by.username == "olive"


def test_the_waiting_room_is_empty_afterwards(officer, waiting):
    officer.post(NEW, upload(("letter.txt", LETTER)))
    assert left_in(waiting) == 1
    all_read()
    assert left_in(waiting) == 0


def test_what_lies_in_the_waiting_room_is_the_files_alone(officer, waiting):
    officer.post(NEW, upload(("../../etc/passwd", LETTER)))
    assert [(len(path.name), path.stat().st_mode & 0o777) for path in waiting.iterdir()] == [(32, 0o600)]


def test_a_bad_file_does_not_stop_the_others(officer):
    officer.post(NEW, upload(("photo.pdf", b"GIF89a"), ("letter.txt", LETTER), ("empty.txt", b"")))
    all_read()
    assert [file.state for file in files_of()] == [FileState.REFUSED, FileState.FILED, FileState.REFUSED]


def test_the_same_bytes_twice_are_one_letter(officer):
    officer.post(NEW, upload(("letter.txt", LETTER), ("copy.txt", LETTER)))
    all_read()
    assert sorted(file.state for file in files_of()) == [FileState.FILED, FileState.HELD]
    assert Letter.objects.count() == 1


def test_the_same_form_sent_twice_takes_in_once(officer, waiting):
    form = upload(("letter.txt", LETTER))
    first = officer.post(NEW, form)
    form["letters"] = [SimpleUploadedFile("letter.txt", LETTER)]
    second = officer.post(NEW, form)
    assert first.headers["Location"] == second.headers["Location"]
    assert (TakingIn.objects.count(), left_in(waiting), DBTaskResult.objects.count()) == (1, 1, 1)


def test_the_key_of_another_person_s_form_is_no_key_to_it(officer):
    form = upload(("letter.txt", LETTER))
    officer.post(NEW, form)
    signed_in(people.second_officer()).post(NEW, {**upload(("letter.txt", LETTER)), "key": form["key"]})
    assert TakingIn.objects.count() == 2


@pytest.mark.parametrize("key", ["", "1", "not a key", "00000000-0000-0000-0000-00000000000g"])
def test_a_form_without_its_key_takes_nothing_in(officer, key):
    assert officer.post(NEW, {**upload(("letter.txt", LETTER)), "key": key}).status_code == 400
    assert not TakingIn.objects.exists()


def test_a_form_without_a_file_says_what_to_do(officer):
    response = officer.post(NEW, {"key": str(uuid4())})
    assert (response.status_code, "Choose at least one file or folder" in response.text) == (400, True)


def test_a_letter_in_two_files_is_said_to_be_one_and_joined_where_somebody_ticks_that_it_is(officer):
    first = typeset(FOOT + PLAIN + "\n#pagebreak()\nMore of it.")
    second = typeset(FOOT + "#counter(page).update(3)\nMore.\n#pagebreak()\nYours sincerely\n\nFOI 0042/25")
    officer.post(NEW, upload(("a.pdf", first), ("b.pdf", second)))
    all_read()
    halves = list(FOIRequest.objects.order_by("pk"))
    for half, of_other in zip(halves, ("(pages 3 to 4 of 4, “b.pdf”)", "(pages 1 to 2 of 4, “a.pdf”)"), strict=True):
        assert ReadingFinding.objects.filter(reading__letter__filed__foi_request=half, what__contains=of_other).exists()
    officer.post(NEW, upload(("b.pdf", second), ("a.pdf", first), one_letter="on"))
    all_read()
    whole = FOIRequest.objects.latest("pk").filed_letters.get()
    assert whole.letter.name == "b and a.pdf"
    assert [page.text.split()[-4:] for page in whole.reading.pages.order_by("number")] == [
        ["Page", str(number), "of", "4"] for number in range(1, 5)
    ]
    assert not [each for each in whole.reading.findings.all() if "may be missing" in each.what]
    refused = officer.post(NEW, upload(("a.pdf", first), ("b.txt", b"More."), one_letter="on"))
    assert (refused.status_code, "Only PDFs can be joined" in refused.content.decode()) == (400, True)


def test_a_folder_is_taken_in_without_what_systems_leave_in_it(officer):
    left = [(".DS_Store", b"x"), ("Thumbs.db", b"x"), ("~$letter.docx", b"x"), ("desktop.ini", b"x")]
    form = upload()
    form["folder"] = [SimpleUploadedFile(name, data) for name, data in [*left, ("letter.txt", LETTER)]]
    officer.post(NEW, form)
    assert [file.name for file in files_of()] == ["letter.txt"]


# --- publishing at once ----------------------------------------------------------------------------------------------


def test_a_releaser_may_publish_at_once(releaser):
    releaser.post(NEW, upload(("letter.txt", LETTER), publish="on"))
    all_read()
    assert FOIRequest.objects.published().count() == 1


def test_an_officer_is_not_asked_and_may_not(officer):
    assert "publish" not in officer.get(NEW).context["form"].fields
    officer.post(NEW, upload(("letter.txt", LETTER), publish="on"))
    all_read()
    assert FOIRequest.objects.published().count() == 0


def test_whoever_may_not_publish_any_more_does_not(releaser):
    releaser.post(NEW, upload(("letter.txt", LETTER), publish="on"))
    person = people.releaser()
    person.roles = ["officer"]
    person.save()
    all_read()
    assert ("may not publish" in files_of()[0].why, FOIRequest.objects.published().exists()) == (True, False)


def test_why_a_letter_is_not_published_is_said(releaser):
    named = LETTER.replace(b"Name:", b"Name: Jo Bloggs")
    page = releaser.post(NEW, upload(("letter.txt", named), publish="on"), follow=True).redirect_chain[0][0]
    all_read()
    text = releaser.get(page).text
    assert "Not published." in text
    assert "The letter prints the requester&#x27;s name" in text
    assert "Jo Bloggs" not in text


# --- ZIP files -------------------------------------------------------------------------------------------------------


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
@tried(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_zip_however_broken_is_a_fault_of_ours(officer, noise, tail):
    whole = bytearray(packed(("letter.txt", b"short")))
    for place, value in enumerate(noise):
        whole[(place * 7 + value) % len(whole)] ^= value
    assert officer.post(NEW, upload(("a.zip", bytes(whole) + tail))).status_code == 302


# --- names and sizes -------------------------------------------------------------------------------------------------


@given(st.text(min_size=1, max_size=300).filter(lambda name: name.split("\0")[0]))  # a ZIP ends a name at NUL
@tried(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_file_s_name_is_shown_and_never_used(officer, waiting, name):
    before = set(waiting.rglob("*")) if waiting.exists() else set()
    officer.post(NEW, upload(("a.zip", packed((name, LETTER)))))
    assert all(len(path.name) == 32 and path.parent == waiting for path in set(waiting.rglob("*")) - before)


@pytest.mark.parametrize(
    "name", ["<img src=x onerror=alert(1)>.txt", '"><script>alert(1)</script>.txt', "a\u202egpj.txt"]
)
def test_a_name_is_words_on_the_page(officer, name):
    text = officer.post(NEW, upload(("a.zip", packed((name, LETTER)))), follow=True).text
    assert not any(part in text for part in ("<img src=x", "<script>alert", "\u202e"))


def test_a_file_larger_than_a_letter_is_refused_without_being_kept(officer, waiting, settings):
    settings.FOI_MAX_LETTER_MB = 1
    officer.post(NEW, upload(("big.txt", b"a" * (MIB + 1))))
    assert ([file.why for file in files_of()], left_in(waiting)) == ([str(Reason.TOO_LARGE)], 0)


def test_more_than_may_be_sent_at_once_is_refused_before_it_is_read(officer, settings):
    settings.FOI_MAX_UPLOAD_MB = 1
    response = officer.post(NEW, upload(("big.txt", b"a" * (2 * MIB))))
    assert (response.status_code, "more than the 1 MB that can be sent at once" in response.text) == (413, True)


def test_too_many_files_are_refused_in_plain_words(officer, settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FILES = 3
    response = officer.post(NEW, upload(*((f"{number}.txt", b"x") for number in range(4))))
    assert (response.status_code, "more than 3 files" in response.text) == (413, True)


@pytest.mark.parametrize("address", ["/staff/sign-in/", "/staff/requests/1/words/"])
def test_other_forms_take_no_files(officer, address):
    response = officer.post(address, {"file": SimpleUploadedFile("a.txt", b"a" * (3 * MIB))})
    assert response.status_code == 413


def test_nobody_unknown_can_make_the_site_take_in_a_file(settings, tmp_path, waiting):
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path / "nowhere"  # where a file would be put while it is read
    response = Client(headers={"host": "localhost"}).post(NEW, upload(("big.txt", b"a" * (5 * MIB))))
    assert (response.status_code, left_in(waiting)) == (302, 0)


# --- while it goes on ------------------------------------------------------------------------------------------------


@pytest.fixture
def going_on(officer):
    """The page of an upload whose file waits."""
    return officer.post(NEW, upload(("letter.txt", LETTER))).headers["Location"]


def test_the_page_shows_how_far_it_is(officer, going_on):
    text = officer.get(going_on).text
    assert '<progress id="read" max="1" value="0">' in text


def test_the_page_asks_for_itself_while_files_wait(officer, going_on):
    waiting_text = officer.get(going_on).text
    all_read()
    assert ('http-equiv="refresh"' in waiting_text, 'http-equiv="refresh"' in officer.get(going_on).text) == (
        True,
        False,
    )


def test_a_page_that_asks_for_itself_keeps_nobody_signed_in(officer, going_on):
    session = officer.session
    session["seen_at"] = (timezone.now() - timedelta(minutes=30)).timestamp()
    session.save()
    officer.get(going_on)
    assert timezone.now().timestamp() - officer.session["seen_at"] > 1700


def earlier(seconds):
    TakingIn.objects.update(started_at=timezone.now() - timedelta(seconds=seconds))


@pytest.mark.parametrize(("seconds", "said"), [(2, False), (30, True)])
def test_after_some_seconds_it_says_that_no_worker_runs(officer, going_on, seconds, said):
    earlier(seconds)
    assert ("Waiting for the worker" in officer.get(going_on).text) is said


def test_while_the_worker_reads_nothing_is_said_of_it(officer, going_on):
    earlier(30)
    DBTaskResult.objects.update(status="RUNNING", started_at=timezone.now())
    assert "Waiting for the worker" not in officer.get(going_on).text


def test_a_file_whose_job_came_to_nothing_can_be_read_again(officer, going_on):
    DBTaskResult.objects.update(status="FAILED")
    assert "Reading 1 file broke off" in officer.get(going_on).text
    officer.post(f"{going_on}again/")
    assert DBTaskResult.objects.ready().count() == 1


def test_reading_again_gives_no_second_job_to_a_file_that_has_one(officer, going_on):
    officer.post(f"{going_on}again/")
    assert DBTaskResult.objects.count() == 1


def test_sending_the_form_again_heals_an_upload_that_lost_its_jobs(officer):
    form = upload(("letter.txt", LETTER))
    officer.post(NEW, form)
    DBTaskResult.objects.all().delete()
    officer.post(NEW, {**upload(("letter.txt", LETTER)), "key": form["key"]})
    assert (TakingInFile.objects.count(), DBTaskResult.objects.ready().count()) == (1, 1)


def test_at_the_end_filed_letters_stand_first(officer):
    page = officer.post(NEW, upload(("a.gif", b"GIF89a"), ("letter.txt", LETTER))).headers["Location"]
    all_read()
    assert [row.state for row in officer.get(page).context["progress"].rows] == ["Filed", "Refused"]


@pytest.mark.parametrize("count", [1, 30])
def test_the_page_takes_the_same_statements_however_many_files(officer, django_assert_max_num_queries, count):
    page = officer.post(NEW, upload(*((f"{number}.txt", b"") for number in range(count)))).headers["Location"]
    with django_assert_max_num_queries(7):
        officer.get(page)
