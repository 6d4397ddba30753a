"""Build the search index anew from the database."""

from __future__ import annotations

import sys

from django.core.management.base import BaseCommand
from tqdm import tqdm

from requests.models import SearchEntry
from requests.search.rebuild import rebuild


class Command(BaseCommand):
    """Searching goes on with the old index until the new one is whole; the worker then goes on with the new one."""

    help = "Builds the search index anew from the published answers."

    def handle(self, *, verbosity: int, **options: object) -> None:
        total = SearchEntry.objects.count()
        with tqdm(total=total, unit="answer", file=sys.stderr, disable=None if verbosity else True) as bar:
            built = rebuild(each=bar.update)
        if built is not None:
            rate = built.entries / built.seconds if built.seconds else 0
            self.stdout.write(f"{built.entries} answers in {built.seconds:.1f} seconds, {rate:.0f} a second.")
