"""The store of published files: pictures of the pages of public copies, one folder a publication."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from django.conf import settings


def write_folder(folder: str, files: Mapping[str, bytes]) -> None:
    """Write all the files of a publication, whole and on the disk before anything names them, or none of them."""
    store = Path(settings.FOI_PUBLISHED)
    store.mkdir(parents=True, exist_ok=True)
    waiting = Path(tempfile.mkdtemp(prefix="writing-", dir=store))
    try:
        for name, content in files.items():
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


def remove_folder(folder: str) -> None:
    """Delete a publication's files. Not an error where there are none: a text letter has no pictures."""
    shutil.rmtree(Path(settings.FOI_PUBLISHED) / folder, ignore_errors=True)


def _sync(folder: Path) -> None:
    """Make the names in a folder last: on a crash a file without its name is lost too."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
