"""`manage.py reset_second_step NAME…`: for who lost phone, passkeys and recovery codes, or after SECRET_KEY changed."""

from __future__ import annotations

import logging
from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError

from requests.accounts.second_step import forget
from requests.models import Person

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    """Whoever knows the password then sets a new second step up, so be sure who asks."""

    help = "Takes every second step of these accounts away: their next sign-in begins with setting one up."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("names", nargs="+", metavar="NAME", help="a user name")

    def handle(self, *, names: list[str], **options: object) -> None:
        found = list(Person.objects.filter(username__in=names))
        if unknown := sorted(set(names) - {person.username for person in found}):
            raise CommandError(f"Nobody has the user name {', '.join(unknown)}. Nothing was changed.")
        for person in found:
            forget(person)
            logger.warning("The second steps of person %s were taken away", person.pk)
            self.stdout.write(f"{person.username} sets up a new second step at the next sign-in.")
