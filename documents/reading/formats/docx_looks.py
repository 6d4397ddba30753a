"""How Word text looks: what styles, paragraphs and runs say of bold, italic and whether it can be seen at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from xml.etree import ElementTree as ET

from documents.reading.formats.colours import BLACK, PAPER, are_near, is_pale, mixed
from documents.reading.formats.covering import FAR, FAR_LEFT, FLAT
from documents.reading.formats.docx_colours import SEE_THROUGH, Theme, W

OFF = frozenset({"0", "false", "off", "none"})
TINY = 5  # half points: smaller type is not meant to be read
MOST_PARENTS = 12  # styles a style may be based on, one upon another
NARROW = 25  # hundredths of a letter's usual width
SQUEEZED = 0.25  # of the width words need: no letter of them can be told
LETTER = 5  # twentieths of a point a letter is wide, for each half point of its size
FAR_DOWN = 200  # half points by which letters are raised or lowered
MARKERS = {
    "black": BLACK,
    "white": PAPER,
    "darkgray": "808080",
    "lightgray": "c0c0c0",
    "blue": "0000ff",
    "cyan": "00ffff",
    "green": "00ff00",
    "magenta": "ff00ff",
    "red": "ff0000",
    "yellow": "ffff00",
    "darkblue": "000080",
    "darkcyan": "008080",
    "darkgreen": "008000",
    "darkmagenta": "800080",
    "darkred": "800000",
    "darkyellow": "808000",
}
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
LETTERS = re.compile(r"[^\W\d_]{3}")

HIDDEN = "marked as hidden in the document"
PALE = "white or nearly white letters"
SMALL = "letters too small to read"
SAME = "letters in the colour of what stands behind them"
OFF_PAGE = "words off the page"
PRESSED = "letters pressed together until nobody reads them"
IN_SIGNS = "words in a font of signs"


@dataclass(frozen=True, slots=True)
class Look:
    """How a run looks, as far as reading asks."""

    bold: bool = False
    italic: bool = False
    vanish: bool = False
    color: str = ""  # six hexadecimal digits; empty for the usual black
    size: int = 22  # half points
    ground: str = ""  # the colour behind it; empty for paper
    marker: str = ""  # the colour of a highlighter over it
    flat: bool = False
    off_page: bool = False
    unfilled: bool = False  # its letters are drawn in no colour at all
    narrow: bool = False
    closer: int = 0  # twentieths of a point by which each letter is moved to the next
    fitted: int = 0  # twentieths of a point into which the words are pressed; 0 for none
    signs: bool = False  # its font has signs in place of letters
    page: str = ""  # the colour of the whole page, which some programs show and others do not
    around: str | None = None  # why nobody sees what stands where it stands

    @property
    def unseen(self) -> str | None:
        """Why a reader of the page does not see it, whatever it says."""
        if self.vanish:
            return HIDDEN
        if self.around:
            return self.around
        if self.size < TINY or self.flat:
            return SMALL
        if self.narrow or self.closer >= 0.8 * LETTER * self.size:
            return PRESSED
        if self.off_page:
            return OFF_PAGE
        if self.unfilled:
            return PALE
        if self.marker:  # letters of no colour of their own stay black under it
            return SAME if are_near(self.color or BLACK, self.marker) else None
        if self.ground:  # and become white on a dark ground
            return SAME if self.color and are_near(self.color, self.ground) else None
        if self.page and self.color and are_near(self.color, self.page):
            return SAME
        return PALE if self.color and is_pale(self.color) else None

    def hides(self, words: str) -> str | None:
        """Why a reader of the page does not see these words."""
        if self.fitted and self.fitted < SQUEEZED * LETTER * self.size * len(words.strip()):
            return PRESSED
        if self.signs and LETTERS.search(words):
            return IN_SIGNS
        return self.unseen


def said(element: ET.Element | None, name: str) -> str | None:
    """The `w:val` of a child, None where there is no such child."""
    child = element.find(W + name) if element is not None else None
    return None if child is None else child.get(W + "val", "")


def is_on(element: ET.Element | None, name: str) -> bool | None:
    """A switch: on, off, or not spoken of."""
    value = said(element, name)
    return None if value is None else value.lower() not in OFF


def ground_of(properties: ET.Element | None, theme: Theme) -> str | None:
    """The colour that stands behind: empty for white paper, None where nothing is said of it."""
    shade = properties.find(W + "shd") if properties is not None else None
    if shade is None:
        return None
    pattern = shade.get(W + "val", "clear")
    fill = theme.attribute(shade, "fill", "themeFill") or PAPER
    ink = theme.attribute(shade, "color", "theme") or BLACK
    share = 1.0 if pattern == "solid" else 0.0
    if pattern.startswith("pct") and pattern[3:].isdigit():
        share = min(int(pattern[3:]), 100) / 100
    ground = mixed(ink, fill, share)
    return ground if ground != PAPER else ""


def _color_of(run: ET.Element, theme: Theme) -> str | None:
    """The letters' colour: empty for the usual black, None where nothing is said of it."""
    filled = theme.drawn(run.find(f"{W14}textFill/{W14}solidFill"))[0]
    color = run.find(W + "color")
    return filled or (None if color is None else theme.attribute(color, "val", "theme"))


def _is_unfilled(run: ET.Element, theme: Theme) -> bool | None:
    """Whether its letters are filled with nothing or next to nothing, nor drawn in outline."""
    fill, line = run.find(W14 + "textFill"), run.find(W14 + "textOutline")
    if fill is None:
        return None
    if line is not None and line.find(W14 + "noFill") is None:
        return False
    return fill.find(W14 + "noFill") is not None or theme.drawn(fill.find(W14 + "solidFill"))[1] < SEE_THROUGH


