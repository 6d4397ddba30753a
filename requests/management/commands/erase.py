"""`manage.py erase`: erase a request on demand, what the office's policy says, or once more what was erased before."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from requests.erasing.acts import erase, erase_again, settle
from requests.erasing.certificates import in_words
from requests.erasing.holds import holds_on
from requests.erasing.kept import Kept, due, kept_of, kept_of_case
from requests.errors import CannotErase
from requests.management.commands.file_letters import person
from requests.management.commands.withdraw import named
from requests.models import Case, Person
from requests.models.erasure import ErasureReason

MOST = 100_000


class Command(BaseCommand):
    """What is public stays. Everything else of it is gone for good, and a certificate says so."""

    help = "Erases who asked, originals, what was sent and what was not cleared; prints the certificate. Not undone."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("references", nargs="*", metavar="REFERENCE", help='"FOI 0008/24", 0008-24, or a case’s')
        parser.add_argument("--because", default="", help="why, without anybody's name: for the certificate")
        parser.add_argument("--due", action="store_true", help="whatever has been kept as long as the office keeps it")
        parser.add_argument("--again", metavar="FOLDER", type=Path, help="what the certificates in this folder tell of")
        parser.add_argument("--dry-run", action="store_true", help="only say what would be erased, and what is held")
        parser.add_argument("--as", dest="username", help="the member of staff who erases it")

    def handle(self, **options: Any) -> None:
        by = person(options["username"]) if options["username"] else None
        if by is not None and not by.may_erase:
            raise CommandError(f"{by.username} may not erase anything.")
        if options["again"]:
            self.again(options["again"])
            return
        chosen = list(self.chosen(options))
        if not chosen:
            self.stdout.write("Nothing is due to be erased.")
        if options["references"] and not options["because"].strip() and not options["dry_run"]:
            raise CommandError("Say why it is erased: --because “…”, without anybody’s name.")
        held = [str(kept) for kept in chosen if not self.erased(kept, options, by)]
        if held and options["references"]:
            raise CommandError(f"Not erased: {', '.join(held)}.")

    def chosen(self, options: dict[str, Any]) -> Iterator[Kept]:
        """What is named, or what is due."""
        if options["due"] and not options["references"]:
            yield from due(timezone.localdate(), MOST)
        elif not options["references"]:
            raise CommandError("Name what is to be erased, or say --due.")
        for reference in options["references"]:
            case = Case.objects.filter(reference__iexact=reference.strip()).select_related("foi_request").first()
            yield kept_of_case(case) if case else kept_of(named(reference.strip()))

    def erased(self, kept: Kept, options: dict[str, Any], by: Person | None) -> bool:
        """Erase it, or say what would be; whether nothing holds it."""
        reasons = holds_on(kept, timezone.localdate())
        if options["dry_run"]:
            self.stdout.write(f"{kept}: {' '.join(reasons) if reasons else 'would be erased.'}")
            return True
        why = ErasureReason.POLICY if options["due"] else ErasureReason.ASKED
        try:
            made = erase(kept, why, options["because"].strip(), timezone.now(), by)
        except CannotErase as refusal:
            self.stdout.write(f"{kept}: {refusal}")
            return False
        self.stdout.write(f"{in_words(made)}\n")
        return True

    def again(self, folder: Path) -> None:
        """After a backup was put back."""
        if not folder.is_dir():
            raise CommandError(f"{folder} is no folder.")
        done, problems = erase_again([folder])
        settle()
        self.stdout.write(f"Erased once more: {done}. The rest was erased already, or is not here.")
        if problems:
            raise CommandError(" ".join(problems))
