"""What stops a letter from being published as it stands: plain sentences on what and where, never the private words.

Two witnesses are heard. The reader says what it found in the file: hidden text, tracked changes, comments, the
requester's details. The picture of each page says which of the file's words leave no mark on it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from documents.clearing.shapes import PagePicture
from documents.reading.shapes import Fact, Finding, FindingKind, Reading

STOPPING = {
    FindingKind.HIDDEN_TEXT: "The letter holds text that cannot be seen on the page",
    FindingKind.TRACKED_CHANGES: "The letter holds tracked changes",
    FindingKind.COMMENTS: "The letter holds comments",
    FindingKind.REQUESTER: "The letter prints details of the requester",
}


def reasons_to_hold_back(reading: Reading, pictures: Sequence[PagePicture] = ()) -> list[str]:
    """Why the letter may not be published now; empty where nothing speaks against it."""
    reasons = [_sentence(STOPPING[kind], _pages_of(reading.findings, kind)) for kind in _kinds(reading.findings)]
    reasons += [_sentence(f"The letter prints the requester's {what}", pages) for what, pages in _printed(reading)]
    unseen = sorted(picture.number for picture in pictures if picture.unseen_words)
    if unseen and FindingKind.HIDDEN_TEXT not in _kinds(reading.findings):
        reasons.append(_sentence(STOPPING[FindingKind.HIDDEN_TEXT], unseen))
    marked = sorted(picture.number for picture in pictures if picture.marks)
    if marked and FindingKind.COMMENTS not in _kinds(reading.findings):
        reasons.append(_sentence("The letter has notes, marks or filled-in fields laid over its pages", marked))
    return reasons


def _kinds(findings: Iterable[Finding]) -> list[FindingKind]:
    found = {finding.kind for finding in findings}
    return [kind for kind in STOPPING if kind in found]


def _pages_of(findings: Iterable[Finding], kind: FindingKind) -> list[int]:
    return sorted({finding.where.page for finding in findings if finding.kind is kind and finding.where is not None})


def _printed(reading: Reading) -> list[tuple[str, list[int]]]:
    requester = reading.requester
    details: list[tuple[str, Fact | None]] = [
        ("name", requester.name),
        ("e-mail address", requester.email),
        ("address", requester.address),
    ]
    return [(what, sorted({span.page for span in fact.spans})) for what, fact in details if fact is not None]


def _sentence(what: str, pages: Sequence[int]) -> str:
    if not pages:
        return f"{what}."
    if len(pages) == 1:
        return f"{what}, on page {pages[0]}."
    return f"{what}, on pages {', '.join(str(page) for page in pages[:-1])} and {pages[-1]}."
