"""How the cells of a spreadsheet look, as far as that says what a reader sees: number formats, colours and sizes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import TypeVar
from xml.etree import ElementTree as ET

from documents.reading.formats.cell_formats import BUILT_IN, GENERAL, WORDS, hides, text_part, tints
from documents.reading.formats.sheet_colours import Colours, S
from documents.reading.formats.web_colours import BLACK, WHITE, Colour, colour, is_told

NO_FILL = frozenset({"none", ""})
TINY = 2.5  # points
MOST_INDENT = 25  # of three letters each
OUT_OF_SIGHT = re.compile(r"(?:[^\S\n]{60}|(?:[^\S\n]{0,99}\n){9}).*", re.S)  # blanks, or lines, before more words


Kind = TypeVar("Kind")


class Gone(StrEnum):
    """Why words of a cell are not seen."""

    PALE = "their colour is that of what stands behind them"
    TINY = "too small to read"
    BLANKED = "the cell's format does not show them"
    PUSHED = "blanks or an indent push them out of sight"


class Looks:
    """The looks that cells name by their number."""

    def __init__(self, styles: ET.Element | None, theme: ET.Element | None = None) -> None:
        root = styles if styles is not None else ET.Element("styleSheet")
        self._codes: dict[str, str] = {str(number): code for number, code in BUILT_IN.items()}
        for each in root.iterfind(f"{S}numFmts/{S}numFmt"):
            self._codes[each.get("numFmtId", "")] = each.get("formatCode", GENERAL)
        self._cells = list(root.iterfind(f"{S}cellXfs/{S}xf"))
        self._colours = Colours(root, theme)
        fonts = list(root.iterfind(f"{S}fonts/{S}font"))
        self._inks = [self._colours.of(each.find(S + "color"), BLACK) for each in fonts]
        self._tiny = [_size(each) < TINY for each in fonts]
        self._grounds = [self._ground(each) for each in root.iterfind(f"{S}fills/{S}fill")]
        self._by_rule = [self._may_hide(each) for each in root.iterfind(f"{S}dxfs/{S}dxf")]

    def code(self, look: str) -> str:
        """The number format of cells with this look."""
        cell = self._cell(look)
        return self._codes.get(cell.get("numFmtId", "0"), GENERAL) if cell is not None else GENERAL

    def gone(self, look: str) -> Gone | None:
        """Why such a cell shows nothing of what it holds."""
        cell = self._cell(look)
        if cell is None:
            return None
        if self._is_pale(_at(self._inks, cell.get("fontId", "0"), BLACK), look):
            return Gone.PALE
        if _at(self._tiny, cell.get("fontId", "0"), False):
            return Gone.TINY
        indents = (each.get("indent", "0") for each in cell.iterfind(S + "alignment"))
        if any(each.isdigit() and int(each[:5]) > MOST_INDENT for each in indents):
            return Gone.PUSHED
        return Gone.BLANKED if hides(self.code(look)) else None

    def of_number(self, value: str, look: str) -> Gone | None:
        """Why a number is not seen though its cell shows something: its format gives it a colour."""
        inks = (self._tint(each) for each in tints(self.code(look), value))
        return Gone.PALE if value.strip(" 0.") and any(self._is_pale(ink, look) for ink in inks) else None

    def words(self, said: str, look: str) -> tuple[str, Gone | None]:
        """What a cell shows of a text, and why not all of it."""
        code = self.code(look)
        if code in (GENERAL, "@") or not said.strip():
            made = WORDS
        else:
            made = WORDS if (part := text_part(code)) is None else part
            if any(self._is_pale(self._tint(each), look) for each in tints(code, "words")):
                return "", Gone.PALE
        if WORDS not in made:
            return made, Gone.BLANKED
        seen = OUT_OF_SIGHT.sub("", said.rstrip())
        return made.replace(WORDS, seen), None if seen == said.rstrip() else Gone.PUSHED

    def runs(self, text: ET.Element, look: str) -> tuple[str, Gone | None]:
        """What a cell shows of a text whose words may each have looks of their own, and why not all of it."""
        seen, gone = [], None
        for run in text.iter(S + "r"):
            looks, said = run.find(S + "rPr"), run.findtext(S + "t") or ""
            ink = looks.find(S + "color") if looks is not None else None
            if said.strip() and ink is not None and self._is_pale(self._colours.of(ink, None), look):
                gone = Gone.PALE
            elif said.strip() and looks is not None and _size(looks) < TINY:
                gone = Gone.TINY
            else:
                seen.append(said)
        said, why = self.words("".join(seen) if gone else said_in(text), look)
        return said, gone or why

    def may_hide(self, rule: str) -> bool:
        """Whether a rule for how cells look may show nothing of what they hold. `rule`: the number of its look."""
        return rule.isdigit() and len(rule) < 7 and int(rule) < len(self._by_rule) and self._by_rule[int(rule)]

    def _is_pale(self, ink: Colour | None, look: str) -> bool:
        """Whether letters of a colour are not told from what stands behind them in such a cell."""
        cell = self._cell(look)
        ground = _at(self._grounds, cell.get("fillId", "0"), WHITE) if cell is not None else WHITE
        return ink is not None and ground is not None and not is_told(ink, ground)

    def _tint(self, said: str) -> Colour | None:
        """A colour as number formats call it."""
        number = said.lower().removeprefix("colour").removeprefix("color").strip()
        return self._colours.numbered(int(number)) if number.isdigit() else colour(said)

    def _may_hide(self, look: ET.Element) -> bool:
        ink = look.find(f"{S}font/{S}color")
        ground = look.find(f"{S}fill/{S}patternFill/{S}bgColor")  # a rule's ground, unlike a cell's
        form = look.find(S + "numFmt")
        own, behind = self._colours.of(ink, None), self._colours.of(ground, WHITE)
        is_pale = own is not None and behind is not None and not is_told(own, behind)
        return is_pale or (form is not None and hides(form.get("formatCode", GENERAL)))

    def _ground(self, fill: ET.Element) -> Colour | None:
        """The colour behind the words: paper where there is no fill, None where it is a pattern."""
        pattern = fill.find(S + "patternFill")
        kind = pattern.get("patternType", "") if pattern is not None else "gradient"
        if pattern is None or kind not in {*NO_FILL, "solid"}:
            return None
        return WHITE if kind in NO_FILL else self._colours.of(pattern.find(S + "fgColor"), None)

    def _cell(self, look: str) -> ET.Element | None:
        return self._cells[int(look)] if look.isdigit() and len(look) < 7 and int(look) < len(self._cells) else None


def _at(those: Sequence[Kind], number: str, otherwise: Kind) -> Kind:
    return those[int(number)] if number.isdigit() and len(number) < 7 and int(number) < len(those) else otherwise


def _size(font: ET.Element) -> float:
    size = font.find(S + "sz")
    try:
        return float(size.get("val", "11")) if size is not None else 11.0
    except ValueError:
        return 11.0


def is_on(said: str | None) -> bool:
    """Whether a switch is on."""
    return said is not None and said.strip().lower() in ("1", "true", "on")


def said_in(text: ET.Element) -> str:
    """The words of a text in its runs, without what only tells how they are spoken."""
    spoken = {id(each) for part in text.iter(S + "rPh") for each in part.iter(S + "t")}
    return "".join(each.text or "" for each in text.iter(S + "t") if id(each) not in spoken)
