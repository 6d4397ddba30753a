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

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from documents.models import LetterPage
from documents.unfinished import SEAL, sealed
from requests.handing_in import hand_in
from requests.models import TakingInFile
from requests.models.taking_in import FileState
from requests.views.taking_in import enqueue
from tests import people
from tests.scans import note, pdf_of_pictures

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
