"""A streaming replica of the tests' PostgreSQL over TCP, made as docs/deploy.md says: pg_basebackup, then started."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import psycopg

from tests.plugins.database import free_port
from tests.plugins.servers import OverTCP

PATIENCE = 300
HERE = "127.0.0.1"


class Standby:
    """Follows `primary` from a folder beside its own; `inside` another machine it listens at that one's address."""

    def __init__(self, primary: OverTCP, reached: str = HERE, at: str = HERE, inside: Sequence[str] = ()) -> None:
        self.primary, self.port = primary, free_port()
        self.reached, self.at, self.inside = reached, at, inside
        self.folder: Path = primary.folder / f"standby-{self.port}"

    def start(self) -> None:
        """Copy the primary where that was not done, and follow it."""
        if not self.folder.exists():
            known = f"host={self.reached} port={self.primary.port} user=postgres password={self.primary.password}"
            made = ("-D", str(self.folder), "-R", "--checkpoint=fast", "--no-sync", "-X", "stream")
            self.primary._run("pg_basebackup", "-d", known, *made, inside=self.inside)
        settings = f"-c port={self.port} -c listen_addresses={self.at} -c unix_socket_directories='' -c fsync=off"
        log = str(self.primary.folder / f"standby-{self.port}.log")
        started = ("-D", str(self.folder), "-l", log, "-o", f"{settings} -c shared_buffers=16MB")
        self.primary._run("pg_ctl", "start", "-w", *started, inside=self.inside)

    def stop(self) -> None:
        self.primary._run("pg_ctl", "stop", "-D", str(self.folder), "-m", "immediate")

    def remove(self) -> None:
        self.stop()
        shutil.rmtree(self.folder)

    def ask(self, command: str, *arguments: object) -> object:
        """As its administrator: the first value of what it answers."""
        with self.administrator() as connection:
            row = connection.execute(command, arguments or None).fetchone()
            return row[0] if row else None

    def administrator(self) -> psycopg.Connection:
        password = self.primary.password
        return psycopg.connect(
            host=self.at, port=self.port, user="postgres", password=password, dbname="postgres", autocommit=True
        )

    def address(self, database: str) -> str:
        """For DATABASE_REPLICA_URL: the login is the public's own."""
        return f"postgresql://{self.at}:{self.port}/{database}"

    def catch_up(self) -> None:
        """Wait until it has what the primary has now, also what was committed without waiting for the disk."""
        with self.primary.administrator() as connection:
            connection.execute("SET synchronous_commit = on")
            connection.execute("SELECT pg_logical_emit_message(true, 'catch up', '')")
            [(place,)] = connection.execute("SELECT pg_current_wal_flush_lsn()").fetchall()
        wait_for(lambda: self.ask("SELECT pg_last_wal_replay_lsn() >= %s", place))


def wait_for(is_so: Callable[[], object]) -> None:
    until = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < until, "It did not come to be so."
        time.sleep(0.02)
