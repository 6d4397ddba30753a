"""Which store a kind of file is in."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from django.conf import settings
from django.core.files.storage import storages

from foiarchive.stores.disk import Disk
from foiarchive.stores.shapes import Bucket, Store

BUCKET = "bucket"  # in STORAGES, where FOI_S3_BUCKET names one
KINDS = ("FOI_LETTERS", "FOI_WAITING", "FOI_PUBLISHED", "FOI_ERASED", "FOI_DOWNLOADS", "FOI_BUNDLES")


def store(kind: str) -> Store:
    """The store of a kind of file, by the setting that names its folder: one of KINDS."""
    bucket = the_bucket()
    return bucket.store(folder_of(kind)) if bucket else Disk(folder_of(kind))


def folder_of(kind: str) -> Path:
    """Its folder on this machine's disk. In a bucket the folder's name is what its files' names begin with."""
    folder: Path = getattr(settings, kind)
    return folder


def the_bucket() -> Bucket | None:
    """The bucket that files are kept in; none where they are on the disk."""
    return cast(Bucket, storages[BUCKET]) if BUCKET in settings.STORAGES else None
