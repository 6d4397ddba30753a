"""`manage.py hand_over DIR`: a package for a successor, with all that the archive is made of."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from requests.management.backups.handing_over import hand_over
from requests.management.backups.making import NoBackup
from requests.management.backups.manifest import PAPERS
from requests.management.backups.sealing import add_key_file


class Command(BaseCommand):
    """The site and the worker may run meanwhile."""

    help = "Writes a package for a successor; verify_backup checks it, restore puts it back under another name."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", metavar="DIR", type=Path, help="where the package is written")
        add_key_file(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            place, kept = hand_over(options["folder"], timezone.localtime(), options["key_file"])
        except NoBackup as problem:
            raise CommandError(str(problem)) from None
        rows = sum(table.rows for table in kept.tables.values())
        self.stdout.write(f"{place}: {rows:,} rows, {len(kept.files):,} files. Begin with {PAPERS}/READ-ME.txt in it.")
        if key := options["key_file"]:
            self.stdout.write(f"To read its papers: manage.py verify_backup {place} --key-file {key} --into FOLDER")
