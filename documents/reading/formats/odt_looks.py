"""How OpenDocument text looks: styles for bold, italic, page breaks, lists, and whether it can be seen at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from xml.etree import ElementTree as ET

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
MOST_PARENTS = 12
HIDDEN = "marked as hidden in the document"
TINY = 2.5  # points
PALE = frozenset({"#ffffff", "#fefefe", "#fdfdfd", "#fcfcfc", "#fbfbfb", "#fafafa"})
CLEAR = frozenset({"", "transparent", "#ffffff"})


@dataclass(frozen=True, slots=True)
class Look:
    """How text looks, as far as reading asks."""

    bold: bool = False
    italic: bool = False
    hidden: bool = False
    color: str = ""
    points: float = 11.0
    ground: str = ""

    @property
    def unseen(self) -> str | None:
        """Why a reader of the page does not see it."""
        if self.hidden:
            return HIDDEN
        if self.points < TINY:
            return "letters too small to read"
        if self.ground not in CLEAR:
            return "letters in the colour of what stands behind them" if self.color == self.ground else None
        return "white or nearly white letters" if self.color in PALE else None


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
        return self._looked(Look(bold=heading), "paragraph", name)

    def span(self, look: Look, name: str) -> Look:
        """How a run looks within its paragraph."""
        return self._looked(look, "text", name) if name else look

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
                look = replace(look, ground=_colour(own.get(FO + "background-color", look.ground)))
            if says is not None:
                look = _with(look, says)
        return look


def _with(look: Look, says: ET.Element) -> Look:
    weight, slant, size = (says.get(FO + name) for name in ("font-weight", "font-style", "font-size"))
    hidden = says.get(TEXT + "display")
    return Look(
        look.bold if weight is None else weight == "bold" or (weight.isdigit() and int(weight[:4]) >= 600),
        look.italic if slant is None else slant in ("italic", "oblique"),
        look.hidden if hidden is None else hidden == "none",
        _colour(says.get(FO + "color", look.color)),
        _points(size, look.points),
        _colour(says.get(FO + "background-color", look.ground)),
    )


def _colour(said: str) -> str:
    """As six digits where three are said."""
    said = said.lower()
    return "#" + "".join(2 * sign for sign in said[1:]) if len(said) == 4 and said.startswith("#") else said


def _points(size: str | None, usual: float) -> float:
    number = (size or "").removesuffix("pt")
    return float(number) if (size or "").endswith("pt") and number.replace(".", "", 1).isdigit() else usual
