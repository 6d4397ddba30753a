"""Looking for what may not become public, and keeping it for somebody to decide about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction

from documents.clearing.found import Found, FoundKind, of_pictures, of_reader
from documents.clearing.hiding.markup import of_markdown
from documents.clearing.hiding.places import HiddenData, Place
from documents.clearing.shapes import PagePicture
from documents.models import Letter, LetterFormat
from documents.reading.shapes import Reading
from documents.sandbox import hidden_in_child
from requests.gate.candidates import (
    Candidate,
    Key,
    candidates,
    content_looked_through,
    hidden_from,
    in_letter,
    keyed,
    unchosen,
)
from requests.models import FiledLetter, FOIRequest, Gate, GateFinding

OF_PICTURES = frozenset({FoundKind.UNSEEN, FoundKind.MARKS, FoundKind.UNREAD})
Hidden = Sequence[HiddenData]


@transaction.atomic
def look(
    foi_request: FOIRequest,
    at: datetime,
    *,
    hidden: Hidden | None = None,
    pictures: Sequence[PagePicture] | None = None,
) -> list[GateFinding]:
    """Look through the case's letter as it is now and keep what is found. Done again, it changes nothing.

    What was decided stays decided as long as the same words stand there; what was open and is found no more goes.
    `hidden` is what the file holds and does not show, where it was just looked through; None keeps what is known.
    `pictures` are those of its pages, or of some; what only the others tell stays as it was. Makes no new version.
    """
    filed = locked_letter(foi_request)
    gate = _gate(foi_request, filed, at, hidden)
    now = candidates(foi_request, filed, hidden_from(gate.hidden), pictures or ())
    kept = {key_of(row): row for row in filed.gate_findings.all()}
    new = [_row(filed, each, at, gate.content_hash) for each in now if each.key not in kept]
    moved = [kept[each.key] for each in now if each.key in kept and _tell(kept[each.key], each.found)]
    GateFinding.objects.bulk_update(moved, TOLD)
    found = {each.key for each in now}
    _drop([row for key, row in kept.items() if key not in found], [each.number for each in pictures or ()])
    return [*kept.values(), *GateFinding.objects.bulk_create(new)]


def look_at_pages(filed: FiledLetter, reading: Reading, pictures: Sequence[PagePicture], at: datetime) -> None:
    """Keep what the pictures of some pages tell, and nothing else: looking through the words again would take longer.

    Inside the caller's transaction, which holds the letter. Three statements at most.
    """
    now = keyed(of_pictures(reading, pictures), reading)
    seen = filed.gate_findings.filter(page__in=[each.number for each in pictures], kind__in=OF_PICTURES)
    kept = {key_of(row): row for row in seen}
    told = content_looked_through(filed.foi_request, filed)
    GateFinding.objects.bulk_create(_row(filed, each, at, told) for each in now if each.key not in kept)
    found = {each.key for each in now} | {each.key for each in keyed(of_reader(reading), reading)}
    _drop([row for key, row in kept.items() if key not in found], [each.number for each in pictures])


def look_first(
    foi_request: FOIRequest, filed: FiledLetter, reading: Reading, at: datetime, hidden: Hidden | None
) -> None:
    """The same of a letter that is just being filed: nothing is kept of it yet. Two statements, three at most."""
    gate = Gate(filed_letter=filed, looked_at=at)
    gate.content_hash = content_looked_through(foi_request, filed, is_new=True)
    _tell_hidden(gate, hidden)
    gate.is_looked_through = not has_pictures(filed.letter, reading)
    gate.save()
    found = [*keyed(in_letter(reading, hidden or ()), reading), *unchosen(reading, hidden or ())]
    GateFinding.objects.bulk_create(_row(filed, each, at, gate.content_hash) for each in found)


def undecided(foi_request: FOIRequest, filed: FiledLetter, pictures: Sequence[PagePicture] = ()) -> list[Found]:
    """What holds the letter back as it is now, whether or not anybody has looked since it was changed. Writes nothing.

    `filed` with its reading and gate: then three queries for most letters.
    """
    gate = getattr(filed, "gate", None)
    rows = {key_of(row): row for row in filed.gate_findings.all()}
    now = candidates(foi_request, filed, hidden_from(gate.hidden if gate else None), pictures)
    found = [each.found for each in now if each.key not in rows or rows[each.key].is_open]
    known = {each.key for each in now}
    return [*found, *(found_of(row) for key, row in rows.items() if row.is_open and key not in known)]


def hidden_in(letter: Letter, data: bytes) -> tuple[HiddenData, ...]:
    """What a letter's file holds and does not show. In plain text there is nothing to open: it needs no child."""
    if letter.format == LetterFormat.TEXT:
        return tuple(of_markdown(data))
    return hidden_in_child(letter.name, data, pages=False)


