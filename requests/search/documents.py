"""Which published pages belong to a document that came with the letter, and to which."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Max

from requests.models import PublishedPage, PublishedPassage, PublishedResponse

LONGEST_LABEL = 100


@dataclass(frozen=True, slots=True)
class AttachedDocument:
    """A document as its pages name it: "Document 3", and its title where the letter gives one."""

    label: str
    title: str


def document_pages(response: PublishedResponse) -> Iterator[tuple[PublishedPage, AttachedDocument]]:
    """Every page of a document that has words, in order. A page on which one ends and another begins is of both.

    Where the letter does not tell which of its documents a page after it belongs to, the page is of "Document 1 or
    Document 2". After the letter is after the last page that anything published of it was taken from. Two queries.
    """
    if not response.attachments:
        return
    last = PublishedPassage.objects.filter(page__response=response).aggregate(last=Max("page__number"))["last"] or 0
    unplaced = [document for document in response.attachments if not document["pages"]]
    for page in response.pages.order_by("number"):
        named = [document for document in response.attachments if page.number in (document["pages"] or ())]
        after = page.number > last and unplaced
        if (named or after) and page.text.strip():
            yield page, _joined(named, " and ") if named else _joined(unplaced, " or ")


def _joined(documents: list[dict[str, Any]], joint: str) -> AttachedDocument:
    label = joint.join(document["label"] for document in documents)
    titles = " / ".join(document["title"] for document in documents if document["title"])
    return AttachedDocument(label if len(label) <= LONGEST_LABEL else "A document", titles)
