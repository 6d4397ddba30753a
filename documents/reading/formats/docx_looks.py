"""How Word text looks: what styles, paragraphs and runs say of bold, italic and whether it can be seen at all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from xml.etree import ElementTree as ET

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
OFF = frozenset({"0", "false", "off", "none"})
TINY = 5  # half points: smaller type is not meant to be read
WHITE = 0.94  # of full brightness: on paper such letters cannot be seen
MOST_PARENTS = 12  # styles a style may be based on, one upon another

HIDDEN = "marked as hidden in the document"
PALE = "white or nearly white letters"
SMALL = "letters too small to read"


@dataclass(frozen=True, slots=True)
class Look:
    """How a run looks, as far as reading asks."""

    bold: bool = False
    italic: bool = False
    vanish: bool = False
    color: str = ""  # six hexadecimal digits; empty for the usual black
    size: int = 22  # half points
    shaded: bool = False

    @property
    def unseen(self) -> str | None:
        """Why a reader of the page does not see it."""
        if self.vanish:
            return HIDDEN
        if self.size < TINY:
            return SMALL
        return PALE if not self.shaded and _brightness(self.color) > WHITE else None


def _brightness(color: str) -> float:
    try:
        red, green, blue = (int(color[at : at + 2], 16) for at in (0, 2, 4))
    except ValueError:
        return 0.0
    return (0.299 * red + 0.587 * green + 0.114 * blue) / 255


def said(element: ET.Element | None, name: str) -> str | None:
    """The `w:val` of a child, None where there is no such child."""
    child = element.find(W + name) if element is not None else None
    return None if child is None else child.get(W + "val", "")


def is_on(element: ET.Element | None, name: str) -> bool | None:
    """A switch: on, off, or not spoken of."""
    value = said(element, name)
    return None if value is None else value.lower() not in OFF


def is_shaded(properties: ET.Element | None) -> bool:
    """Whether something other than white paper stands behind."""
    shade = properties.find(W + "shd") if properties is not None else None
    if shade is None:
        return False
    fill = shade.get(W + "fill", "auto").lower()
    return fill not in ("auto", "", "ffffff") or shade.get(W + "val") in ("solid", "pct75", "pct80", "pct90")


def looked(look: Look, run: ET.Element | None) -> Look:
    """The look with what run properties (`w:rPr`) say of it."""
    if run is None:
        return look
    bold, italic, vanish = (is_on(run, name) for name in ("b", "i", "vanish"))
    color, size, marked = said(run, "color"), said(run, "sz"), said(run, "highlight")
    return Look(
        look.bold if bold is None else bold,
        look.italic if italic is None else italic,
        look.vanish if vanish is None else vanish,
        look.color if color is None else color if len(color) == 6 else "",
        int(float(size)) if size and size.replace(".", "", 1).isdigit() else look.size,
        look.shaded or is_shaded(run) or marked not in (None, "none", "white"),
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
            own = style.find(W + "pPr")
            name = (said(style, "name") or "").lower()
            heading = name.startswith("heading") or name == "title"
            look = replace(look, shaded=look.shaded or is_shaded(own), bold=look.bold or heading)
        return replace(look, shaded=look.shaded or is_shaded(properties))

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
