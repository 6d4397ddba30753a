"""Letters, jobs and files under kills, full disks and bad days: `make faults`, which ends with a table of what it saw.

KILLS says how many at random: three fifths of them hit the worker, a fifth the web processes, a fifth the database.
SECONDS says for how long the public pages are asked for while worker, index and disk fail.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from documents.intake import store
from documents.models import Letter, LetterFormat
from requests.handing_in import hand_in
from requests.management.commands.check_archive import faults
from requests.models import FOIRequest, PublishedPage, PublishedResponse, TakingIn, TakingInFile
from requests.models.taking_in import FileState
from requests.search.rebuild import rebuild
from requests.views.taking_in import enqueue
from tests import people
from tests.acts.test_check_archive import rot
from tests.acts.test_taking_in import TEXT
from tests.commands import ROOT
from tests.faults import killed_acts
from tests.faults.killed_acts import broken, killed_through
from tests.faults.points import apart
from tests.faults.running import (
    PUBLIC,
    Site,
    Worker,
    fill,
    kill_server,
    site,
    small_disk,
    some_time,
    start_server,
    wait_for,
    worker,
)
from tests.stored import place_of

KILLS = int(os.environ.get("KILLS", "500"))
STRIDE = max(1, 100 // KILLS)  # of the named points a short run takes every so manieth
SECONDS = int(os.environ.get("SECONDS", "300"))
CANARY = "quillfeather"
MAKES = {
    "handing in": killed_acts.handing_in,
    "filing": killed_acts.filing,
    "publishing": killed_acts.publishing,
    "withdrawing": killed_acts.withdrawing,
    "sending": killed_acts.sending,
}
Tell = Callable[[str, str], None]


@pytest.fixture(scope="module")
def tell() -> Iterator[Tell]:
    """Collects the table's rows: which promise, and what was seen."""
    rows: list[tuple[str, str]] = []
    yield lambda promise, seen: rows.append((promise, seen))
    sys.stdout.write("\n\n" + "\n".join(f"{promise:<5}{seen}" for promise, seen in sorted(rows)) + "\n")


@pytest.fixture(autouse=True)
def seeded() -> None:
    random.seed(int(os.environ.get("SEED", "1")))


def letter(number: int) -> bytes:
    """One like no other."""
    text = TEXT.read_bytes().replace(b"FOI 0101/25", b"FOI %04d/23" % number)
    assert str(number).encode() in text
    return text


def settled() -> int:
    return TakingInFile.objects.exclude(state=FileState.WAITING).count()


@pytest.mark.parametrize("act", MAKES)
def test_at_every_point(act, own_archive, post, tell):
    names = killed_through(MAKES[act], range(1, 500, STRIDE), look=True)
    assert names
    if act == "sending":
        sent = Counter(message["Message-ID"] for message in post.took)
        assert set(sent.values()) <= {1}
    tell("F1", f"{act}: killed at {len(names)} named points; whole or not there each time, done again")


def test_a_backup_at_every_point(own_archive, tmp_path, tell):
    names = killed_through(lambda: killed_acts.backing_up(tmp_path), range(1, 500, STRIDE), look=True)
    left = [each for each in tmp_path.iterdir() if each.suffix != ".unfinished"]
    for each in left:
        call_command("verify_backup", each, verbosity=0)
    tell("F1", f"backing up: killed at {len(names)} points; what was left calls itself unfinished, the next is whole")
    call_command("rehearse", left[-1])
    tell("F19", "a backup made after these kills was put back and compared: every row and file")


