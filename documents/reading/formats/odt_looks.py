"""How OpenDocument text looks: styles for bold, italic, page breaks, lists, and whether it can be seen at all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from xml.etree import ElementTree as ET

from documents.reading.formats.colours import are_near, digits, is_pale
from documents.reading.formats.covering import FAR, FAR_LEFT, FLAT

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}opacity"
MOST_PARENTS = 12
HIDDEN = "marked as hidden in the document"
TINY = 2.5  # points
SMALL = "letters too small to read"
SAME = "letters in the colour of what stands behind them"
PALE = "white or nearly white letters"
OFF_PAGE = "words off the page"
PRESSED = "letters pressed together until nobody reads them"
CLEAR = frozenset({"", "transparent", "#ffffff"})
DEFAULT = "the default style"  # no name that a style can have
NARROW = 25  # hundredths of a letter's usual width
SQUEEZED = 0.4  # of the letters' size, by which each is moved into the one before
FAINT = 15  # hundredths of a colour that are left of it
LOW = 15  # hundredths of a line's usual height
MEASURE = re.compile(r"(-?\d{0,9}(?:\.\d{0,9})?)(pt|cm|mm|in|inch|pc|px)\Z")
TWIPS = {"pt": 20.0, "cm": 567.0, "mm": 56.7, "in": 1440.0, "inch": 1440.0, "pc": 240.0, "px": 15.0}


@dataclass(frozen=True, slots=True)
class Look:
    """How text looks, as far as reading asks."""

    bold: bool = False
    italic: bool = False
    hidden: bool = False
    color: str = ""
    points: float = 11.0
    ground: str = ""
    narrow: bool = False
    closer: float = 0.0  # points by which each letter is moved to the next
    off_page: bool = False
    flat: bool = False
    faint: bool = False
    around: str | None = None  # why nobody sees what stands where it stands

    @property
    def unseen(self) -> str | None:
        """Why a reader of the page does not see it."""
        if self.hidden:
            return HIDDEN
        if self.around:
            return self.around
        if self.points < TINY or self.flat:
            return SMALL
        if self.narrow or self.closer > SQUEEZED * self.points:
            return PRESSED
        if self.off_page:
            return OFF_PAGE
        color, ground = digits(self.color.removeprefix("#")), digits(self.ground.removeprefix("#"))
        if self.ground not in CLEAR and ground:
            return SAME if color and are_near(color, ground) else None
        return PALE if self.faint or (color and is_pale(color)) else None


def span_of(element: ET.Element, name: str) -> int:
    """A count of columns, rows or spaces; 1 where none is given."""
    value = element.get(name, "1")
    return int(value) if value.isdigit() and len(value) < 7 else 1


class Looks:
    """The styles of a document, named and automatic."""

    def __init__(self, roots: Iterable[ET.Element]) -> None:
        self._styles: dict[tuple[str, str], ET.Element] = {}
        self._lists: dict[str, dict[int, ET.Element]] = {}
        self._masters: list[ET.Element] = []
        for root in roots:
            for style in root.iter(STYLE + "style"):
                self._styles[(style.get(STYLE + "family", ""), style.get(STYLE + "name", ""))] = style
            for usual in root.iter(STYLE + "default-style"):
                self._styles[(usual.get(STYLE + "family", ""), DEFAULT)] = usual
            for listed in root.iter(TEXT + "list-style"):
                levels = {span_of(level, TEXT + "level") - 1: level for level in listed}
                self._lists[listed.get(STYLE + "name", "")] = levels
            self._masters += root.iter(STYLE + "master-page")

    def margins(self, kind: str) -> Iterator[ET.Element]:
        """The head or foot of the first kind of page."""
        if self._masters:
            found = self._masters[0].find(STYLE + kind)
            if found is not None and found.get(STYLE + "display") != "false":
                yield found

    def paragraph(self, name: str, *, heading: bool) -> Look:
        """How a paragraph's text looks; a heading counts as bold."""
        usual = self._styles.get(("paragraph", DEFAULT))
        says = usual.find(STYLE + "text-properties") if usual is not None else None
        look = replace(_with(Look(), says), bold=heading, italic=False) if says is not None else Look(bold=heading)
        return self._looked(look, "paragraph", name)

    def span(self, look: Look, name: str) -> Look:
        """How a run looks within its paragraph."""
        return self._looked(look, "text", name) if name else look

    def says(self, family: str, name: str, of: str, key: str) -> str:
        """What a style, or the nearest of those it is made from, says; empty where none does."""
        for style in self._chain(family, name):
            found = style.find(f"{STYLE}{of}-properties")
            if found is not None and found.get(key) is not None:
                return found.get(key, "").lower()
        return ""

    def breaks_page(self, name: str) -> bool:
        """Whether a page begins before a paragraph of this style."""
        own = self._styles.get(("paragraph", name))
        says = own.find(STYLE + "paragraph-properties") if own is not None else None
        begins = own is not None and own.get(STYLE + "master-page-name", "") not in ("",)
        return begins or (says is not None and says.get(FO + "break-before") == "page")

    def list_level(self, style: str, depth: int) -> ET.Element | None:
        """How one level of a list is numbered."""
        return self._lists.get(style, {}).get(depth)

    def list_start(self, style: str, depth: int) -> int:
        """The number a level of a list begins with."""
        level = self.list_level(style, depth)
        return span_of(level, TEXT + "start-value") if level is not None else 1

    def is_ruled(self, cells: Iterable[ET.Element]) -> bool:
        """Whether lines are drawn around cells, as around those of a table."""
        table = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}style-name"
        for name in {cell.get(table, "") for cell in cells}:
            style = self._styles.get(("table-cell", name))
            says = style.find(STYLE + "table-cell-properties") if style is not None else None
            if says is not None and any(
                key.startswith(FO + "border") and value not in ("none", "") for key, value in says.attrib.items()
            ):
                return True
        return False

    def _chain(self, family: str, name: str) -> list[ET.Element]:
        found: list[ET.Element] = []
        while name and len(found) < MOST_PARENTS and (style := self._styles.get((family, name))) is not None:
            found.append(style)
            name = style.get(STYLE + "parent-style-name", "")
        return found

    def _looked(self, look: Look, family: str, name: str) -> Look:
        for style in reversed(self._chain(family, name)):
            says = style.find(STYLE + "text-properties")
            own = style.find(STYLE + "paragraph-properties")
            if own is not None:
                look = _set(look, own)
            if says is not None:
                look = _with(look, says)
        return look


