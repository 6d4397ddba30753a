"""What people decided to take out of a letter, as bars for its pictures, cuts of its words, and what follows for ours.

Places are believed only while the words that were decided about stand there: a reading that moved them away stops the
copy until somebody looks again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from documents.clearing.found import FoundKind
from documents.clearing.names import known_people
from documents.clearing.personal import KnownPerson
from documents.clearing.removal import Cut, Mark, Removal, removal_of
from documents.clearing.shapes import PlacedWord
from documents.models import Passage
from documents.reading.shapes import Reading
from documents.reading.spans import Box
from requests.gate.candidates import OURS, known, linked, people_in_ours, print_of
from requests.gate.sheets import has_sheets, sheets_of
from requests.models import Correction, FiledLetter, FOIRequest, Redaction
from requests.models.gate import Source
from requests.publishing.corrected_words import private_words
from requests.publishing.redacted import NOTHING, Redacting, redacting

WHOLE = {FoundKind.ANOTHER, FoundKind.UNREAD}  # pages, or the rest of one, that go whole
NEAR = 1.0  # points: a box that is drawn over a page may end that near to its edge
MOVED = "What was taken out of page {} has no place in the letter as it is read now. Undo it there and mark it again."


@dataclass(frozen=True, slots=True)
class Taken:
    """All that was decided to go. `stale` says, for people, what of it has no place any more."""

    marks: tuple[Mark, ...] = ()
    people: tuple[KnownPerson, ...] = ()
    typed: tuple[tuple[str, str], ...] = ()
    stale: tuple[str, ...] = ()


def taken_out(foi_request: FOIRequest, filed: FiledLetter) -> Taken:
    """What the standing redactions of the letter come to in the reading as it is now. One query if there are none.

    With what was not chosen of the sheets of spreadsheets, which is one query more.
    """
    rows = list(filed.redactions.standing().select_related("finding"))
    if not rows and not has_sheets(filed):
        return Taken()
    reading = filed.reading.as_read
    unchosen = sheets_of(filed, reading).marks()
    texts = {page.number: page.text for page in reading.pages}
    named = tuple(person_named(row.everywhere) for row in rows if row.everywhere)
    of = [row.finding for row in rows if row.finding]
    if any(FoundKind(finding.kind).is_persons or finding.part == OURS for finding in of):
        named += (*known(foi_request), *linked(foi_request))
    return Taken(
        marks=(*_told(rows, reading), *unchosen),
        people=named,
        typed=tuple(typed for row in rows for typed in _typed(foi_request, row, reading)),
        stale=tuple(dict.fromkeys(MOVED.format(row.page) for row in rows if not _fits(row, texts))),
    )


def person_named(words: str) -> KnownPerson:
    """Whoever these words name: by an e-mail address, or by a name."""
    return KnownPerson(emails=(words,)) if "@" in words else KnownPerson(names=(words,))


def removal_in(taken: Taken, reading: Reading, words: Mapping[int, Sequence[PlacedWord]]) -> Removal:
    """The bars and cuts. `words` are those of each page's picture. Raises NotCleared."""
    return removal_of(taken.marks, reading.pages, words)


def redacting_of(taken: Taken, removal: Removal, filed: FiledLetter, reading: Reading) -> Redacting:
    """What the removal means for all that is made of the pages. One query, or none where nothing is taken out."""
    if taken == Taken():
        return NOTHING
    rows = Passage.objects.filter(page__reading=filed.reading_id).values_list("pk", "page__number", "start", "end")
    places = {key: (page, start, end) for key, page, start, end in rows}
    texts = {page.number: page.text for page in reading.pages}
    return redacting(texts, removal.cuts, places, taken.people, taken.typed)


def _told(rows: Sequence[Redaction], reading: Reading) -> Iterator[Mark]:
    """All marks. Of what lies under the cover of a page, or of the rest of one, the reason is not told."""
    sizes = {page.number: (page.width, page.height) for page in reading.pages}
    covers = [row for row in rows if _is_cover(row, sizes)]
    for row in rows:
        for mark in _marks(row, reading):
            is_under = row not in covers and any(_lies_under(cover, mark) for cover in covers)
            yield replace(mark, label="") if is_under else mark


def _is_cover(row: Redaction, sizes: Mapping[int, tuple[float | None, float | None]]) -> bool:
    if row.finding and row.finding.kind in WHOLE:
        return True
    wide, high = sizes.get(row.page or 0, (None, None))
    return any(_takes_in(box, (NEAR, NEAR, wide - NEAR, high - NEAR)) for box in row.boxes or () if wide and high)


def _lies_under(cover: Redaction, mark: Mark) -> bool:
    if cover.page != mark.page:
        return False
    if mark.start is not None:
        return mark.start >= ((cover.finding.start if cover.finding else None) or 0)
    return all(any(_takes_in(whole, box) for whole in cover.boxes or ()) for box in mark.boxes)


def _takes_in(whole: Sequence[float], box: Sequence[float]) -> bool:
    return whole[0] <= box[0] and whole[1] <= box[1] and box[2] <= whole[2] and box[3] <= whole[3]


def _marks(row: Redaction, reading: Reading) -> Iterator[Mark]:
    if row.source == Source.EVERYWHERE:
        for found in known_people(reading.pages, [person_named(row.everywhere)]):
            yield Mark(found.where.page, found.where.start, found.where.end, label=row.label)
    elif row.finding and row.finding.start is not None and row.page is not None:
        yield Mark(row.page, row.finding.start, row.finding.end, label=row.label)
        yield from _drawn(row)
    elif row.page is not None:
        for start, end in row.stretches:
            yield Mark(row.page, start, end, label=row.label, paints=row.paints)
        yield from _drawn(row)


def _drawn(row: Redaction) -> Iterator[Mark]:
    """The boxes of a redaction, where it has any."""
    if row.boxes and row.page is not None:
        boxes = tuple(Box(*box) for box in row.boxes)
        yield Mark(row.page, boxes=boxes, label=row.label, paints=row.paints)


def _fits(row: Redaction, texts: Mapping[int, str]) -> bool:
    """Whether the words that were decided about stand where they stood."""
    if row.finding and row.finding.start is not None:
        said = texts.get(row.finding.page or 0, "")[row.finding.start : row.finding.end]
        return print_of(said) == row.finding.words_hash
    if row.page is None:
        return True
    text = texts.get(row.page, "")
    return print_of(" ".join(text[start:end] for start, end in row.stretches)) == row.words_hash


def _typed(foi_request: FOIRequest, row: Redaction, reading: Reading) -> Iterator[tuple[str, str]]:
    """The words of a finding in what people typed."""
    if row.finding is None or row.finding.kind != FoundKind.TYPED:
        return
    if row.finding.part == OURS:
        words = list(people_in_ours(foi_request, [*known(foi_request), *linked(foi_request)]))
    else:
        people = known(foi_request)
        key = int(row.finding.part.rpartition(" ")[2])
        typed = Correction.objects.filter(pk=key, undone_at=None)
        words = [each for correction in typed for each in private_words(correction, reading, people)]
    yield from ((each, Cut(0, 0, row.label).shown) for each in words)
