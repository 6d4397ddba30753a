"""The originals and the files that wait: each row has its bytes, each file its row."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from django.conf import settings

from documents.errors import DamagedLetter, LostLetter
from documents.intake import bytes_of, place_of
from documents.models import Letter
from requests.management.upkeep.faults import Fault
from requests.models import TakingInFile
from requests.models.taking_in import FileState

READ_AGAIN = "Run manage.py read_again with its reference."
FROM_A_BACKUP = "Put its file back from a backup: {}."


def lost_or_damaged() -> Iterator[Fault]:
    """Every byte of every letter is read."""
    for letter in Letter.objects.order_by("pk").iterator():
        advice = FROM_A_BACKUP.format(f"letters/{place_of(letter.sha256).relative_to(settings.FOI_LETTERS)}")
        try:
            bytes_of(letter)
        except LostLetter:
            yield Fault(f"The original of {letter.name} (letter {letter.pk}) is gone.", advice)
        except DamagedLetter:
            yield Fault(f"The original of {letter.name} (letter {letter.pk}) is not what was taken in.", advice)


def without_row(before: datetime) -> Iterator[Fault]:
    """Files that no letter is, older than `before`: somebody may be taking one in at this moment."""
    known = set(Letter.objects.values_list("sha256", flat=True))
    for path in _files(settings.FOI_LETTERS):
        if path.name in known or path.stat().st_mtime >= before.timestamp():
            continue
        inside = path.relative_to(settings.FOI_LETTERS)
        if path.name.startswith(".incoming-"):
            yield Fault(f"letters/{inside} was never written to its end.", repair=path.unlink)
        elif hashlib.sha256(path.read_bytes()).hexdigest() == path.name:
            yield Fault(f"letters/{inside} belongs to no letter: a taking in was stopped.", repair=path.unlink)
        else:
            yield Fault(f"letters/{inside} is no file of this archive.", "Look at it, and move it away.")


def waiting() -> Iterator[Fault]:
    """Files that were handed in and wait to be read."""
    there = {path.name for path in _files(settings.FOI_WAITING)}
    for file in TakingInFile.objects.waiting():
        if file.waiting_name not in there:
            sentence = f"{file.name}, handed in on {file.taking_in.started_at:%d %B %Y}, is gone from the waiting room."
            yield Fault(sentence, "The worker will refuse it and say so; it has to be handed in again.")


def half_filed() -> Iterator[Fault]:
    """Each filed letter has its pages, each file that was filed its response."""
    for letter in Letter.objects.exclude(filed=None).filter(filed__reading__pages=None):
        yield Fault(f"{letter.name} (letter {letter.pk}) was filed without its pages.", READ_AGAIN)
    for file in TakingInFile.objects.filter(state=FileState.FILED, foi_request=None):
        yield Fault(f"{file.name} was filed, and nothing says as what.", "Hand it in again.")


def _files(folder: Path) -> Iterator[Path]:
    yield from (path for path in sorted(folder.rglob("*")) if path.is_file())
