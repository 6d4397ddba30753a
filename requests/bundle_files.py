"""Where the files of evidence bundles lie: a folder each, readable by its key alone, and gone after a time."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from datetime import datetime
from functools import partial
from uuid import UUID

from django.db import transaction

from foiarchive.stores.opening import store
from foiarchive.stores.shapes import Store
from requests.models import EvidenceBundle, FOIRequest
from requests.models.evidence_bundle import BundleState

ZIP, PDF = "bundle.zip", "bundle.pdf"


logger = logging.getLogger(__name__)


def bundles() -> Store:
    """The store of bundles: the files of each under the hex digits of its key."""
    return store("FOI_BUNDLES")


def remove_bundle(name: str) -> None:
    """Delete a bundle's files; what stays of them is swept later."""
    try:
        bundles().remove_folder(name)
    except OSError:
        logger.exception("Files of an evidence bundle could not be removed")


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
    there = {folder.name for folder in bundles().folders()}
    if there:
        known = {
            key.hex for key in EvidenceBundle.objects.exclude(state=BundleState.REMOVED).values_list("key", flat=True)
        }
        for name in there - known:
            remove_bundle(name)
    return len(keys)


def _remove(keys: Iterable[UUID]) -> None:
    for key in keys:
        remove_bundle(key.hex)
