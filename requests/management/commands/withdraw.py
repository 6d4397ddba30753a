"""Withdraw a published response."""

from __future__ import annotations

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from requests.errors import CannotChange, NotPublished
from requests.management.commands.file_letters import person
from requests.models import FOIRequest
from requests.publication import withdraw


class Command(BaseCommand):
    """The public copy is gone at once, from the pages and from search; the staff's record of it stays."""

    help = "Withdraws a published response from the public."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("reference", help='as in the letter, or as in its address: "FOI 0008/24" or 0008-24')
        parser.add_argument("--because", required=True, help="why, for the record")
        parser.add_argument(
            "--notice", default="", help="what the public reads in its place; without, nothing is there"
        )
        parser.add_argument("--as", dest="username", help="the member of staff who withdraws it")

    def handle(self, **options: object) -> None:
        by = person(str(options["username"])) if options["username"] else None
        if by is not None and not by.may_publish:
            raise CommandError(f"{by.username} may not withdraw responses.")
        because = str(options["because"]).strip()
        if not because:
            raise CommandError("Say why it is withdrawn.")
        foi_request = named(str(options["reference"]).strip())
        try:
            withdraw(foi_request, timezone.now(), by, because, str(options["notice"]).strip())
        except (CannotChange, NotPublished) as problem:
            raise CommandError(str(problem)) from None
        self.stdout.write(f"{foi_request} is withdrawn. Its page, its pictures and its search results are gone.")


def named(reference: str) -> FOIRequest:
    """The request of that address or, if only one has it, of that reference."""
    by_address = FOIRequest.objects.filter(slug=reference).first()
    if by_address is not None:
        return by_address
    found = list(FOIRequest.objects.filter(reference__iexact=reference).order_by("slug"))
    if not found:
        raise CommandError(f"There is no request {reference}.")
    if len(found) > 1:
        addresses = ", ".join(str(foi_request.slug) for foi_request in found)
        raise CommandError(f"Several requests have the reference {reference}. Use one of their addresses: {addresses}.")
    return found[0]
