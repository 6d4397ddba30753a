"""All that clearing finds in one letter, each with its kind, place, reason and how sure: what a person decides about.

Four witnesses are heard. The reader says what it met in the file: hidden text, tracked changes, comments, the
requester's details, pages that are pictures. The words of the pages are looked through once more for private details,
and for those of known people in any form. The file is looked through for what it holds and does not show. The picture
of each page says which of the file's words it does not show, and what else it leaves out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from documents.clearing.hiding.places import HiddenData, Place
from documents.clearing.mailboxes import EMAIL, is_surely_private
from documents.clearing.names import known_people
from documents.clearing.personal import NOTHING_KEPT, Detail, KeepList, KnownPerson, PersonalDetail
from documents.clearing.private_details import private_details
from documents.clearing.shapes import PagePicture
from documents.reading.recognised import recognised_pages
from documents.reading.shapes import FindingKind, Reading
from documents.reading.spans import Box, Span


class FoundKind(StrEnum):
    """What a finding is of. The first are details of people."""

    NAME = Detail.NAME
    EMAIL = Detail.EMAIL
    POST = Detail.POST
    PHONE = Detail.PHONE
    INSURANCE = Detail.INSURANCE
    NHS = Detail.NHS
    BIRTH = Detail.BIRTH
    BANK = Detail.BANK
    COLLAR = Detail.COLLAR
    VEHICLE = Detail.VEHICLE
    SIGNATURE = Detail.SIGNATURE
    COPIED = Detail.COPIED
    DETAILS = "details of the requester"
    TYPED = "typed here"
    HIDDEN = "hidden text"
    CHANGES = "tracked changes"
    COMMENTS = "comments"
    UNSEEN = "words that the page does not show"
    MARKS = "notes laid over the page"
    UNREAD = "not read as words"
    FILE = "hidden in the file"
    UNSEARCHED = "cannot be looked through"
    SHEET = "a sheet of a spreadsheet"
    ANOTHER = "another letter"

    @property
    def is_persons(self) -> bool:
        """Whether it is a detail of a person, that stands where a reader can read it."""
        return self in PERSONS

    @property
    def is_hidden(self) -> bool:
        """Whether it is something the letter holds and does not show. The rebuilt copy has none of it."""
        return self in HIDDEN_KINDS

    @property
    def is_proposed(self) -> bool:
        """Whether what is to be taken out is known. What a page shows and nobody could read is for a person to say,
        and so is what of a sheet is published, and whether pages are of another letter.
        """
        return self not in (FoundKind.UNREAD, FoundKind.UNSEARCHED, FoundKind.SHEET, FoundKind.ANOTHER)

    @property
    def blocks(self) -> bool:
        """Whether no decision lets the letter go: it has to be saved anew."""
        return self is FoundKind.UNSEARCHED


PERSONS = frozenset({*(FoundKind(detail.value) for detail in Detail), FoundKind.DETAILS})
HIDDEN_KINDS = frozenset(
    {
        *(FoundKind.HIDDEN, FoundKind.CHANGES, FoundKind.COMMENTS),
        *(FoundKind.UNSEEN, FoundKind.MARKS, FoundKind.FILE, FoundKind.UNSEARCHED),
    }
)
REQUESTER = "The letter prints details of the requester"
IN_HEAD = f"{REQUESTER}: {{}}, in the “To” line of the message’s head"
ON_NO_PAGE = "Nothing of the head comes into the public copy."
OF_READER = {
    FindingKind.HIDDEN_TEXT: (FoundKind.HIDDEN, "The letter holds text that cannot be seen on the page"),
    FindingKind.COVERED: (FoundKind.HIDDEN, "A shape is laid over the page here: these words may be under it"),
    FindingKind.TRACKED_CHANGES: (FoundKind.CHANGES, "The letter holds tracked changes"),
    FindingKind.COMMENTS: (FoundKind.COMMENTS, "The letter holds comments"),
    FindingKind.REQUESTER: (FoundKind.DETAILS, REQUESTER),
}
UNCHOSEN = "Nobody has chosen what is published of a sheet of a spreadsheet that came with the letter"
NOT_TOLD_APART = (
    "A spreadsheet came with the letter, which was read before its cells were told apart: read the letter again"
)
UNREAD = "The letter shows what could not be read as words"
UNTOLD = (
    "It cannot be told which cells they hide: look at the sheet in a spreadsheet program, choose what is published of "
    "it without those cells, then say that the rest may be read."
)
MARKS = "The letter has notes, marks or filled-in fields laid over its pages"
ANOTHER = "Another letter stands in this file"
ANOTHER_WHY = (
    "It was not read. Best save each letter as a file of its own, hand them in, and erase this one. Or take it "
    "out of this one; or say why it may be read: it belongs to this letter after all."
)
SEEN_BY_READER = {  # what reader and file would say twice
    Place.COMMENTS: FoundKind.COMMENTS,
    Place.NOTES: FoundKind.COMMENTS,
    Place.CHANGES: FoundKind.CHANGES,
    Place.HIDDEN_WORDS: FoundKind.HIDDEN,
    Place.PALE_WORDS: FoundKind.HIDDEN,
    Place.TINY_WORDS: FoundKind.HIDDEN,
}


@dataclass(frozen=True, slots=True)
class Found:
    """Something a person has to decide about. `what` is a sentence without full stop that never repeats the words.

    `where` is its place among the words of a page, `boxes` where it lies on the page's picture, `part` the part of the
    file, or of what was typed. Without any of them it is of the letter as a whole.
    """

    kind: FoundKind
    what: str
    page: int | None = None
    where: Span | None = None
    boxes: tuple[Box, ...] = ()
    part: str = ""
    why: str = ""
    sure: float = 1.0


def found_in(
    reading: Reading,
    pictures: Sequence[PagePicture] = (),
    hidden: Sequence[HiddenData] = (),
    people: Sequence[KnownPerson] = (),
    keep: KeepList = NOTHING_KEPT,
) -> list[Found]:
    """Everything found in a letter, in no order. What is said twice of the same words is told once.

    `people` are those of the case, `keep` what asks nobody: of the details that only look private, never of theirs.
    """
    details = list(_persons(reading, people, keep))
    told = [*details, *of_reader(reading, details)]
    kinds = {each.kind for each in told if not (each.kind is FoundKind.HIDDEN and each.where)}
    told += (_of_file(each) for each in hidden if each.asks and SEEN_BY_READER.get(each.place) not in kinds)
    return [*told, *of_pictures(reading, pictures)]


def sentences(found: Iterable[Found]) -> list[str]:
    """What was found, as whole sentences: those of the same words with all their pages."""
    pages: dict[str, set[int]] = {}
    for each in found:
        pages.setdefault(each.what, set()).update([each.page] if each.page is not None else [])
    comments = OF_READER[FindingKind.COMMENTS][1]
    if comments in pages and MARKS in pages:  # the same notes, seen twice
        pages[comments] |= pages.pop(MARKS)
    return [_sentence(what, sorted(where)) for what, where in pages.items()]


def _persons(reading: Reading, people: Sequence[KnownPerson], keep: KeepList) -> Iterator[Found]:
    """Details of people; words that lie within others already told are not told again."""
    texts = {page.number: page.text for page in reading.pages}

    def said(where: Span) -> str:
        return texts[where.page][where.start : where.end]

    printed = list(_printed(reading))
    looks = [each for each in private_details(reading) if not _is_kept(each, said, keep)]
    requester = reading.requester
    names = [requester.name.value] if requester.name else []
    emails = [requester.email.value] if requester.email else []
    names += (said(each.where) for each in looks if each.detail is Detail.NAME)
    emails += (said(each.where) for each in looks if each.detail is Detail.EMAIL)
    known = KnownPerson(names=tuple(dict.fromkeys(names)), emails=tuple(dict.fromkeys(emails)))
    told = {page.number: bytearray(map(str.isspace, page.text)) for page in reading.pages}
    for each in [*printed, *looks, *known_people(reading.pages, [*people, known])]:
        where, signs = each.where, slice(each.where.start, each.where.end)
        of_page = told.setdefault(where.page, bytearray())
        if 0 in of_page[signs] or not of_page[signs]:
            of_page[signs] = b"\x01" * len(of_page[signs])
            yield Found(FoundKind(each.detail.value), each.sentence, where.page, where, (), "", each.why, each.sure)


def _is_kept(detail: PersonalDetail, said: Callable[[Span], str], keep: KeepList) -> bool:
    """Whether it is on the list, or the mailbox at an office of somebody who is."""
    mailbox = EMAIL.fullmatch(said(detail.where)) if detail.detail is Detail.EMAIL else None
    if mailbox and not is_surely_private(mailbox["box"], mailbox["site"]) and keep.holds_owner(mailbox["box"]):
        return True
    return keep.holds(said(detail.where)) and keep.holds(said(detail.told_by or detail.where))


def _printed(reading: Reading) -> Iterator[PersonalDetail]:
    """What the reader itself took for the requester's."""
    requester = reading.requester
    for detail, fact in (
        (Detail.NAME, requester.name),
        (Detail.EMAIL, requester.email),
        (Detail.POST, requester.address),
    ):
        if fact is not None:
            why = "The letter prints it where it names who asked."
            yield from (PersonalDetail(detail, span, why, fact.sure) for span in fact.spans)


