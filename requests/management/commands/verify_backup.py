"""`manage.py verify_backup FOLDER…`: whether backups are whole and unchanged. Needs no database."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from requests.management.backups.checking import wrong_with
from requests.management.backups.manifest import NotLookedAt
from requests.management.backups.sealing import add_key_file, unused

BAD, UNSEEN = "not whole", "not looked at"


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
        found = [_found(folder, options["key_file"], into) for folder in options["folders"]]
        for folder, (said, sentences) in zip(options["folders"], found, strict=True):
            self.stdout.write("\n".join([f"{folder}: {said}.", *(f"  {sentence}" for sentence in sentences)]))
        bad, unseen = (sum(said == each for said, _ in found) for each in (BAD, UNSEEN))
        if bad or unseen:
            raise CommandError(_in_short(len(found), bad, unseen))


def _found(place: Path, key_file: Path | None, into: Path | None) -> tuple[str, list[str]]:
    """How it is, and a sentence for whatever is to be said of that."""
    try:
        wrong = wrong_with(place, key_file, into)
    except NotLookedAt as problem:
        return UNSEEN, [str(problem)]
    return (BAD, wrong) if wrong else ("whole", unused(place, key_file))


def _in_short(of: int, bad: int, unseen: int) -> str:
    if of == 1:
        return "It cannot be relied on." if bad else "Whether it is whole is not known."
    said = [f"{bad} cannot be relied on"] if bad else []
    said += [f"{unseen} could not be looked at"] if unseen else []
    return f"Of {of} backups {' and '.join(said)}."