def whole(element: ET.Element | None, *names: str) -> int:
    """The first of these attributes that is a whole number; 0 where none is."""
    values = (element.get(W + name, "") for name in names) if element is not None else ()
    return next((int(value) for value in values if re.fullmatch(r"-?\d{1,9}", value)), 0)


def is_flat(element: ET.Element | None, height: str) -> bool:
    """Whether it is exactly so high that its words cannot be seen: a frame, or a row of a table."""
    return element is not None and element.get(W + "hRule") == "exact" and 0 <= whole(element, height) < FLAT


def looked(look: Look, run: ET.Element | None, theme: Theme) -> Look:
    """The look with what run properties (`w:rPr`) say of it."""
    if run is None:
        return look
    bold, italic, vanish = (is_on(run, name) for name in ("b", "i", "vanish"))
    color, marked, ground = _color_of(run, theme), said(run, "highlight"), ground_of(run, theme)
    size, unfilled = said(run, "sz"), _is_unfilled(run, theme)
    look = replace(
        look,
        bold=look.bold if bold is None else bold,
        italic=look.italic if italic is None else italic,
        vanish=look.vanish if vanish is None else vanish,
        color=look.color if color is None else color,
        size=int(float(size)) if size and size.replace(".", "", 1).isdigit() else look.size,
        ground=look.ground if ground is None else ground,
        marker=look.marker if marked is None else MARKERS.get(marked.lower(), ""),
        unfilled=look.unfilled if unfilled is None else unfilled,
    )
    return _placed(look, run)


def _placed(look: Look, run: ET.Element) -> Look:
    """The look with what run properties say of how letters stand beside each other and on their line."""
    scale, spacing, fitted, position = (run.find(W + name) for name in ("w", "spacing", "fitText", "position"))
    font, of_script = run.find(W + "rFonts"), run.find(W + "szCs")  # kept only where they hide something
    if scale is not None:
        look = replace(look, narrow=0 < whole(scale, "val") < NARROW)
    if spacing is not None:
        look = replace(look, closer=-whole(spacing, "val"))
    if fitted is not None:
        look = replace(look, fitted=max(whole(fitted, "val"), 0))
    if position is not None and abs(whole(position, "val")) > FAR_DOWN:
        look = replace(look, off_page=True)
    if of_script is not None and (is_on(run, "rtl") or is_on(run, "cs")):
        look = replace(look, size=whole(of_script, "val"))
    if font is not None:
        look = replace(look, signs=True)
    return look


class Styles:
    """The styles of a document."""

    def __init__(self, root: ET.Element | None, theme: Theme) -> None:
        self.theme = theme
        self.page = ""
        every = root.findall(W + "style") if root is not None else []
        self._styles = {style.get(W + "styleId", ""): style for style in every}
        usual = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr") if root is not None else None
        self._usual = looked(Look(size=20), usual, theme)
        self._default = next(
            (
                style.get(W + "styleId", "")
                for style in every
                if style.get(W + "type") == "paragraph" and style.get(W + "default", "0").lower() not in OFF
            ),
            "",
        )

    def paragraph_look(self, properties: ET.Element | None) -> Look:
        """How the text of a paragraph looks before its runs say otherwise. A heading counts as bold."""
        look = self._usual
        for style in reversed(list(self.chain(said(properties, "pStyle") or self._default))):
            look = looked(look, style.find(W + "rPr"), self.theme)
            own = ground_of(style.find(W + "pPr"), self.theme)
            name = (said(style, "name") or "").lower()
            heading = name.startswith("heading") or name == "title"
            look = replace(look, ground=look.ground if own is None else own, bold=look.bold or heading)
        own = ground_of(properties, self.theme)
        look = replace(look, ground=look.ground if own is None else own)
        spacing, indent = (self.paragraph_says(properties, name) for name in ("spacing", "ind"))
        flat = spacing is not None and spacing.get(W + "lineRule") == "exact" and whole(spacing, "line") < FLAT
        frame = properties.find(W + "framePr") if properties is not None else None
        flat = flat or is_flat(frame, "h")
        places = [whole(frame, "x"), whole(frame, "y"), whole(indent, "left", "start")]
        places += [whole(indent, "firstLine"), -whole(indent, "hanging")]
        return replace(look, page=self.page, flat=flat, off_page=any(not FAR_LEFT < place < FAR for place in places))

    def on_page_of(self, document: ET.Element | None) -> None:
        """Note the colour of a document's pages."""
        ground = document.find(W + "background") if document is not None else None
        self.page = self.theme.attribute(ground, "color", "theme") if ground is not None else ""

    def run_look(self, look: Look, properties: ET.Element | None) -> Look:
        """How a run looks within its paragraph."""
        named = said(properties, "rStyle")
        for style in reversed(list(self.chain(named))) if named else ():
            look = looked(look, style.find(W + "rPr"), self.theme)
        return looked(look, properties, self.theme)

    def chain(self, name: str | None) -> Iterator[ET.Element]:
        """The style and those it is based on, the nearest first."""
        for _ in range(MOST_PARENTS):
            style = self._styles.get(name or "")
            if style is None:
                return
            yield style
            name = said(style, "basedOn")

    def paragraph_says(self, properties: ET.Element | None, name: str) -> ET.Element | None:
        """What a paragraph, or the nearest of its styles, says under a name."""
        own = properties.find(W + name) if properties is not None else None
        if own is not None:
            return own
        for style in self.chain(said(properties, "pStyle") or self._default):
            found = style.find(f"{W}pPr/{W}{name}")
            if found is not None:
                return found
        return None
