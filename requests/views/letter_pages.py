"""A page of a published letter: its picture with every passage a link, and all its words in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Count
from django.http import Http404

from documents.reading.words import LINE_GOES_ON, running
from requests.models.publication import PassageRole, PublishedPage, PublishedPassage, PublishedResponse
from requests.views.cells import ChosenCell, chosen_cell
from requests.views.marks import Box, Mark, Rect, around, marks_of, union
from requests.views.source_cuts import Locator, Sheet, locator, table_box
from requests.views.sources import boxes_of, sheets_of
from requests.views.text_blocks import TextBlock, blocks_of
from requests.views.text_cuts import TextPlace, runs_of

_BROKEN = re.compile(r"(?<=[\w,;’'\")])[ \t]*\n[ \t]*(?=[a-z])(?![a-z]{1,4}[.)]|\S*(?:@|\.\w))")


@dataclass(frozen=True, slots=True)
class PassageView:
    """A passage: what it is, its words, its place on the picture, and where it stands in the response."""

    order: int
    name: str
    before: str  # what is printed before it on its first line and belongs to no passage: its number, a bullet
    words: tuple[tuple[str, bool], ...]  # in stretches, each marked or not: a cell of a table can be
    anchor: str
    is_chosen: bool
    mark: Mark | None
    spot: Rect | None


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the page's words: the passages of one thing under one heading, or words that belong to none."""

    heading: str
    anchor: str
    passages: tuple[PassageView, ...]
    text: str = ""


@dataclass(frozen=True, slots=True)
class LetterPage:
    """All that a letter's page shows. `stretches` are whole: every word of the page stands in one of them."""

    response: PublishedResponse
    page: PublishedPage
    passages: tuple[PassageView, ...]
    stretches: tuple[Stretch, ...]
    blocks: tuple[TextBlock, ...]
    locator: Locator | None
    chosen: int | None
    cell: ChosenCell | None = None

    @property
    def numbers(self) -> range:
        return range(1, self.response.page_count + 1)


def letter_page_of(slug: str, number: int, chosen: str, cell: str = "") -> LetterPage:
    """The page, in two statements, or Http404; with a cell, in three.

    An unknown passage or cell is as if none were asked for.
    """
    page = PublishedPage.objects.select_related("response").filter(response__slug=slug, number=number).first()
    if page is None:
        raise Http404
    parts = Count("question__parts", distinct=True)
    rows = list(page.passages.select_related("question", "part").annotate(parts=parts).order_by("order"))
    of_table = chosen_cell(slug, number, cell)
    passages = _passages(page, rows, chosen, of_table.spans if of_table else ())
    here = next((passage for passage in passages if passage.is_chosen), None)
    return LetterPage(
        response=page.response,
        page=page,
        passages=passages,
        stretches=tuple(_stretches(page.text, rows, passages)),
        blocks=blocks_of(runs_of(page.text, [TextPlace(number, row.order, row.start, row.end) for row in rows])),
        locator=_locator(page, rows, here.order if here else None),
        chosen=here.order if here else None,
        cell=of_table,
    )


def _passages(
    page: PublishedPage, rows: Sequence[PublishedPassage], chosen: str, marked: Sequence[tuple[int, int]]
) -> tuple[PassageView, ...]:
    sheet = sheets_of([page], rows).get(page.number)
    views = []
    reached = 0
    for row in rows:
        start = page.text.rfind("\n", 0, row.start) + 1
        words = page.text[row.start : row.end]
        views.append(
            PassageView(
                order=row.order,
                name=name_of(row),
                before=page.text[max(start, reached) : row.start].strip(),
                words=_marked(row, words, marked),
                anchor=_anchor(row),
                is_chosen=str(row.order) == chosen,
                mark=_mark(row, sheet) if sheet and row.boxes else None,
                spot=around(union(_boxes(row, sheet))) if sheet and row.boxes else None,
            )
        )
        reached = max(reached, row.end)
    return tuple(views)


def _marked(row: PublishedPassage, words: str, marked: Sequence[tuple[int, int]]) -> tuple[tuple[str, bool], ...]:
    """The passage's words, cut where a cell that is looked for begins and ends. A table keeps its lines."""
    if row.role != PassageRole.TABLE:
        return ((running(words), False),)
    stretches, reached = [], row.start
    for start, end in sorted(marked):
        if reached <= start and end <= row.end:
            stretches += [(words[reached - row.start : start - row.start], False)]
            stretches += [(words[start - row.start : end - row.start], True)]
            reached = end
    stretches.append((words[reached - row.start :], False))
    return tuple(stretch for stretch in stretches if stretch[0])


def _boxes(row: PublishedPassage, sheet: Sheet) -> tuple[Box, ...]:
    """The passage's boxes; a table's are one, with the ruled lines around it."""
    boxes = boxes_of(row)
    return (table_box(boxes, sheet.left, sheet.right),) if row.role == PassageRole.TABLE else boxes


def _mark(row: PublishedPassage, sheet: Sheet) -> Mark:
    place = (row.order, _boxes(row, sheet), row.role == PassageRole.TABLE)
    return marks_of([place], left=sheet.left, numbered=False)[0]


def name_of(passage: PublishedPassage) -> str:
    """What a passage is, in words: "question 4", "answer to question 4, part 2"."""
    if passage.question is None:
        return PassageRole(passage.role).label
    question = f"question {passage.question.number}"
    if passage.part is None:
        return question
    what = "table in the answer to" if passage.role == PassageRole.TABLE else "answer to"
    several = getattr(passage, "parts", 0) > 1
    return f"{what} {question}, part {passage.part.order}" if several else f"{what} {question}"


def _anchor(passage: PublishedPassage) -> str:
    """Where the passage's words stand in the response."""
    if passage.question is None:
        return "review" if passage.role == PassageRole.REVIEW else "reuse"
    if passage.part is None:
        return passage.question.anchor
    return f"{passage.question.anchor}-{passage.part.order}"


def _stretches(text: str, rows: Sequence[PublishedPassage], passages: Sequence[PassageView]) -> Iterator[Stretch]:
    """The words of the page in order: passages of the same thing together, and what stands between them."""
    reached = 0
    for name, group in groupby(zip(rows, passages, strict=True), key=lambda pair: pair[1].name):
        same = list(group)
        before = text[reached : same[0][0].start]
        apart = before.rpartition("\n")[0].strip()  # what stands on the passage's own line is told with it
        if apart:
            yield Stretch("", "", (), _without_breaks(apart))
        yield Stretch(name[:1].upper() + name[1:], same[0][1].anchor, tuple(view for _, view in same))
        reached = max(reached, *(row.end for row, _ in same))
    rest = text[reached:].strip()
    if rest:
        yield Stretch("", "", (), _without_breaks(rest))


def _without_breaks(text: str) -> str:
    """The words without breaks inside a sentence. Lines that begin with a capital, a figure, "b." or a link stand."""
    return _BROKEN.sub(" ", LINE_GOES_ON.sub("", text))


def _locator(page: PublishedPage, rows: Sequence[PublishedPassage], chosen: int | None) -> Locator | None:
    """The small page in the viewer's bar: where the chosen passage stands, or all of them."""
    shown = [row for row in rows if row.boxes and chosen in (None, row.order)]
    if not shown or not page.picture or not page.width or not page.height:
        return None
    return locator([box for row in shown for box in boxes_of(row)], page.width, page.height)
