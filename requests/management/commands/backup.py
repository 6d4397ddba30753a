"""`manage.py backup DIR`: a copy of everything that cannot be made again, of a running installation."""

from __future__ import annotations

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from requests.doctor.upkeep import note
from requests.management.backups.checking import wrong_with
from requests.management.backups.keeping import remove_old
from requests.management.backups.making import NoBackup, make
from requests.management.backups.manifest import NotLookedAt
from requests.management.backups.sealing import add_key_file
from requests.models.upkeep import UpkeepKind


class Command(BaseCommand):
    """The site and the worker may run meanwhile."""

    help = "Writes every row and file into a new folder under DIR; verify_backup checks it, restore puts it back."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", metavar="DIR", type=Path, help="where backups are kept; best on another machine")
        add_key_file(parser)
        help_text = "read it again, and once it is found whole remove those in DIR that are older than so many days"
        parser.add_argument("--keep", metavar="DAYS", type=int, help=help_text)

    def handle(self, *args: Any, **options: Any) -> None:
        folder, key_file, keep, at = options["folder"], options["key_file"], options["keep"], timezone.localtime()
        if keep is not None and keep < 1:
            raise CommandError("Nothing was done. Keep backups for a day at least: --keep 31.")
        try:
            place, kept = make(folder, at, key_file=key_file)
            if keep and (wrong := wrong_with(place, key_file)):
                raise NoBackup(f"{place} is not whole: {' '.join(wrong[:10])} No older one was removed.")
        except (NoBackup, NotLookedAt) as problem:
            note(UpkeepKind.BACKUP, str(problem), went_well=False)
            raise CommandError(str(problem)) from None
        rows = sum(table.rows for table in kept.tables.values())
        size = sum(file.size for file in kept.files.values())
        told = f"{rows:,} rows, {len(kept.files):,} files of {size / 1024**2:,.1f} MiB"
        note(UpkeepKind.BACKUP, told)
        self.stdout.write(f"{place}: {told}.")
        if keep:
            self._remove_old(folder, at.date(), keep)

    def _remove_old(self, folder: Path, today: date, keep: int) -> None:
        """The new one is found whole by now."""
        try:
            for gone in remove_old(folder, today, keep):
                self.stdout.write(f"It is whole. {gone} is older than {keep} days and was removed.")
        except OSError as failed:
            raise CommandError(f"It is whole. Older ones could not be removed: {failed}.") from None
