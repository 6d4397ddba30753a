"""The two database servers the tests run on: the embedded one, and a PostgreSQL 15 over TCP with real passwords."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

import psycopg
from psycopg import sql

from foiarchive.embedded import server as embedded
from tests.plugins.database import place_for_folders
from tests.plugins.requirements import POSTGRESQL_15, need

# A test's rows need not survive a power cut.
FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


class Server(Protocol):
    """What the fixtures ask of a server."""

    def start(self) -> None: ...
    def stop(self) -> None: ...
    def administrator(self, database: str = "postgres") -> psycopg.Connection: ...


class Embedded:
    """The project's own server, in the private folder that FOI_VAR names."""

    def __init__(self, folder: Path) -> None:
        self.server = embedded.server_in(folder, FAST)

    def start(self) -> None:
        self.server.join()

    def stop(self) -> None:
        self.server.leave()

    def administrator(self, database: str = "postgres") -> psycopg.Connection:
        return psycopg.connect(
            host=str(self.server.join()), user=embedded.ADMINISTRATOR, dbname=database, autocommit=True
        )


class OverTCP:
    """A PostgreSQL 15 of Debian's, started by us in a folder of its own; never the cluster that Debian made."""

    def __init__(
        self, port: int, owner_password: str, listens: str = "127.0.0.1", settings: Mapping[str, str] = FAST
    ) -> None:
        self.port, self.listens, self.settings = port, listens, settings
        self.owner_password = owner_password
        self.password = owner_password[::-1]
        self.folder = Path()

    def start(self) -> None:
        need("server")
        # Not under our own folder, which is shut to the user postgres.
        self.folder = Path(tempfile.mkdtemp(prefix="foiarchive-tests-", dir=place_for_folders() or "/tmp"))
        (self.folder / "password").write_text(self.password)
        if os.geteuid() == 0:
            for path in (self.folder, self.folder / "password"):
                shutil.chown(path, "postgres")
        cluster = str(self.folder / "cluster")
        auth = ["-U", "postgres", "--auth=scram-sha-256", f"--pwfile={self.folder / 'password'}"]
        self._run("initdb", "-D", cluster, *auth, "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync")
        settings = {
            **self.settings,
            "port": str(self.port),
            "listen_addresses": self.listens,
            "unix_socket_directories": "",
        }
        options = " ".join(f"-c {name}={shlex.quote(value)}" for name, value in settings.items())
        self._run("pg_ctl", "start", "-w", "-D", cluster, "-l", str(self.folder / "log"), "-o", options)
        with self.administrator() as connection:
            password = sql.Literal(self.owner_password)
            connection.execute(sql.SQL("CREATE ROLE foiarchive_owner LOGIN CREATEROLE PASSWORD {}").format(password))
            connection.execute("CREATE DATABASE foiarchive OWNER foiarchive_owner")

    def stop(self) -> None:
        if self.folder.name:
            self._run("pg_ctl", "stop", "-D", str(self.folder / "cluster"), "-m", "immediate")
            shutil.rmtree(self.folder)

    def administrator(self, database: str = "postgres") -> psycopg.Connection:
        return psycopg.connect(
            host="127.0.0.1",
            port=self.port,
            user="postgres",
            password=self.password,
            dbname=database,
            autocommit=True,
        )

    def _run(self, program: str, *arguments: str, inside: Sequence[str] = ()) -> None:
        """`inside`: a command that runs it elsewhere."""
        as_user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        command = [*inside, *as_user, str(POSTGRESQL_15 / program), *arguments]
        # No pipes: the server inherits them and would keep them open. Its log says what went wrong.
        subprocess.run(command, check=True, cwd="/", stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
