"""The public copy: each release has its rows and pictures, search and statistics have just what is public."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from django.urls import reverse

from foiarchive.stores.shapes import DRAFT, UNFINISHED, Found, Unreadable
from requests import tallies
from requests.management.upkeep.faults import LET_IT_BE_READ, Fault
from requests.models import Publication, PublishedPage, PublishedQuestion, PublishedResponse
from requests.particulars import listed
from requests.publishing.published_files import HASHES, MADE, as_released, aside, published, set_aside
from requests.search.comparing import differences
from requests.search.opened import reader
from requests.search.place import NoIndex
from requests.search.rebuild import rebuild

AGAIN = "Publish it again."


@dataclass(frozen=True, slots=True)
class _Kept:
    """A file as it was released: what it is, its hash, and the row that tells of it."""

    what: str
    sha256: str
    row: PublishedPage | PublishedResponse


def releases() -> Iterator[Fault]:
    """What was released and not withdrawn is public, and nothing else is."""
    public = set(PublishedResponse.objects.values_list("publication_id", flat=True))
    live = Publication.objects.filter(withdrawn_at=None).select_related("foi_request")
    for release in live:
        if release.pk not in public:
            yield Fault(f"{release.foi_request} was released and never withdrawn, and is not public.", AGAIN)
    for response in PublishedResponse.objects.exclude(publication__in=live):
        yield Fault(
            f"{response.reference} is public although its release was withdrawn.", "Withdraw it again, at once."
        )


def files(before: datetime) -> Iterator[Fault]:
    """What was released as files is there as it was released, and nothing else beside it. Every byte is read.

    `before`: what is younger may be at work.
    """
    for response in PublishedResponse.objects.select_related("publication").order_by("pk"):
        yield from _files_of(response, before)


def _files_of(response: PublishedResponse, before: datetime) -> Iterator[Fault]:
    released = {page.picture: _Kept(f"page {page.number}", page.picture_sha256, page) for page in _pictures(response)}
    if response.letter_file:
        released[response.letter_file] = _Kept("the letter as a file", response.letter_sha256, response)
    there = _lying_in(f"{response.publication_id}/")
    wrong, unread = _unsound(released)
    if wrong and not PublishedResponse.objects.filter(pk=response.pk).exists():
        return  # withdrawn meanwhile
    if unread:
        sentence = _told(
            response, list(unread), released, f"there, and cannot be read ({', '.join(sorted(set(unread.values())))})"
        )
        yield Fault(sentence, f"{LET_IT_BE_READ} The first is published/{next(iter(unread))}.")
    damaged = [name for name in wrong if name in there or aside(name) in there]
    if lost := [name for name in wrong if name not in damaged]:
        yield Fault(_told(response, lost, released, "gone"), _advice(response, lost))
    if damaged:
        sentence = _told(response, damaged, released, "not what was published. Nobody is served that")
        withdraw = partial(_set_aside, [name for name in damaged if name in there])
        yield Fault(sentence, _advice(response, damaged), withdraw=withdraw)
    yield from _unproven(response, released)
    for name in sorted(aside(name) for name in released.keys() - wrong - unread.keys() if aside(name) in there):
        yield Fault(f"published/{name} was damaged, and is needed no more.", repair=partial(published().remove, name))
    expected = released.keys() | {aside(name) for name in released}
    yield from _strays([file for name, file in there.items() if name not in expected], before)


def _lying_in(folder: str) -> dict[str, Found]:
    """What lies in a folder, as far as that can be looked at: what is missing of it is told file by file."""
    there: dict[str, Found] = {}
    with suppress(Unreadable):
        for file in published().files(folder):
            there[file.name] = file
    return there


def _unsound(released: Mapping[str, _Kept]) -> tuple[list[str], dict[str, str]]:
    """Which files are gone or not what was released; and which cannot be read, and why."""
    wrong, unread = list[str](), dict[str, str]()
    for name, kept in released.items():
        try:
            as_released(name, kept.sha256)
        except FileNotFoundError:
            wrong.append(name)
        except Unreadable as fault:
            unread[name] = str(fault.strerror)
    return wrong, unread


def _told(response: PublishedResponse, names: Sequence[str], released: Mapping[str, _Kept], how: str) -> str:
    what, be = listed([released[name].what for name in names]), "is" if len(names) == 1 else "are"
    return f"Of the public copy of {response.reference} {what} {be} {how}."


def _unproven(response: PublishedResponse, released: Mapping[str, _Kept]) -> Iterator[Fault]:
    if rows := {name: kept.row for name, kept in released.items() if not kept.sha256}:
        sentence = f"Of files of {response.reference}, published by an earlier version, no hash is kept: {len(rows)}."
        yield Fault(sentence, repair=partial(_keep_hashes, rows))


def _strays(files: Iterable[Found], before: datetime) -> Iterator[Fault]:
    """What lies beside released files, and is neither of an earlier version nor made on request."""
    for file in files:
        inside = file.name.partition("/")[2]
        if inside != HASHES and not inside.startswith((MADE, DRAFT)) and file.changed_at < before:
            yield Fault(f"published/{file.name} is no file of this archive.", "Look at it, and move it away.")


def _pictures(response: PublishedResponse) -> Iterable[PublishedPage]:
    return response.pages.exclude(picture="").defer("text").order_by("number")


def _set_aside(names: Iterable[str]) -> None:
    for name in names:
        set_aside(name)


def _keep_hashes(rows: Mapping[str, PublishedPage | PublishedResponse]) -> None:
    """From now on these files are to stay as they are."""
    for name, row in rows.items():
        field = "picture_sha256" if isinstance(row, PublishedPage) else "letter_sha256"
        with suppress(FileNotFoundError, Unreadable):
            setattr(row, field, hashlib.sha256(published().read(name)).hexdigest())
            row.save(update_fields=[field])


def _advice(response: PublishedResponse, names: Sequence[str]) -> str:
    where = reverse("publish", args=[response.publication.foi_request_id])
    return f"Publish it again at {where}, or put published/{names[0]} back from a backup."


def left_over(before: datetime) -> Iterator[Fault]:
    """Folders of pictures that nothing public has any more, older than `before`."""
    public = {str(pk) for pk in PublishedResponse.objects.values_list("publication_id", flat=True)}
    for folder in published().folders():
        if folder.name in public or folder.changed_at >= before:
            continue
        if folder.is_folder and (folder.name.isdecimal() or folder.name.startswith(UNFINISHED)):
            remove = partial(published().remove_folder, folder.name)
            yield Fault(f"published/{folder.name} is of nothing public.", repair=remove)
        else:
            yield Fault(f"published/{folder.name} is no folder of this archive.", "Look at it, and move it away.")


def searched() -> Iterator[Fault]:
    """Every answered question of what is public can be found, and nothing else."""
    missing = PublishedQuestion.objects.exclude(outcome="").filter(search_entry=None).select_related("response")
    for reference in sorted({question.response.reference for question in missing}):
        yield Fault(f"Answers of {reference} cannot be found by searching.", AGAIN)
    try:
        found = differences(reader())
    except NoIndex as problem:
        yield Fault(f"{problem} Nothing can be searched.", repair=rebuild)
        return
    if found:
        told = (
            f"lacks {len(found.lacks):,} entries, holds {len(found.odd):,} too many and {len(found.other):,} otherwise"
        )
        yield Fault(f"The search index {told} than they are.", repair=rebuild)


def counted() -> Iterator[Fault]:
    """The statistics count what is public."""
    if not tallies.is_whole():
        yield Fault("The statistics do not count all that is public.", repair=tallies.rebuild)
