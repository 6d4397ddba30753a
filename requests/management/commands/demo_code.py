"""`manage.py demo_code NAME`: the code that a demo account's app would show now. It needs no database."""

from __future__ import annotations

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from requests.accounts.second_step import PERIOD, code_at
from requests.management.commands.load_demo import PEOPLE, demo_secret


class Command(BaseCommand):
    """A code is taken once: for a second sign-in within half a minute wait for the next."""

    help = "Prints the code of the second step of a demo account."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", help="the user name")

    def handle(self, *, name: str, **options: object) -> None:
        names = [username for username, *_ in PEOPLE]
        if name not in names:
            raise CommandError(f"The demo has no account {name}. It has: {', '.join(names)}.")
        at = timezone.now()
        left = PERIOD - int(at.timestamp()) % PERIOD
        self.stdout.write(code_at(demo_secret(name), at))
        self.stderr.write(f"The next one comes in {left} seconds.", style_func=str)
