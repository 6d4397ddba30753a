"""Everything found, put together to one Reading."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace

from documents.reading.annex_titles import with_titles
from documents.reading.answers import Letter
from documents.reading.asked import Asked
from documents.reading.attachments import attached_files, find_annexes, find_documents, place_documents, with_files
from documents.reading.blocks import Block, BlockKind
from documents.reading.certainty import say_how
from documents.reading.copied_below import is_copied_below, place_of
from documents.reading.doubts import find_findings
from documents.reading.kinds import find_kind
from documents.reading.layouts import without_layouts
from documents.reading.particulars import find_received, find_responded, sent_earlier
from documents.reading.references import find_reference
from documents.reading.remedies import goes_with_remedy, remedies_begin, tells_remedy
from documents.reading.request_text import request_blocks
from documents.reading.requester import find_requester, with_head
from documents.reading.shapes import (
    About,
    Annex,
    AnswerPart,
    Fact,
    Finding,
    FindingKind,
    LetterKind,
    Link,
    Of,
    PageText,
    Question,
    Reading,
)
from documents.reading.words import Page, words_to_spans
from documents.reading.zones import COPYRIGHT, REVIEW, Zones, closing_kind


def link_places(links: Sequence[Link], pages: Sequence[Page]) -> Mapping[tuple[int, int], int]:
    """Where each link's words stand: (page, offset of a word) -> index of the link."""
    linked = {span.page for link in links for span in link.spans}
    starts = {page.number: [word.start for word in page.words] for page in pages if page.number in linked}
    places = {}
    for at, link in enumerate(links):
        for span in link.spans:
            on_page = starts[span.page]
            for start in on_page[bisect_left(on_page, span.start) : bisect_left(on_page, span.end)]:
                places[(span.page, start)] = at
    return places


def to_reading(
    pages: Sequence[Page],
    blocks: Sequence[Block],
    zones: Zones,
    asked: Sequence[Asked],
    answers: Sequence[tuple[AnswerPart, ...]],
    links: Sequence[Link],
    letter: Letter,
    layouts: frozenset[int],
) -> Reading:
    """The reading of a letter, with what is doubtful or missing in it."""
    closing = _closing_zone(blocks, zones, asked)
    kind, kind_sure = find_kind(blocks, zones, asked, answers)
    reading = replace(
        _without_answers(pages, blocks, zones, asked, letter),
        kind=kind,
        kind_sure=kind_sure,
        request=_joined(request_blocks(blocks, zones, asked), letter),
        questions=tuple(_question(each, parts, asked, letter) for each, parts in zip(asked, answers, strict=True)),
        links=tuple(links),
        review=_closing(blocks, closing, "review", letter),
        copyright=_closing(blocks, closing, "copyright", letter),
    )
    return say_how(_with_rival(find_findings(without_layouts(reading, layouts), pages), asked))


def _with_rival(reading: Reading, asked: Sequence[Asked]) -> Reading:
    """The runner-up of the ways to read the letter, as a finding."""
    if not asked or not asked[0].rival:
        return reading
    one, other = (f"{count} question{'s' * (count != 1)}" for count in (len(asked), asked[0].rival))
    words = f"The letter was read as asking {one}, but could be read as asking {other}."
    where = reading.questions[0].spans[0] if reading.questions[0].spans else None
    finding = Finding(FindingKind.DOUBTFUL, words, where, 0.6, About(Of.QUESTIONS))
    return replace(reading, findings=(*reading.findings, finding))


def _without_answers(
    pages: Sequence[Page], blocks: Sequence[Block], zones: Zones, asked: Sequence[Asked], letter: Letter
) -> Reading:
    """The letter's particulars and what comes with it, before anything asked or answered is put in."""
    responded = find_responded(blocks, zones)
    told = [stretch.block for each in asked for stretch in each.answer]
    named = find_documents(blocks, zones, told, asked[0].words if asked else ())
    annexes = find_annexes([block for block in blocks if not pages[block.page - 1].attached], zones, named)
    files = attached_files(pages)
    return Reading(
        pages=_page_texts(pages),
        kind=LetterKind.OTHER,
        reference=find_reference(blocks, zones),
        date_responded=responded,
        date_received=find_received(blocks, zones, responded) or sent_earlier(pages, responded),
        authority=letter.authority,
        requester=with_head(find_requester(blocks, zones), pages),
        request=None,
        questions=(),
        links=(),
        tables=letter.tables,
        documents=tuple(with_files(with_titles(place_documents(named, annexes), blocks, zones), files, blocks)),
        annexes=(*annexes, *(Annex(of_file, name, None) for name, of_file in files.items())),
        review=None,
        copyright=None,
        findings=(),
        regime=letter.regime,
    )


