"""What is found in a case's letter as it is now, each with a key by which it is known again in another reading."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from django.db.models import Q, QuerySet

from documents.clearing.found import NOT_TOLD_APART, UNCHOSEN, Found, FoundKind, found_in
from documents.clearing.hiding.places import HiddenData, Place
from documents.clearing.mailboxes import EMAIL, is_surely_private
from documents.clearing.names import NEARLY, Plain, known_people
from documents.clearing.personal import IN_TYPED, NOTHING_KEPT, KeepList, KnownPerson
from documents.clearing.private_details import private_in_typed
from documents.clearing.shapes import PagePicture
from documents.reading.shapes import PageText, Reading
from requests.gate.sheets import TOLD_APART, sheets_of
from requests.gate.sheets import print_of as print_of_sheet
from requests.models import Authority, FiledLetter, FOIRequest, Requester
from requests.publishing.corrected_words import private_corrections, typed_corrections

Key = tuple[str, int | None, str, str, int]  # kind, page, part, print of the words, which of those alike
OUR_WORDS = (
    "Our own words, a question or the address of a link names whoever asked or another private person, or tells a"
    " number of theirs"
)
OURS = "our own words"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something found, and its key."""

    key: Key
    found: Found


def candidates(
    foi_request: FOIRequest,
    filed: FiledLetter,
    hidden: Sequence[HiddenData] = (),
    pictures: Sequence[PagePicture] = (),
) -> list[Candidate]:
    """All that is found. Two queries, and others where somebody is known or a letter shows what may be private."""
    reading = filed.reading.as_read
    people = known(foi_request)
    sheets = sheets_of(filed, reading)
    found = in_letter(reading, hidden, pictures, people)
    told = keyed([*found, *private_corrections(foi_request, reading, people)], reading)
    shown = [each for each in found if not sheets.leaves_out(each)]
    ours = _in_ours(foi_request, [*people, *linked(foi_request)], shown, reading)
    return [*(each for each in told if not sheets.leaves_out(each.found)), *ours, *unchosen(reading, hidden)]


def unchosen(reading: Reading, hidden: Sequence[HiddenData] = ()) -> Iterator[Candidate]:
    """Each sheet of a spreadsheet: what of it is published somebody chooses, whatever else is found in it."""
    for page in reading.pages:
        if page.sheet is not None:
            key = FoundKind.SHEET.value, page.number, "", print_of_sheet(page), 1
            yield Candidate(key, Found(FoundKind.SHEET, UNCHOSEN, page.number))
    if reading.reader_version < TOLD_APART and any(each.place is Place.SPREADSHEET for each in hidden):
        yield Candidate((FoundKind.SHEET.value, None, "", "", 1), Found(FoundKind.SHEET, NOT_TOLD_APART))


def in_letter(
    reading: Reading,
    hidden: Sequence[HiddenData] = (),
    pictures: Sequence[PagePicture] = (),
    people: Sequence[KnownPerson] = (),
) -> list[Found]:
    """What is found in a letter; the office's own details are none. One query."""
    return found_in(reading, pictures, hidden, people, kept())


def _in_ours(
    foi_request: FOIRequest, people: Sequence[KnownPerson], found: Sequence[Found], reading: Reading
) -> Iterator[Candidate]:
    """Names that only our own words tell, and addresses that only links do: one finding, of exactly these.

    Where the letter's pages show one of them too, it is decided about there, and ours follow.
    """
    texts = {page.number: page.text for page in reading.pages}
    places = [each.where for each in found if each.where and each.kind.is_persons]
    shown = [_plain(texts[where.page][where.start : where.end]) for where in places]
    named = {_plain(name) for name in people_in_ours(foi_request, people)}
    if only_there := sorted(name for name in named if not any(name in words for words in shown)):
        key = FoundKind.TYPED.value, None, OURS, print_of(", ".join(only_there)), 1
        yield Candidate(key, Found(FoundKind.TYPED, OUR_WORDS, part=OURS))


def people_in_ours(foi_request: FOIRequest, people: Sequence[KnownPerson]) -> Iterator[str]:
    """Private details in our own words; where they, questions or addresses of links name one of these people."""
    said = [foi_request.title, foi_request.late_reason, *(words for row in foi_request.in_short for words in row)]
    yield from _numbers_in("\n\n".join(said))
    if not people:
        return
    for pair in foi_request.questions.values_list("label", "text"):
        said += pair
    ours = "\n\n".join([*said, *_targets(foi_request)])
    for found in known_people([PageText(1, ours)], people):
        yield ours[found.where.start : found.where.end]


