"""The originals, the files that wait and the certificates of erasing: each row has its bytes, each file its row."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import datetime
from functools import partial

from documents.errors import DamagedLetter, LostLetter
from documents.intake import bytes_of, name_of
from documents.models import Letter
from foiarchive.stores.opening import store
from foiarchive.stores.shapes import DRAFT, Found, Store, Unreadable
from requests.management.upkeep.faults import LET_IT_BE_READ, Fault, unreadable
from requests.models import Erasure, TakingInFile
from requests.models.taking_in import FileState

READ_AGAIN = "Run manage.py read_again with its reference."
LOOK = "Look at it, and move it away."
FORGED = "Look at it, and move it away: a restore would erase what it tells of."
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
        except Unreadable as fault:
            yield Fault(f"The original of {letter.name} (letter {letter.pk}) is not readable: {fault}", LET_IT_BE_READ)


def without_row(before: datetime) -> Iterator[Fault]:
    """Files that no letter is, older than `before`: somebody may be taking one in at this moment."""
    known, letters = set(Letter.objects.values_list("sha256", flat=True)), store("FOI_LETTERS")
    for file in letters.files():
        last = file.name.rpartition("/")[2]
        if file.changed_at < before and not (last in known and file.name == name_of(last)):
            try:
                yield _without_row(letters, file.name, last, known=last in known)
            except Unreadable as fault:
                yield unreadable(fault)


def _without_row(letters: Store, name: str, last: str, *, known: bool) -> Fault:
    remove = partial(letters.remove, name)
    if last.startswith(DRAFT):
        return Fault(f"letters/{name} was never written to its end.", repair=remove)
    if not _is_named_by_its_bytes(letters, name):
        return Fault(f"letters/{name} is no file of this archive.", LOOK)
    if known:
        return Fault(f"letters/{name} is an original in a wrong folder.", repair=partial(_put_right, letters, name))
    return Fault(f"letters/{name} belongs to no letter: a taking in was stopped.", repair=remove)


def _is_named_by_its_bytes(letters: Store, name: str) -> bool:
    """What a link leads to is no letter's bytes."""
    try:
        return hashlib.sha256(letters.read(name)).hexdigest() == name.rpartition("/")[2]
    except FileNotFoundError:
        return False


def _put_right(letters: Store, name: str) -> None:
    """An original to where it is looked for, unless it is there too."""
    place = name_of(name.rpartition("/")[2])
    if not _is_named_by_its_bytes(letters, place):
        letters.keep(place, [letters.read(name)])
    letters.remove(name)


def waiting(before: datetime) -> Iterator[Fault]:
    """Files that were handed in and wait to be read; what else lies there, older than `before`, nobody waits for."""
    room, there, known = store("FOI_WAITING"), dict[str, Found](), set[str]()
    try:
        there |= {file.name: file for file in room.files()}
    except Unreadable as fault:
        yield unreadable(fault)
        return
    for file in TakingInFile.objects.waiting():
        known.add(file.waiting_name)
        if file.waiting_name not in there:
            sentence = f"{file.name}, handed in on {file.taking_in.started_at:%d %B %Y}, is gone from the waiting room."
            yield Fault(sentence, "The worker will refuse it and say so; it has to be handed in again.")
    for name, found in there.items():
        if name not in known and found.changed_at < before:
            yield Fault(
                f"waiting/{name} waits for nothing, and may hold personal data.", repair=partial(room.remove, name)
            )


def certificates(before: datetime) -> Iterator[Fault]:
    """Each file among the certificates of erasing is one: what it tells of would be erased after a restore."""
    erased, known = store("FOI_ERASED"), {str(key) for key in Erasure.objects.values_list("key", flat=True)}
    for file in erased.files():
        if file.changed_at >= before:
            continue
        if file.name.startswith(DRAFT):
            yield Fault(f"erased/{file.name} was never written to its end.", repair=partial(erased.remove, file.name))
            continue
        try:
            if _key_in(erased.read(file.name)) not in known & {file.name.removesuffix(".json")}:
                yield Fault(f"erased/{file.name} is no certificate of an erasing that was done here.", FORGED)
        except Unreadable as fault:
            yield unreadable(fault)


def _key_in(content: bytes) -> str:
    try:
        told = json.loads(content)
    except ValueError:
        return ""
    return str(told.get("key")) if isinstance(told, dict) else ""


def half_filed() -> Iterator[Fault]:
    """Each filed letter has its pages, each file that was filed its response."""
    for letter in Letter.objects.exclude(filed=None).filter(filed__reading__pages=None):
        yield Fault(f"{letter.name} (letter {letter.pk}) was filed without its pages.", READ_AGAIN)
    for file in TakingInFile.objects.filter(state=FileState.FILED, foi_request=None):
        yield Fault(f"{file.name} was filed, and nothing says as what.", "Hand it in again.")
