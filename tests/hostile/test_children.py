"""A child that a file has taken over can say anything: none of it is believed."""

from __future__ import annotations

import time
import tracemalloc
from functools import partial
from pathlib import Path

import pytest

from documents import heard
from documents.children import Job, Limits, run_child
from documents.clearing.hiding.looking import HiddenData, Place
from documents.errors import Reason, UnreadableLetter
from documents.heard import Hearing
from documents.models import LetterFormat
from documents.sandbox import Drawing, hidden_in_child, pictures_in_child, read_in_child
from documents.unfinished import sealed
from tests.hostile.children import SOUND, UNSOUND, UNSOUND_DRAWINGS, changed, drawing, pages, script, sending, webp

MIB = 1024 * 1024


USUAL = Limits()


def read_by(child: Path, limits: Limits = USUAL):
    return read_in_child("letter.pdf", b"%PDF-", limits, child)


def test_a_sound_child_is_believed(tmp_path):
    assert read_by(script(tmp_path, sending(SOUND))).pages[1].text == "You asked for a figure."


def test_a_sound_child_is_believed_whatever_its_pages_say(tmp_path):
    said = changed(pages=pages("a\\ud800 b" * 20, "c\n" * 40))  # the letter may well print a backslash
    assert read_by(script(tmp_path, said)).pages[0].text == "a\\ud800 b" * 20


def test_how_far_a_sound_child_is_is_heard_but_not_more_often_than_is_of_use(tmp_path, monkeypatch):
    told = "[send(b'T', struct.pack('>II', page, 9)) for page in range(1, 10)]; " + sending(SOUND)
    far: list[tuple[int, int]] = []
    for seldom in (0.0, 60.0):
        monkeypatch.setattr(heard, "SELDOM", seldom)
        read = Hearing(lambda done, pages: far.append((done, pages)))
        assert read_in_child("letter.pdf", b"%PDF-", USUAL, script(tmp_path, told), read).pages
    assert far == [(page, 9) for page in range(1, 10)]


def test_a_child_that_somebody_else_killed_is_started_once_more(tmp_path):
    once = f"import pathlib; before = pathlib.Path({str(tmp_path / 'before')!r})\n"
    once += "if not before.exists(): before.touch(); os.kill(os.getpid(), 9)\n"
    assert read_by(script(tmp_path, once + sending(SOUND))).pages[1].text == "You asked for a figure."


@pytest.mark.parametrize("doing", UNSOUND.values(), ids=UNSOUND.keys())
def test_a_reading_that_cannot_be_is_not_believed(doing, tmp_path):
    with pytest.raises(UnreadableLetter) as refusal:
        read_by(script(tmp_path, doing))
    assert refusal.value.reason in {Reason.NOT_TRUSTED, Reason.FAILED}


def test_a_small_child_of_a_large_parent_is_not_said_to_have_been_too_large(tmp_path):
    large = bytearray(600 * MIB)
    large[::4096] = b"x" * len(large[::4096])  # it is there only once it is written to
    with pytest.raises(UnreadableLetter) as refusal:
        read_by(script(tmp_path, "sys.exit(3)"))
    assert refusal.value.reason == Reason.FAILED


def test_a_sound_drawing_is_believed(tmp_path):
    drawn = pictures_in_child(
        "letter.pdf", b"", LetterFormat.PDF, drawing=Drawing(script=script(tmp_path, drawing(webp())))
    )
    assert drawn[0].webp == webp()


def test_a_kept_drawing_that_was_damaged_is_drawn_anew(tmp_path, settings):
    settings.FOI_VAR = tmp_path / "var"
    keeping = Drawing(keep=True, script=script(tmp_path, drawing(webp())))
    draw = partial(pictures_in_child, "letter.pdf", b"", LetterFormat.PDF, drawing=keeping)
    drawn = draw()
    (kept,) = (settings.FOI_VAR / "drawn").glob("*/*")
    sound = kept.read_bytes()
    for damaged in (sound[:-9] + b"?" + sound[-8:], sound[:40], b"", sealed(b"no frames")):
        kept.write_bytes(damaged)
        assert (draw(), kept.read_bytes()) == (drawn, sound)
    script(tmp_path, "sys.exit(3)")  # nothing draws it now
    assert draw() == drawn


@pytest.mark.parametrize("doing", UNSOUND_DRAWINGS.values(), ids=UNSOUND_DRAWINGS.keys())
def test_a_drawing_that_cannot_be_is_not_believed(doing, tmp_path):
    with pytest.raises(UnreadableLetter) as refusal:
        pictures_in_child("letter.pdf", b"", LetterFormat.PDF, drawing=Drawing(script=script(tmp_path, doing)))
    assert refusal.value.reason == Reason.NOT_TRUSTED


