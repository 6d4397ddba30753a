"""`manage.py export_site DIR`: the public site as plain files that any web server serves."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from requests.management.exporting.writing import NotExported, export


class Command(BaseCommand):
    """What readers see, by the public login and nothing else."""

    help = "Writes the public site into DIR as plain files with the same addresses, without search and forms."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", metavar="DIR", type=Path, help="a folder that is not there yet, or is empty")
        parser.add_argument("--address", default=settings.FOI_ADDRESS, help="where it will be read (FOI_ADDRESS)")
        parser.add_argument("--relative", action="store_true", help="links from page to page, not from the top")

    def handle(self, *args: Any, **options: Any) -> None:
        address = options["address"].rstrip("/")
        whole = urlsplit(address)
        if whole.scheme not in ("http", "https") or not whole.netloc or whole.path:
            raise CommandError(f"{address} is no address of a site. Write it as https://foi.example.org.")
        try:
            copy = export(options["folder"], address, relative=options["relative"])
        except NotExported as problem:
            raise CommandError(str(problem)) from None
        self.stdout.write(f"{options['folder']}: {copy.pages:,} pages, {copy.files:,} files, to be read at {address}.")