def test_a_worker_killed_at_random(own_database, tell):
    kills, handed, by = KILLS * 3 // 5, 0, people.officer()
    in_work: Counter[bool] = Counter()
    while in_work[True] < kills:
        waiting = TakingInFile.objects.filter(state=FileState.WAITING)
        if waiting.count() < 3:
            new = [SimpleUploadedFile(f"{handed + nth}.txt", letter(handed + nth)) for nth in range(1, 6)]
            enqueue(hand_in(new, uuid4(), timezone.now(), by))
            handed += len(new)
        done = settled()
        running = Worker()
        # The file that was hit is done first, so that none is hit twice: that would make it one that stops workers.
        wait_for(lambda before=done: settled() > before)
        time.sleep(some_time(1.5))
        in_work[waiting.exists()] += 1
        running.kill()
    with worker():
        wait_for(lambda: settled() == handed)
    states = Counter(TakingInFile.objects.values_list("state", flat=True))
    assert states == {FileState.FILED: handed}
    assert FOIRequest.objects.count() == FOIRequest.objects.values("reference").distinct().count() == handed
    assert not DBTaskResult.objects.filter(status="FAILED").exists()
    assert broken() == []
    tell(
        "F1",
        f"worker: {in_work[True]} kills at random in work; {handed} letters handed in, {handed} filed once, 0 by hand",
    )


def test_a_web_process_killed_at_random_while_files_are_handed_in(own_archive, tell):
    kills, hit, again = KILLS // 5, 0, 0
    files = {f"{CANARY}-{nth}.txt": letter(nth) * 300 for nth in range(1, 4)}
    with site(own_archive) as running:
        running.sign_in()
        while hit < kills:
            key, answers = uuid4(), []
            sending = threading.Thread(target=lambda k=key, a=answers: a.append(running.upload(files, k, slowly=0.3)))
            sending.start()
            time.sleep(some_time(0.5))
            running.kill_workers()
            sending.join()
            hit += answers[0][0] == 0
            again += 1
            wait_for(lambda k=key: running.upload(files, k)[0] == 302)
            (upload,) = TakingIn.objects.filter(key=key)
            kept = [settings.FOI_WAITING / file.waiting_name for file in upload.files.all()]
            assert [path.read_bytes() for path in kept] == list(files.values())
        assert CANARY not in running.log.read_text()
    assert broken() == []
    tell("F1", f"web: {hit} kills in the midst of an upload ({again} tries); sent again, each was there once and whole")


def test_a_killed_database(server, own_archive, tell):
    kills, handed = max(1, KILLS // 5), 0
    statuses: Counter[int] = Counter()
    slowest, ended = 0.0, threading.Event()
    with server.administrator() as administrator:  # as every real server has it, and the tests' for speed has not
        administrator.execute(f"ALTER DATABASE {own_archive.name} SET synchronous_commit = on")
    with site(own_archive) as running:

        def asking() -> None:
            while not ended.wait(0.05):
                statuses[running.status("/foi/0008-24/")] += 1

        for _ in range(20):  # both processes have answered before
            assert running.status("/foi/0008-24/") == 200
        reader = threading.Thread(target=asking, daemon=True)
        reader.start()
        running.sign_in()
        for _ in range(kills):
            acknowledged = threading.Event()

            def handing(go_on=acknowledged) -> None:
                nonlocal handed
                while not go_on.is_set():
                    handed += running.upload({f"{handed}.txt": letter(handed)})[0] == 302

            writer = threading.Thread(target=handing, daemon=True)
            writer.start()
            time.sleep(0.5 + some_time(1.0))
            kill_server(server)
            acknowledged.set()
            began = time.monotonic()
            start_server(server)
            wait_for(lambda: running.status("/foi/0008-24/") == 200)
            slowest = max(slowest, time.monotonic() - began)
            writer.join()
        ended.set()
        reader.join()
    files = TakingInFile.objects.count()
    assert files >= handed  # what was committed just before the kill may not have been told
    assert set(statuses) <= {200, 503}, statuses
    assert broken() == []
    tell("F1", f"database: {kills} kills while files came in; {handed} acknowledged, {files} there, none half")
    tell("F2", f"database: public pages again after {slowest:.1f} s at most, 0 restarts of web; {dict(statuses)}")


def all_well(running: Site, seconds: float) -> tuple[int, set[tuple[str, int]]]:
    """Every public page over and over for so long: how many answers, and what was not 200."""
    count, wrong, until = 0, set(), time.monotonic() + seconds
    while time.monotonic() < until:
        for path in PUBLIC:
            status = running.status(path)
            count += 1
            wrong |= {(path, status)} if status != 200 else set()
    return count, wrong


def test_public_pages_stay_while_worker_and_index_are_gone(own_archive, tell):
    with site(own_archive) as running:
        count, wrong = all_well(running, SECONDS / 2)
        health = running.ask("GET", "/health/")
        assert (wrong, health[0], '"read-only"' in health[1]) == (set(), 200, True)
        shutil.rmtree(settings.FOI_SEARCH, ignore_errors=True)
        more, wrong = all_well(running, SECONDS / 2)
        assert wrong == set()
    tell("F22", f"no worker, then no index: {count + more} public answers, all 200; /health/ says read-only, 200")


def test_public_pages_stay_while_the_disk_is_full_or_read_only(own_archive, tell):
    if os.geteuid():
        pytest.skip("To mount a small disk, run this as root.")
    with small_disk(own_archive.folder, 64) as disk, site(own_archive) as running:
        running.sign_in()
        filler = fill(disk)
        files = TakingInFile.objects.count()
        status, page, _ = running.upload({"big.txt": letter(1) * 300})
        assert (status, "out of space" in page) == (400, True)
        count, wrong = all_well(running, SECONDS / 10)
        assert (wrong, TakingInFile.objects.count()) == (set(), files)
        assert '"full"' in running.ask("GET", "/health/")[1]
        filler.unlink()
        assert running.upload({"big.txt": letter(1) * 300})[0] == 302
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        status, page, _ = running.upload({"other.txt": letter(2)})
        assert (status, "cannot be written" in page) == (400, True)
        more, wrong = all_well(running, SECONDS / 10)
        assert wrong == set()
        subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)
        assert running.upload({"other.txt": letter(2)})[0] == 302
        assert broken() == []
    tell(
        "F22",
        f"disk full, then read-only: {count + more} public answers, all 200; uploads refused in words, then taken",
    )


