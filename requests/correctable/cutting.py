"""Where the words of a run stand in the letter, when runs are cut or joined."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from documents.models import Passage
from requests.models import Link

FIRST_WORDS = 200  # characters: by so many a piece is known again; all of each, of a long text, is its square


@dataclass(frozen=True, slots=True)
class KeptRun:
    """A run of an answer as it is kept: its words, its places, its table and its links (both by their keys)."""

    kind: str
    text: str
    passages: tuple[Passage, ...]
    table: int | None
    links: tuple[int, ...]


def run_of(kind: str, text: str, table: int | None, kept: list[KeptRun]) -> KeptRun:
    """The run with these words, made of what is kept: the same one, a piece of one, or several together.

    Of several with the same words each is taken in turn: the one that was taken comes last from then on. A table is
    the same one whatever its cells are corrected to.
    """
    for at, each in enumerate(kept):
        if (each.kind, each.table) == (kind, table) and (table is not None or each.text == text):
            kept.append(kept.pop(at))
            return each
    for each in kept:
        if text in each.text and table is None:
            piece = tuple(_piece(each, text))
            return KeptRun(kind, text, piece, None, _links_in(piece, each.links))
    joined = [each for each in kept if each.text in text and each.table == table]
    passages = dict.fromkeys(passage for each in joined for passage in each.passages)
    links = dict.fromkeys(link for each in joined for link in each.links)
    return KeptRun(kind, text, tuple(passages), table, tuple(links))


def _links_in(piece: Sequence[Passage], links: Sequence[int]) -> tuple[int, ...]:
    """Those of a run's links that stand in this piece of it, and those of which no place is known: one query."""
    rows = Link.objects.filter(pk__in=links).prefetch_related("passages") if links else ()
    elsewhere = {row.pk for row in rows if row.passages.all() and not any(_meets(row, each) for each in piece)}
    return tuple(key for key in links if key not in elsewhere)


def _meets(link: Link, passage: Passage) -> bool:
    return any(
        each.page_id == passage.page_id and each.start < passage.end and passage.start < each.end
        for each in link.passages.all()
    )


def _piece(run: KeptRun, text: str) -> list[Passage]:
    """The places of a piece: sign by sign, spaces aside. All of the run's where its words are not those of the page."""
    if _bare("".join(passage.text for passage in run.passages)) != _bare(run.text):
        return list(run.passages)
    start = len(_bare(run.text[: run.text.index(text)]))
    end = start + len(_bare(text))
    pieces, at = [], 0
    for passage in run.passages:
        places = [place for place, sign in enumerate(passage.text) if not sign.isspace()]
        inside = places[max(start - at, 0) : max(end - at, 0)]
        at += len(places)
        if inside:
            pieces.append(_cut(passage, inside[0], inside[-1] + 1))
    return pieces


def _cut(passage: Passage, start: int, end: int) -> Passage:
    """From sign to sign of a passage; whole lines of its boxes, one a printed line."""
    if (start, end) == (0, len(passage.text)):
        return passage
    boxes = passage.boxes
    if boxes and len(boxes) == passage.text.count("\n") + 1:
        boxes = boxes[passage.text.count("\n", 0, start) : passage.text.count("\n", 0, end) + 1]
    piece, _ = Passage.objects.get_or_create(
        page=passage.page, start=passage.start + start, end=passage.start + end, defaults={"boxes": boxes}
    )
    return piece


def _bare(text: str) -> str:
    return "".join(text.split())
