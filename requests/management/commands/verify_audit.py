"""`manage.py verify_audit`: whether the record of changes is whole. Ends with 1 where it is not."""

from __future__ import annotations

import re
from argparse import ArgumentParser
from datetime import UTC, datetime

from django.core.management.base import BaseCommand, CommandError

from requests.audit import problems, reason_of
from requests.models import Person
from requests.models.audit import AuditEntry, AuditHead

ENTRY = re.compile(r"(\d{1,18}):([0-9a-f]+)", re.ASCII)


class Command(BaseCommand):
    """Keep the line it prints somewhere else: who could rewrite the whole chain cannot rewrite that."""

    help = "Checks the chain of the audit from its first entry to its last."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--knows", metavar="NUMBER:HASH", help="an entry that this command printed before")
        parser.add_argument(
            "--row", metavar=("TABLE", "KEY"), nargs=2, help="prints who changed this row, when and why"
        )

    def handle(self, *, knows: str | None, row: list[str] | None, **options: object) -> None:
        number, known = _entry(knows) if knows else (0, "")
        head = AuditHead.objects.first()
        for problem in problems(AuditEntry.objects.order_by("number").iterator(), head):
            raise CommandError(problem)
        if known and not AuditEntry.objects.filter(number=number, hash=known).exists():
            raise CommandError(_another(number, head))
        for entry in AuditEntry.objects.filter(about=row[0], key=row[1]).order_by("number") if row else ():
            self.stdout.write(_told(entry))
        self.stdout.write(f"The audit is whole: {head.number}:{head.hash}" if head else "Nothing was changed yet.")


def _another(number: int, head: AuditHead | None) -> str:
    if head is None or head.number < number:
        why = "or a backup was put back that was made before it; then keep the line that this prints without --knows."
        return f"Entry {number} is not there: the chain was cut, {why}"
    return f"Entry {number} is not the one of then: the chain was written anew, or went on from an older backup."


def _told(entry: AuditEntry) -> str:
    """A line: when, what, by whom, where, and why as far as that is still kept."""
    person = Person.objects.filter(pk=entry.person).first() if entry.person else None
    at = datetime.fromtimestamp(float(entry.moment), UTC)
    parts = [f"{at:%Y-%m-%d %H:%M:%S} {entry.what}", entry.fields, str(person or entry.login), entry.place]
    return "  ".join(part for part in [*parts, reason_of(entry)] if part)


def _entry(written: str) -> tuple[int, str]:
    """Number and hash. What cannot be compared must not pass as compared."""
    found = ENTRY.fullmatch(written.strip())
    if found is None:
        raise CommandError(f"“{written}” is no entry. Give all of what this command printed: NUMBER:HASH.")
    return int(found[1]), found[2]
