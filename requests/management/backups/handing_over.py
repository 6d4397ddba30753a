"""A package for a successor: a backup, and papers for people that say what is in it.

hand-over/READ-ME.txt       what this is, how it is checked and put back
hand-over/cases.csv         every case: how far it is, when it came, when it is due
hand-over/originals.csv     every letter and file: its SHA-256, and of which request it is
hand-over/redirects.csv     old addresses, and where each leads on the new site
hand-over/erasures.csv      what was erased, and must stay so
hand-over/audit.txt         the last entry of the audit: what came after it was written elsewhere
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from documents.models import Letter
from requests.law.written_dates import in_full
from requests.management.backups.making import make
from requests.management.backups.manifest import PAPERS, Manifest
from requests.management.backups.sealing import SEALED
from requests.models import Authority, Case, Correspondence, Erasure, FiledLetter, FOIRequest, OldAddress
from requests.models.audit import AuditHead
from requests.reuse.cells import safe_cell

Row = Sequence[object]
NAMED = "foi-hand-over"
READ_ME = """{office}
FOI Archive: hand-over of {on}

This folder holds all that the archive at {address} is made of: every row of its database and every file, each with its
SHA-256 in manifest.json. It holds the letters as they came and the names of those who asked: keep it as you keep those.

Open cases: {open}. What is due and when stands in cases.csv. No time stops because the office changes.

To check it, with FOI Archive installed:

    .venv/bin/python manage.py verify_backup {name}

To put it back, into a new installation that holds nothing yet, under the successor's name and host:

    FOI_ADDRESS=https://foi.successor.example ALLOWED_HOSTS=foi.successor.example FOI_FORMER_HOSTS={host} \\
    .venv/bin/python manage.py restore {name} --successor "Name of the successor" --from 2028-05-08

Addresses stay what they are on the new host. Let {host} lead to the new site for as long as people quote it: with
FOI_FORMER_HOSTS it sends everybody on to the same address there. What the letters' addresses were before stands in
redirects.csv.

Not in it: the secret key, sessions, the search index and the downloads. Everybody signs in again and sets up a new
second step (reset_second_step NAME). What was erased after this day has to be erased here too: erase --again FOLDER.
"""


def hand_over(folder: Path, at: datetime, key_file: Path | None = None) -> tuple[Path, Manifest]:
    """A new package in a folder of its own under `folder`; which, and what is in it. Raises NoBackup."""
    sealed = f"{SEALED} --key-file FILE" if key_file else ""
    return make(folder, at, NAMED, lambda draft: _write_papers(draft, at, sealed), key_file)


def _write_papers(draft: Path, at: datetime, sealed: str) -> None:
    place = draft / PAPERS
    place.mkdir(mode=0o700)
    _sheet(place / "cases.csv", CASES, _cases())
    _sheet(place / "originals.csv", ORIGINALS, _originals())
    _sheet(place / "redirects.csv", ("old address", "address here"), _redirects())
    _sheet(place / "erasures.csv", ("certificate", "reference", "erased at", "why"), _erasures())
    head = AuditHead.objects.first()
    said = f"{head.number}:{head.hash}" if head else "Nothing was changed yet."
    (place / "audit.txt").write_text(f"{said}\n", encoding="ascii")
    office = Authority.objects.as_of(timezone.localdate(at))
    told = {
        "office": office.name if office else "An authority without a name",
        "on": in_full(timezone.localtime(at)),
        "address": settings.FOI_ADDRESS,
        "host": urlsplit(settings.FOI_ADDRESS).hostname,
        "open": Case.objects.open().count(),
        "name": draft.name.partition(".")[0] + sealed,
    }
    (place / "READ-ME.txt").write_text(READ_ME.format(**told), encoding="utf-8")


CASES = ("reference", "kind", "stage", "received on", "due on", "ended on", "law", "subject", "owner")
ORIGINALS = ("file", "sha256", "bytes", "request or case", "what it is", "name")


def _cases() -> Iterator[Row]:
    """Open ones first, the next due first."""
    rows = Case.objects.select_related("owner", "foi_request").order_by("ended_on", "due_on", "pk")
    for case in sorted(rows, key=lambda case: not case.is_open):
        law = case.foi_request.regime if case.foi_request else ""
        owner = case.owner.known_as if case.owner else ""
        yield (case.reference, case.get_kind_display(), case.get_stage_display(), case.received_on, case.due_on or "",
               case.ended_on or "", law, case.subject, owner)  # fmt: skip


def _originals() -> Iterator[Row]:
    """What was filed, and what came and went in cases."""
    for filed in FiledLetter.objects.select_related("letter", "foi_request").order_by("pk"):
        yield _original(filed.letter, str(filed.foi_request), filed.kind)
    sent = Correspondence.objects.filter(letter__isnull=False).select_related("letter", "case")
    for piece in sent.order_by("pk"):
        if piece.letter is not None:
            yield _original(piece.letter, piece.case.reference, piece.get_kind_display())


def _original(letter: Letter, of: str, what: str) -> Row:
    place = f"files/{settings.FOI_LETTERS.name}/{letter.sha256[:2]}/{letter.sha256}"
    return (place, letter.sha256, letter.size, of, what, letter.name)


def _redirects() -> Iterator[Row]:
    """From where letters were before this archive, and from where its pages are now."""
    here = {request.pk: reverse("response", args=[request.slug]) for request in FOIRequest.objects.published()}
    for row in OldAddress.objects.filter(foi_request__in=here).order_by("address"):
        yield row.address, here[row.foi_request_id]
    for address in sorted(here.values()):
        yield f"{settings.FOI_ADDRESS}{address}", address


def _erasures() -> Iterator[Row]:
    for row in Erasure.objects.order_by("erased_at"):
        yield row.key, row.reference, row.erased_at.isoformat(timespec="seconds"), row.get_why_display()


def _sheet(path: Path, columns: Row, rows: Iterable[Row]) -> None:
    with path.open("x", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows([safe_cell(str(cell)) for cell in row] for row in rows)
