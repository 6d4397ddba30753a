"""The files that are shown to download now, and how they are taken down.

Apart from their making, so that who withdraws a response need not load what composes them.
"""

from __future__ import annotations

import logging
from functools import partial

from django.db import transaction

from foiarchive.stores.opening import store
from foiarchive.stores.shapes import Store
from requests.models import PublishedDownload
from requests.search.entries import wait_for_turn

logger = logging.getLogger(__name__)


def take_down() -> None:
    """Let nobody fetch the files any more: at once for the rows, and for the files when the transaction commits."""
    wait_for_turn()
    folders = set(PublishedDownload.objects.values_list("folder", flat=True))
    PublishedDownload.objects.all().delete()
    for folder in folders:
        transaction.on_commit(partial(remove_making, folder))


def download_store() -> Store:
    """The store of what is to be downloaded: a folder for each making."""
    return store("FOI_DOWNLOADS")


def remove_making(folder: str) -> None:
    """Remove the files of one making; what stays of them goes with the next."""
    try:
        download_store().remove_folder(folder)
    except OSError:
        logger.exception("Files that are not shown any more could not be removed: folder %s", folder)
