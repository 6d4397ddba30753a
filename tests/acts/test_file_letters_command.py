"""manage.py file_letters and withdraw, as somebody at a terminal runs them."""

from __future__ import annotations

import os
from io import StringIO
from itertools import takewhile
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError

from requests.models import FOIRequest, PublishedResponse
from tests import people
from tests.commands import manage

pytestmark = pytest.mark.django_db

TEXT = Path(settings.BASE_DIR) / "tests" / "letters" / "foi-0101-25.txt"


@pytest.fixture
def folder(tmp_path):
    """Two letters in folders, one of them twice, and a file that is no letter."""
    letter = TEXT.read_text()
    (tmp_path / "older").mkdir()
    (tmp_path / "a letter.txt").write_text(letter)
    (tmp_path / "older" / "the same.txt").write_text(letter)
    (tmp_path / "older" / "without a reference.txt").write_text(letter.replace("Our ref: FOI 0101/25", ""))
    (tmp_path / "picture.pdf").write_bytes(b"GIF89a nothing")
    (tmp_path / ".DS_Store").write_bytes(b"hidden")
    return tmp_path


def run(*arguments):
    """What the command said, and whether it ended well."""
    said = StringIO()
    try:
        call_command(*arguments, stdout=said, verbosity=0)
    except CommandError as problem:
        return said.getvalue(), str(problem)
    return said.getvalue(), ""


def line(said, name):
    """The words of the table about one file, in one line."""
    lines = said.splitlines()
    first = next(number for number, text in enumerate(lines) if text.startswith(name))
    rest = takewhile(lambda text: text.startswith(" "), lines[first + 1 :])
    return " ".join(" ".join([lines[first], *rest]).split())


def test_the_table_says_what_became_of_each_file(folder):
    said, _ = run("file_letters", str(folder))
    assert line(said, "a letter.txt").startswith("a letter.txt Filed FOI 0101/25 4")
    assert "Already held" in line(said, "the same.txt")
    assert "Refused" in line(said, "picture.pdf")


def test_a_draft_says_what_is_missing(folder):
    said, _ = run("file_letters", str(folder))
    assert "draft" in line(said, "without a reference")
    assert "Missing: a reference." in line(said, "without a reference")


def test_a_bad_file_does_not_stop_the_others(folder):
    run("file_letters", str(folder))
    assert FOIRequest.objects.count() == 2


def test_a_refused_file_makes_the_command_fail(folder):
    _, problem = run("file_letters", str(folder))
    assert problem == "1 of 4 files were refused."


def test_the_command_ends_well_where_nothing_was_refused():
    assert run("file_letters", str(TEXT))[1] == ""


def test_a_path_that_is_not_there_is_named_and_refused(tmp_path):
    said, problem = run("file_letters", str(tmp_path / "no such letter.pdf"), str(TEXT))
    assert "There is no such file or folder." in line(said, str(tmp_path)[:20])
    assert problem == "1 of 2 files were refused."


def test_a_path_that_cannot_be_looked_at_stops_no_other():
    said, problem = run("file_letters", "long" * 1000, str(TEXT))
    assert "could not be opened: File name too long." in said
    assert ("1 filed" in said, problem) == (True, "1 of 2 files were refused.")


def test_what_is_no_file_is_refused_and_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.pdf")
    said, problem = run("file_letters", str(tmp_path))
    assert "not a file that can be read" in line(said, str(tmp_path)[:20])
    assert problem == "1 of 1 file was refused."


def test_a_name_that_is_no_text_is_shown_all_the_same(tmp_path):
    (tmp_path / os.fsdecode(b"caf\xe9 \x1b[31m.txt")).write_text(TEXT.read_text())
    said, problem = run("file_letters", str(tmp_path))
    assert problem == ""
    assert "\x1b" not in said
    assert said.encode()


def test_publish_publishes_what_can_be_and_says_why_not(folder):
    said, problem = run("file_letters", "--publish", str(folder))
    assert "Filed, published" in line(said, "a letter.txt")
    assert "Not published. It is a draft. Missing: a reference." in line(said, "without a reference")
    assert said.endswith("2 filed, 1 already held, 1 refused, 1 published\n")  # that it holds one letter twice
    assert problem == "1 of 4 files were refused. 1 of 4 files were not published."
    assert PublishedResponse.objects.get().slug == "0101-25"


def test_the_member_of_staff_who_files_is_recorded():
    people.officer()
    run("file_letters", "--as", "olive", str(TEXT))
    assert FOIRequest.objects.get().filed_by.username == "olive"


@pytest.mark.parametrize(
    ("who", "arguments", "problem"),
    [
        (people.officer, ["--publish", "--as", "olive"], "olive may not publish letters."),
        (people.reader, ["--as", "ravi"], "ravi may not file letters."),
        (people.reader, ["--as", "nobody"], "There is no account named nobody."),
    ],
)
def test_who_may_not_is_told_so(who, arguments, problem):
    who()
    assert run("file_letters", *arguments, str(TEXT)) == ("", problem)


def test_withdraw_takes_a_reference_as_the_letter_has_it():
    run("file_letters", "--publish", str(TEXT))
    said, problem = run("withdraw", "FOI 0101/25", "--because", "A name had been left in.")
    assert (problem, PublishedResponse.objects.count()) == ("", 0)
    assert said.startswith("FOI 0101/25 is withdrawn.")


@pytest.mark.parametrize(
    ("reference", "because", "problem"),
    [
        ("0101-25", "A reason.", "FOI 0101/25 is not published."),
        ("FOI 9999/99", "A reason.", "There is no request FOI 9999/99."),
        ("0101-25", " ", "Say why it is withdrawn."),
    ],
)
def test_what_cannot_be_withdrawn_is_said(reference, because, problem):
    run("file_letters", str(TEXT))
    assert run("withdraw", reference, "--because", because)[1] == problem


def test_a_reference_that_two_requests_have_is_asked_for_by_address(tmp_path):
    (tmp_path / "a re-scan.txt").write_text(TEXT.read_text() + "\n")
    run("file_letters", str(TEXT), str(tmp_path))
    assert run("withdraw", "FOI 0101/25", "--because", "A reason.")[1] == (
        "Several requests have the reference FOI 0101/25. Use one of their addresses: 0101-25, 0101-25-2."
    )


def test_a_server_that_is_away_is_said_in_one_line(tmp_path):
    environment = {"DATABASE_URL": "postgresql://nobody:nothing@127.0.0.1:1/none", "FOI_VAR": str(tmp_path)}
    status, said = manage(environment, "file_letters", "-v", "0", str(TEXT))
    assert status == 1
    assert said.startswith("The database cannot be used:")
    assert len(said.splitlines()) == 1