def of_reader(reading: Reading, details: Sequence[Found] = ()) -> Iterator[Found]:
    """What the reader met in the file. Of the requester it tells only what no detail on that page does."""
    named = {each.page for each in details if each.what.startswith("The letter prints the requester's")}
    in_head = list(_in_head(reading))
    yield from in_head
    yield from _of_another(reading)
    for finding in reading.findings:
        where = finding.where
        page = where.page if where else None
        if finding.kind is FindingKind.UNREAD and where:
            # a finding without a place is of a part of the file of which nothing is copied
            yield Found(FoundKind.UNREAD, UNREAD, page, why=finding.what)
        elif finding.kind in OF_READER:
            kind, what = OF_READER[finding.kind]
            if kind is not FoundKind.DETAILS or not (page in named or (page is None and in_head)):
                stands = kind is FoundKind.DETAILS or finding.kind is FindingKind.COVERED  # in the page's text
                placed = where if where and where.start < where.end and stands else None
                yield Found(kind, what, page, placed, sure=finding.sure)


def _of_another(reading: Reading) -> Iterator[Found]:
    """Each page that is of another letter, from where that begins."""
    begins = [each for each in reading.findings if each.kind is FindingKind.ANOTHER and each.where]
    if not begins or begins[0].where is None:
        return
    first, sure = begins[0].where, min(each.sure for each in begins)
    attached = {page for annex in reading.annexes for page in annex.pages}
    for page in reading.pages:
        begin = first.start if page.number == first.page else 0
        if page.number >= first.page and page.number not in attached and page.text[begin:].strip():
            where = Span(page.number, begin, len(page.text))
            yield Found(FoundKind.ANOTHER, ANOTHER, page.number, where, why=ANOTHER_WHY, sure=sure)


