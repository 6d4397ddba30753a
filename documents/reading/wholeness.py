"""Whether a file is a whole letter: no part of one, no annex alone. What seems otherwise is a finding."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from documents.reading.formats.page_numbers import printed_numbers
from documents.reading.further_letters import ANNEX
from documents.reading.shapes import Finding, FindingKind, Reading
from documents.reading.spans import Span
from documents.reading.words import Page

SURE = 0.7
NOT_HERE = (
    "not in this file: a part of the letter may be missing. If it is another file, hand in both together and say that "
    "they are one letter."
)


def find_unwhole(reading: Reading, pages: Sequence[Page]) -> Iterator[Finding]:
    """What says that the file is a part of a letter, or something that came with one."""
    own = [page for page in pages if not page.attached]
    yield from _joined(own)
    yield from _missing_pages(own)
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
