"""The public letter as one file: the copy's pages again, to be kept, sent on, searched and read aloud."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from documents.clearing.letter_file import file_pages
from documents.clearing.shapes import CopyPage
from documents.errors import NotTypeset
from documents.typesetting import typeset
from requests.publishing.public_copy import PublicCopy

LETTER = "letter.pdf"  # inside its publication's folder

logger = logging.getLogger(__name__)


def letter_file(copy: PublicCopy, pages: Sequence[CopyPage]) -> bytes | None:
    """The file, the same for the same pages. None where it would take too long; the pages themselves are there."""
    told: dict[str, object] = {
        "title": f"{copy.reference}: {copy.title}",
        "authority": copy.authority_name,
        "reference": copy.reference,
        "pages": file_pages(pages),
    }
    try:
        return typeset("letter.typ", told, {f"{page.number}.png": page.png for page in pages if page.picture})
    except NotTypeset:
        logger.exception("The letter of %s is published without a file", copy.slug)
        return None
