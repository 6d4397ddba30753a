"""Making a backup of a running installation: rows of one moment, and the files they tell of."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import ExitStack
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

from django.conf import settings
from django.db import connections, transaction
from django.db.migrations.recorder import MigrationRecorder

from foiarchive.database import MIGRATIONS, STAFF, through
from foiarchive.stores.copying import copy_out
from foiarchive.stores.opening import folder_of, store
from foiarchive.stores.shapes import DRAFT as DRAFT_FILE
from foiarchive.stores.shapes import UNFINISHED, Unreadable
from requests.management.backups import manifest, rows
from requests.management.backups.lasting import make_last
from requests.management.backups.manifest import PAPERS, KeptFile, Manifest
from requests.management.backups.sealing import SEALED, NoKey, key_in, seal
from requests.models import Erasure, Publication, TakingInFile
from requests.models.taking_in import FileState

FOLDERS = ("FOI_LETTERS", "FOI_WAITING", "FOI_PUBLISHED")
WAITING = "FOI_WAITING"
LATER = ("FOI_LETTERS", "FOI_PUBLISHED", "FOI_ERASED")  # the last is not put back: it tells what to erase again
WRITTEN_NOW = (DRAFT_FILE, UNFINISHED)  # nothing tells of it yet
TRIES = 3
DRAFT = ".unfinished"
LEFTOVERS_AFTER = timedelta(days=1)
NAMED = "foi-archive"
UNREADABLE = (
    "Let the user the site runs as read it, or put it back from an older backup; check_archive names every such file."
)
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
        key = key_in(key_file, making=True) if key_file else None
    except NoKey as problem:
        raise NoBackup(str(problem)) from None
    where = f"in {folder}"
    with ExitStack() as left:
        try:
            _sweep(folder, at)
            place, draft = _reserved(folder, f"{named}-{at:%Y%m%d-%H%M%S}", SEALED if key else "")
            left.callback(shutil.rmtree, draft, ignore_errors=True)
            if key:
                where = f"in {settings.FOI_VAR}, where a sealed one is put together"
                draft = _draft(settings.FOI_VAR, place.stem, at)
                left.callback(shutil.rmtree, draft, ignore_errors=True)
        except OSError as failed:
            raise NoBackup(f"The backup could not be begun {where}: {failed.strerror or failed}.") from failed
        return place, _written_to(folder, draft, place, at, papers, key)


def _written_to(
    folder: Path, draft: Path, place: Path, at: datetime, papers: Papers | None, key: bytes | None
) -> Manifest:
    """What is in the backup that was written. Raises NoBackup."""
    try:
        return _written(draft, place, at, papers, key)
    except Unreadable as failed:
        raise NoBackup(f"No backup was made: {failed} {UNREADABLE}") from failed
    except OSError as failed:
        where = f"{folder}, or to {settings.FOI_VAR}, where a sealed one is put together" if key else folder
        said = f"The backup could not be written to {where}: {manifest.why(failed)}. Nothing of it was kept."
        raise NoBackup(said) from failed


def _written(draft: Path, place: Path, at: datetime, papers: Papers | None, key: bytes | None) -> Manifest:
    for _ in range(TRIES):
        if _made(draft, at, papers):
            kept = manifest.read(draft)
            if key:
                seal(draft, place, key)
            else:
                _name(draft, place)
            return kept
        shutil.rmtree(draft)
    raise NoBackup("Something was withdrawn, erased or read each time while it was made. Make it at a calmer time.")


def _name(draft: Path, place: Path) -> None:
    """Give the backup its name, once all of it lies on the disk: what has a name lasts."""
    for path in (*draft.rglob("*"), draft):
        make_last(path)
    draft.rename(place)
    make_last(place.parent)


def _reserved(folder: Path, name: str, kind: str) -> tuple[Path, Path]:
    """The first such name that is free, and the draft's folder: whoever made that alone may take the name."""
    for number in count(1):
        place = folder / f"{name}{f'-{number}' if number > 1 else ''}{kind}"
        draft = place.with_name(f"{place.name}{DRAFT}")
        try:
            draft.mkdir(mode=0o700)
        except FileExistsError:
            continue
        if not place.exists():
            return place, draft
        draft.rmdir()
    raise AssertionError


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
    """Whether it was made while no file was taken away that its rows tell of: withdrawn, erased or read meanwhile."""
    (draft / "tables").mkdir(mode=0o700, parents=True)
    draft.chmod(0o700)
    with transaction.atomic(using=MIGRATIONS), through(MIGRATIONS), connections[MIGRATIONS].cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        gone = _gone()
        files = dict(_copied(draft / "files", [WAITING]))  # at once: what waits is read, and then goes
        if _read_meanwhile(files.keys()):
            return False
        connection = rows.opened()
        applied = MigrationRecorder(connections[MIGRATIONS]).applied_migrations()
        migrations = sorted(f"{app}.{name}" for app, name in applied)
        tables = {name: rows.keep(connection, name, draft / "tables" / name) for name in rows.tables(connection)}
        sequences = rows.numbers(connection)
        if papers is not None:
            papers(draft)
    files |= _copied(draft / "files", LATER)
    if _gone() != gone:
        return False
    written = {path.name: _kept(path) for path in (draft / PAPERS).glob("*")}
    Manifest(at.isoformat(), tuple(migrations), tables, sequences, files, written).write(draft)
    return True


def _gone() -> tuple[int, int]:
    """How much was withdrawn and erased until now. Counted, since no clock tells what was committed before what."""
    return Publication.objects.exclude(withdrawn_at=None).count(), Erasure.objects.count()


def _read_meanwhile(copied: Collection[str]) -> bool:
    """Whether a file that waits by these rows was read since, and gone before it was copied."""
    waiting = TakingInFile.objects.waiting().values_list("waiting_name", flat=True)
    missing = [name for name in waiting if f"{folder_of(WAITING).name}/{name}" not in copied]
    return TakingInFile.objects.using(STAFF).filter(waiting_name__in=missing).exclude(state=FileState.WAITING).exists()


def _copied(target: Path, kinds: Iterable[str]) -> Iterator[tuple[str, KeptFile]]:
    """Copy every file of these kinds. What goes away meanwhile is passed over: its rows are asked for afterwards."""
    for kind in kinds:
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
