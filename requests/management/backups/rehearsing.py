"""Putting a backup back to rehearse it: into an installation of its own, on this machine, which is thrown away again.

It has the embedded server, whatever this installation runs on, so that nothing of this one can be touched.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from foiarchive.embedded.server import EmbeddedServer
from requests.management.backups.manifest import read

ELSEWHERE = (
    "DATABASE_",
    "FOI_VAR",
    "EMAIL_",
    "FOI_INBOX_",
    "FOI_METRICS_",
    "FOI_S3_",
)  # nothing of this installation is used
# Of a restore itself, or brought up to date by it.
MAY_DIFFER = frozenset({"requests_upkeep", "requests_auditentry", "requests_audithead", "django_migrations"})


class WentWrong(Exception):
    """It could not be put back as it was; the message says what went wrong, for people."""


def rehearse(folder: Path, place: Path | None) -> None:
    """Put it back, look it over, and see that it holds what the backup does. Raises WentWrong.

    `place`: where there is room for it; else where the system keeps temporary files.
    """
    home = Path(tempfile.mkdtemp(prefix="foi-rehearsal-", dir=place))
    try:
        _do(home, "restore", str(folder))
        _do(home, "rebuild_search")
        _do(home, "check_archive")
        _do(home, "backup", str(home / "again"))
        again = next((home / "again").iterdir())
        if different := list(_differences(folder, again)):
            raise WentWrong(f"What was put back is not what was kept: {', '.join(different[:5])}.")
    finally:
        EmbeddedServer(home / "postgres").stop()
        shutil.rmtree(home, ignore_errors=True)


def _do(home: Path, *command: str) -> None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ELSEWHERE)}
    environment = {**kept, "FOI_VAR": str(home), "SECRET_KEY": settings.SECRET_KEY}
    arguments = [sys.executable, "manage.py", *command]
    done = subprocess.run(
        arguments, cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        said = (done.stderr.strip() or done.stdout.strip()).splitlines()
        raise WentWrong(f"{command[0]}: {said[-1] if said else 'it ended without a word'}")


def _differences(first: Path, second: Path) -> Iterator[str]:
    """Tables and files that are not the same in both."""
    one, other = read(first), read(second)
    for name in sorted(one.tables.keys() - MAY_DIFFER):
        if name not in other.tables or _sum(first / "tables" / name) != _sum(second / "tables" / name):
            yield name
    yield from (name for name, kept in sorted(one.files.items()) if other.files.get(name) != kept)


def _sum(table: Path) -> int:
    """Of a table's rows, in whatever order they lie."""
    with table.open("rb") as rows:
        return sum(int.from_bytes(hashlib.sha256(row).digest(), "big") for row in rows)
