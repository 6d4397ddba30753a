"""Taking in files: real letters through the limited child, and what becomes of those that are none."""

from __future__ import annotations

import hashlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connections

from documents.errors import Reason
from documents.intake import bytes_of, forget
from documents.models import Letter, LetterReading, ReadingFinding
from requests.filing import take_in_and_file
from requests.models import FOIRequest
from requests.models.taking_in import FileState
from requests.publication import withdraw
from requests.taking_in import UNEXPECTED, take_in
from tests import people
from tests.acts.filing_by_hand import AT
from tests.stored import place_of

TEXT = Path(settings.BASE_DIR) / "tests" / "letters" / "foi-0101-25.txt"


@pytest.fixture
def letter():
    return TEXT.read_bytes()


@pytest.mark.django_db
def test_a_letter_becomes_a_case(letter):
    filed = take_in_and_file("letter.txt", letter, AT, people.officer())
    assert (filed.state, filed.foi_request.reference) == (FileState.FILED, "FOI 0101/25")
    assert filed.foi_request.filed_by.username == "olive"


@pytest.mark.django_db
def test_the_same_bytes_are_held_once(letter):
    take_in_and_file("letter.txt", letter, AT, None)
    again = take_in_and_file("the same under another name.txt", letter, AT, None)
    assert (again.state, again.why) == (FileState.HELD, "The same file is held already, filed as FOI 0101/25.")
    assert FOIRequest.objects.count() == 1


@pytest.mark.django_db
def test_what_is_no_letter_is_refused_and_nothing_is_kept():
    filed = take_in_and_file("photo.pdf", b"GIF89a nothing", AT, None)
    assert filed.state == FileState.REFUSED
    assert filed.why
    assert not Letter.objects.exists()


@pytest.mark.django_db
def test_words_that_tell_of_no_request_are_refused_and_nothing_is_kept():
    done = take_in("shopping.txt", b"milk\neggs\nbread\n", AT, None)
    assert (done.state, done.why) == (FileState.REFUSED, str(Reason.NO_WORDS))
    assert not Letter.objects.exists()


@pytest.mark.django_db
def test_an_unexpected_fault_refuses_one_file_and_keeps_nothing(letter, settings, tmp_path, caplog):
    settings.FOI_LETTERS = tmp_path / "a file where a folder should be"
    settings.FOI_LETTERS.write_text("")
    taken = take_in("letter.txt", letter, AT, None)
    assert (taken.state, taken.why) == (FileState.REFUSED, UNEXPECTED)
    assert not Letter.objects.exists()
    assert "could not be taken in" in caplog.text


def test_a_letter_whose_case_fails_half_way_leaves_no_row(own_database, letter):
    with connections["owner"].cursor() as cursor:
        cursor.execute("ALTER TABLE requests_answerpart ADD CONSTRAINT nothing_more CHECK (false)")
    taken = take_in("letter.txt", letter, AT, None)
    assert (taken.state, place_of(hashlib.sha256(letter).hexdigest()).exists()) == (FileState.REFUSED, False)
    assert not Letter.objects.exists()
    assert not LetterReading.objects.exists()
    assert not FOIRequest.objects.exists()


@pytest.mark.django_db
def test_a_letter_that_the_archive_has_is_not_forgotten(letter):
    take_in("letter.txt", letter, AT, None)
    forget(letter)
    assert bytes_of(Letter.objects.get()) == letter


def test_the_same_bytes_at_once_are_held_once(own_database, letter):
    def one(number):
        try:
            return take_in_and_file(f"letter {number}.txt", letter, AT, None).state
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        states = sorted(pool.map(one, range(4)))
    assert states == [FileState.FILED, FileState.HELD, FileState.HELD, FileState.HELD]
    assert FOIRequest.objects.count() == 1
    assert place_of(Letter.objects.get().sha256).read_bytes() == letter


def test_letters_with_one_reference_that_come_at_once_get_addresses_of_their_own(own_database, letter):
    def one(number):
        try:
            return take_in_and_file("letter.txt", letter + b"\n" * number, AT, None).foi_request.slug
        finally:
            connections.close_all()

    with ThreadPoolExecutor(3) as pool:
        slugs = sorted(pool.map(one, range(1, 4)))
    assert slugs == ["0101-25", "0101-25-2", "0101-25-3"]


def test_what_may_be_held_already_is_not_published_before_somebody_settled_that(own_database, letter):
    take_in("letter.txt", letter, AT, None, publishing=True)
    other = letter + b"\nThis copy has one line more.\n"
    again = take_in("copy.txt", other, AT, None, publishing=True)
    assert (again.state, again.published) == (FileState.FILED, False)
    assert again.why.endswith("It is not published before that is settled on its page.")
    ReadingFinding.objects.update(is_settled=True)
    assert take_in("copy.txt", other, AT, None, publishing=True).published


def test_what_was_withdrawn_is_not_published_by_taking_the_file_in_again(own_database, letter):
    foi_request = take_in("letter.txt", letter, AT, None, publishing=True).foi_request
    withdraw(foi_request, AT, None, "A test.")
    again = take_in("letter.txt", letter, AT, None, publishing=True)
    assert (again.state, again.published) == (FileState.HELD, False)
    assert "It was withdrawn on" in again.why
    assert not foi_request.publications.filter(withdrawn_at=None).exists()