def test_public_pages_stay_while_the_databases_disk_is_full(server, own_archive, tell, tmp_path):
    if os.geteuid():
        pytest.skip("To mount a small disk, run this as root.")
    place = Path(server.folder) / "small"
    place.mkdir()
    with small_disk(place, 256):
        shutil.chown(place, "postgres")
        with server.administrator() as administrator:
            administrator.execute(f"CREATE TABLESPACE small LOCATION '{place}'")
        home = own_archive.name
        move = f"ALTER DATABASE {home} SET TABLESPACE"
        apart(lambda: None)  # closes our connections
        with server.administrator() as administrator:
            administrator.execute(f"{move} small")
        try:
            with site(own_archive) as running:
                running.sign_in()
                filler = fill(place)
                refused: Counter[int] = Counter()
                for number in range(400):  # until a table has to grow
                    refused[running.upload({f"{number}-{nth}.txt": b"x" for nth in range(100)})[0]] += 1
                    if set(refused) - {302}:
                        break
                assert set(refused) <= {302, 503}, refused
                assert refused[503]
                count, wrong = all_well(running, SECONDS / 10)
                assert wrong == set()
                filler.unlink()
                assert running.upload({"after.txt": letter(3)})[0] == 302
            assert TakingIn.objects.count() == refused[302] + 1
            assert broken() == []
        finally:
            apart(lambda: None)
            with server.administrator() as administrator:
                administrator.execute(f"{move} pg_default")
                administrator.execute("DROP TABLESPACE small")
    tell(
        "F22",
        f"the database's disk full: {count} public answers, all 200; what was refused said so (503), nothing half",
    )


