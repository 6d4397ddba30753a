"""A composed letter as a file."""

from __future__ import annotations

from django.conf import settings

from documents.filling import fill_template
from documents.typesetting import typeset
from requests.cases.letters.shapes import OutgoingLetter

TEMPLATE = "outgoing_letter.typ"


def as_pdf(letter: OutgoingLetter) -> bytes:
    """As a tagged PDF. Raises NotTypeset."""
    return typeset(TEMPLATE, letter.values())


def as_word(letter: OutgoingLetter) -> bytes:
    """As a Word file. Raises NotTypeset."""
    return fill_template(
        (settings.BASE_DIR / "templates" / "word" / "letter.docx").read_bytes(), letter.values(), is_ours=True
    )
