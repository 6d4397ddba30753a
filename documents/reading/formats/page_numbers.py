"""The page numbers that a letter prints itself ("Page 2 of 4"): they tell parts of one letter, and their order."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from documents.reading.spans import Span

# Looked for in whole pages: a pattern that begins with a set of letters is tried at these alone.
NUMBERED = re.compile(
    r"(?-i:[Pp])(?<!\w.)age[ \t]{1,3}(?P<page>\d{1,3})[ \t]{1,3}(?:of|/)[ \t]{1,3}(?P<last>\d{1,3})\b", re.I
)
MOST = 60  # pages that a letter numbers so


class HasText(Protocol):
    """A page, read or kept."""

    @property
    def number(self) -> int: ...

    @property
    def text(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Printed:
    """The numbers that pages print, rising, and how many pages they say there are; and where the last one stands."""

    numbers: tuple[int, ...]
    last: int
    where: Span

    def goes_on_from(self, before: Printed) -> bool:
        """Whether these pages follow right after those: "page 3 of 4" after "page 2 of 4"."""
        return self.last == before.last and self.numbers[0] == before.numbers[-1] + 1


def printed_numbers(pages: Iterable[HasText]) -> Printed | None:
    """The numbers of these pages; None where not every page has one, or they do not make sense together."""
    pages = list(pages)
    found = [(page, each) for page in pages for each in list(NUMBERED.finditer(page.text))[-1:]]
    numbers = tuple(int(each["page"]) for _, each in found)
    if not found or len(found) != len(pages) or len({each["last"] for _, each in found}) > 1:
        return None
    page, each = found[-1]
    last = int(each["last"])
    if last > MOST or max(numbers) > last or list(numbers) != sorted(set(numbers)):
        return None
    return Printed(numbers, last, Span(page.number, each.start(), each.end()))
