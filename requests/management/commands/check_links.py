"""`manage.py check_links`: visit the pages that letters point to, and say which are gone."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from requests import link_checking
from requests.errors import NoWayOut
from requests.models import CitedAddress


class Command(BaseCommand):
    """What the worker does where FOI_CHECK_LINKS is on, once and whether it is on or not."""

    help = "Visits the pages that letters and the kept list point to, where that is due, and prints what came of each."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--all", action="store_true", help="also those visited lately")
        parser.add_argument("--most", type=int, help="no more than so many, the longest unvisited first")

    def handle(self, **options: Any) -> None:
        if options["all"]:
            link_checking.all_are_due()
        visits = 0
        try:
            for address in link_checking.check_due(timezone.now(), options["most"]):
                visits += 1
                state = "GONE" if address.is_dead else address.verdict
                self.stdout.write(f"{address.url}  {state}{f': {address.why}' if address.why else ''}")
        except NoWayOut as found:
            raise CommandError(str(found)) from None
        dead = CitedAddress.objects.filter(is_dead=True).count()
        self.stdout.write(f"Visited: {visits}. Gone: {dead} of {CitedAddress.objects.count()}.")
