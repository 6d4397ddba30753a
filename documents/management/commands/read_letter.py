"""`manage.py read_letter [--json] PATH…`: print what is read in letters. It touches no database."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from documents.errors import UnreadableLetter
from documents.intake import check_file, read_file
from documents.reading.schema import to_schema, unread_schema
from documents.sandbox import read_in_child


class Command(BaseCommand):
    """Read letters and print what they say."""

    help = "Read response letters and print what they say, as JSON with --json. Uses no database."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", metavar="PATH", help="letters to read")
        parser.add_argument("--json", action="store_true", help="print a list of objects, one a file, and nothing else")

    def handle(self, *args: Any, **options: Any) -> None:
        letters = [self._read(Path(path)) for path in options["paths"]]
        if options["json"]:
            self.stdout.write(json.dumps(letters, ensure_ascii=False, indent=1))
            return
        for letter in letters:
            self.stdout.write(summary(letter))

    def _read(self, path: Path) -> dict[str, Any]:
        try:
            letter = read_file(path)
            check_file(path.name, letter)
            return to_schema(read_in_child(path.name, letter), path.name)
        except UnreadableLetter as unreadable:
            return unread_schema(path.name, unreadable.reason)
        except OSError as failed:
            return unread_schema(path.name, f"The file could not be opened: {failed.strerror or failed}.")


def summary(letter: dict[str, Any]) -> str:
    """A letter in a few plain lines."""
    lines = [letter["file"]]
    if letter["status"] != "error":
        lines.append(f"  {letter['reference'] or 'no reference'}, {letter['kind']}")
        lines.append(
            f"  received {letter['date_received'] or 'no date'}, answered {letter['date_responded'] or 'no date'}"
        )
    for question in letter["questions"]:
        outcomes = ", ".join(_outcome(part) for part in question["parts"]) or "no answer of its own"
        lines.append(f"  {question['number']:<6} {question['text'][:70]}")
        lines.append(f"         {outcomes}")
    lines += [f"  ! {warning}" for warning in letter["warnings"]]
    return "\n".join(lines)


def _outcome(part: dict[str, Any]) -> str:
    return str(part["outcome"]) + (f" ({', '.join(part['exemptions'])})" if part["exemptions"] else "")
