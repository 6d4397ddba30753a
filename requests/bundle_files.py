"""Where the files of evidence bundles lie: a folder each, readable by its key alone, and gone after a time."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from datetime import datetime
from functools import partial
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import transaction

from requests.models import EvidenceBundle, FOIRequest
from requests.models.evidence_bundle import BundleState

ZIP, PDF = "bundle.zip", "bundle.pdf"


def folder_of(key: UUID) -> Path:
    """The folder of a bundle's files; there may be none."""
    return Path(settings.FOI_BUNDLES) / key.hex


def forget_bundles(foi_request: FOIRequest) -> None:
    """Delete the files of every bundle about a request once that is certain. Inside a transaction."""
    keys = list(EvidenceBundle.objects.filter(regulator_case__foi_request=foi_request).values_list("key", flat=True))
    transaction.on_commit(partial(_remove, keys))


def sweep(before: datetime) -> int:
    """Delete the files of those made before that moment, and folders nobody knows of; how many bundles."""
    old = EvidenceBundle.objects.filter(state=BundleState.MADE, made_at__lt=before)
    keys = list(old.values_list("key", flat=True))
    old.update(state=BundleState.REMOVED)
    _remove(keys)
    store = Path(settings.FOI_BUNDLES)
    there = {folder.name for folder in store.iterdir()} if store.is_dir() else set()
    if there:
        known = {
            key.hex for key in EvidenceBundle.objects.exclude(state=BundleState.REMOVED).values_list("key", flat=True)
        }
        for name in there - known:
            shutil.rmtree(store / name, ignore_errors=True)
    return len(keys)


def _remove(keys: Iterable[UUID]) -> None:
    for key in keys:
        shutil.rmtree(folder_of(key), ignore_errors=True)
