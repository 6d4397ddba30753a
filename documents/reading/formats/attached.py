"""Files that come with a message: each read as what it is, and set on pages after the letter's.

Nothing that a file points to is fetched. One that cannot be read is named, so that somebody looks at it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from documents.errors import UnreadableLetter
from documents.reading import refusals
from documents.reading.formats import docx, html, markdown, odt, pdf, spreadsheets, text
from documents.reading.formats.flowing import MOST_PAGES, cleaned
from documents.reading.formats.page_numbers import printed_numbers
from documents.reading.formats.scan import NOTHING_SEEN, Seen
from documents.reading.formats.sheets import PICTURES, as_pdf, seen_by_file
from documents.reading.formats.telling import DOCX, is_markdown, is_spreadsheet, is_web_page, office_kind
from documents.reading.spans import Leaf
from documents.reading.words import Grid, Page, Word

LONGEST_NAME = 100
NAMELESS = "A file without a name"


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that came with the message."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file's pages. A spreadsheet is evidence, never the letter itself."""

    pages: list[Page]
    may_be_the_letter: bool = True


def read_files(attached: Sequence[Attached], seen: Seen = NOTHING_SEEN) -> list[tuple[Attached, ReadFile | None]]:
    """Every attached file, and its pages where it can be read. `seen`: what was recognised in their pictures."""
    of_files = seen_by_file([each.content for each in attached], seen)
    read = [read_file(each, of_files.get(at, NOTHING_SEEN)) for at, each in enumerate(attached)]
    return [(each, _placed(pages, at)) for at, (each, pages) in enumerate(zip(attached, read, strict=True))]


def _placed(read: ReadFile | None, at: int) -> ReadFile | None:
    """The file with each of its pages told where it is printed, if it is."""
    if read is None or any(page.width is None for page in read.pages):
        return read
    return replace(read, pages=[replace(page, leaf=Leaf(at, page.number)) for page in read.pages])


def read_file(attached: Attached, seen: Seen = NOTHING_SEEN) -> ReadFile | None:
    """The pages of an attached file; None where it cannot be read."""
    content = attached.content
    try:
        if content.startswith(b"%PDF-") or (seen and content.startswith(PICTURES)):
            return ReadFile(pdf.read_pages(as_pdf(content), seen))
        kind = office_kind(content)
        if kind is not None:
            return ReadFile(docx.read_pages(content) if kind == DOCX else odt.read_pages(content))
        if is_spreadsheet(content):
            return ReadFile(spreadsheets.read_pages(content), may_be_the_letter=False)
        if is_web_page(attached.name, content):
            return ReadFile(html.read_pages(content))
        if is_markdown(attached.name):
            return ReadFile(markdown.read_pages(content))
        if attached.name.lower().endswith(".txt"):
            return ReadFile(text.read_pages(content))
    except UnreadableLetter:
        return None
    return None


def is_scan(content: bytes) -> bool:
    """Whether it could not be read because it holds pictures of words, and none as text."""
    if content.startswith(PICTURES):
        return True
    try:
        return content.startswith(b"%PDF-") and not pdf.read_pages(content)
    except UnreadableLetter as why:
        return why.reason == refusals.PICTURES_ONLY


def following(
    letter: Sequence[Page], others: Iterable[tuple[Attached, ReadFile | None]], *, tried: bool = False
) -> list[Page]:
    """The letter's pages and after them those of the other files, numbered on; the first names what was not read.

    `tried`: whether the words in pictures were recognised, where there are any.
    """
    pages = list(letter)
    unread: list[str] = []
    scans: list[str] = []
    names: set[str] = set()
    for attached, read in others:
        name = _name(attached.name, names)
        if read is None:
            (scans if not tried and is_scan(attached.content) else unread).append(name)
            continue
        pages += [_moved(page, len(pages) + at, name) for at, page in enumerate(read.pages, 1)]
        if len(pages) > MOST_PAGES:
            raise refusals.refuse(refusals.TOO_MANY_PAGES)
    return [replace(pages[0], unread_files=tuple(unread), unread_scans=tuple(scans)), *pages[1:]]


def with_parts(
    letter: ReadFile, files: Sequence[tuple[Attached, ReadFile | None]]
) -> tuple[list[Page], list[ReadFile]]:
    """The letter's pages with those of files whose printed numbers go on from them; and these files."""
    pages, parts = list(letter.pages), list[ReadFile]()
    named = {id(read): cleaned(attached.name)[:LONGEST_NAME] for attached, read in files}
    left = [read for _, read in files if read is not None and read is not letter and read.may_be_the_letter]
    while (part := _going_on(pages, left)) is not None:
        moved = [_moved(page, len(pages) + at, "") for at, page in enumerate(part.pages, 1)]
        pages += [replace(moved[0], part=named[id(part)]), *moved[1:]]
        parts.append(part)
        left.remove(part)
    return pages, parts


def _going_on(pages: Sequence[Page], left: Iterable[ReadFile]) -> ReadFile | None:
    before = printed_numbers(pages)
    if before is None:
        return None
    numbered = ((each, printed_numbers(each.pages)) for each in left)
    return next((each for each, printed in numbered if printed and printed.goes_on_from(before)), None)


def _name(given: str, taken: set[str]) -> str:
    """A file's name as it may be shown, told apart from another of the same name."""
    plain = " ".join(cleaned(given).replace("/", " ").replace("\\", " ").split())[:LONGEST_NAME] or NAMELESS
    name, count = plain, 1
    while name in taken:
        count += 1
        name = f"{plain} ({count})"
    taken.add(name)
    return name


def _moved(page: Page, number: int, name: str) -> Page:
    """The same page under another number, as one of an attached file."""
    words = {word.start: word._replace(page=number) for word in page.words}
    grids = tuple(
        Grid(tuple(tuple(_those(cell, words) for cell in row) for row in each.rows), each.after) for each in page.grids
    )
    return replace(page, number=number, words=tuple(words.values()), grids=grids, attached=name)


def _those(cell: Iterable[Word], words: dict[int, Word]) -> tuple[Word, ...]:
    return tuple(words[word.start] for word in cell)
