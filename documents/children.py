"""Run one limited child process to its end: start it, hand it a file, take what it says, and no more than may be.

    parent                                              child (sandbox_child.py)
    request in an unlinked file ── standard input ──▶   puts on its limits, then reads
    bytes, counted and timed    ◀── standard output ──  frames (documents.child.frames)

The child gets no environment, no open files and a process group of its own, which is killed when its time is up.
"""

from __future__ import annotations

import json
import os
import resource
import selectors
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from documents.errors import Reason, UnreadableLetter
from documents.heard import Heard, Tell, tell_nobody

CHILD = Path(__file__).resolve().parent / "sandbox_child.py"
KIB, MIB = 1024, 1024 * 1024
OUT_BY = 16 * KIB  # kibibytes: each processor counts some pages by itself
A_MOMENT = 0.005  # seconds
NEARLY = 0.7  # of the memory allowed: who used so much and fell over had too little
CHUNK = 256 * 1024
# A user, a network, a table of mounts and a table of processes of its own; all its processes end with the first.
APART = ("--user", "--map-root-user", "--net", "--mount", "--pid", "--fork", "--kill-child")


@dataclass(frozen=True, slots=True)
class Limits:
    """What a child may use. Bytes and seconds."""

    memory: int = 768 * MIB
    processor: int = 60
    wall: float = 90.0
    file: int = 64 * MIB
    files: int = 64
    reply: int = 32 * MIB
    threads: bool = False  # whether it may start any; a thread counts as a process of its user


@dataclass(frozen=True, slots=True)
class Job:
    """One piece of work for a child: the module that does it, what it is asked, the file, the folders hidden from it.

    `hidden` is None for a child that stays in its parent's namespaces. `script` is the child's entry.
    """

    work: str
    asked: dict[str, object]
    letter: bytes
    hidden: tuple[str, ...] | None
    limits: Limits = Limits()
    script: Path = CHILD


class _Killed(UnreadableLetter):
    """Somebody else ended the child: an administrator, or a machine short of memory. The file is not to blame."""


def run_child(job: Job, tell: Tell = tell_nobody) -> bytes:
    """All that the child answered; raises UnreadableLetter when it took too much of anything or ended badly.

    `tell` hears how many pages are done, where the child says it. One that somebody else killed is started once more.
    """
    try:
        return _run(job, tell)
    except _Killed:
        return _run(job, tell)


def _run(job: Job, tell: Tell) -> bytes:
    with tempfile.TemporaryFile() as request:
        request.write(json.dumps(job.asked).encode() + b"\n")
        request.write(job.letter)
        request.seek(0)
        ours = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        started = time.monotonic()
        child = _start(job, request)
    try:
        said = _listen(child, started + job.limits.wall, job.limits.reply, Heard(tell))
        used = _wait(child, started + job.limits.wall)
    finally:
        _end(child)
    if child.returncode:
        why = _why(used, job.limits, ours)
        raise _Killed(why) if child.returncode == -signal.SIGKILL and why is Reason.FAILED else UnreadableLetter(why)
    return said


def _start(job: Job, request: IO[bytes]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [*_apart(job.hidden), sys.executable, "-I", str(job.script), _argument(job)],
        stdin=request,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={},
        cwd="/",
        close_fds=True,
        start_new_session=True,
    )


def _apart(hidden: Sequence[str] | None) -> list[str]:
    if hidden is None:
        return []
    unshare = shutil.which("unshare")
    if unshare is None:
        raise UnreadableLetter(Reason.NO_SANDBOX)
    return [unshare, *APART]


def _argument(job: Job) -> str:
    limits = job.limits
    return json.dumps(
        {
            "work": job.work,
            "memory": limits.memory,
            "processor": limits.processor,
            "file": limits.file,
            "files": limits.files,
            "threads": limits.threads,
            "hide": job.hidden,
        }
    )


def _listen(child: subprocess.Popen[bytes], until: float, most: int, heard: Heard) -> bytes:
    """What the child answers up to its end; never more than `most` bytes, and never longer than `until`."""
    assert child.stdout is not None  # noqa: S101  it was started with a pipe
    said = bytearray()
    with selectors.DefaultSelector() as ready:
        ready.register(child.stdout, selectors.EVENT_READ)
        while True:
            if not ready.select(max(until - time.monotonic(), 0)):
                raise UnreadableLetter(Reason.TOO_SLOW)
            chunk = os.read(child.stdout.fileno(), CHUNK)
            if not chunk:
                return bytes(said)
            said += chunk
            heard.taken_from(said)
            if len(said) > most:
                raise UnreadableLetter(Reason.NOT_TRUSTED)


def _wait(child: subprocess.Popen[bytes], until: float) -> resource.struct_rusage:
    """What the child used in all, once it has ended."""
    while True:
        ended, status, used = os.wait4(child.pid, os.WNOHANG)
        if ended:
            child.returncode = os.waitstatus_to_exitcode(status)
            return used
        if time.monotonic() >= until:
            raise UnreadableLetter(Reason.TOO_SLOW)
        time.sleep(A_MOMENT)


def _end(child: subprocess.Popen[bytes]) -> None:
    """See that nothing of the child is left."""
    if child.stdout is not None:
        child.stdout.close()
    if child.poll() is None:
        os.killpg(child.pid, signal.SIGKILL)
        child.wait()


def _why(used: resource.struct_rusage, limits: Limits, ours: int) -> Reason:
    """Why a child ended badly. A library that gets no more memory, or no more time, just falls over; its use tells.

    A process begins as its parent's twin, and the kernel counts the parent's memory for its own until it is more than
    that: up to `ours` kibibytes, and what the kernel is out by, it tells nothing of the child.
    """
    if used.ru_utime + used.ru_stime >= limits.processor - 1:
        return Reason.TOO_SLOW
    if used.ru_maxrss > ours + OUT_BY and used.ru_maxrss * KIB >= NEARLY * limits.memory:
        return Reason.TOO_BIG_INSIDE
    return Reason.FAILED
