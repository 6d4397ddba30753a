"""What stops a letter from being published as it stands: plain sentences on what and where, never the private words.

Three witnesses are heard. The reader says what it found in the file: hidden text, tracked changes, comments, the
requester's details, pages that are pictures. The words of the pages are looked through once more for private details.
The picture of each page says which of the file's words it does not show, what else it leaves out, and whether it shows
something of which there are no words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from documents.clearing.private_details import private_details
from documents.clearing.shapes import PagePicture
from documents.reading.shapes import Finding, FindingKind, Reading

HIDDEN = "The letter holds text that cannot be seen on the page"
CHANGES = "The letter holds tracked changes"
COMMENTS = "The letter holds comments"
REQUESTER = "The letter prints details of the requester"
UNREAD = "The letter shows what could not be read as words"
MARKS = "The letter has notes, marks or filled-in fields laid over its pages"
STOPPING = {
    FindingKind.HIDDEN_TEXT: HIDDEN,
    FindingKind.TRACKED_CHANGES: CHANGES,
    FindingKind.COMMENTS: COMMENTS,
    FindingKind.REQUESTER: REQUESTER,
}


def reasons_to_hold_back(reading: Reading, pictures: Sequence[PagePicture] = ()) -> list[str]:
    """Why the letter may not be published now; empty where nothing speaks against it."""
    pages: dict[str, set[int]] = {}
    unexplained = [
        replace(seen, unread=seen.unread and seen.number not in recognised_pages(reading)) for seen in pictures
    ]
    for what, page in (
        *_found(reading.findings),
        *_printed(reading),
        *((found.sentence, [found.where.page]) for found in private_details(reading)),
        *_pictured(unexplained),
    ):
        pages.setdefault(what, set()).update(page)
    if printed := _printed(reading):  # by name: "details of the requester" would say it a second time
        pages = {what: where for what, where in pages.items() if what != REQUESTER or not where <= _pages_of(printed)}
    if COMMENTS in pages and MARKS in pages:  # the same notes, seen twice
        pages[COMMENTS] |= pages.pop(MARKS)
    return [_sentence(what, sorted(where)) for what, where in pages.items()]


def recognised_pages(reading: Reading) -> list[int]:
    """The pages whose words a program recognised in their pictures: somebody has to compare the two."""
    return [of.where.page for of in reading.findings if of.kind is FindingKind.RECOGNISED and of.where]


def _found(findings: Sequence[Finding]) -> list[tuple[str, list[int]]]:
    found = [
        (STOPPING[finding.kind], [finding.where.page] if finding.where else [])
        for finding in findings
        if finding.kind in STOPPING
    ]
    # a finding without a place is of a part of the file of which nothing is copied
    return found + [(UNREAD, [of.where.page]) for of in findings if of.kind is FindingKind.UNREAD and of.where]


def _printed(reading: Reading) -> list[tuple[str, list[int]]]:
    requester = reading.requester
    details = {"name": requester.name, "e-mail address": requester.email, "address": requester.address}
    return [
        (f"The letter prints the requester's {what}", [span.page for span in fact.spans])
        for what, fact in details.items()
        if fact is not None
    ]


def _pages_of(found: Sequence[tuple[str, list[int]]]) -> set[int]:
    return {page for _, where in found for page in where}


def _pictured(pictures: Sequence[PagePicture]) -> list[tuple[str, list[int]]]:
    seen = [(HIDDEN, picture) for picture in pictures if picture.unseen_words]
    seen += [(MARKS, picture) for picture in pictures if picture.marks]
    seen += [(UNREAD, picture) for picture in pictures if picture.unread]
    return [(what, [picture.number]) for what, picture in seen]


def _sentence(what: str, pages: Sequence[int]) -> str:
    if not pages:
        return f"{what}."
    if len(pages) == 1:
        return f"{what}, on page {pages[0]}."
    return f"{what}, on pages {', '.join(str(page) for page in pages[:-1])} and {pages[-1]}."
