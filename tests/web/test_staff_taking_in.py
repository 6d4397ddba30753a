"""Handing letters in through the browser: what is filed, published at once, or refused."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django_tasks_db.models import DBTaskResult
from hypothesis import HealthCheck, given
from hypothesis import settings as tried
from hypothesis import strategies as st

from documents.errors import Reason
from documents.models import Letter, ReadingFinding
from requests.models import FOIRequest, TakingIn
from requests.models.taking_in import FileState
from tests import people
from tests.reading.papers import PLAIN, typeset
from tests.reading.test_wholeness import FOOT
from tests.web.handing_in import LETTER, MIB, NEW, left_in
from tests.web.staff import all_read, files_of, packed, signed_in, upload

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("waiting")]


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


# --- names and sizes -------------------------------------------------------------------------------------------------


@given(st.text(min_size=1, max_size=300).filter(lambda name: name.split("\0")[0]))  # a ZIP ends a name at NUL
@tried(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
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
