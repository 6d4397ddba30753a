"""The store of published files: each public copy's pictures of pages and letter as a file, one folder a publication."""

from __future__ import annotations

import hashlib
import logging
import os
import shutil
import tempfile
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

from django.conf import settings

UNFINISHED = "writing-"
HASHES = "SHA256SUMS"  # as sha256sum reads it

logger = logging.getLogger(__name__)


def write_folder(folder: str, files: Mapping[str, bytes]) -> None:
    """Write all the files of a publication, whole and on the disk before anything names them, or none of them."""
    store = Path(settings.FOI_PUBLISHED)
    store.mkdir(parents=True, exist_ok=True)
    waiting = Path(tempfile.mkdtemp(prefix=UNFINISHED, dir=store))
    try:
        for name, content in with_hashes(files).items():
            with (waiting / name).open("xb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        _sync(waiting)
        waiting.rename(store / folder)
    except BaseException:
        shutil.rmtree(waiting, ignore_errors=True)
        raise
    _sync(store)


def with_hashes(files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """The files, and a list of their hashes, by which damage is found later."""
    lines = [f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in files.items()]
    return {**files, HASHES: "".join(lines).encode()} if files else files


def hashes_of(folder: str) -> dict[str, str]:
    """The SHA-256 of a publication's files by name, as they were written; none of those published before."""
    try:
        lines = (Path(settings.FOI_PUBLISHED) / folder / HASHES).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return {}
    return {name: digest for digest, _, name in (line.partition("  ") for line in lines)}


def remove_folder(folder: str) -> None:
    """Delete a publication's files. Not an error where there are none."""
    shutil.rmtree(Path(settings.FOI_PUBLISHED) / folder, ignore_errors=True)


def remove_folders(is_left_over: Callable[[str], bool], before: datetime) -> int:
    """Delete publications' folders that are left over, and those never finished; how many. The log hears of failures.

    None that was written after `before`: somebody may be at it.
    """
    store, removed = Path(settings.FOI_PUBLISHED), 0
    for folder in store.iterdir() if store.exists() else ():
        try:
            unwanted = is_left_over(folder.name) if folder.name.isdecimal() else folder.name.startswith(UNFINISHED)
            if unwanted and folder.stat().st_mtime < before.timestamp():
                shutil.rmtree(folder)
                removed += 1
        except FileNotFoundError:
            continue  # somebody else was faster
        except OSError:
            logger.exception("Pictures that are not public any more could not be removed: folder %s", folder.name)
    return removed


def _sync(folder: Path) -> None:
    """Make the names in a folder last: on a crash a file without its name is lost too."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
