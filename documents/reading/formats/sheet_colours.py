"""The colours of a workbook: of its own theme and palette, lighter or darker by a tint."""

from __future__ import annotations

import colorsys
from xml.etree import ElementTree as ET

from documents.reading.formats.web_colours import BLACK, WHITE, Colour, colour

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
PALETTE_DIGITS = (
    "000000 ffffff ff0000 00ff00 0000ff ffff00 ff00ff 00ffff 800000 008000 000080 808000 800080 008080 c0c0c0 808080"
    " 9999ff 993366 ffffcc ccffff 660066 ff8080 0066cc ccccff 000080 ff00ff ffff00 00ffff 800080 800000 008080 0000ff"
    " 00ccff ccffff ccffcc ffff99 99ccff ff99cc cc99ff ffcc99 3366ff 33cccc 99cc00 ffcc00 ff9900 ff6600 666699 969696"
    " 003366 339966 003300 333300 993300 993366 333399 333333"
)
THEME_DIGITS = "ffffff 000000 e7e6e6 44546a 4472c4 ed7d31 a5a5a5 ffc000 5b9bd5 70ad47 0563c1 954f72"
PALETTE, THEME = PALETTE_DIGITS.split(), THEME_DIGITS.split()
OF_SYSTEM = {64: BLACK, 65: WHITE, 81: BLACK}
FIRST_OF_CELLS = 8  # of the numbers of a palette; those below say the first eight again


class Colours:
    """What colours the parts of a workbook mean."""

    def __init__(self, styles: ET.Element, theme: ET.Element | None) -> None:
        own = [each.get("rgb", "")[-6:].lower() for each in styles.iterfind(f"{S}colors/{S}indexedColors/{S}rgbColor")]
        self._palette = own[FIRST_OF_CELLS:] if len(own) > FIRST_OF_CELLS else PALETTE
        self._theme = _theme(theme) if theme is not None else THEME

    def of(self, said: ET.Element | None, otherwise: Colour | None) -> Colour | None:
        """A colour as a part names it; None where it is not known."""
        if said is None:
            return otherwise
        found = self._named(said)
        return _tinted(found, said.get("tint", "")) if found is not None else None

    def numbered(self, number: int) -> Colour | None:
        """The colour of the palette that a number format calls by this number, from 1."""
        return colour(f"#{self._palette[number - 1]}") if 0 < number <= len(self._palette) else None

    def _named(self, said: ET.Element) -> Colour | None:
        if rgb := said.get("rgb"):
            return colour(f"#{rgb[-6:]}")
        if (number := _whole(said.get("theme", ""))) is not None:
            return colour(f"#{self._theme[number]}") if number < len(self._theme) else None
        number = _whole(said.get("indexed", ""))
        if number is None:
            return BLACK if said.get("auto") else None
        return OF_SYSTEM.get(number) or self.numbered(number % 64 - FIRST_OF_CELLS + 1 if number >= 8 else number + 1)


def _theme(root: ET.Element) -> list[str]:
    """A theme's colours in the order in which they are called: light before dark, unlike as it lists them."""
    scheme = next((each for each in root.iter() if each.tag.endswith("}clrScheme")), None)
    found = [
        next((part.get("lastClr") or part.get("val") or "" for part in each), "")
        for each in (scheme if scheme is not None else ())
    ]
    if len(found) < 4:
        return THEME
    return [found[1], found[0], found[3], found[2], *found[4:]]


def _tinted(plain: Colour, tint: str) -> Colour:
    try:
        share = min(max(float(tint or 0), -1.0), 1.0)
    except ValueError:
        return plain
    turned, light, strong = colorsys.rgb_to_hls(plain.red / 255, plain.green / 255, plain.blue / 255)
    light = light * (1 + share) if share < 0 else light * (1 - share) + share
    red, green, blue = (255 * each for each in colorsys.hls_to_rgb(turned, min(light, 1.0), strong))
    return Colour(red, green, blue)


def _whole(said: str) -> int | None:
    return int(said) if said.isdigit() and len(said) < 5 else None
