"""`manage.py verify_backup FOLDER…`: whether backups are whole and unchanged. Needs no database."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from requests.management.backups.manifest import NotABackup, problems, read
from requests.management.backups.sealing import add_key_file, opened


class Command(BaseCommand):
    """Reads every byte. Ends with 1 where one is not whole."""

    help = "Reads every byte of backups and says whether they are as they were made."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folders", nargs="+", metavar="FOLDER", type=Path, help="backups, as `backup` named them")
        add_key_file(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        found = {folder: _wrong(folder, options["key_file"]) for folder in options["folders"]}
        for folder, wrong in found.items():
            said = "not whole." if wrong else "whole."
            self.stdout.write("\n".join([f"{folder}: {said}", *(f"  {problem}" for problem in wrong)]))
        bad = sum(bool(wrong) for wrong in found.values())
        if bad:
            of = f"Of {len(found)} backups {bad} cannot" if len(found) > 1 else "It cannot"
            raise CommandError(f"{of} be relied on.")


def _wrong(place: Path, key_file: Path | None) -> list[str]:
    try:
        with opened(place, key_file) as folder:
            return list(problems(folder, read(folder)))
    except NotABackup as problem:
        return [str(problem)]
