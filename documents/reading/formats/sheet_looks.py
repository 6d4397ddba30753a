"""How the cells of a spreadsheet look, as far as that says what a reader sees: number formats, and white on white."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from documents.reading.formats.cell_formats import BUILT_IN, GENERAL, hides

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
NO_FILL = frozenset({"none", ""})

NARROWEST, LOWEST = 0.6, 3.0  # a column's width in letters, a row's height in points
FAR_ROWS, FAR_COLUMNS = 500, 50  # further from the next cell than any table leaves blank


class Looks:
    """The looks that cells name by their number."""

    def __init__(self, styles: ET.Element | None) -> None:
        root = styles if styles is not None else ET.Element("styleSheet")
        self._codes: dict[str, str] = {str(number): code for number, code in BUILT_IN.items()}
        for each in root.iterfind(f"{S}numFmts/{S}numFmt"):
            self._codes[each.get("numFmtId", "")] = each.get("formatCode", GENERAL)
        self._cells = list(root.iterfind(f"{S}cellXfs/{S}xf"))
        self._white = [_is_white(each) for each in root.iterfind(f"{S}fonts/{S}font")]
        self._plain = [_is_plain(each) for each in root.iterfind(f"{S}fills/{S}fill")]

    def code(self, look: str) -> str:
        """The number format of cells with this look."""
        cell = self._cell(look)
        return self._codes.get(cell.get("numFmtId", "0"), GENERAL) if cell is not None else GENERAL

    def hides(self, look: str) -> bool:
        """Whether such a cell shows nothing of what it holds."""
        cell = self._cell(look)
        if cell is None:
            return False
        return self.is_pale(look) or hides(self.code(look))

    def is_pale(self, look: str) -> bool:
        """Whether such a cell's words are white on white."""
        cell = self._cell(look)
        white = cell is not None and _at(self._white, cell.get("fontId", "0"), otherwise=False)
        return white and cell is not None and _at(self._plain, cell.get("fillId", "0"), otherwise=True)

    def _cell(self, look: str) -> ET.Element | None:
        return self._cells[int(look)] if look.isdigit() and len(look) < 7 and int(look) < len(self._cells) else None


def _at(those: list[bool], number: str, *, otherwise: bool) -> bool:
    return those[int(number)] if number.isdigit() and len(number) < 7 and int(number) < len(those) else otherwise


def _is_white(font: ET.Element) -> bool:
    colour = font.find(S + "color")
    if colour is None or colour.get("tint"):
        return False
    return colour.get("rgb", "").upper() == "FFFFFFFF" or colour.get("theme") == "0" or colour.get("indexed") == "9"


def _is_plain(fill: ET.Element) -> bool:
    pattern = fill.find(S + "patternFill")
    return pattern is not None and pattern.get("patternType", "") in NO_FILL


def is_on(said: str | None) -> bool:
    """Whether a switch is on."""
    return said is not None and said.strip().lower() in ("1", "true", "on")


def is_under(length: str | None, least: float) -> bool:
    """Whether a width or height that is said is less than what can be read."""
    try:
        return length is not None and float(length) < least
    except ValueError:
        return False


def said_in(text: ET.Element) -> str:
    """The words of a text in its runs, without what only tells how they are spoken."""
    spoken = {id(each) for part in text.iter(S + "rPh") for each in part.iter(S + "t")}
    return "".join(each.text or "" for each in text.iter(S + "t") if id(each) not in spoken)