def _page_texts(pages: Sequence[Page]) -> tuple[PageText, ...]:
    return tuple(PageText(page.number, page.text, page.width, page.height, page.leaf, page.sheet) for page in pages)


def _question(asked: Asked, parts: tuple[AnswerPart, ...], every: Sequence[Asked], letter: Letter) -> Question:
    parent = ".".join(asked.path[:-1]) if len(asked.path) > 1 else None
    known = parent if parent and any(each.number == parent for each in every) else None
    return Question(
        asked.number,
        asked.printed,
        asked.text,
        known,
        parts,
        words_to_spans(asked.words, letter.texts),
        words_to_spans(asked.asked, letter.texts),
        asked.sure,
    )


def _joined(kept: Sequence[Block], letter: Letter) -> Fact | None:
    texts = [block for block in kept if block.kind is not BlockKind.TABLE and block.words]
    if not texts:
        return None
    spans = tuple(span for block in texts for span in words_to_spans(block.words, letter.texts))
    return Fact("\n".join(block.text for block in texts), spans)


def _closing_zone(blocks: Sequence[Block], zones: Zones, asked: Sequence[Asked]) -> Zones:
    """Closing paragraphs stand after the last question: a question may itself ask about reviews or copyright. Where the
    request is copied below the signature, they stand before it."""
    places = [place_of(each.words[-1]) for each in asked if each.words]
    last = max(places, default=(0, 0)) if not is_copied_below(blocks, zones, asked) else (0, 0)
    begins = (at for at in range(zones.begin, len(blocks)) if blocks[at].words)
    return replace(zones, begin=next((at for at in begins if place_of(blocks[at].words[0]) > last), zones.begin))


def _closing(blocks: Sequence[Block], zones: Zones, kind: str, letter: Letter) -> Fact | None:
    """The paragraphs on review or copyright: the first, and what goes on from it."""
    own = (
        *range(zones.begin, zones.end),
        *range(zones.begin),
    )  # it may stand in a note above the mail that is answered
    start = next((at for at in own if closing_kind(blocks[at].text) == kind), None)
    start = _first_remedy(blocks, zones, start) if kind == "review" else start
    if start is None:
        return None
    stop = start + 1
    while stop < zones.end and _goes_on(blocks, stop, kind):
        stop += 1
    return _joined(blocks[start:stop], letter)


def _first_remedy(blocks: Sequence[Block], zones: Zones, review: int | None) -> int | None:
    """Where the letter begins to tell of review, be it in words of its own. `review`: the first known paragraph."""
    own = range(zones.begin, zones.end)
    signed = next((at for at in own if closing_kind(blocks[at].text) == "sign-off"), zones.end)
    close = signed if review is None or not zones.begin <= review < signed else review
    begin = remedies_begin(blocks, zones.begin, close, names_review=close == review)
    return begin if begin < close else review


def _goes_on(blocks: Sequence[Block], at: int, kind: str) -> bool:
    text = blocks[at].text
    if blocks[at].kind is BlockKind.TABLE or closing_kind(text) == "sign-off":
        return False
    if kind == "copyright":
        return COPYRIGHT.search(text) is not None
    if closing_kind(text) in ("copyright", "courtesy") and not REVIEW.search(text):
        return False
    unfinished = not blocks[at - 1].text.rstrip().endswith((".", "”"))
    return (
        REVIEW.search(text) is not None
        or unfinished
        or "ommissioner" in text
        or blocks[at].bullet is not None
        or "further details" in text
        or tells_remedy(text)
        or (goes_with_remedy(blocks[at]) and at + 1 < len(blocks) and tells_remedy(blocks[at + 1].text))
    )
