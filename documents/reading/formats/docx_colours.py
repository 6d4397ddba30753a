"""The colours of a Word document: of its theme, and of drawings."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from documents.reading.formats.colours import BLACK, PAPER, digits, mixed, parts
from documents.reading.formats.package import Package

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SEE_THROUGH = 0.15  # of a colour that is left where it is transparent
SAME_AS = {"text1": "dk1", "tx1": "dk1", "dark1": "dk1", "background1": "lt1", "bg1": "lt1", "light1": "lt1"} | {
    "text2": "dk2", "tx2": "dk2", "dark2": "dk2", "background2": "lt2", "bg2": "lt2", "light2": "lt2",
    "hyperlink": "hlink", "followedhyperlink": "folhlink",
}  # fmt: skip
OFFICE_THEME = {
    "dk1": BLACK, "lt1": PAPER, "dk2": "44546a", "lt2": "e7e6e6", "accent1": "4472c4", "accent2": "ed7d31",
    "accent3": "a5a5a5", "accent4": "ffc000", "accent5": "5b9bd5", "accent6": "70ad47", "hlink": "0563c1",
    "folhlink": "954f72",
}  # fmt: skip
NAMED = {"black": BLACK, "white": PAPER, "red": "ff0000", "blue": "0000ff", "yellow": "ffff00", "gray": "808080"} | {
    "grey": "808080", "silver": "c0c0c0", "green": "008000", "navy": "000080", "windowtext": BLACK, "window": PAPER,
}  # fmt: skip
THEME_PART = "word/theme/theme1.xml"


class Theme:
    """The colours that a document calls by their part in its theme."""

    def __init__(self, root: ET.Element | None = None) -> None:
        self._colours = dict(OFFICE_THEME)
        for each in root.iterfind(f"{DRAWING}themeElements/{DRAWING}clrScheme/*") if root is not None else ():
            said = next((digits(c.get("lastClr") or c.get("val")) for c in each), "")
            if said:
                self._colours[each.tag.rpartition("}")[2].lower()] = said

    def named(self, name: str) -> str:
        """Six digits; empty where it has no such colour."""
        name = name.lower()
        return self._colours.get(SAME_AS.get(name, name), "")

    def attribute(self, element: ET.Element, of: str, theme: str) -> str:
        """The colour a WordprocessingML element says: by its theme, which Word goes by, or in digits; or nothing."""
        named = self.named(element.get(f"{W}{theme}Color" if theme == "theme" else W + theme, ""))
        if not named:
            return digits(element.get(W + of))
        for kind, towards in (("Tint", 255), ("Shade", 0)):
            share = element.get(f"{W}{theme}{kind}", "")
            if re.fullmatch("[0-9A-Fa-f]{1,2}", share):
                named = mixed(named, f"{towards:02x}" * 3, int(share, 16) / 255)
        return named

    def drawn(self, fill: ET.Element | None) -> tuple[str, float]:
        """The colour of a fill of DrawingML, and how much of it is left: (digits or nothing, 0 to 1)."""
        colour = next(iter(fill), None) if fill is not None else None
        if colour is None:
            return "", 1.0
        kind, said = colour.tag.rpartition("}")[2], _value(colour)
        found = self.named(said) if kind == "schemeClr" else NAMED.get(said.lower(), "")
        found = found or digits(colour.get("lastClr")) or digits(said)
        left = 1.0
        for each in colour:
            name, share = each.tag.rpartition("}")[2], _share(_value(each))
            if name == "alpha":  # Word's own effects say how much is let through, DrawingML how much is left
                left = 1 - share if "wordml" in each.tag else share
            elif name in ("lumMod", "shade") and found:
                found = mixed(found, BLACK, share)
            elif name == "lumOff" and found:
                found = "".join(f"{min(255, round(part + 255 * share)):02x}" for part in parts(found))
            elif name == "tint" and found:
                found = mixed(found, PAPER, share)
        return found, left


def theme_of(package: Package) -> Theme:
    """The theme of a document; the usual one where it has none."""
    return Theme(package.tree(THEME_PART))


def spoken(value: str) -> str:
    """A colour as VML says it ("#000", "black", "black [3213]"), or nothing."""
    said = value.strip().split(" ")[0].lower().removeprefix("#")
    return NAMED.get(said) or digits("".join(2 * sign for sign in said) if len(said) == 3 else said)


def _value(element: ET.Element) -> str:
    """Its `val`, in whichever namespace."""
    return next((said for key, said in element.attrib.items() if key.rpartition("}")[2] == "val"), "")


def _share(said: str) -> float:
    """Thousandths of a percent, as a share."""
    return min(int(said), 100_000) / 100_000 if said.isdigit() and len(said) < 8 else 1.0