def _numbers_in(ours: str) -> Iterator[str]:
    """Telephone numbers and others of people in our own words, but for the office's own. One query where any stands."""
    found = [ours[each.where.start : each.where.end] for each in private_in_typed(ours) if each.detail in IN_TYPED]
    office = kept() if found else NOTHING_KEPT
    yield from (each for each in found if not office.holds(each))


def linked(foi_request: FOIRequest) -> list[KnownPerson]:
    """Whose private mailboxes the letter's links lead to, whatever the words of a link say: one query, or none."""
    boxes = (found for target in _targets(foi_request) for found in EMAIL.finditer(target))
    private = dict.fromkeys(found[0] for found in boxes if is_surely_private(found["box"], found["site"]))
    return [KnownPerson(emails=tuple(private))] if private else []


def _targets(foi_request: FOIRequest) -> list[str]:
    return [unquote(link.url) for link in foi_request.links.all() if link.url]


def known(foi_request: FOIRequest) -> list[KnownPerson]:
    """Whoever asked, as the letter prints them and as their case knows them: one query."""
    return [_person(row) for row in askers(foi_request)]


def askers(foi_request: FOIRequest) -> QuerySet[Requester]:
    """Whoever asked, as the letter prints them and as their case knows them."""
    return Requester.objects.filter(Q(foi_request=foi_request) | Q(case__foi_request=foi_request))


def known_with_reviews(foi_request: FOIRequest) -> list[KnownPerson]:
    """The same, and whoever asked for a review of it: one query."""
    of_review = Requester.objects.filter(case__review__foi_request=foi_request)
    return [_person(row) for row in askers(foi_request) | of_review]


def tells_private(words: str, rows: Iterable[Requester]) -> bool:
    """Whether these words surely name one of those who asked, or tell a number or private mailbox of anybody.

    For what is published or kept for good as it is typed.
    """
    found = known_people([PageText(1, words)], [_person(row) for row in rows])
    return any(each.sure >= NEARLY for each in found) or any(_numbers_in(words))


def _person(row: Requester) -> KnownPerson:
    return KnownPerson(_said(row.name), _said(row.email), (), _said(row.address))


def _said(words: str) -> tuple[str, ...]:
    return (words,) if words.strip() else ()


def kept() -> KeepList:
    """What the office has published of itself: its addresses, mailboxes and the names of its people. One query."""
    words: list[str] = []
    for office in Authority.objects.all():
        words += [office.name, office.address, office.email, office.force_email, office.force_address]
        words += office.published_names.splitlines()
    return KeepList(tuple(filter(None, dict.fromkeys(words))))


def content_looked_through(foi_request: FOIRequest, filed: FiledLetter, *, is_new: bool = False) -> str:
    """SHA-256 of what is looked through: the letter's file, the reading of it, what people wrote. At most one query."""
    typed = [] if is_new else list(typed_corrections(foi_request).values_list("pk", flat=True))
    ours = foi_request.title, foi_request.in_short, foi_request.late_reason
    told = json.dumps([filed.letter.sha256, filed.reading.content, *ours, typed], sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()


def _plain(words: str) -> str:
    return " ".join(Plain(words).text.split())


def print_of(words: str) -> str:
    """SHA-256 of words, whatever their case and spaces; blank for none."""
    said = _plain(words)
    return hashlib.sha256(said.encode()).hexdigest() if said else ""


def hidden_from(told: Sequence[Sequence[object]] | None) -> tuple[HiddenData, ...]:
    """The file's hiding places as a Gate keeps them."""
    return tuple(HiddenData(Place(place), str(where), page) for place, where, page in told or ())  # type: ignore[arg-type]


def keyed(found: Iterable[Found], reading: Reading) -> list[Candidate]:
    """Each with the key by which it is known again."""
    texts = {page.number: page.text for page in reading.pages}
    times: Counter[tuple[str, int | None, str, str]] = Counter()
    made = []
    for each in sorted(found, key=lambda one: (one.page or 0, one.where.start if one.where else -1)):
        where = each.where
        words = print_of(texts[where.page][where.start : where.end]) if where else ""
        alike = (each.kind.value, each.page, each.part[:200], words)
        times[alike] += 1
        made.append(Candidate((*alike, times[alike]), each))
    return made
