"""A composed letter as a file."""

from __future__ import annotations

from datetime import date

from documents.filling import fill_template
from documents.typesetting import typeset
from requests.cases.letters.shapes import OutgoingLetter
from requests.cases.letters.templates import template_in_use

TEMPLATE = "outgoing_letter.typ"


def as_pdf(letter: OutgoingLetter) -> bytes:
    """As a tagged PDF. Raises NotTypeset."""
    return typeset(TEMPLATE, letter.values())


def as_word(letter: OutgoingLetter, on: date) -> bytes:
    """As a Word file, by the office's template of that day or by ours. Raises NotTypeset."""
    template, is_ours = template_in_use(on)
    return fill_template(template, letter.values(), is_ours=is_ours)
