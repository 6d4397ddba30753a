"""Back to the moment before a mistake, from a base backup and the log, as docs/deploy.md says: `make recovery`."""

from __future__ import annotations

import os
import secrets
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tests.commands import ROOT, manage
from tests.plugins.database import free_port
from tests.plugins.servers import OverTCP
from tests.plugins.standby import wait_for

LETTERS = ROOT / "fixtures" / "letters"
BEFORE, MEANWHILE, AFTER = "foi-0006-22.pdf", "foi-0008-24.pdf", "foi-0033-23.pdf"


class Installation:
    """A PostgreSQL that keeps its log elsewhere, and an archive on it."""

    def __init__(self, server: OverTCP, var: Path) -> None:
        self.server, self.var = server, var
        self.log, self.base = server.folder / "wal", server.folder / "base"
        self.address = f"host=127.0.0.1 port={server.port} user=postgres password={server.password}"
        self.environment = {
            "DATABASE_URL": f"postgresql://foiarchive_owner@127.0.0.1:{server.port}/foiarchive",
            "PGPASSWORD": server.owner_password,
            "FOI_VAR": str(var),
            "SECRET_KEY": secrets.token_urlsafe(32),
        }

    def run(self, *command: str) -> str:
        status, said = manage(self.environment, *command)
        assert status == 0, said
        return said

    def ask(self, statement: str) -> list[str]:
        with self.server.administrator("foiarchive") as connection:
            cursor = connection.execute(statement)
            return [str(value) for (value,) in cursor] if cursor.description else []

    def keep_the_log(self) -> None:
        self.log.mkdir()
        own(self.log)
        command = f"test ! -f {self.log}/%f && cp %p {self.log}/%f"
        self.ask(f"ALTER SYSTEM SET archive_command = '{command}'")
        self.ask("SELECT pg_reload_conf()")

    def start_from_the_base(self, moment: str) -> None:
        with (self.base / "postgresql.auto.conf").open("a") as settings:
            settings.write(f"restore_command = 'cp {self.log}/%f %p'\nrecovery_target_time = '{moment}'\n")
            settings.write("recovery_target_action = 'promote'\n")
        (self.base / "recovery.signal").touch()
        own(self.base / "recovery.signal")
        options = {"port": str(self.server.port), "listen_addresses": "127.0.0.1", "unix_socket_directories": ""}
        told = " ".join(f"-c {name}={shlex.quote(value)}" for name, value in options.items())
        log = str(self.server.folder / "recovery.log")
        self.server._run("pg_ctl", "start", "-w", "-D", str(self.base), "-l", log, "-o", told)
        wait_for(lambda: self.ask("SELECT pg_is_in_recovery()") == ["False"])


def own(path: Path) -> None:
    if os.geteuid() == 0:
        shutil.chown(path, "postgres")


@pytest.fixture
def installation(tmp_path) -> Iterator[Installation]:
    server = OverTCP(free_port(), secrets.token_hex(12), settings={"archive_mode": "on"})
    server.start()
    made = Installation(server, tmp_path / "var")
    running = [str(server.folder / "cluster")]
    try:
        made.keep_the_log()
        yield made
    finally:
        for cluster in [*running, str(made.base)]:
            if (Path(cluster) / "postmaster.pid").exists():
                server._run("pg_ctl", "stop", "-D", cluster, "-m", "immediate")
        shutil.rmtree(server.folder)


def test_it_is_put_back_as_it_was_just_before_a_mistake(installation):
    installation.run("prepare_database")
    installation.run("file_letters", str(LETTERS / BEFORE))
    place = ("-D", str(installation.base), "--checkpoint=fast")
    installation.server._run("pg_basebackup", "-d", installation.address, *place)
    installation.run("file_letters", str(LETTERS / MEANWHILE))
    audit = installation.run("verify_audit").split()[-1]

    [moment] = installation.ask("SELECT clock_timestamp()")
    installation.run("file_letters", str(LETTERS / AFTER))
    installation.ask("DROP TABLE requests_filedletter CASCADE")
    [last] = installation.ask("SELECT pg_walfile_name(pg_current_wal_lsn())")
    installation.ask("SELECT pg_switch_wal()")
    wait_for((installation.log / last).exists)
    installation.server._run("pg_ctl", "stop", "-D", str(installation.server.folder / "cluster"), "-m", "immediate")
    with pytest.raises(psycopg.OperationalError):
        installation.ask("SELECT 1")

    installation.start_from_the_base(moment)
    assert installation.ask("SELECT name FROM documents_letter ORDER BY id") == [BEFORE, MEANWHILE]
    assert installation.ask("SELECT count(*) FROM requests_filedletter") == ["2"]
    assert installation.run("verify_audit", "--knows", audit).split()[-1] == audit
    for path in (installation.var / "letters").rglob("*"):
        os.utime(path, (1, 1))
    said = installation.run("check_archive", "--repair")
    assert said.count("belongs to no letter") == 1  # the files are of later than the rows: nothing of them is missing
    assert "Rows, files and index belong together." in installation.run("check_archive")
    assert "already" in installation.run("file_letters", str(LETTERS / MEANWHILE))
    installation.run("file_letters", str(LETTERS / AFTER))
