"""The source viewer's geometry: how a page is cut to a question and its answer, and what is marked on the cut.

Pure functions. Everything is in points from the page's top left, as the stored boxes are.

          ├──────────── view.width (510) ───────────┤
     view.y ┌───────────────────────────────────────┐  in the gap between two printed lines
            │     4.  The question, not marked      │
            │ (1) ▌ The answer: one rectangle       │  (1) disc, where a question has several parts
            │     ▌ a printed line, 2 pt larger     │   ▌  bar at the left edge of the words
            └───────────────────────────────────────┘  in the next gap
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from django.utils.safestring import SafeString, mark_safe

from requests.views.marks import Box, Mark, Rect, around, marks_of, union

VIEW_WIDTH = 510.0  # what is read well in the source column: 1.13 px a point
LEFT_MARGIN = 28.0  # left of the words: room for bar and disc
RIGHT_MARGIN = 8.0
EDGE = 12.0  # the most white above and below, where the gap between two lines is wide
BARE_EDGE = 3.0  # the same on a page of which nobody knows its gaps: half a line of others tells nothing
CELL_PAD = 4.0  # from a table's words to its ruled lines
WIDE_TABLE = 0.6  # of the width of the page's words: such a table goes from edge to edge
FAR = 150.0  # words further apart than this are shown as two cuts


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: its size, the heights of the white gaps between its lines, and from where to where its words reach."""

    number: int
    width: float
    height: float
    cuts: tuple[float, ...] = ()
    left: float = 66.0
    right: float = 532.0


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands. `part` is the number of the answer's part, 0 for the question's own words."""

    page: int
    part: int
    boxes: tuple[Box, ...]
    is_table: bool = False


@dataclass(frozen=True, slots=True)
class Cut:
    """A stretch of one page: what of it is seen, what is marked on it, and what the torn edge above it says."""

    page: int
    view: Rect
    page_width: float
    page_height: float
    marks: tuple[Mark, ...]
    tear: str = ""

    @property
    def view_box(self) -> str:
        return f"{self.view.x} {self.view.y} {self.view.width} {self.view.height}"


@dataclass(slots=True)
class _Stretch:
    """Places of one page that are shown in one cut."""

    page: int
    top: float
    bottom: float
    places: list[Place] = field(default_factory=list)


def cuts_for(places: Iterable[Place], sheets: Mapping[int, Sheet], *, numbered: bool) -> tuple[Cut, ...]:
    """The cuts that show a question and its answer, in the order of the letter."""
    known = [place for place in places if place.page in sheets and place.boxes]
    stretches = _stretches([_whole(place, sheets[place.page]) for place in known])
    cuts: list[Cut] = []
    for stretch in stretches:
        sheet = sheets[stretch.page]
        marks = marks_of(
            [(place.part, place.boxes, place.is_table) for place in stretch.places if place.part],
            left=sheet.left,
            numbered=numbered,
        )
        view = _view(stretch, sheet)
        cuts.append(Cut(sheet.number, view, sheet.width, sheet.height, marks, _tear(cuts, sheet.number, marks)))
    return tuple(cuts)


def _whole(place: Place, sheet: Sheet) -> Place:
    """A table as one box with the ruled lines around it: its stored boxes are those of its words."""
    if not place.is_table:
        return place
    return replace(place, boxes=(table_box(place.boxes, sheet.left, sheet.right),))


def table_box(boxes: Sequence[Box], left: float, right: float) -> Box:
    """The box of a table whose words stand in these boxes, on a page whose words reach from `left` to `right`."""
    x0, top, x1, bottom = union(boxes)
    if x1 - x0 > WIDE_TABLE * (right - left):  # the last column of a wide table may hold little
        x0, x1 = min(x0, left), max(x1, right)
    return x0 - CELL_PAD, top - CELL_PAD, x1 + CELL_PAD, bottom + CELL_PAD


def _stretches(places: Sequence[Place]) -> list[_Stretch]:
    """The places grouped into what is shown together: page by page, words far apart from each other in two groups."""
    answered = {place.page for place in places if place.part}
    shown = [place for place in places if place.part or place.page in answered or not answered]
    found: list[_Stretch] = []
    by_height = sorted(shown, key=lambda place: (place.page, union(place.boxes)[1]))
    for page, on_page in groupby(by_height, key=lambda place: place.page):
        found += _stretches_of_page(page, list(on_page))
    wanted = [stretch for stretch in found if any(place.part for place in stretch.places)]
    return wanted or found


def _stretches_of_page(page: int, places: Sequence[Place]) -> list[_Stretch]:
    found: list[_Stretch] = []
    for place in places:
        _, top, _, bottom = union(place.boxes)
        if not found or top - found[-1].bottom > FAR:
            found.append(_Stretch(page, top, bottom))
        found[-1].bottom = max(found[-1].bottom, bottom)
        found[-1].places.append(place)
    return found


def _view(stretch: _Stretch, sheet: Sheet) -> Rect:
    """What is seen of the page: 510 pt wide, or as wide as the words are, between two gaps of the print."""
    width = min(sheet.width, max(VIEW_WIDTH, sheet.right - sheet.left + LEFT_MARGIN + RIGHT_MARGIN))
    x = max(0.0, min(sheet.left - LEFT_MARGIN, sheet.width - width))
    top = snapped_above(stretch.top, sheet.cuts)
    bottom = min(sheet.height, snapped_below(stretch.bottom, sheet.cuts))
    return Rect.of(x, top, width, bottom - top)


def snapped_above(top: float, cuts: Sequence[float]) -> float:
    """The nearest gap above `top`, but no further than EDGE."""
    gap = max((cut for cut in cuts if cut <= top), default=0.0)
    return max(gap, top - (EDGE if cuts else BARE_EDGE), 0.0)


def snapped_below(bottom: float, cuts: Sequence[float]) -> float:
    """The nearest gap below `bottom`, but no further than EDGE."""
    edge = EDGE if cuts else BARE_EDGE
    gap = min((cut for cut in cuts if cut >= bottom), default=bottom + edge)
    return min(gap, bottom + edge)


def _tear(before: Sequence[Cut], page: int, marks: Sequence[Mark]) -> str:
    """What the torn edge says: that a page begins, and whether a table goes on there."""
    if not before:
        return ""
    if before[-1].page == page:
        return f"Further down page {page}"
    goes_on = (
        bool(before[-1].marks and marks)
        and before[-1].marks[-1].ends_with_table
        and marks[0].begins_with_table
        and before[-1].marks[-1].part == marks[0].part
    )
    return f"Page {page} begins; the table goes on" if goes_on else f"Page {page} begins"


@dataclass(frozen=True, slots=True)
class Locator:
    """The small page that shows where on it a passage stands."""

    width: float
    height: float
    here: Rect

    @property
    def view_box(self) -> str:
        return f"-14 -14 {round(self.width + 28)} {round(self.height + 28)}"

    @property
    def drawn(self) -> SafeString:
        """Its picture: numbers alone, written as SVG has them and not as a language does."""
        x, y, width, height = self.here.sides
        sheet = f'<rect class="sheet" width="{self.width}" height="{self.height}"/>'
        here = f'<rect class="here" x="{x}" y="{y}" width="{width}" height="{height}"/>'
        head = f'<svg class="loc" viewBox="{self.view_box}" aria-hidden="true" focusable="false">'
        return mark_safe(f"{head}{sheet}{here}</svg>")  # noqa: S308  numbers only


LOCATOR_LEAST = 46.0  # a single line would be thinner than a pixel


def locator(boxes: Sequence[Box], width: float, height: float) -> Locator:
    """The small page for these boxes of a page of this size."""
    x, y, w, h = (around(union(boxes))).sides
    missing = max(0.0, LOCATOR_LEAST - h)
    return Locator(round(width), round(height), Rect.of(x, max(0.0, y - missing / 2), w, h + missing))
