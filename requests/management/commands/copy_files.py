"""`manage.py copy_files to-bucket|to-disk`: every file that is kept, from the disk to the bucket or back."""

from __future__ import annotations

import hashlib
from argparse import ArgumentParser
from contextlib import closing
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from foiarchive.stores.copying import chunks_of
from foiarchive.stores.disk import Disk
from foiarchive.stores.opening import folder_of, the_bucket
from foiarchive.stores.shapes import DRAFT, UNFINISHED, Found, Store

KEPT = ("FOI_LETTERS", "FOI_WAITING", "FOI_PUBLISHED", "FOI_ERASED")  # the others are made anew
WRITTEN_NOW = (DRAFT, UNFINISHED)


class Command(BaseCommand):
    """May be run again, and while the site runs; then once more while it is stopped, before the setting is changed."""

    help = (
        "Copies every kept file from the disk to the bucket that FOI_S3_BUCKET names, or back. Removes nothing there."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("way", choices=["to-bucket", "to-disk"])

    def handle(self, *args: Any, **options: Any) -> None:
        bucket = the_bucket()
        if bucket is None:
            raise CommandError("FOI_S3_BUCKET names no bucket. Say for this command which it is.")
        copied = there = 0
        try:
            for kind in KEPT:
                disk, stored = Disk(folder_of(kind)), bucket.store(folder_of(kind))
                source, target = (disk, stored) if options["way"] == "to-bucket" else (stored, disk)
                for file in source.files():
                    if any(part.startswith(WRITTEN_NOW) for part in file.name.split("/")):
                        continue
                    was_there = _copied(file, source, target)
                    copied, there = copied + (not was_there), there + was_there
        except FileNotFoundError as gone:
            raise CommandError(f"{gone} went away meanwhile. Run it again.") from None
        except OSError as failed:
            raise CommandError(
                f"Broken off after {copied:,} files: {failed} Run it again; nothing was removed."
            ) from None
        self.stdout.write(f"Copied {copied:,} files; {there:,} were there already.")


def _copied(file: Found, source: Store, target: Store) -> bool:
    """Copy it unless the very bytes are there; whether they were."""
    if _hash_there(target, file.name, file.size) == (wanted := _hash(source, file.name)):
        return True
    with closing(source.opened(file.name)) as stream:
        target.keep(file.name, chunks_of(stream))
    if _hash(target, file.name) != wanted:
        raise OSError(f"{file.name} did not arrive as it left.")
    return False


def _hash(store: Store, name: str) -> str:
    told = hashlib.sha256()
    with closing(store.opened(name)) as stream:
        for chunk in chunks_of(stream):
            told.update(chunk)
    return told.hexdigest()


def _hash_there(store: Store, name: str, size: int) -> str:
    try:
        return _hash(store, name) if store.size(name) == size else ""
    except FileNotFoundError:
        return ""
