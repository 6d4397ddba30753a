"""A letter of 400 pages, cleared and published while whoever does it is killed again and again: `make long-letter`.

And one that a worker publishes while others wait.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from datetime import timedelta
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from requests.filing import take_in_and_file
from requests.gate.deciding import accept_all
from requests.gate.pictures import look_at_pictures
from requests.handing_in import hand_in
from requests.models import FOIRequest, Gate, GateFinding, PublishedPage
from requests.publication import reasons_against
from requests.tasks import publish_letter
from requests.views.taking_in import enqueue
from tests import people
from tests.acts.gated_letters import CANARIES, LINES
from tests.acts.test_taking_in import TEXT
from tests.archive import AT
from tests.clearing.pdfs import PdfPage, pdf_of, words
from tests.commands import ROOT
from tests.faults.test_worker_killed import settled, wait_for, wait_until, worker

PAGES = 400
KILLED_AT = (60, 150, 310)
LATER = AT + timedelta(days=30)
NOW = f"import datetime as d; at = d.datetime.fromisoformat('{LATER.isoformat()}')"
LOOK = f"{NOW}; from requests.gate.pictures import look_at_pictures as look; look(at)"
PUBLISH = (
    f"{NOW}; from requests.models import Person, FOIRequest; from requests.filed_letters import publish_case; "
    "case = FOIRequest.objects.get(); by = Person.objects.get(username='rita'); "
    "reasons = publish_case(case.pk, case.version, at, by); assert not reasons, reasons"
)


def long_letter(pages=PAGES):
    """Who asked is named on the first page and on every fiftieth."""
    annex = [
        (
            f"Annex, page {number}",
            *(f"Street {number}.{row} had {row} trees." for row in range(6)),
            "Planted for the ward" if number % 50 else "Planted for Zyxanthe Quillfeather",
        )
        for number in range(2, pages + 1)
    ]
    drawn = ["".join(words(line, y=780 - 30 * at) for at, line in enumerate(lines)) for lines in (LINES, *annex)]
    return pdf_of(*map(PdfPage, drawn))


def killed(home, code, pages_done):
    """Do it, killed whenever so many pages are done; how many were done at each start, and at the end."""
    command, starts = [sys.executable, "manage.py", "shell", "--no-imports", "-c", code], []
    for until in (*KILLED_AT, None):
        starts.append(pages_done())
        child = subprocess.Popen(command, cwd=ROOT, env={**os.environ, **home.environment}, start_new_session=True)
        if until is None:
            assert child.wait(timeout=1200) == 0
            break
        while pages_done() < until:
            assert child.poll() is None, "It was done before it could be killed."
            time.sleep(0.2)
        os.killpg(child.pid, signal.SIGKILL)
        child.wait()
    return [*starts, pages_done()]


def drawn(home):
    """What is kept of pages while a copy is made, and since when."""
    kept = {}
    for path in (home.folder / "drawn").glob("*/*"):
        with suppress(FileNotFoundError):  # it is just put in its place, or the copy is made
            kept[path] = path.stat().st_mtime_ns
    return {path: when for path, when in kept.items() if not path.name.startswith("tmp")}


def test_whoever_goes_on_with_it_begins_where_the_one_before_was_killed(own_database):
    filed = take_in_and_file("letter.pdf", long_letter(), AT, people.officer())
    case, _ = filed.foi_request, people.releaser()
    seen = killed(own_database, LOOK, lambda: Gate.objects.get().pictures_seen)
    assert all(done >= least for done, least in zip(seen, (0, *KILLED_AT, PAGES), strict=True)), seen
    accept_all(case.pk, FOIRequest.objects.get().version, AT, people.officer())
    assert not reasons_against(FOIRequest.objects.get())
    assert GateFinding.objects.filter(state="accepted", page__gt=1).count() == PAGES // 50

    kept: list[dict] = []

    def copied():
        kept.append(drawn(own_database))
        return Gate.objects.get().pages_copied

    made = killed(own_database, PUBLISH, copied)
    assert all(done >= least for done, least in zip(made, (0, *KILLED_AT), strict=False)), made
    largest = max(kept, key=len)
    assert len(largest) >= KILLED_AT[-1] // 10
    assert all(largest.get(part, when) == when for before in kept for part, when in before.items())  # none drawn twice
    assert not drawn(own_database)  # the copy is made
    texts = list(PublishedPage.objects.values_list("text", flat=True))
    assert len(texts) == PAGES
    assert not [canary for canary in CANARIES if canary in " ".join(texts).lower()]


def test_letters_that_wait_are_filed_before_the_copy_of_a_long_one_is_made(own_database):
    case = take_in_and_file("letter.pdf", long_letter(150), AT, people.officer()).foi_request
    look_at_pictures(LATER)
    accept_all(case.pk, FOIRequest.objects.get().version, LATER, people.officer())
    publish_letter.enqueue(case.pk, FOIRequest.objects.get().version, people.releaser().pk)
    copy = DBTaskResult.objects.filter(task_path=publish_letter.module_path)
    contents = [TEXT.read_bytes().replace(b"FOI 0101/25", b"FOI 01%02d/25" % number) for number in range(6)]
    with worker(own_database):
        wait_for(lambda: Gate.objects.get(filed_letter__foi_request=case).pages_copied)
        files = [SimpleUploadedFile(f"{number}.txt", content) for number, content in enumerate(contents)]
        enqueue(hand_in(files, uuid4(), timezone.now(), people.officer()))
        wait_until(len(files))
        assert not PublishedPage.objects.exists()
        wait_for(lambda: copy.get().finished_at)
    assert (copy.get().return_value, len(copy.get().worker_ids), settled()) == ([], 1, len(files))
    assert PublishedPage.objects.count() == 150
