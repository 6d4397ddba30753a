"""The store of published files: each public copy's pictures of pages and letter as a file, one folder a publication."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from datetime import datetime

from foiarchive.stores.opening import store
from foiarchive.stores.proven import proven
from foiarchive.stores.shapes import UNFINISHED, Store

HASHES = "SHA256SUMS"  # beside the files of earlier versions, which kept their hashes there
ASIDE = "damaged-"  # what a file's name begins with once it is not what was released
MADE = "page-"  # and that of what was made of it later, on request

logger = logging.getLogger(__name__)


def published() -> Store:
    """The store of published files."""
    return store("FOI_PUBLISHED")


def write_folder(folder: str, files: Mapping[str, bytes]) -> None:
    """Write all the files of a publication, whole and lasting before anything names them, or none of them."""
    with published().writing(folder) as draft:
        for name, content in files.items():
            (draft / name).write_bytes(content)


def as_released(name: str, sha256: str) -> bytes:
    """A file, byte for byte as it was released. Raises FileNotFoundError where it is gone or damaged.

    `sha256`: as the database has it; blank for what an earlier version published, which did not keep it there.
    """
    return proven(published(), name, sha256)


def aside(name: str) -> str:
    """Where a file goes that is not what was released."""
    folder, _, inside = name.partition("/")
    return f"{folder}/{ASIDE}{inside}"


def set_aside(name: str) -> None:
    """Take a file out of its place, for people to look at; an empty one tells of what only led elsewhere."""
    try:
        content = published().read(name)
    except FileNotFoundError:
        content = b""
    published().keep(aside(name), [content])
    published().remove(name)


def hashes_of(folder: str) -> dict[str, str]:
    """The SHA-256 of a publication's files by name, as earlier versions wrote them beside the files."""
    try:
        lines = published().read(f"{folder}/{HASHES}").decode().splitlines()
    except (FileNotFoundError, UnicodeDecodeError):
        return {}
    return {name: digest for digest, _, name in (line.partition("  ") for line in lines)}


def remove_folder(folder: str) -> None:
    """Delete a publication's files. No error where there are none, nor where they stay: they are a leftover then."""
    try:
        published().remove_folder(folder)
    except OSError:
        logger.exception("Files that are not public any more could not be removed: folder %s", folder)


def remove_folders(is_left_over: Callable[[str], bool], before: datetime) -> int:
    """Delete publications' folders that are left over, and those never finished; how many. The log hears of failures.

    None that was written after `before`: somebody may be at it.
    """
    removed = 0
    for folder in published().folders():
        unwanted = (
            is_left_over(folder.name) if folder.name.isdecimal() else folder.name.startswith(UNFINISHED)
        ) and folder.changed_at < before
        if unwanted:
            try:
                published().remove_folder(folder.name)
                removed += 1
            except FileNotFoundError:
                continue  # somebody else was faster
            except OSError:
                logger.exception("Pictures that are not public any more could not be removed: folder %s", folder.name)
    return removed
