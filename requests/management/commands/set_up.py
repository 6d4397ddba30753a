"""`manage.py set_up`: the lists that an office begins with, in an installation without the demo."""

from __future__ import annotations

from argparse import ArgumentParser

from django.core.management.base import BaseCommand
from django.db import transaction

from requests.management.commands.load_demo import load_holidays, load_topics
from requests.models import Authority, Person
from requests.models.person import Role

ADMINISTRATOR = "Nobody may sign in as administrator yet: manage.py createsuperuser"
AUTHORITY = "The site does not know whose it is yet: sign in, and fill in Administration, Authority."


class Command(BaseCommand):
    """Running it again changes nothing: a list that has entries stays as it is."""

    help = "Fills the lists an office begins with (bank holidays; with --topics also topics), and says what comes next."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--topics", action="store_true", help="also those a commissioner's office is asked about")

    def handle(self, *, topics: bool, **options: object) -> None:
        with transaction.atomic():
            self.stdout.write(load_holidays())
            if topics:
                self.stdout.write(load_topics())
        if not Person.objects.filter(is_active=True, roles__contains=[Role.ADMINISTRATOR.value]).exists():
            self.stdout.write(ADMINISTRATOR)
        if not Authority.objects.exists():
            self.stdout.write(AUTHORITY)