def test_a_slow_disk(own_database, tell):
    if not shutil.which("strace"):
        pytest.skip("strace is missing; to run this test: apt-get install strace")
    files = [SimpleUploadedFile(f"{nth}.txt", letter(nth)) for nth in range(3)]
    enqueue(hand_in(files, uuid4(), timezone.now(), people.officer()))
    slow = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=fsync", "-e", "inject=fsync:delay_exit=500000"]
    command = [*slow, sys.executable, "manage.py", "worker"]
    environment = {**os.environ, **own_database.environment}
    child = subprocess.Popen(command, cwd=ROOT, env=environment, start_new_session=True)
    try:
        wait_for(lambda: settled() == 3, 300)
    finally:
        os.killpg(child.pid, 15)
        child.wait(60)
    assert FOIRequest.objects.count() == 3
    assert broken() == []
    tell("F1", "slow disk: half a second for each fsync; 3 of 3 letters filed")


def test_the_same_files_by_eight_at_once(own_archive, tell):
    each, before = max(4, KILLS * 200 // 500), Letter.objects.count()
    contents = {f"{nth}.txt": letter(5000 + nth) for nth in range(each)}
    answers: list[int] = []
    with site(own_archive) as running:
        running.sign_in()
        together = threading.Barrier(8)

        def one() -> None:
            together.wait()
            answers.append(running.upload(contents)[0])

        eight = [threading.Thread(target=one) for _ in range(8)]
        for thread in eight:
            thread.start()
        for thread in eight:
            thread.join()
    with worker():
        wait_for(lambda: settled() == 8 * each, 60 + 8 * each)
    states = Counter(TakingInFile.objects.values_list("state", flat=True))
    assert (answers, states) == ([302] * 8, {FileState.FILED: each, FileState.HELD: 7 * each})
    assert Letter.objects.count() - before == each
    tell(
        "F3",
        f"8 at once hand in the same {each} files: {each} letters, {7 * each} told that it is held already, 0 × 5xx",
    )


def test_a_file_that_kills_its_reader_stops_no_other(own_database, tell):
    bomb = b"%PDF-1.7\n" + os.urandom(1024)
    good = {f"{nth}.txt": letter(nth) for nth in range(10)}
    every = [SimpleUploadedFile("bomb.pdf", bomb), *(SimpleUploadedFile(*each) for each in good.items())]
    enqueue(hand_in(every, uuid4(), timezone.now(), people.officer()))
    TakingInFile.objects.filter(name="bomb.pdf").update(tries=2)  # as after two workers that it took along
    with worker():
        wait_for(lambda: settled() == 11)
    refused = TakingInFile.objects.get(state=FileState.REFUSED)
    assert (refused.name, "stopped the worker twice" in refused.why) == ("bomb.pdf", True)
    tell("T12", "a file that took two workers along is given up in words; the 10 after it are filed")


def test_bit_rot(own_archive, tell):
    at, names = timezone.now(), {}
    rebuild()
    for nth in range(120):
        content = letter(6000 + nth)
        names[nth] = store(f"{nth}.txt", content, LetterFormat.TEXT, at).sha256
    clean = [each.sentence for each in faults(at)]
    pictures = [settings.FOI_PUBLISHED / page.picture for page in PublishedPage.objects.exclude(picture="")[:5]]
    for nth in range(100):
        rot(place_of(names[nth]))
    for nth in range(100, 110):
        place_of(names[nth]).unlink()
    for nth in range(10):
        stray = settings.FOI_LETTERS / "ab" / f"stray-{nth}"
        stray.parent.mkdir(exist_ok=True)
        stray.write_bytes(b"x")
        os.utime(stray, (1, 1))
        Letter.objects.create(sha256=f"{nth:064}", name="x", format=LetterFormat.TEXT, size=1, taken_in_at=at)
    for path in pictures:
        rot(path)
    found = [each.sentence for each in faults(timezone.now())]
    planted = 130 + len({path.parent for path in pictures})  # one sentence tells of all damaged pictures of a response
    assert (clean, len(found)) == ([], planted)
    with pytest.raises(Exception, match="faults stay"):
        call_command("check_archive", "--repair", verbosity=0)
    assert not any(path.exists() for path in pictures)  # served to nobody
    assert PublishedResponse.objects.exists()
    tell(
        "F21",
        f"check_archive: {len(found)} of {planted} planted faults, 0 others; damaged pictures taken away",
    )
