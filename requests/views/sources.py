"""The source of a question: the viewer beside its answer, and the small pages that show where each part stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from requests.models.publication import PassageRole, PublishedPage, PublishedPassage
from requests.views.marks import Box, union
from requests.views.source_cuts import Cut, Locator, Place, Sheet, cuts_for, locator
from requests.views.text_cuts import TextCut, TextPlace, text_cuts_for

ANSWERING = {PassageRole.ANSWER, PassageRole.TABLE}


@dataclass(frozen=True, slots=True)
class See:
    """Where a part stands: the page's number, and the small page where the letter has pictures."""

    page: int
    locator: Locator | None
    letter: str = "the letter"


@dataclass(frozen=True, slots=True)
class Source:
    """A question's viewer. Pictures or text, never both; empty where nothing is known of the place."""

    pages: tuple[int, ...]
    locator: Locator | None
    cuts: tuple[Cut, ...]
    text_cuts: tuple[TextCut, ...]

    @property
    def title(self) -> str:
        """The pages it shows: "Page 4", "Pages 4 and 5"."""
        *others, last = [str(page) for page in self.pages] or [""]
        return f"Pages {', '.join(others)} and {last}" if others else f"Page {last}"


class Sources:
    """All places of a published letter, ready to be asked question by question."""

    def __init__(self, pages: Mapping[int, PublishedPage], passages: Sequence[PublishedPassage]) -> None:
        self._pages = pages
        self._by_part: dict[int, list[PublishedPassage]] = defaultdict(list)
        self._asked: dict[int, list[PublishedPassage]] = defaultdict(list)
        for passage in passages:
            if passage.part_id is not None and passage.role in ANSWERING:
                self._by_part[passage.part_id].append(passage)
            elif passage.question_id is not None and passage.role == PassageRole.QUESTION:
                self._asked[passage.question_id].append(passage)
        self._sheets = sheets_of(pages.values(), passages)
        self._texts = {page.number: page.text for page in pages.values() if not page.picture}

    def of_question(self, asked: Sequence[int], parts: Sequence[int], *, unanswered: bool = False) -> Source | None:
        """The viewer of a question with these parts, in order. `asked`: its own id, after those that lead it in.

        `unanswered`: of one without an answer too, where it is asked.
        """
        numbered = [(0, passage) for question in asked for passage in self._asked[question]]
        numbered += [(n, passage) for n, part in enumerate(parts, 1) for passage in self._by_part[part]]
        answers = [passage for n, passage in numbered if n]
        if not answers and not (unanswered and numbered):
            return None
        cuts = cuts_for([self._place(n, p) for n, p in numbered], self._sheets, numbered=len(parts) > 1)
        text_cuts = text_cuts_for([self._text_place(n, p) for n, p in numbered], self._texts)
        shown = tuple(dict.fromkeys([*(cut.page for cut in cuts), *(cut.page for cut in text_cuts)]))
        if not shown:
            return None
        places = answers or [passage for _, passage in numbered]
        return Source(shown, self._locator(places), cuts, text_cuts)

    def of_part(self, part: int) -> See | None:
        """Where a part begins."""
        passages = self._by_part[part]
        if not passages:
            return None
        return See(self._pages[passages[0].page_id].number, self._locator(passages))

    def _locator(self, passages: Sequence[PublishedPassage]) -> Locator | None:
        first = self._pages[passages[0].page_id]
        boxes = [box for p in passages if p.page_id == first.pk for box in boxes_of(p)]
        if not boxes or not first.width or not first.height:
            return None
        return locator(boxes, first.width, first.height)

    def _place(self, part: int, passage: PublishedPassage) -> Place:
        number = self._pages[passage.page_id].number
        return Place(number, part, boxes_of(passage), passage.role == PassageRole.TABLE)

    def _text_place(self, part: int, passage: PublishedPassage) -> TextPlace:
        number = self._pages[passage.page_id].number
        return TextPlace(number, part, passage.start, passage.end, passage.role == PassageRole.TABLE)


def boxes_of(passage: PublishedPassage) -> tuple[Box, ...]:
    """The passage's stored boxes; none for a letter that came as text."""
    return tuple((box[0], box[1], box[2], box[3]) for box in passage.boxes or [])


def sheets_of(pages: Iterable[PublishedPage], passages: Iterable[PublishedPassage]) -> dict[int, Sheet]:
    """The pages that have a picture, each with the reach of the words on it."""
    boxes: dict[int, list[Box]] = defaultdict(list)
    for passage in passages:
        boxes[passage.page_id] += boxes_of(passage)
    sheets = {}
    for page in pages:
        if not (page.picture and page.width and page.height):
            continue
        reach = union(boxes[page.pk]) if boxes[page.pk] else (0.0, 0.0, page.width, page.height)
        sheets[page.number] = Sheet(page.number, page.width, page.height, tuple(page.cuts), reach[0], reach[2])
    return sheets
