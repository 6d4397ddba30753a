"""The originals and the files that wait: each row has its bytes, each file its row."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import datetime
from functools import partial

from documents.errors import DamagedLetter, LostLetter
from documents.intake import bytes_of, name_of
from documents.models import Letter
from foiarchive.stores.opening import store
from foiarchive.stores.shapes import DRAFT, Store
from requests.management.upkeep.faults import Fault
from requests.models import TakingInFile
from requests.models.taking_in import FileState

READ_AGAIN = "Run manage.py read_again with its reference."
FROM_A_BACKUP = "Put its file back from a backup: {}."


def lost_or_damaged() -> Iterator[Fault]:
    """Every byte of every letter is read."""
    for letter in Letter.objects.order_by("pk").iterator():
        advice = FROM_A_BACKUP.format(f"letters/{name_of(letter.sha256)}")
        try:
            bytes_of(letter)
        except LostLetter:
            yield Fault(f"The original of {letter.name} (letter {letter.pk}) is gone.", advice)
        except DamagedLetter:
            yield Fault(f"The original of {letter.name} (letter {letter.pk}) is not what was taken in.", advice)


def without_row(before: datetime) -> Iterator[Fault]:
    """Files that no letter is, older than `before`: somebody may be taking one in at this moment."""
    known, letters = set(Letter.objects.values_list("sha256", flat=True)), store("FOI_LETTERS")
    for file in letters.files():
        last = file.name.rpartition("/")[2]
        if last in known or file.changed_at >= before:
            continue
        remove = partial(letters.remove, file.name)
        if last.startswith(DRAFT):
            yield Fault(f"letters/{file.name} was never written to its end.", repair=remove)
        elif _is_named_by_its_bytes(letters, file.name):
            yield Fault(f"letters/{file.name} belongs to no letter: a taking in was stopped.", repair=remove)
        else:
            yield Fault(f"letters/{file.name} is no file of this archive.", "Look at it, and move it away.")


def _is_named_by_its_bytes(letters: Store, name: str) -> bool:
    """What a link leads to is no letter's bytes."""
    try:
        return hashlib.sha256(letters.read(name)).hexdigest() == name.rpartition("/")[2]
    except FileNotFoundError:
        return False


def waiting() -> Iterator[Fault]:
    """Files that were handed in and wait to be read."""
    there = {file.name for file in store("FOI_WAITING").files()}
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
