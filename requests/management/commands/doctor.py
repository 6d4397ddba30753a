"""`manage.py doctor`: what is missing or weak in this installation, and what to do about it."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from foiarchive.database import plain_sentence
from requests.management.doctor import database, machine, office, running
from requests.management.doctor.findings import Finding, State, bad


class Command(BaseCommand):
    """Changes nothing. Ends with 1 where something is bad."""

    help = "Says in plain words what is missing or weak in this installation, and what to do about it."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="print a list of objects, and nothing else")

    def handle(self, *args: Any, **options: Any) -> None:
        found = list(_examined())
        if options["json"]:
            self.stdout.write(json.dumps([asdict(each) for each in found], ensure_ascii=False, indent=1))
        else:
            self.stdout.write("\n".join(line for each in found for line in _lines(each)))
        count = sum(each.state is State.BAD for each in found)
        if count:
            raise CommandError(f"{count} {'thing is' if count == 1 else 'things are'} bad.")


def _examined() -> Iterator[Finding]:
    yield from machine.examined()
    yield from office.settings_examined()
    away = list(database.is_there())
    if away:
        yield from away
        return
    try:
        yield from database.examined()
        yield from office.examined()
        yield from running.examined()
    except DatabaseError as problem:  # tables that are not there yet
        yield bad(database.DATABASE, plain_sentence(problem), database.PREPARE)


def _lines(found: Finding) -> Iterator[str]:
    yield f"{found.state.value:<5} {found.about}: {found.sentence}"
    if found.what_to_do:
        yield f"      {found.what_to_do}"
