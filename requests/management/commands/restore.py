"""`manage.py restore FOLDER`: put a backup back, into an installation that holds nothing yet."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from requests.cases.succession import Successor, succeed
from requests.doctor import styles
from requests.law.written_dates import in_full
from requests.management.backups.manifest import NotABackup
from requests.management.backups.restoring import NotRestored, restore
from requests.management.backups.sealing import add_key_file, certificates_beside, opened, unused
from requests.management.days import day_written
from requests.models import Authority, Upkeep

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
        add_key_file(parser)
        parser.add_argument("--successor", metavar="NAME", help="who takes over: its name, from the day of --from on")
        parser.add_argument("--short-name", metavar="NAME", help="as shown beside the site's name; by default NAME")
        parser.add_argument("--from", metavar="DAY", dest="since", type=day_written, help="its first day")

    def handle(self, *args: Any, **options: Any) -> None:
        successor = _successor(options)
        place, key_file = options["folder"], options["key_file"]
        try:
            with opened(place, key_file) as folder, certificates_beside(place, key_file) as later:
                kept, again, problems = restore(
                    folder, [*options["erased"], *later], successor.on if successor else None
                )
                self.stdout.write("".join(f"{sentence}\n" for sentence in unused(place, key_file)), ending="")
        except (NotABackup, NotRestored) as problem:
            raise CommandError(f"Nothing was restored. {problem}") from None
        rows = sum(table.rows for table in kept.tables.values())
        self.stdout.write(f"Restored what was kept on {kept.made_at}: {rows:,} rows, {len(kept.files):,} files.")
        self.stdout.write(f"Erased once more what was erased since: {again}. {ELSEWHERE}")
        for sentence in problems:
            self.stderr.write(f"Not erased: {sentence}")
        if successor:
            self._take_over(successor)
        self.stdout.write(f"Readers reach it at {settings.FOI_ADDRESS} (FOI_ADDRESS).")
        self.stdout.write("Everybody has to sign in again.")
        if styles.not_collected():
            self.stdout.write(styles.COLLECT)
        self.stdout.write("Start the worker, which builds the search index; then run manage.py doctor.")

    def _take_over(self, successor: Successor) -> None:
        passed = succeed(successor, timezone.now(), None)
        Upkeep.objects.all().delete()  # how the former office's backups went is not the new one's
        self.stdout.write(
            f"{successor.name} takes over from {in_full(successor.on)} on, with {len(passed)} open cases."
        )


def _successor(options: dict[str, Any]) -> Successor | None:
    """Who takes over, where somebody does. Raises CommandError."""
    name, since = options["successor"], options["since"]
    if bool(name) != bool(since):
        raise CommandError("Nothing was restored. Give --successor and --from together.")
    if not name:
        return None
    successor = Successor(since, name, options["short_name"] or name[:80])
    try:
        Authority(valid_from=since, name=name, short_name=successor.short_name).clean_fields()
    except ValidationError as wrong:
        raise CommandError(f"Nothing was restored. The successor’s name: {' '.join(wrong.messages)}") from None
    return successor
