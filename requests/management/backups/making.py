"""Making a backup of a running installation: rows of one moment, and the files they tell of."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import connections, transaction
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from foiarchive.database import MIGRATIONS, through
from foiarchive.stores.copying import copy_out
from foiarchive.stores.opening import folder_of, store
from foiarchive.stores.shapes import DRAFT as DRAFT_FILE
from foiarchive.stores.shapes import UNFINISHED
from requests.management.backups import manifest, rows
from requests.management.backups.manifest import PAPERS, KeptFile, Manifest
from requests.management.backups.sealing import SEALED, NoKey, key_in, seal
from requests.models import Erasure, Publication

FOLDERS = ("FOI_LETTERS", "FOI_WAITING", "FOI_PUBLISHED")
COPIED = (*FOLDERS, "FOI_ERASED")  # the last is never put back: it tells older backups what to erase again
WRITTEN_NOW = (DRAFT_FILE, UNFINISHED)  # nothing tells of it yet
TRIES = 3
DRAFT = ".unfinished"
LEFTOVERS_AFTER = timedelta(days=1)
NAMED = "foi-archive"
Papers = Callable[[Path], None]


class NoBackup(Exception):
    """No backup was made; the message says why, for people. Nothing of it stays."""


def make(
    folder: Path, at: datetime, named: str = NAMED, papers: Papers | None = None, key_file: Path | None = None
) -> tuple[Path, Manifest]:
    """A new backup in a folder of its own under `folder`; which, and what is in it. Raises NoBackup.

    `papers` writes what people are to read of the same moment, into a folder PAPERS of the backup. With the key in
    `key_file` it becomes one encrypted file; until then it lies in FOI_VAR, where the letters themselves are.
    """
    try:
        key = key_in(key_file) if key_file else None
    except NoKey as problem:
        raise NoBackup(str(problem)) from None
    place = folder / f"{named}-{at:%Y%m%d-%H%M%S}{SEALED if key else ''}"
    if place.exists():
        raise NoBackup(f"{place} is there already.")
    try:
        _sweep(folder, at)
        draft = _draft(settings.FOI_VAR if key else folder, place.stem, at)
    except OSError as failed:
        raise NoBackup(f"The backup could not be begun in {folder}: {failed.strerror or failed}.") from failed
    try:
        return place, _written(draft, place, at, papers, key)
    except OSError as failed:
        said = f"The backup could not be written to {folder}: {manifest.why(failed)}. Nothing of it was kept."
        raise NoBackup(said) from failed
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _written(draft: Path, place: Path, at: datetime, papers: Papers | None, key: bytes | None) -> Manifest:
    for _ in range(TRIES):
        if _made(draft, at, papers):
            kept = manifest.read(draft)
            if key:
                seal(draft, place, key)
            else:
                draft.rename(place)
            return kept
        shutil.rmtree(draft)
    raise NoBackup("Something was withdrawn or erased each time while the backup was made. Make it at a calmer time.")


def _draft(folder: Path, name: str, at: datetime) -> Path:
    """A folder to write it in."""
    _sweep(folder, at)
    return Path(tempfile.mkdtemp(prefix=f"{name}.", suffix=DRAFT, dir=folder))


def _sweep(folder: Path, at: datetime) -> None:
    """What backups that were killed a day ago or more have left there goes."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for left in folder.glob(f"*{DRAFT}"):
        if left.stat().st_mtime < (at - LEFTOVERS_AFTER).timestamp():
            shutil.rmtree(left, ignore_errors=True) if left.is_dir() else left.unlink(missing_ok=True)


def _made(draft: Path, at: datetime, papers: Papers | None) -> bool:
    """Whether it was made while nothing was withdrawn or erased: that takes files away that its rows may tell of."""
    (draft / "tables").mkdir(mode=0o700, parents=True)
    draft.chmod(0o700)
    begun = timezone.now()
    with transaction.atomic(using=MIGRATIONS), connections[MIGRATIONS].cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        connection = rows.opened()
        applied = MigrationRecorder(connections[MIGRATIONS]).applied_migrations()
        migrations = sorted(f"{app}.{name}" for app, name in applied)
        tables = {name: rows.keep(connection, name, draft / "tables" / name) for name in rows.tables(connection)}
        sequences = rows.numbers(connection)
        if papers is not None:
            with through(MIGRATIONS):
                papers(draft)
    files = dict(_copied(draft / "files"))
    is_gone = Publication.objects.filter(withdrawn_at__gte=begun), Erasure.objects.filter(erased_at__gte=begun)
    if any(rows.exists() for rows in is_gone):
        return False
    written = {path.name: _kept(path) for path in (draft / PAPERS).glob("*")}
    Manifest(at.isoformat(), tuple(migrations), tables, sequences, files, written).write(draft)
    return True


def _copied(target: Path) -> Iterator[tuple[str, KeptFile]]:
    """Copy every file that is kept. What goes away meanwhile is passed over: its rows came before, or are gone too."""
    for kind in COPIED:
        source, folder = store(kind), folder_of(kind).name
        for file in source.files():
            if any(part.startswith(WRITTEN_NOW) for part in file.name.split("/")):
                continue
            copy = target / folder / file.name
            copy.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            try:
                copy_out(source, file.name, copy)
            except FileNotFoundError:
                continue
            yield f"{folder}/{file.name}", _kept(copy)


def _kept(path: Path) -> KeptFile:
    return KeptFile(path.stat().st_size, manifest.hash_of(path))