def _with(look: Look, says: ET.Element) -> Look:
    weight, slant, size = (says.get(FO + name) for name in ("font-weight", "font-style", "font-size"))
    hidden = says.get(TEXT + "display")
    look = replace(
        look,
        bold=look.bold if weight is None else weight == "bold" or (weight.isdigit() and int(weight[:4]) >= 600),
        italic=look.italic if slant is None else slant in ("italic", "oblique"),
        hidden=look.hidden if hidden is None else hidden == "none",
        color=_colour(says.get(FO + "color", look.color)),
        points=_points(size, look.points),
        ground=_colour(says.get(FO + "background-color", look.ground)),
    )
    return _placed(look, says)


def _placed(look: Look, says: ET.Element) -> Look:
    """The look with what is said of how letters stand beside each other and on their line, and how much they cover."""
    scale, spacing, left = says.get(STYLE + "text-scale"), says.get(FO + "letter-spacing"), says.get(LOEXT)
    lifted, share = [*says.get(STYLE + "text-position", "").split(), "", ""][:2]
    if scale is not None:
        look = replace(look, narrow=_percent(scale, 100) < NARROW)
    if spacing is not None:
        look = replace(look, closer=-twips(spacing) / 20)
    if left is not None and says.get(FO + "color"):  # of no colour of its own LibreOffice says that nothing is left
        look = replace(look, faint=_percent(left, 100) < FAINT)
    if lifted.endswith("%"):
        small = look.points * _percent(share, 100) / 100
        look = replace(look, off_page=abs(_percent(lifted, 0)) > 500, points=small)
    if says.get(STYLE + "use-window-font-color") == "true":
        look = replace(look, color="", faint=False)
    return look


def _set(look: Look, says: ET.Element) -> Look:
    """The look with what a paragraph says of its ground, its lines and where it stands."""
    line = says.get(FO + "line-height")
    places = (twips(says.get(FO + name)) for name in ("margin-left", "text-indent"))
    far = any(not FAR_LEFT < place < FAR for place in places)
    low = look.flat
    if line is not None:
        low = _percent(line, 100) < LOW if line.endswith("%") else bool(MEASURE.match(line)) and twips(line) < FLAT
    ground = _colour(says.get(FO + "background-color", look.ground))
    return replace(look, ground=ground, flat=low, off_page=look.off_page or far)


def twips(said: str | None) -> float:
    """A measure in twentieths of a point; 0 where it is none."""
    found = MEASURE.match((said or "").strip().lower())
    return float(found[1]) * TWIPS[found[2]] if found and found[1].strip("-.") else 0.0


def _percent(said: str, usual: float) -> float:
    number = said.removesuffix("%")
    return float(number) if re.fullmatch(r"-?\d{1,7}(?:\.\d{1,6})?", number) else usual


def _colour(said: str) -> str:
    """As six digits where three are said."""
    said = said.lower()
    return "#" + "".join(2 * sign for sign in said[1:]) if len(said) == 4 and said.startswith("#") else said


def _points(size: str | None, usual: float) -> float:
    if size is None:
        return usual
    if size.endswith("%"):
        return usual * max(_percent(size, 100), 0) / 100
    return twips(size) / 20 if MEASURE.match(size) else usual
