"""The page that says what became of each file, while they wait and afterwards."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from documents.models import ReadingFinding
from requests.models import TakingIn, TakingInFile
from tests.web.handing_in import LETTER, NEW
from tests.web.staff import all_read, upload

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("waiting")]


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


def test_it_says_what_there_is_to_check_in_what_was_filed(officer):
    doubtful = LETTER.replace(
        b"9 of them took place.", b"9 of them took place. Document 7 and Document 8 are attached."
    )
    page = officer.post(NEW, upload(("letter.txt", doubtful))).headers["Location"]
    all_read()
    found = ReadingFinding.objects.exclude(kind="requester's details").order_by("-sure", "pk")
    [row] = officer.get(page).context["progress"].rows
    assert row.remarks.startswith(f"{found.count()} things to check, such as: {found[0].what[:100]}")
    found.exclude(pk=found[1].pk).update(is_settled=True)
    assert officer.get(page).context["progress"].rows[0].remarks.startswith(f"To check: {found[1].what[:100]}")


@pytest.mark.parametrize("count", [1, 30])
def test_the_page_takes_the_same_statements_however_many_files(officer, django_assert_max_num_queries, count):
    page = officer.post(NEW, upload(*((f"{number}.txt", b"") for number in range(count)))).headers["Location"]
    with django_assert_max_num_queries(7):
        officer.get(page)