def has_pictures(letter: Letter, reading: Reading) -> bool:
    """Whether pages of it can be drawn: requests.gate.pictures looks through those."""
    return letter.format == LetterFormat.PDF or bool(reading.leaves)


def is_stale(foi_request: FOIRequest) -> bool:
    """Whether the case was changed since it was looked through: what is stored is not all there is. Two queries."""
    filed = foi_request.filed_letters.select_related("reading", "letter", "gate").earliest("pk")
    gate = getattr(filed, "gate", None)
    return gate is None or gate.content_hash != content_looked_through(foi_request, filed)


def found_of(row: GateFinding) -> Found:
    """A finding as clearing told it."""
    return Found(FoundKind(row.kind), row.what, row.page, part=row.part, why=row.why, sure=row.sure)


def key_of(row: GateFinding) -> Key:
    """By what a finding is known again."""
    return row.kind, row.page, row.part, row.words_hash, row.nth


def locked_letter(foi_request: FOIRequest) -> FiledLetter:
    """The letter that is published of a case, held until the transaction ends."""
    letters = foi_request.filed_letters.select_related("reading", "letter").select_for_update(of=("self",))
    return letters.earliest("pk")


def _gate(foi_request: FOIRequest, filed: FiledLetter, at: datetime, hidden: Hidden | None) -> Gate:
    gate = Gate.objects.filter(filed_letter=filed).first() or Gate(filed_letter=filed)
    gate.looked_at, gate.content_hash = at, content_looked_through(foi_request, filed)
    _tell_hidden(gate, hidden)
    gate.save()
    return gate


def _tell_hidden(gate: Gate, hidden: Hidden | None) -> None:
    if hidden is not None:
        gate.hidden = [[each.place.value, each.where, each.page] for each in hidden]
        gate.has_spreadsheet = any(each.place is Place.SPREADSHEET for each in hidden)


def _row(filed: FiledLetter, each: Candidate, at: datetime, content_hash: str) -> GateFinding:
    kind, page, part, words_hash, nth = each.key
    row = GateFinding(filed_letter=filed, kind=kind, page=page, part=part, words_hash=words_hash, nth=nth)
    row.found_at, row.content_hash = at, content_hash
    _tell(row, each.found)
    return row


TOLD = ("what", "why", "sure", "start", "end", "boxes")


def _tell(row: GateFinding, found: Found) -> bool:
    """Write into the row what is found now; whether that is another than it was."""
    before = [getattr(row, name) for name in TOLD]
    row.what, row.why, row.sure = found.what, found.why, found.sure
    row.start, row.end = (found.where.start, found.where.end) if found.where else (None, None)
    boxes = found.boxes or (found.where.boxes if found.where else None) or ()
    row.boxes = [list(box) for box in boxes] or None
    return before != [getattr(row, name) for name in TOLD]


def _drop(gone: Iterable[GateFinding], drawn: Sequence[int]) -> None:
    """Delete what is open and found no more; what only a page's picture tells, where that was `drawn`."""
    keys = [row.pk for row in gone if row.is_open and (row.page in drawn or FoundKind(row.kind) not in OF_PICTURES)]
    if keys:
        GateFinding.objects.filter(pk__in=keys).delete()
