"""How long backups are kept in their folder."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from requests.management.backups.making import DRAFT, NAMED
from requests.management.backups.sealing import SEALED

BACKUP = re.compile(rf"{NAMED}-(\d{{8}})-\d{{6}}(-\d+)?({re.escape(SEALED)})?", re.ASCII)


def remove_old(folder: Path, today: date, days: int) -> list[Path]:
    """Remove the backups there, folders and sealed ones, that are older than so many days by their names; which."""
    old = sorted(path for path, made_on in _backups(folder) if made_on < today - timedelta(days=days))
    for path in old:
        going = path.rename(path.with_name(f"{path.name}{DRAFT}"))  # half of it never has a backup's name
        shutil.rmtree(going) if going.is_dir() and not going.is_symlink() else going.unlink()
    return old


def _backups(folder: Path) -> Iterator[tuple[Path, date]]:
    """Nothing else that lies there, such as packages for a successor."""
    for path in folder.iterdir():
        if named := BACKUP.fullmatch(path.name):
            try:
                yield path, date.fromisoformat(named[1])
            except ValueError:
                continue
