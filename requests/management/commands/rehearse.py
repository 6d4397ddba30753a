"""`manage.py rehearse FOLDER`: whether a backup can be put back, tried in an installation that is thrown away again."""

from __future__ import annotations

import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from requests.doctor.upkeep import note
from requests.management.backups.manifest import NotABackup
from requests.management.backups.rehearsing import WentWrong, rehearse
from requests.management.backups.sealing import add_key_file, opened
from requests.models.upkeep import UpkeepKind


class Command(BaseCommand):
    """Touches nothing of this installation, but for writing down how it went."""

    help = "Puts a backup back into an installation of its own, compares every row and file, and throws that away."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", metavar="FOLDER", type=Path, help="a backup, as `backup` named it")
        add_key_file(parser)
        parser.add_argument("--in", dest="place", metavar="DIR", type=Path, help="where there is room for it")

    def handle(self, *args: Any, **options: Any) -> None:
        began = time.monotonic()
        try:
            with opened(options["folder"].resolve(), options["key_file"], options["place"]) as folder:
                rehearse(folder, options["place"])
        except (NotABackup, WentWrong, OSError) as problem:
            note(UpkeepKind.REHEARSED, str(problem), went_well=False)
            raise CommandError(f"The rehearsal failed. {problem}") from None
        told = f"Every row and file is as it was kept; it took {time.monotonic() - began:.0f} seconds"
        note(UpkeepKind.REHEARSED, told)
        self.stdout.write(f"{told}.")
