"""The whole archive to download: made in full beside what is there, then shown; taken down when it holds too much.

What was withdrawn is in no file that anybody can still fetch: withdrawing takes all of them down in its own
transaction, and a making that has read what was withdrawn meanwhile is thrown away. The two take turns by the lock of
the search log.
"""

from __future__ import annotations

import hashlib
import logging
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction

from foiarchive.database import PUBLIC, through
from requests.models import Publication, PublishedDownload, PublishedResponse
from requests.reuse.addresses import Addresses
from requests.reuse.archive_files import NAMES, write_files
from requests.reuse.composing import Composer
from requests.reuse.rows import office
from requests.reuse.shown_files import download_store, remove_making
from requests.search.entries import wait_for_turn
from requests.search.place import only_one

EVERY = timedelta(days=1)
ATTEMPTS = 3

logger = logging.getLogger(__name__)


def is_due(at: datetime) -> bool:
    """Whether the files should be made: there are none, they are a day old, or their folder is gone."""
    made = PublishedDownload.objects.order_by("made_at").first()
    if made is None:
        return PublishedResponse.objects.exists()
    return made.made_at <= at - EVERY or not _is_there(made)


def make(at: datetime) -> int:
    """Make all files and show them instead of those before; how many responses are in them. Raises Busy."""
    with only_one("downloads"):
        for _ in range(ATTEMPTS):
            withdrawn = _withdrawn()  # before anything is read
            folder, rows = _written(at)
            if _shown(rows, withdrawn):
                _remove_others(folder)
                return rows[0].responses
            remove_making(folder)
    logger.warning("Responses were withdrawn each time the downloads were made. They are made again later.")
    return 0


def _withdrawn() -> int:
    """How many publications were ever withdrawn or replaced. It only rises."""
    return Publication.objects.exclude(withdrawn_at=None).count()


def _is_there(made: PublishedDownload) -> bool:
    try:
        download_store().size(f"{made.folder}/{made.name}")
    except FileNotFoundError:
        return False
    return True


def _written(at: datetime) -> tuple[str, list[PublishedDownload]]:
    """The name of a new folder with all files in it, and what is told of them."""
    folder = f"{at:%Y%m%d}-{secrets.token_hex(6)}"
    with download_store().writing(folder) as draft:
        with through(PUBLIC):  # which may read nothing that is not public
            responses = write_files(draft, Composer(Addresses(settings.FOI_ADDRESS), office()), at)
        rows = [_row(draft / name, folder, order, responses, at) for order, name in enumerate(NAMES)]
    return folder, rows


def _shown(rows: Sequence[PublishedDownload], withdrawn: int) -> bool:
    """Show these files, unless something that is in them may have been withdrawn since they were begun."""
    with transaction.atomic():
        wait_for_turn()
        if _withdrawn() != withdrawn:
            return False
        PublishedDownload.objects.all().delete()
        PublishedDownload.objects.bulk_create(rows)
    return True


def _row(path: Path, folder: str, order: int, responses: int, at: datetime) -> PublishedDownload:
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    size = path.stat().st_size
    return PublishedDownload(
        name=path.name, folder=folder, order=order, size=size, sha256=sha256, responses=responses, made_at=at
    )


def _remove_others(folder: str) -> None:
    """What was shown before, and what a stop left unfinished: only one making at a time has this machine's lock."""
    for other in list(download_store().folders()):
        if other.name != folder:
            remove_making(other.name)
