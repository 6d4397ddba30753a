"""The public copy: each release has its rows and pictures, search and statistics have just what is public."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import datetime
from functools import partial

from foiarchive.stores.shapes import UNFINISHED
from requests import tallies
from requests.management.upkeep.faults import Fault
from requests.models import Publication, PublishedPage, PublishedQuestion, PublishedResponse, SearchEntry
from requests.publishing.published_files import hashes_of, published
from requests.search.opened import reader
from requests.search.place import NoIndex
from requests.search.query import SearchQuery
from requests.search.rebuild import rebuild

AGAIN = "Publish it again."


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


def files() -> Iterator[Fault]:
    """Each page that has a picture has its file, as it was published; so has each letter. Every byte is read."""
    pages = PublishedPage.objects.exclude(picture="").select_related("response")
    for page in pages.iterator():
        yield from _file(page.picture, f"The picture of page {page.number} of {page.response.reference}")
    for response in PublishedResponse.objects.exclude(letter_file=""):
        yield from _file(response.letter_file, f"The published letter of {response.reference}")


def _file(name: str, what: str) -> Iterator[Fault]:
    """`name`: in the store. What is damaged may be taken away, so that nobody is served it."""
    folder, _, inside = name.partition("/")
    try:
        content = published().read(name)
    except FileNotFoundError:
        content = b""
    if not content:
        yield Fault(f"{what} is gone.", AGAIN)
        return
    kept = hashes_of(folder).get(inside)
    if kept and hashlib.sha256(content).hexdigest() != kept:
        remove = partial(published().remove, name)
        yield Fault(f"{what} is not what was published. Taken away, it is served to nobody.", AGAIN, remove)


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
    entries = SearchEntry.objects.count()
    try:
        held = reader().count(SearchQuery())
    except NoIndex as problem:
        yield Fault(f"{problem} Nothing can be searched.", repair=rebuild)
        return
    if held != entries:
        yield Fault(f"The search index holds {held:,} entries and not {entries:,}.", repair=rebuild)


def counted() -> Iterator[Fault]:
    """The statistics count what is public."""
    if not tallies.is_whole():
        yield Fault("The statistics do not count all that is public.", repair=tallies.rebuild)
