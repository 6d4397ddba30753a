"""Read filed letters again."""

from __future__ import annotations

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from documents.errors import DamagedLetter, LostLetter, UnreadableLetter
from documents.reading.shapes import READER_VERSION
from requests.management.commands.withdraw import named
from requests.models import FOIRequest
from requests.reading_again import read_again


class Command(BaseCommand):
    """Without references: every letter that an older reader read. Corrections are made in the new reading too."""

    help = "Reads filed letters again. What people corrected stays corrected; what is published stays as it is."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("references", nargs="*", metavar="REFERENCE", help='"FOI 0008/24" or 0008-24')

    def handle(self, *, references: list[str], **options: object) -> None:
        older = FOIRequest.objects.filter(filed_letters__reading__reader_version__lt=READER_VERSION)
        asked = [named(reference.strip()) for reference in references]
        failed = 0
        for foi_request in asked or older.distinct().order_by("pk"):
            try:
                became = read_again(foi_request, timezone.now())
            except (UnreadableLetter, LostLetter, DamagedLetter) as fault:
                failed += 1
                self.stderr.write(f"{foi_request}: {fault}")
                continue
            if not became.is_new:
                self.stdout.write(f"{foi_request}: read as before.")
            else:
                kept = f"corrections made in it: {became.made}; without a place in it: {became.misfits}"
                self.stdout.write(f"{foi_request}: a new reading; {kept}.")
        if failed:
            raise CommandError(f"{failed} could not be read again and stay as they were.")
