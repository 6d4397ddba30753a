"""In which order a letter is kept, as the kernel is asked for it: what a cut of the power can take, and what not (T4).

A killed process cannot prove that, since the kernel goes on. `make faults` runs it, where strace is installed.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from tests import people
from tests.acts.test_taking_in import TEXT
from tests.commands import ROOT
from tests.plugins.archives import Home

CALLS = "trace=fsync,rename,renameat,renameat2,unlink,unlinkat,sendto"
ASKED = {
    "fsync": re.compile(r"fsync\(\d+<([^>]+)>"),
    "rename": re.compile(r'rename\w*\(.*"([^"]+)"(?:, \w+)?\)'),
    "unlink": re.compile(r'unlink\w*\(.*"([^"]+)"'),
    "COMMIT": re.compile(r"sendto\(.*(COMMIT)"),
}
ACT = """
from uuid import uuid4
from pathlib import Path
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from requests.handing_in import hand_in
from requests.models import Person
from requests.settling import settle
files = [SimpleUploadedFile("letter.txt", Path({path!r}).read_bytes())]
upload = hand_in(files, uuid4(), timezone.now(), Person.objects.get(pk={by}))
settle(upload.files.get().pk, timezone.now())
print(upload.files.get().state, upload.files.get().waiting_name)
"""


def asked_of_the_kernel(home: Home, code: str, log: Path) -> tuple[list[tuple[str, str]], str]:
    """What the process asked for, in its order; and what it said."""
    traced = ["strace", "-f", "-y", "-qq", "-s", "300", "-o", str(log), "-e", CALLS]
    command = [*traced, sys.executable, "manage.py", "shell", "--no-imports", "-c", code]
    environment = {**os.environ, **home.environment}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    lines = log.read_text(errors="replace").splitlines()
    found = [(name, match[1]) for line in lines for name, call in ASKED.items() if (match := call.search(line))]
    return found, done.stdout


def is_so(call: tuple[str, str], what: str, where: str) -> bool:
    return call[0] == what and re.fullmatch(where, call[1]) is not None


def test_a_letter_lies_on_the_disk_before_its_row_is_committed_and_waits_until_after(own_database, tmp_path):
    if not shutil.which("strace"):
        pytest.skip("strace is missing; to run this test: apt-get install strace")
    code = ACT.format(path=str(TEXT), by=people.officer().pk)
    asked, said = asked_of_the_kernel(own_database, code, tmp_path / "calls")
    state, waiting_name = said.split()[-2:]
    assert state == "filed"
    digest = sha256(TEXT.read_bytes()).hexdigest()
    waits, kept = (str(own_database.folder / name) for name in ("waiting", "letters"))
    steps = (
        ("fsync", rf"{waits}/\.incoming-\w+"),
        ("rename", f"{waits}/{waiting_name}"),
        ("fsync", waits),
        ("COMMIT", "COMMIT"),  # whoever handed it in is told that it is there
        ("fsync", rf"{kept}/{digest[:2]}/\.incoming-\w+"),
        ("rename", f"{kept}/{digest[:2]}/{digest}"),
        ("fsync", f"{kept}/{digest[:2]}"),
        ("fsync", kept),
        ("COMMIT", "COMMIT"),
        ("unlink", f"{waits}/{waiting_name}"),
    )
    at = 0
    for what, where in steps:
        follows = next((nth for nth, call in enumerate(asked) if nth >= at and is_so(call, what, where)), None)
        assert follows is not None, f"{what} {where} does not follow on {asked[max(0, at - 3) : at]}"
        at = follows + 1
    named = asked[asked.index(("rename", f"{kept}/{digest[:2]}/{digest}")) :]
    assert [what for what, _ in named[:3]] == ["rename", "fsync", "fsync"]  # and nothing is committed between
