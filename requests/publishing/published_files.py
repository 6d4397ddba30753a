"""The store of published files: each public copy's pictures of pages and letter as a file, one folder a publication."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Mapping
from datetime import datetime

from foiarchive.stores.opening import store
from foiarchive.stores.shapes import UNFINISHED, Store

HASHES = "SHA256SUMS"  # as sha256sum reads it

logger = logging.getLogger(__name__)


def published() -> Store:
    """The store of published files."""
    return store("FOI_PUBLISHED")


def write_folder(folder: str, files: Mapping[str, bytes]) -> None:
    """Write all the files of a publication, whole and lasting before anything names them, or none of them."""
    with published().writing(folder) as draft:
        for name, content in with_hashes(files).items():
            (draft / name).write_bytes(content)


def with_hashes(files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """The files, and a list of their hashes, by which damage is found later."""
    lines = [f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in files.items()]
    return {**files, HASHES: "".join(lines).encode()} if files else files


def hashes_of(folder: str) -> dict[str, str]:
    """The SHA-256 of a publication's files by name, as they were written; none of those published before."""
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
