"""How the cells of a spreadsheet look, as far as that says what a reader sees: number formats, colours and sizes."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from documents.reading.formats.cell_formats import BUILT_IN, GENERAL, hides

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
NO_FILL = frozenset({"none", ""})
TINY = 2.5  # points
BLACK, WHITE = "000000", "ffffff"
OF_THEME = {"0": WHITE, "1": BLACK}
OF_INDEX = {"0": BLACK, "1": WHITE, "8": BLACK, "9": WHITE, "64": BLACK, "65": WHITE}


class Looks:
    """The looks that cells name by their number."""

    def __init__(self, styles: ET.Element | None) -> None:
        root = styles if styles is not None else ET.Element("styleSheet")
        self._codes: dict[str, str] = {str(number): code for number, code in BUILT_IN.items()}
        for each in root.iterfind(f"{S}numFmts/{S}numFmt"):
            self._codes[each.get("numFmtId", "")] = each.get("formatCode", GENERAL)
        self._cells = list(root.iterfind(f"{S}cellXfs/{S}xf"))
        fonts = list(root.iterfind(f"{S}fonts/{S}font"))
        self._inks = [_colour(each.find(S + "color"), BLACK) for each in fonts]
        self._tiny = ["tiny" if _size(each) < TINY else "" for each in fonts]
        self._grounds = [_ground(each) for each in root.iterfind(f"{S}fills/{S}fill")]
        self._by_rule = [_may_hide(each) for each in root.iterfind(f"{S}dxfs/{S}dxf")]

    def code(self, look: str) -> str:
        """The number format of cells with this look."""
        cell = self._cell(look)
        return self._codes.get(cell.get("numFmtId", "0"), GENERAL) if cell is not None else GENERAL

    def hides(self, look: str) -> bool:
        """Whether such a cell shows nothing of what it holds."""
        cell = self._cell(look)
        if cell is None:
            return False
        return self.is_pale(look) or self.is_tiny(look) or hides(self.code(look))

    def may_hide(self, rule: str) -> bool:
        """Whether a rule for how cells look may show nothing of what they hold. `rule`: the number of its look."""
        return rule.isdigit() and len(rule) < 7 and int(rule) < len(self._by_rule) and self._by_rule[int(rule)]

    def is_pale(self, look: str) -> bool:
        """Whether such a cell's words have the colour of what stands behind them."""
        cell = self._cell(look)
        if cell is None:
            return False
        ink = _at(self._inks, cell.get("fontId", "0"), otherwise=BLACK)
        return bool(ink) and ink == _at(self._grounds, cell.get("fillId", "0"), otherwise=WHITE)

    def is_tiny(self, look: str) -> bool:
        """Whether such a cell's words are too small to read."""
        cell = self._cell(look)
        return cell is not None and bool(_at(self._tiny, cell.get("fontId", "0"), otherwise=""))

    def _cell(self, look: str) -> ET.Element | None:
        return self._cells[int(look)] if look.isdigit() and len(look) < 7 and int(look) < len(self._cells) else None


def _at(those: list[str], number: str, *, otherwise: str) -> str:
    return those[int(number)] if number.isdigit() and len(number) < 7 and int(number) < len(those) else otherwise


def _colour(colour: ET.Element | None, otherwise: str) -> str:
    """Six hexadecimal digits; empty where it is not known."""
    if colour is None:
        return otherwise
    if colour.get("tint"):
        return ""
    if rgb := colour.get("rgb"):
        return rgb[-6:].lower()
    return OF_THEME.get(colour.get("theme", ""), "") or OF_INDEX.get(colour.get("indexed", ""), "")


def _size(font: ET.Element) -> float:
    size = font.find(S + "sz")
    try:
        return float(size.get("val", "11")) if size is not None else 11.0
    except ValueError:
        return 11.0


def _may_hide(look: ET.Element) -> bool:
    ink = look.find(f"{S}font/{S}color")
    ground = look.find(f"{S}fill/{S}patternFill/{S}bgColor")  # a rule's ground, unlike a cell's
    form = look.find(S + "numFmt")
    is_pale = ink is not None and _colour(ink, "") == (WHITE if ground is None else _colour(ground, "")) != ""
    return is_pale or (form is not None and hides(form.get("formatCode", GENERAL)))


def _ground(fill: ET.Element) -> str:
    """The colour behind the words: paper where there is no fill, nothing where it is a pattern."""
    pattern = fill.find(S + "patternFill")
    kind = pattern.get("patternType", "") if pattern is not None else "gradient"
    if pattern is None or kind not in {*NO_FILL, "solid"}:
        return ""
    return WHITE if kind in NO_FILL else _colour(pattern.find(S + "fgColor"), "")


def is_on(said: str | None) -> bool:
    """Whether a switch is on."""
    return said is not None and said.strip().lower() in ("1", "true", "on")


def said_in(text: ET.Element) -> str:
    """The words of a text in its runs, without what only tells how they are spoken."""
    spoken = {id(each) for part in text.iter(S + "rPh") for each in part.iter(S + "t")}
    return "".join(each.text or "" for each in text.iter(S + "t") if id(each) not in spoken)
