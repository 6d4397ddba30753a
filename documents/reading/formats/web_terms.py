"""Lists of terms on a web page: a short term and what is said of it are one paragraph of two lines.

<dt>Received<dd>19 August 2025       Received
                                     19 August 2025
<dt>How many vans?<dd>Nine.          a question and its answer are two paragraphs
"""

from __future__ import annotations

import re

from documents.reading.formats.flowing import Paragraph, Run

LONGEST_TERM, LONGEST_SAID = 5, 12  # words
COUNTED = re.compile(r"[(\[]?(?:\d|q(?:uestion)?\b|a(?:nswer)?\b|[a-z][.)])", re.I)
ASKED_OR_TOLD = re.compile(
    r"(?!(?:date|day|number|no\.?|ref(?:erence)?|status|type|subject|title|time)\b)(?:\w{1,30} ){0,2}"
    r"(?:requests?(?:ed)?|questions?|answers?|response|reply|asked|said|information)\W{0,3}",
    re.I,
)


def is_term(paragraph: Paragraph) -> bool:
    """Whether a term only names what is said of it."""
    said = paragraph.text.strip()
    asks = "?" in said or COUNTED.match(said) is not None or ASKED_OR_TOLD.fullmatch(said) is not None
    return 0 < len(said.split()) <= LONGEST_TERM and not asks


def joined(term: Paragraph, said: Paragraph) -> Paragraph | None:
    """Both as one; None where what is said of it is no short fact."""
    if len(said.text.split()) > LONGEST_SAID or "?" in said.text or said.label:
        return None
    named = [Run(run.text, url=run.url) for run in term.runs]
    sign = "" if term.text.rstrip().endswith((":", "?", ".")) else ":"
    return Paragraph((*named, Run(f"{sign} "), *said.runs), term.label)
