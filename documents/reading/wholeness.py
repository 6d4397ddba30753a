"""Whether a file is one whole letter: no part of one, not two, no annex alone. What seems otherwise is a finding."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from documents.reading.formats.page_numbers import printed_numbers
from documents.reading.particulars import OURS, YOURS
from documents.reading.shapes import Finding, FindingKind, Reading
from documents.reading.spans import Span
from documents.reading.words import Page
from documents.reading.zones import GREETING, SIGN_OFF

ANNEX = re.compile(r"(?:annexe?|appendix|attachment|enclosure|schedule)[ \t]{0,3}(?:[A-Z]|\d{1,2})?(?![\w’'])", re.I)
SURE = 0.7
NOT_HERE = (
    "not in this file: a part of the letter may be missing. If it is another file, hand in both together and say that "
    "they are one letter."
)


def find_unwhole(reading: Reading, pages: Sequence[Page]) -> Iterator[Finding]:
    """What says that the file is a part of a letter, more than one, or something that came with one."""
    own = [page for page in pages if not page.attached]
    yield from _joined(own)
    yield from _missing_pages(own)
    yield from _further_letters(reading, own)
    if is_annex_alone(reading):
        words = "This looks like an annex or attachment by itself; the letter it came with is not in the file."
        yield Finding(FindingKind.DOUBTFUL, words, Span(1, 0, 0), SURE)


def is_annex_alone(reading: Reading) -> bool:
    """Whether what was read is headed as an annex, and asks and answers nothing."""
    first = next((line.strip() for page in reading.pages[:1] for line in page.text.splitlines() if line.strip()), "")
    return not reading.questions and reading.date_received is None and ANNEX.match(first) is not None


def _joined(pages: Sequence[Page]) -> Iterator[Finding]:
    for page in pages:
        if page.part:
            words = f"{page.part}: its page numbers go on with the letter's, so it was read as a part of the letter."
            yield Finding(FindingKind.ATTACHMENT, words, Span(page.number, 0, 0), 0.9)


def _missing_pages(pages: Sequence[Page]) -> Iterator[Finding]:
    """Pages that call themselves 2 and 3 of 5."""
    printed = printed_numbers(pages)
    if printed is None:
        return
    missing = sorted(set(range(1, printed.last + 1)) - set(printed.numbers))
    outer = [number for number in missing if number < printed.numbers[0] or number > printed.numbers[-1]]
    if outer:
        words = f"The pages say that there are {printed.last}, and {_listed(outer)} {NOT_HERE}"
        yield Finding(FindingKind.MISSING, words, printed.where, 0.8)


def _listed(numbers: Sequence[int]) -> str:
    if len(numbers) == 1:
        return f"page {numbers[0]} is"
    return f"pages {', '.join(map(str, numbers[:-1]))} and {numbers[-1]} are"


def _further_letters(reading: Reading, pages: Sequence[Page]) -> Iterator[Finding]:
    """After the signature another reference of the authority's own, and somebody greeted: a second letter."""
    known = _plain(reading.reference.value) if reading.reference else ""
    signed, other = False, ""
    for page in pages:
        for line in re.finditer(r"\S[^\n]*", page.text):
            said = line.group()
            code = OURS.search(said) if signed and len(said) < 120 else None
            if (
                code
                and not YOURS.search(said[: code.start("code")])
                and known
                and _plain(code["code"]) not in known
                and known not in _plain(code["code"])
            ):
                other = code["code"].strip(" .,-–/")
            if signed and other and GREETING.match(said) and len(said) < 80:
                words = f"On page {page.number} another letter seems to begin ({other}). Hand in each letter by itself."
                yield Finding(FindingKind.DOUBTFUL, words, Span(page.number, line.start(), line.end()), SURE)
                known, signed, other = _plain(other), False, ""
            signed = signed or SIGN_OFF.match(said) is not None


def _plain(code: str) -> str:
    return re.sub(r"[^a-z0-9]", "", code.lower())
