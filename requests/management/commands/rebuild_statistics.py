"""Count anew what is published."""

from __future__ import annotations

from django.core.management.base import BaseCommand

from requests import tallies


class Command(BaseCommand):
    """Publishing and withdrawing keep the counts right; this is for rows that came in another way."""

    help = "Counts the published responses anew for the statistics."

    def handle(self, *, verbosity: int, **options: object) -> None:
        responses = tallies.rebuild()
        if verbosity:
            self.stdout.write(f"{responses} responses counted.")
