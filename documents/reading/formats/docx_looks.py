"""How Word text looks: what styles, paragraphs and runs say of bold, italic and whether it can be seen at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from xml.etree import ElementTree as ET

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
OFF = frozenset({"0", "false", "off", "none"})
TINY = 5  # half points: smaller type is not meant to be read
WHITE = 0.94  # of full brightness: on paper such letters cannot be seen
MOST_PARENTS = 12  # styles a style may be based on, one upon another

NEAR = 40  # of 255 in each colour: such letters cannot be told from what stands behind them
FLAT = 40  # twentieths of a point: lines exactly so high show next to nothing of their letters
FAR_LEFT, FAR = -5000, 20_000  # twentieths of a point: off any page
BLACK, PAPER = "000000", "ffffff"
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
WHITE_OF_THEME = frozenset({"background1", "light1", "bg1", "lt1"})

HIDDEN = "marked as hidden in the document"
PALE = "white or nearly white letters"
SMALL = "letters too small to read"
SAME = "letters in the colour of what stands behind them"
OFF_PAGE = "words off the page"


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

    @property
    def unseen(self) -> str | None:
        """Why a reader of the page does not see it."""
        if self.vanish:
            return HIDDEN
        if self.size < TINY or self.flat:
            return SMALL
        if self.off_page:
            return OFF_PAGE
        if self.marker:  # letters of no colour of their own stay black under it
            return SAME if _are_near(self.color or BLACK, self.marker) else None
        if self.ground:  # and become white on a dark ground
            return SAME if self.color and _are_near(self.color, self.ground) else None
        return PALE if self.color and _brightness(self.color) > WHITE else None


def _parts(color: str) -> tuple[int, int, int]:
    red, green, blue = (int(color[at : at + 2], 16) for at in (0, 2, 4))
    return red, green, blue


def _brightness(color: str) -> float:
    red, green, blue = _parts(color)
    return (0.299 * red + 0.587 * green + 0.114 * blue) / 255


def _are_near(color: str, other: str) -> bool:
    return all(abs(one - two) <= NEAR for one, two in zip(_parts(color), _parts(other), strict=True))


def _colour(value: str | None) -> str:
    """Six hexadecimal digits, or nothing."""
    value = (value or "").lower()
    return value if re.fullmatch("[0-9a-f]{6}", value) else ""


def said(element: ET.Element | None, name: str) -> str | None:
    """The `w:val` of a child, None where there is no such child."""
    child = element.find(W + name) if element is not None else None
    return None if child is None else child.get(W + "val", "")


def is_on(element: ET.Element | None, name: str) -> bool | None:
    """A switch: on, off, or not spoken of."""
    value = said(element, name)
    return None if value is None else value.lower() not in OFF


def ground_of(properties: ET.Element | None) -> str | None:
    """The colour that stands behind: empty for white paper, None where nothing is said of it."""
    shade = properties.find(W + "shd") if properties is not None else None
    if shade is None:
        return None
    pattern, fill = shade.get(W + "val", "clear"), _colour(shade.get(W + "fill")) or PAPER
    ink = _colour(shade.get(W + "color")) or BLACK
    share = 1.0 if pattern == "solid" else 0.0
    if pattern.startswith("pct") and pattern[3:].isdigit():
        share = min(int(pattern[3:]), 100) / 100
    mixed = (round(a * share + b * (1 - share)) for a, b in zip(_parts(ink), _parts(fill), strict=True))
    ground = "".join(f"{part:02x}" for part in mixed)
    return ground if ground != PAPER else ""


def _color_of(run: ET.Element) -> str | None:
    """The letters' colour: empty for the usual black, None where nothing is said of it."""
    color = run.find(W + "color")
    if color is None:
        return None
    said = _colour(color.get(W + "val"))
    return PAPER if not said and color.get(W + "themeColor", "").lower() in WHITE_OF_THEME else said


def _whole(element: ET.Element | None, *names: str) -> int:
    """The first of these attributes that is a whole number; 0 where none is."""
    values = (element.get(W + name, "") for name in names) if element is not None else ()
    return next((int(value) for value in values if re.fullmatch(r"-?\d{1,9}", value)), 0)


def looked(look: Look, run: ET.Element | None) -> Look:
    """The look with what run properties (`w:rPr`) say of it."""
    if run is None:
        return look
    bold, italic, vanish = (is_on(run, name) for name in ("b", "i", "vanish"))
    color, size, marked, ground = _color_of(run), said(run, "sz"), said(run, "highlight"), ground_of(run)
    return replace(
        look,
        bold=look.bold if bold is None else bold,
        italic=look.italic if italic is None else italic,
        vanish=look.vanish if vanish is None else vanish,
        color=look.color if color is None else color,
        size=int(float(size)) if size and size.replace(".", "", 1).isdigit() else look.size,
        ground=look.ground if ground is None else ground,
        marker=look.marker if marked is None else MARKERS.get(marked.lower(), ""),
    )


class Styles:
    """The styles of a document."""

    def __init__(self, root: ET.Element | None) -> None:
        every = root.findall(W + "style") if root is not None else []
        self._styles = {style.get(W + "styleId", ""): style for style in every}
        usual = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr") if root is not None else None
        self._usual = looked(Look(size=20), usual)
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
            look = looked(look, style.find(W + "rPr"))
            own = ground_of(style.find(W + "pPr"))
            name = (said(style, "name") or "").lower()
            heading = name.startswith("heading") or name == "title"
            look = replace(look, ground=look.ground if own is None else own, bold=look.bold or heading)
        own = ground_of(properties)
        look = replace(look, ground=look.ground if own is None else own)
        spacing, indent = (self.paragraph_says(properties, name) for name in ("spacing", "ind"))
        flat = spacing is not None and spacing.get(W + "lineRule") == "exact" and _whole(spacing, "line") < FLAT
        frame = properties.find(W + "framePr") if properties is not None else None
        places = _whole(indent, "left", "start"), _whole(frame, "x"), _whole(frame, "y")
        return replace(look, flat=flat, off_page=any(not FAR_LEFT < place < FAR for place in places))

    def run_look(self, look: Look, properties: ET.Element | None) -> Look:
        """How a run looks within its paragraph."""
        named = said(properties, "rStyle")
        for style in reversed(list(self.chain(named))) if named else ():
            look = looked(look, style.find(W + "rPr"))
        return looked(look, properties)

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
