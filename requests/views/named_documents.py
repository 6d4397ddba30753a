"""The documents a letter names: where each stands in it, or that it is referred to and not held here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from documents.reading.attachments import NOT_SHOWN
from requests.models.publication import PublishedResponse


@dataclass(frozen=True, slots=True)
class NamedDocument:
    """A document. `pages` are of the letter, empty where it cannot be told where it stands; `note` says why."""

    label: str
    title: str
    pages: tuple[int, ...]
    note: str

    @property
    def first_page(self) -> int | None:
        return self.pages[0] if self.pages else None

    @property
    def link(self) -> str:
        """ "Page 9", "Pages 9 and 10", "Pages 9 to 11"."""
        first, last = self.pages[0], self.pages[-1]
        if first == last:
            return f"Page {first}"
        return f"Pages {first} {'and' if last == first + 1 else 'to'} {last}"


def named_documents(response: PublishedResponse) -> Iterator[NamedDocument]:
    """As the letter names them."""
    for document in response.attachments:
        pages = tuple(document.get("pages") or ())
        note = document.get("note") or ""
        if not pages and note in ("", NOT_SHOWN):
            note = "Referred to, not held here: no page after the letter shows it."
        yield NamedDocument(document["label"], document.get("title") or "", pages, note)