def test_one_of_the_fixed_sentences_is_passed_on(tmp_path):
    with pytest.raises(UnreadableLetter) as refusal:
        read_by(script(tmp_path, sending({"refused": Reason.LOCKED})))
    assert refusal.value.reason == Reason.LOCKED


@pytest.mark.parametrize("flood", ["writes without end", "sends a million pages", "sends brackets without end"])
def test_the_parent_keeps_little_of_a_flood(flood, tmp_path):
    tracemalloc.start()
    try:
        with pytest.raises(UnreadableLetter):
            read_by(script(tmp_path, UNSOUND[flood]))
        assert tracemalloc.get_traced_memory()[1] <= 200 * MIB
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    "doing",
    {
        "says nothing": "time.sleep(300)",
        "goes quiet after it is done": sending(SOUND) + "; time.sleep(300)",
        "closes its mouth and stays": "os.close(1); time.sleep(300)",
    }.values(),
)
def test_a_child_that_does_not_end_is_ended(doing, tmp_path):
    started = time.monotonic()
    with pytest.raises(UnreadableLetter) as refusal:
        read_by(script(tmp_path, doing), Limits(wall=0.5))
    assert refusal.value.reason == Reason.TOO_SLOW
    assert time.monotonic() - started <= 60


def test_a_childs_own_child_that_ran_away_ends_with_it(tmp_path):
    beat = tmp_path / "beat"
    running = f"""
if os.fork() == 0:
    os.setsid()
    while True:
        open({str(beat)!r}, "a").write("x")
        time.sleep(0.02)
time.sleep(300)
"""
    with pytest.raises(UnreadableLetter):
        run_child(Job("reading", {}, b"", (), Limits(wall=1.0), script(tmp_path, running)))
    time.sleep(0.3)  # a process that is killed may end a sentence
    size = beat.stat().st_size
    time.sleep(0.3)
    assert (size > 0, beat.stat().st_size) == (True, size)


def test_a_child_has_no_environment_and_no_files_of_its_parents(tmp_path, monkeypatch):
    monkeypatch.setenv("CANARY", "secret")
    looking = "send(b'J', repr((dict(os.environ), sorted(os.listdir('/proc/self/fd')))).encode()); end()"
    said = run_child(Job("reading", {}, b"", None, Limits(), script(tmp_path, looking))).decode("latin-1")
    assert "CANARY" not in said
    assert "['0', '1', '2', '3']" in said  # 3 is the folder it is looking at


LIMITED = """
import json
sys.path.insert(0, %r)
from documents.sandbox_child import limit_resources
limit_resources(json.loads(sys.argv[1]))
def refused(way):
    try:
        way()
    except (OSError, MemoryError):
        return True
    return False
def write_much():
    import signal
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    with open(%r, "wb") as much:
        much.write(bytes(5 << 20))
def open_many():
    kept = [open("/dev/null") for _ in range(100)]
refusals = {"memory": refused(lambda: bytearray(900 << 20)), "file": refused(write_much), "files": refused(open_many)}
send(b'J', json.dumps({"reading": refusals}).encode()); end()
"""


def test_the_limits_are_on_before_the_work_begins(tmp_path):
    root = str(Path(__file__).resolve().parents[2])
    limited = script(tmp_path, LIMITED % (root, str(tmp_path / "much")))
    said = run_child(Job("reading", {}, b"", None, Limits(file=4 * MIB), limited))
    assert said.count(b"true") == 3


@pytest.mark.parametrize(
    "doing",
    [
        sending({"hidden": [["a place nobody knows", "", None]]}),
        sending({"hidden": [["comments", "x" * 5000, None]]}),
        sending({"hidden": [["comments", "", -1]]}),
        sending({"hidden": "nothing"}),
        "sys.exit(3)",
    ],
)
def test_a_file_whose_child_cannot_be_believed_counts_as_not_looked_through(doing, tmp_path):
    found = hidden_in_child("letter.pdf", b"%PDF-", script=script(tmp_path, doing))
    assert found == (HiddenData(Place.UNSEARCHED),)


def test_a_sound_look_through_a_file_is_believed(tmp_path):
    child = script(tmp_path, sending({"hidden": [["comments", "page 2", 2]]}))
    assert hidden_in_child("letter.pdf", b"%PDF-", script=child) == (HiddenData(Place.COMMENTS, "page 2", 2),)
