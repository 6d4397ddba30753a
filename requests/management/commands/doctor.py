"""`manage.py doctor`: what is missing or weak in this installation, and what to do about it."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from requests.doctor.examination import examined
from requests.doctor.findings import Finding, State


class Command(BaseCommand):
    """Changes nothing. Ends with 1 where something is bad."""

    help = "Says in plain words what is missing or weak in this installation, and what to do about it."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="print a list of objects, and nothing else")

    def handle(self, *args: Any, **options: Any) -> None:
        found = list(examined(thoroughly=True))
        if options["json"]:
            self.stdout.write(json.dumps([asdict(each) for each in found], ensure_ascii=False, indent=1))
        else:
            self.stdout.write("\n".join(line for each in found for line in _lines(each)))
        count = sum(each.state is State.BAD for each in found)
        if count:
            raise CommandError(f"{count} {'thing is' if count == 1 else 'things are'} bad.")


def _lines(found: Finding) -> Iterator[str]:
    yield f"{found.state.value:<5} {found.about}: {found.sentence}"
    if found.what_to_do:
        yield f"      {found.what_to_do}"
