"""Reading and drawing in a limited child process, and what is done where a machine has no walls for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from documents import walls
from documents.clearing.hiding.looking import HiddenData, Place
from documents.clearing.pictures import draw_pages
from documents.errors import Reason, UnreadableLetter
from documents.models import LetterFormat
from documents.reading.letters import read
from documents.sandbox import Walls, hidden_in_child, pictures_in_child, read_in_child, sandbox_state
from tests.clearing.pdfs import PdfPage, pdf_of, words

MODEL = Path("fixtures/letters/foi-0008-24.pdf").read_bytes()


def test_a_reading_made_in_a_child_is_the_reading():
    assert read_in_child("foi-0008-24.pdf", MODEL) == read("foi-0008-24.pdf", MODEL)


def test_pictures_drawn_in_a_child_are_the_pictures():
    letter = pdf_of(PdfPage(words("You asked how many.")), PdfPage(words("We hold none.", before="1 g")))
    assert pictures_in_child("letter.pdf", letter, LetterFormat.PDF) == list(draw_pages(letter, 1, 50))


def test_what_a_file_hides_is_looked_for_in_a_child():
    assert hidden_in_child("foi-0008-24.pdf", MODEL, pages=False) == (HiddenData(Place.PROPERTIES),)


def test_a_letter_that_came_as_text_has_no_pictures():
    assert pictures_in_child("letter.txt", b"You asked how many.", LetterFormat.TEXT) == []


def test_a_long_letter_is_drawn_by_several_children():
    letter = pdf_of(*(PdfPage(words(f"Page {number}"), box="[0 0 100 100]") for number in range(1, 121)))
    drawn = pictures_in_child("letter.pdf", letter, LetterFormat.PDF)
    assert [picture.number for picture in drawn] == list(range(1, 121))


@pytest.fixture
def no_unshare(monkeypatch, tmp_path):
    """A machine without the program that shuts a process away."""
    monkeypatch.setenv("PATH", str(tmp_path))
    forget()
    yield
    forget()


def forget():
    """Let the walls be tried anew."""
    walls._walls_hold.cache_clear()
    walls._why_down.cache_clear()


def test_here_a_child_reaches_neither_network_nor_disk_nor_the_archives_files():
    assert sandbox_state().walls is Walls.FULL


def test_without_walls_no_letter_is_read(no_unshare, settings):
    settings.FOI_WEAK_SANDBOX = False
    with pytest.raises(UnreadableLetter) as refusal:
        read_in_child("foi-0008-24.pdf", MODEL)
    assert refusal.value.reason == Reason.NO_SANDBOX


def test_without_walls_the_state_says_that_no_letter_is_read(no_unshare, settings):
    settings.FOI_WEAK_SANDBOX = False
    assert sandbox_state().walls is Walls.REFUSED
    assert sandbox_state().sentence.startswith("No letter is read: ")


def test_where_nothing_can_be_written_that_is_why_no_letter_is_read(settings):
    forget()
    settings.FOI_VAR = Path("/proc/nowhere")
    with pytest.raises(UnreadableLetter) as refusal:
        read_in_child("foi-0008-24.pdf", MODEL)
    assert refusal.value.reason == Reason.NO_ROOM


def test_without_walls_a_second_look_starts_no_second_trial(no_unshare):
    before = sandbox_state()
    trials = walls._walls_hold.cache_info().misses
    assert {sandbox_state() for _ in range(5)} == {before}
    assert walls._walls_hold.cache_info().misses <= trials + 1  # one more where a minute ended between the two


def test_without_walls_letters_are_read_where_that_is_allowed(no_unshare, settings):
    settings.FOI_WEAK_SANDBOX = True
    assert read_in_child("foi-0008-24.pdf", MODEL).pages


def test_without_walls_the_state_says_so_where_letters_are_read_all_the_same(no_unshare, settings):
    settings.FOI_WEAK_SANDBOX = True
    assert sandbox_state().walls is Walls.WEAK


@pytest.mark.parametrize("place", ["the network", "the archive's files", "the settings of the process that started it"])
def test_the_trial_notices_a_wall_that_is_down(place, monkeypatch):
    """The same trial on a child that is not shut away: what it reaches is reported, so the check can fail."""
    monkeypatch.setattr(walls, "_secret_places", lambda: None)
    walls._walls_hold.cache_clear()
    try:
        with pytest.raises(walls._WallsDown, match=place):
            walls._walls_hold()
    finally:
        walls._walls_hold.cache_clear()


def test_the_walls_are_tried_too_where_our_own_folder_takes_no_file(monkeypatch):
    """As within a unit of systemd that protects the system: there is nothing to remove, and that is no failure."""
    places = walls._secret_places()
    monkeypatch.setattr(walls, "_secret_places", lambda: places)
    monkeypatch.setattr(walls, "ROOT", Path(__file__))
    forget()
    walls._walls_hold()
