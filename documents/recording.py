"""Keep a Reading: its pages, the passages its facts stand at, its findings, and the whole of it. One transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, is_dataclass
from datetime import datetime
from types import MappingProxyType

from django.db import transaction
from django.db.models import Max

from documents.clearing.shapes import PlacedWord
from documents.models import Letter, LetterPage, LetterReading, Passage, ReadingFinding, RecognisedWords
from documents.reading.as_json import to_json
from documents.reading.shapes import About, Finding, Reading
from documents.reading.spans import Span

Place = tuple[int, int, int]  # page, start, end
Recognised = Mapping[int, Sequence[PlacedWord]]
NO_SCAN: Recognised = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Recorded:
    """A reading as rows."""

    letter: Letter
    reading: LetterReading
    pages: dict[int, LetterPage]
    by_place: dict[Place, Passage]

    def passages(self, spans: Iterable[Span]) -> list[Passage]:
        """The rows of these spans, in their order, each once. A span of no characters marks nothing and has no row."""
        return list(dict.fromkeys(self.by_place[_place(span)] for span in spans if span.start < span.end))


@transaction.atomic
def record(letter: Letter, reading: Reading, at: datetime, recognised: Recognised = NO_SCAN) -> Recorded:
    """Keep one more reading of the letter. The same place is kept once, however many facts stand there.

    `recognised`: where the words of its pages stand that were recognised in their pictures, by page.
    """
    kept = _next_reading(letter, reading, at)
    pages = _record_pages(kept, reading)
    by_place = _record_passages(pages, reading)
    ReadingFinding.objects.bulk_create([_finding(kept, finding) for finding in reading.findings])
    keep_recognised(pages.values(), recognised)
    return Recorded(letter, kept, pages, by_place)


def keep_recognised(pages: Iterable[LetterPage], recognised: Recognised) -> None:
    """Keep where the recognised words of these pages stand, in place of what was known of them."""
    if recognised:
        rows = [
            RecognisedWords(page=page, words=[[start, end, *box] for start, end, box in recognised[page.number]])
            for page in pages
            if page.number in recognised
        ]
        RecognisedWords.objects.filter(page__in=[row.page for row in rows]).delete()
        RecognisedWords.objects.bulk_create(rows, batch_size=100)


def _next_reading(letter: Letter, reading: Reading, at: datetime) -> LetterReading:
    Letter.objects.select_for_update().get(pk=letter.pk)  # two readings of one letter take their numbers in turn
    last = LetterReading.objects.filter(letter=letter).aggregate(last=Max("number"))["last"] or 0
    return LetterReading.objects.create(
        letter=letter, number=last + 1, reader_version=reading.reader_version, read_at=at, content=to_json(reading)
    )


def _record_pages(kept: LetterReading, reading: Reading) -> dict[int, LetterPage]:
    pages = [
        LetterPage(reading=kept, number=page.number, text=page.text, width=page.width, height=page.height)
        for page in reading.pages
    ]
    return {page.number: page for page in LetterPage.objects.bulk_create(pages, batch_size=500)}


def _record_passages(pages: dict[int, LetterPage], reading: Reading) -> dict[Place, Passage]:
    spans: dict[Place, Span] = {}
    for span in _spans(reading):
        if span.start == span.end:
            continue
        known = spans.setdefault(_place(span), span)
        if known.boxes is None and span.boxes is not None:
            spans[_place(span)] = span
    rows = [
        Passage(page=pages[span.page], start=span.start, end=span.end, boxes=_boxes(span))
        for _, span in sorted(spans.items())
    ]
    return {(row.page.number, row.start, row.end): row for row in Passage.objects.bulk_create(rows, batch_size=1000)}


def _spans(value: object) -> Iterator[Span]:
    """Every span in a reading, however deep."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _spans(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _spans(getattr(value, field.name))


def _place(span: Span) -> Place:
    return span.page, span.start, span.end


def _boxes(span: Span) -> list[list[float]] | None:
    return None if span.boxes is None else [list(box) for box in span.boxes]


def about_json(about: About) -> dict[str, str | int]:
    """What a finding is of, as it is kept: what is not said is left out."""
    return {name: value for name, value in asdict(about).items() if value not in (None, "")}


def _finding(kept: LetterReading, finding: Finding) -> ReadingFinding:
    where = finding.where
    return ReadingFinding(
        reading=kept,
        kind=finding.kind,
        what=finding.what,
        page=where.page if where else None,
        start=where.start if where else None,
        end=where.end if where else None,
        sure=finding.sure,
        about=about_json(finding.about) if finding.about else {},
    )
