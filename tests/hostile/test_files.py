"""A file that is no letter, or means harm, is refused with a plain sentence; nothing of it stays."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from documents.children import Limits
from documents.errors import Reason, UnreadableLetter
from documents.models import Letter, LetterFormat
from documents.sandbox import Drawing, pictures_in_child, read_in_child
from requests.filing import take_in_and_file
from requests.models import FOIRequest
from requests.models.taking_in import FileState
from tests.hostile import offices, pdfs
from tests.hostile.kinds import KINDS, LIGHT
from tests.hostile.many import alone, outcomes
from tests.hostile.mutants import mutant
from tests.hostile.shapes import READ, door

AT = datetime(2024, 4, 17, 12, tzinfo=UTC)


# Each is refused at another place on the way, or read: what is stored, the long suite looks at for every kind.
WHOLE_WAY = (
    *("an empty file", "a ZIP bomb", "a file that is too large", "a PDF that asks for a password", "a Word bomb"),
    *(
        "a web page of script alone",
        "an Outlook message that is a ring",
        "a PDF of 2,001 pages",
        "two million characters on a page",
    ),
    *("a text that is too long", "a text of a shopping list", "an e-mail of parts within parts"),
)


@pytest.fixture(scope="module")
def became() -> dict[str, str]:
    """What became of every kind of hostile file that is no burden to try."""
    return dict(zip(LIGHT, outcomes([(kind.name, kind.make()) for kind in LIGHT.values()]), strict=True))


@pytest.mark.parametrize("name", LIGHT)
def test_a_hostile_file_is_read_within_its_limits_or_refused_in_a_fixed_sentence(name: str, became):
    assert became[name] in LIGHT[name].outcomes


def test_there_are_more_than_a_hundred_and_fifty_kinds_and_none_calls_home(became):
    assert len(KINDS) >= 150
    with pytest.raises(BlockingIOError):
        door().accept()


@pytest.mark.django_db
@pytest.mark.parametrize("name", WHOLE_WAY)
def test_a_file_that_is_no_letter_is_refused_and_leaves_nothing(name: str, settings, tmp_path):
    settings.FOI_LETTERS = tmp_path / "letters"
    filed = take_in_and_file(KINDS[name].name, KINDS[name].make(), AT, None)
    assert (filed.state, filed.why in {*KINDS[name].outcomes, Reason.NO_WORDS}) == (FileState.REFUSED, True), filed.why
    assert not Letter.objects.exists()
    assert not FOIRequest.objects.exists()
    assert not settings.FOI_LETTERS.exists()


MEASURE = """
import resource, sys, django
django.setup()
from documents.errors import UnreadableLetter
from documents.sandbox import read_in_child
try:
    read_in_child("letter.pdf", sys.stdin.buffer.read())
except UnreadableLetter:
    print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)
    peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
    print(int(peak.split()[1]) // 1024)
"""


def test_a_bomb_takes_no_more_than_its_limit_of_the_child_and_nothing_of_the_parent(tmp_path):
    own = {"DJANGO_SETTINGS_MODULE": "foiarchive.settings", "FOI_VAR": str(tmp_path), "PATH": os.environ["PATH"]}
    parent = [sys.executable, "-c", MEASURE]
    said = subprocess.run(parent, input=pdfs.flate_bomb(), env=own, capture_output=True, check=True)
    child_mib, parent_mib = map(int, said.stdout.split())
    assert 300 <= child_mib <= 768
    assert parent_mib <= 150


def test_the_fixed_sentences_are_no_more_than_twenty_five():
    assert len(Reason) <= 25


def test_a_letter_that_only_its_owner_may_change_is_read():
    assert "horses" in read_in_child("letter.pdf", pdfs.locked("", "owner")).pages[0].text


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as door:
        door.setblocking(False)
        yield door


def test_nothing_in_a_letter_makes_its_reader_open_a_connection(listener):
    letter = pdfs.calls_home(listener.getsockname()[1])
    assert "horses" in read_in_child("letter.pdf", letter).pages[0].text
    assert len(pictures_in_child("letter.pdf", letter, LetterFormat.PDF)) == 1
    with pytest.raises(BlockingIOError):
        listener.accept()


def test_nothing_in_a_word_letter_makes_its_reader_open_a_connection(listener):
    reading = read_in_child("letter.docx", offices.calls_home(listener.getsockname()[1]))
    assert len(reading.questions) == 2
    with pytest.raises(BlockingIOError):
        listener.accept()


@pytest.mark.parametrize("make", [offices.packed_in_itself, offices.ring_of_styles, lambda: offices.nested(100)])
def test_a_strange_word_letter_is_read_or_refused_in_a_fixed_sentence(make):
    try:
        assert read_in_child("letter.docx", make()).pages
    except UnreadableLetter as refusal:
        assert refusal.reason in set(Reason)


def test_a_letter_that_takes_too_much_processor_time_is_stopped():
    with pytest.raises(UnreadableLetter) as refusal:
        pictures_in_child(
            "letter.pdf", pdfs.many_lines(2_000_000), LetterFormat.PDF, drawing=Drawing(limits=Limits(processor=1))
        )
    assert refusal.value.reason == Reason.TOO_SLOW


def test_a_letter_that_takes_too_long_is_stopped():
    with pytest.raises(UnreadableLetter) as refusal:
        pictures_in_child(
            "letter.pdf", pdfs.many_lines(2_000_000), LetterFormat.PDF, drawing=Drawing(limits=Limits(wall=0.5))
        )
    assert refusal.value.reason == Reason.TOO_SLOW


def test_three_hundred_mutants_are_read_or_refused_in_a_fixed_sentence():
    found = Counter(outcomes([mutant(seed) for seed in range(300)]))
    assert found.keys() <= {READ, *Reason} - {Reason.NOT_TRUSTED, Reason.TOO_SLOW, Reason.NO_SANDBOX}
    assert min(found[READ], found.total() - found[READ]) >= 30


def test_a_mutant_in_a_child_of_its_own_becomes_what_it_becomes_among_others():
    some = [mutant(seed) for seed in range(0, 16, 3)]
    assert outcomes(some) == [alone(*each) for each in some]
