"""`manage.py verify_backup FOLDER…`: whether backups are whole and unchanged. Needs no database."""

from __future__ import annotations

import shutil
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
        help_text = "where to write what a sealed one holds, once it is found whole: letters and names, unencrypted"
        parser.add_argument("--into", metavar="FOLDER", type=Path, help=help_text)

    def handle(self, *args: Any, **options: Any) -> None:
        into: Path | None = options["into"]
        if into and (into.exists() or len(options["folders"]) > 1):
            why = f"{into} is there already" if into.exists() else "--into is for one backup"
            raise CommandError(f"{why}. Name a folder that is not there yet, and one backup.")
        found = {folder: _wrong(folder, options["key_file"], into) for folder in options["folders"]}
        for folder, wrong in found.items():
            said = "not whole." if wrong else "whole."
            self.stdout.write("\n".join([f"{folder}: {said}", *(f"  {problem}" for problem in wrong)]))
        bad = sum(bool(wrong) for wrong in found.values())
        if bad:
            of = f"Of {len(found)} backups {bad} cannot" if len(found) > 1 else "It cannot"
            raise CommandError(f"{of} be relied on.")


def _wrong(place: Path, key_file: Path | None, into: Path | None) -> list[str]:
    try:
        with opened(place, key_file) as folder:
            wrong = list(problems(folder, read(folder)))
            if into and not wrong:
                shutil.copytree(folder, into)
            return wrong
    except NotABackup as problem:
        return [str(problem)]
