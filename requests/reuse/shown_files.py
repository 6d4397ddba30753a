"""The files that are shown to download now, and how they are taken down.

Apart from their making, so that who withdraws a response need not load what composes them.
"""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path

from django.conf import settings
from django.db import transaction

from requests.models import PublishedDownload
from requests.search.entries import wait_for_turn


def take_down() -> None:
    """Let nobody fetch the files any more: at once for the rows, and for the disk when the transaction commits."""
    wait_for_turn()
    folders = set(PublishedDownload.objects.values_list("folder", flat=True))
    PublishedDownload.objects.all().delete()
    for folder in folders:
        transaction.on_commit(partial(shutil.rmtree, folder_of(folder), ignore_errors=True))


def folder_of(name: str) -> Path:
    """Where the files of one making lie."""
    return Path(settings.FOI_DOWNLOADS) / name
