"""The public letter as one file: the copy's pages again, to be kept, sent on, searched and read aloud."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from documents.clearing.letter_file import file_pages
from documents.clearing.shapes import CopyPage
from documents.errors import NotTypeset
from documents.typesetting import typeset
from requests.models import FOIRequest

LETTER = "letter.pdf"  # inside its publication's folder

logger = logging.getLogger(__name__)


def letter_file(foi_request: FOIRequest, pages: Sequence[CopyPage]) -> bytes | None:
    """The file, the same for the same pages. None where it would take too long; the pages themselves are there."""
    told: dict[str, object] = {
        "title": f"{foi_request.reference}: {foi_request.title}",
        "authority": foi_request.authority_name,
        "reference": foi_request.reference,
        "pages": file_pages(pages),
    }
    try:
        return typeset("letter.typ", told, {f"{page.number}.png": page.png for page in pages if page.picture})
    except NotTypeset:
        logger.exception("The letter of %s is published without a file", foi_request.slug)
        return None
