"""Where the index lives on disk: numbered folders, and a link `current` to the one in use, exchanged in one step.

var/search/current -> v1-0007     the index in use; "v1" is the version of its schema
var/search/v1-0008/               one being built, or one just left
var/search/follower.lock          held by the one worker of this machine
var/search/rebuild.lock           held while an index is built
"""

from __future__ import annotations

import fcntl
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings


class NoIndex(Exception):
    """There is no index that can be used. The message says why in a plain sentence."""


class Busy(Exception):
    """Somebody else on this machine has the lock."""


def home() -> Path:
    """The folder that holds everything of the search."""
    return Path(settings.FOI_SEARCH)


def current(version: int) -> Path:
    """The index in use. Raises NoIndex where there is none, or one of another version of the schema."""
    try:
        name = (home() / "current").read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        raise NoIndex("There is no search index yet.") from None
    if not name.startswith(f"v{version}-"):
        raise NoIndex("The search index was made by another version of this program.")
    return home() / name


def exchanged() -> tuple[str, int, int]:
    """Changes when another index is put in use. Raises NoIndex."""
    try:
        found = (home() / "current").stat()
    except OSError:
        raise NoIndex("There is no search index yet.") from None
    return str(settings.FOI_SEARCH), found.st_ino, found.st_mtime_ns


@contextmanager
def beside(folder: Path) -> Iterator[Path]:
    """The index by links, in a folder of this process: even who only reads locks it, which no read-only disk lets."""
    with tempfile.TemporaryDirectory(prefix="foi-search-") as links:
        for file in folder.iterdir():
            if file.suffix != ".lock":
                (Path(links) / file.name).symlink_to(file)
        yield Path(links)


def stamp(folder: Path) -> tuple[int, int]:
    """Changes with every commit: tantivy writes the list of segments anew and renames it into place."""
    try:
        found = (folder / "meta.json").stat()
    except OSError:
        raise NoIndex("There is no search index yet.") from None
    return found.st_ino, found.st_mtime_ns


def new(version: int) -> Path:
    """An empty folder for a new index."""
    home().mkdir(parents=True, exist_ok=True)
    number = 1 + max((_number(folder) for folder in home().glob("v*-*")), default=0)
    folder = home() / f"v{version}-{number:04d}"
    folder.mkdir()
    return folder


def put_in_use(folder: Path) -> None:
    """Make a finished index the current one, and remove the others. Whoever has one open keeps it."""
    draft = home() / "current.new"
    draft.write_text(folder.name, encoding="ascii")
    draft.replace(home() / "current")
    for other in home().glob("v*-*"):
        if other != folder:
            shutil.rmtree(other, ignore_errors=True)


@contextmanager
def only_one(name: str, *, wait: bool = False) -> Iterator[None]:
    """Hold the lock `name` of this machine. Raises Busy where somebody else has it, unless told to wait."""
    home().mkdir(parents=True, exist_ok=True)
    with (home() / f"{name}.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            raise Busy(f"Another process on this machine holds {name}.lock in {home()}.") from None
        yield


def _number(folder: Path) -> int:
    number = folder.name.rpartition("-")[2]
    return int(number) if number.isdigit() else 0
