"""`manage.py check_archive`: whether rows, files and index belong together; with --repair what is safe is put right."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from foiarchive.stores.shapes import StoreAway, Unreadable
from requests.audit import problems
from requests.doctor.upkeep import note
from requests.management.upkeep import letters, published
from requests.management.upkeep.faults import Fault, unreadable
from requests.models.audit import AuditEntry, AuditHead
from requests.models.upkeep import UpkeepKind

SETTLED = timedelta(hours=1)  # younger files may be at work


class Command(BaseCommand):
    """Reads every letter's bytes. Without --repair damaged public files are set aside, and nothing else is changed.

    Ends with 1 where a fault stays.
    """

    help = (
        "Finds lost and damaged letters, missing pictures, leftovers, and what search and statistics have wrong. "
        "Files that nothing tells of are passed over while they are younger than an hour: they may be at work."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--repair", action="store_true", help="put right what needs no person's judgement")
        parser.add_argument("--only-look", action="store_true", help="set not even damaged public files aside")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            stays = sum(self._stays(fault, options) for fault in faults(timezone.now()))
        except StoreAway as fault:
            note(UpkeepKind.CHECKED, str(fault), went_well=False)
            raise CommandError(f"Not looked at to the end. {fault}") from None
        if stays:
            sentence = f"{stays} {'fault stays' if stays == 1 else 'faults stay'}."
            note(UpkeepKind.CHECKED, sentence, went_well=False)
            raise CommandError(sentence)
        note(UpkeepKind.CHECKED, "Nothing stays to be put right")
        self.stdout.write("Rows, files and index belong together.")

    def _stays(self, fault: Fault, options: dict[str, Any]) -> bool:
        """Tell of it, and put it right where that was asked for and is safe."""
        mended, failed = bool(options["repair"] and fault.repair), ""
        try:
            if fault.withdraw and not options["only_look"]:
                fault.withdraw()
            if mended and fault.repair:
                fault.repair()
        except StoreAway:
            raise
        except OSError as problem:
            mended, failed = False, f"        It could not be put right: {problem.strerror or problem}.\n"
        self.stdout.write("\n".join(_lines(fault, mended=mended)))
        self.stdout.write(failed, ending="")
        return not mended


def faults(at: datetime) -> Iterator[Fault]:
    """Whatever does not belong together."""
    before = at - SETTLED
    looks: Iterable[Iterator[Fault]] = (
        letters.lost_or_damaged(),
        letters.without_row(before),
        letters.waiting(before),
        letters.certificates(before),
        letters.half_filed(),
        published.releases(),
        published.files(before),
        published.left_over(before),
        published.searched(),
        published.counted(),
        audited(),
    )
    for look in looks:
        try:
            yield from look
        except Unreadable as found:
            yield unreadable(found)


def audited() -> Iterator[Fault]:
    """The record of who changed what is whole."""
    chain = AuditEntry.objects.order_by("number").iterator()
    yield from (Fault(sentence, "verify_audit tells more.") for sentence in problems(chain, AuditHead.objects.first()))


def _lines(fault: Fault, *, mended: bool) -> Iterator[str]:
    yield f"{'mended' if mended else 'fault '}  {fault.sentence}"
    if not mended:
        yield f"        {'It can be put right with --repair.' if fault.repair else fault.advice}"
