"""`manage.py restore FOLDER`: put a backup back, into an installation that holds nothing yet."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from requests.management.backups.manifest import NotABackup
from requests.management.backups.restoring import NotRestored, restore

ELSEWHERE = "Were certificates kept elsewhere, run `erase --again FOLDER` before the site is opened."


class Command(BaseCommand):
    """All of it or nothing."""

    help = "Puts a backup back into an empty installation: all of it, or nothing."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", metavar="FOLDER", type=Path, help="a backup, as `backup` named it")
        parser.add_argument(
            "--erased", metavar="FOLDER", type=Path, action="append", default=[], help="more certificates of erasure"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            kept, again, problems = restore(options["folder"], options["erased"])
        except (NotABackup, NotRestored) as problem:
            raise CommandError(f"Nothing was restored. {problem}") from None
        rows = sum(table.rows for table in kept.tables.values())
        self.stdout.write(f"Restored what was kept on {kept.made_at}: {rows:,} rows, {len(kept.files):,} files.")
        self.stdout.write(f"Erased once more what was erased since: {again}. {ELSEWHERE}")
        for sentence in problems:
            self.stderr.write(f"Not erased: {sentence}")
        self.stdout.write("The worker builds the search index when it starts. Everybody has to sign in again.")
