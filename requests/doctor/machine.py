"""The machine: its disk, the walls around the child that reads letters, and the programs it may need."""

from __future__ import annotations

import errno
import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path
from xml.parsers import expat

from django.conf import settings

from documents.walls import Walls, sandbox_state
from requests.doctor.findings import Finding, bad, good, weak

DISK, SANDBOX, OCR = "Disk", "Reading letters", "Scanned letters"
MIB, GIB = 1024**2, 1024**3
LITTLE, VERY_LITTLE = 5 * GIB, 1 * GIB
KEPT_SAFE = ("FOI_LETTERS", "FOI_WAITING")
GIVE = "Give the folder that FOI_VAR names to the user the site runs as."
WRITE_AGAIN = {
    errno.ENOSPC: "Make room: delete or move away what is not the archive's.",
    errno.EDQUOT: "Make room, or let the user the site runs as have more of the disk (quota).",
    errno.EROFS: "See in the machine's log why it is read-only (often the disk is failing), and mount it for writing.",
}
SAFE_EXPAT = (2, 4, 1)  # older ones can be made to expand a small file without end (CVE-2013-0340)


def examined() -> Iterator[Finding]:
    """Everything of the machine itself."""
    yield _written(settings.FOI_VAR)
    yield _room(settings.FOI_VAR)
    yield from _privacy()
    yield _walls()
    yield _xml()
    yield _ocr()


def _written(folder: Path) -> Finding:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=folder, prefix=".doctor-") as trial:
            trial.write(b"x")
            trial.flush()
            os.fsync(trial.fileno())
    except OSError as failed:
        sentence = f"Nothing can be kept under {folder}: {failed.strerror or failed}."
        return bad(DISK, sentence, WRITE_AGAIN.get(failed.errno or 0, GIVE))
    return good(DISK, f"Files can be kept under {folder}.")


def _room(folder: Path) -> Finding:
    there = next(place for place in (folder, *folder.parents) if place.exists())
    free = shutil.disk_usage(there).free
    sentence = f"{free / GIB:,.1f} GiB are free." if free > GIB // 10 else f"{free / MIB:,.0f} MiB are free."
    if free < VERY_LITTLE:
        return bad(DISK, sentence, "Make room before the next letter comes: the database may be on this disk too.")
    if free < LITTLE:
        return weak(DISK, sentence, "Make room soon.")
    return good(DISK, sentence)


def _privacy() -> Iterator[Finding]:
    """Original letters are for the site's own user."""
    for name in KEPT_SAFE:
        folder: Path = getattr(settings, name)
        if folder.exists() and stat.S_IMODE(folder.stat().st_mode) & 0o077:
            yield bad(DISK, f"Others on this machine may look into {folder}.", f"chmod -R go= {folder}")


def _walls() -> Finding:
    state = sandbox_state()
    to_do = "Allow user namespaces for the user the site runs as (unshare --user --net must work)."
    match state.walls:
        case Walls.FULL:
            return good(SANDBOX, state.sentence)
        case Walls.WEAK:
            return weak(SANDBOX, state.sentence, to_do)
        case Walls.REFUSED:
            return bad(SANDBOX, state.sentence, to_do)
        case Walls.NO_ROOM:
            return bad(SANDBOX, state.sentence, "Letters are read again once files can be kept.")


def _xml() -> Finding:
    sentence = f"{expat.EXPAT_VERSION.replace('_', ' ')} reads the XML of Word and other files."
    if expat.version_info < SAFE_EXPAT:
        return weak(SANDBOX, sentence, "Update the system's libexpat: this one lets a small file take all memory.")
    return good(SANDBOX, sentence)


def _ocr() -> Finding:
    if shutil.which("tesseract"):
        return good(OCR, "tesseract is there.")
    return weak(OCR, "tesseract is not there, so scanned letters are refused.", "apt-get install tesseract-ocr")
