"""`manage.py backup DIR`: a copy of everything that cannot be made again, of a running installation."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from requests.doctor.upkeep import note
from requests.management.backups.making import NoBackup, make
from requests.management.backups.sealing import add_key_file
from requests.models.upkeep import UpkeepKind


class Command(BaseCommand):
    """The site and the worker may run meanwhile."""

    help = "Writes every row and file into a new folder under DIR; verify_backup checks it, restore puts it back."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", metavar="DIR", type=Path, help="where backups are kept; best on another machine")
        add_key_file(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            place, kept = make(options["folder"], timezone.localtime(), key_file=options["key_file"])
        except NoBackup as problem:
            note(UpkeepKind.BACKUP, str(problem), went_well=False)
            raise CommandError(str(problem)) from None
        rows = sum(table.rows for table in kept.tables.values())
        size = sum(file.size for file in kept.files.values())
        told = f"{rows:,} rows, {len(kept.files):,} files of {size / 1024**2:,.1f} MiB"
        note(UpkeepKind.BACKUP, told)
        self.stdout.write(f"{place}: {told}.")