def _in_head(reading: Reading) -> Iterator[Found]:
    """Whom a message went to: told once, with what its head says of them."""
    asked = reading.requester
    details = ((Detail.NAME, asked.name), (Detail.EMAIL, asked.email), (Detail.POST, asked.address))
    placeless = [(detail.value, fact.sure) for detail, fact in details if fact is not None and not fact.spans]
    if placeless:
        told = IN_HEAD.format(" and ".join(detail for detail, _ in placeless))
        yield Found(FoundKind.DETAILS, told, why=ON_NO_PAGE, sure=min(sure for _, sure in placeless))


def _of_file(hidden: HiddenData) -> Found:
    if hidden.is_untold:
        what = f"The file holds {hidden.place.value}"
        return Found(FoundKind.UNREAD, what, hidden.page, part=f"{hidden.place.value}, {hidden.where}", why=UNTOLD)
    kind, place = FoundKind.UNSEARCHED if hidden.blocks else FoundKind.FILE, hidden.place.value
    what = f"The file holds {place}" if hidden.place is not Place.UNSEARCHED else f"{place[:1].upper()}{place[1:]}"
    return Found(kind, what, hidden.page, part=f"{place}, {hidden.where}")


def of_pictures(reading: Reading, pictures: Sequence[PagePicture]) -> Iterator[Found]:
    """What the pictures of these pages tell and the reader did not."""
    told = {
        *recognised_pages(reading),
        *(each.where.page for each in reading.findings if each.kind is FindingKind.UNREAD and each.where),
    }
    for seen in pictures:
        if seen.unseen_words:
            yield Found(FoundKind.UNSEEN, OF_READER[FindingKind.HIDDEN_TEXT][1], seen.number, boxes=seen.unseen)
        if seen.marks:
            yield Found(FoundKind.MARKS, MARKS, seen.number)
        if seen.unread and seen.number not in told:
            yield Found(FoundKind.UNREAD, UNREAD, seen.number)


def _sentence(what: str, pages: Sequence[int]) -> str:
    if not pages:
        return f"{what}."
    if len(pages) == 1:
        return f"{what}, on page {pages[0]}."
    return f"{what}, on pages {', '.join(str(page) for page in pages[:-1])} and {pages[-1]}."
