"""Files handed in survive a worker that is killed: none is lost, none is filed twice."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from documents.models import LetterPage
from documents.unfinished import SEAL, sealed
from requests.handing_in import hand_in
from requests.models import FOIRequest, TakingInFile
from requests.models.taking_in import FileState
from requests.views.taking_in import enqueue
from tests import people
from tests.acts.test_taking_in import TEXT
from tests.scans import note, pdf_of_pictures

LETTERS = 6
PATIENCE = 60


@contextmanager
def worker(home):
    """The real one, in a process of its own."""
    environment = {**os.environ, **home.environment}
    process = subprocess.Popen([sys.executable, "manage.py", "worker"], cwd=settings.BASE_DIR, env=environment)
    try:
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(20)


def settled():
    return TakingInFile.objects.exclude(state=FileState.WAITING).count()


def wait_until(count):
    wait_for(lambda: settled() >= count)


def wait_for(is_so):
    deadline = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < deadline, f"only {settled()} files were settled"
        time.sleep(0.05)


@pytest.fixture
def handed_in(own_database):
    """Letters that wait, a damaged one in their midst, and their jobs."""
    text = TEXT.read_bytes()
    contents = [text.replace(b"FOI 0101/25", b"FOI 01%02d/25" % number) for number in range(LETTERS)]
    contents.insert(2, b"%PDF-1.7 cut short")
    files = [SimpleUploadedFile(f"{number}.txt", content) for number, content in enumerate(contents)]
    upload = hand_in(files, uuid4(), timezone.now(), people.officer())
    enqueue(upload)
    return own_database


def test_a_worker_killed_midway_is_followed_by_one_that_goes_on(handed_in):
    with worker(handed_in) as first:
        wait_until(1)
        time.sleep(0.15)  # into the next letter
        first.kill()
    assert settled() < LETTERS + 1
    with worker(handed_in):
        wait_until(LETTERS + 1)
    states = sorted(TakingInFile.objects.values_list("state", flat=True))
    assert states == [FileState.FILED] * LETTERS + [FileState.REFUSED]
    assert FOIRequest.objects.values("reference").distinct().count() == FOIRequest.objects.count() == LETTERS
    assert list(settings.FOI_WAITING.iterdir()) == []


def test_a_scan_whose_worker_was_killed_goes_on_with_the_page_it_was_at(ocr, own_database):
    sheets = pdf_of_pictures([note("Freedom of information request", "You asked about horses."), note("We hold nine.")])
    enqueue(hand_in([SimpleUploadedFile("scan.pdf", sheets)], uuid4(), timezone.now(), people.officer()))
    file = TakingInFile.objects.filter(name="scan.pdf")
    with worker(own_database) as first:
        wait_for(lambda: "page 2 of 2" in file.get().why)
        first.kill()
    (kept,) = (Path(own_database.environment["FOI_VAR"]) / "recognised").glob("*/1.json")
    kept.write_bytes(sealed(kept.read_bytes()[SEAL:].replace(b"horses.", b"llamas.")))  # to be known again
    with worker(own_database):
        wait_until(1)
    assert file.get().state == FileState.FILED
    assert "llamas." in LetterPage.objects.get(number=1).text
    assert not list((Path(own_database.environment["FOI_VAR"]) / "recognised").iterdir())
