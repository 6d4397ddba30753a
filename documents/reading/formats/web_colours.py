"""Colours as web pages name them, and whether letters of one can be told from a ground of another."""

from __future__ import annotations

import colorsys
import re
from functools import lru_cache
from typing import NamedTuple

from PIL.ImageColor import colormap

LEAST_CONTRAST = 1.5  # of WCAG's ratio, which is 1 where nothing is seen and 21 for black on white
FUNCTION = re.compile(r"(rgb|hsl)a?\(([^()]*)\)")
NUMBER = re.compile(r"([-+]?\d{0,9}\.?\d{0,9})(%|deg)?")
OF_SYSTEM = {
    **dict.fromkeys(("windowtext", "canvastext", "buttontext", "infotext", "menutext", "fieldtext", "auto"), "#000"),
    **dict.fromkeys(("window", "canvas", "field"), "#fff"),
    "linktext": "#00e",
    "graytext": "#808080",
    "buttonface": "#efefef",
}


class Colour(NamedTuple):
    """Red, green and blue of 255, and how much of what is behind it hides, of 1."""

    red: float
    green: float
    blue: float
    alpha: float = 1.0

    def over(self, ground: Colour) -> Colour:
        """The colour seen where it lies over another."""
        mixed = (a * self.alpha + b * (1 - self.alpha) for a, b in zip(self[:3], ground[:3], strict=True))
        red, green, blue = mixed
        return Colour(red, green, blue)


BLACK, WHITE, NOTHING = Colour(0, 0, 0), Colour(255, 255, 255), Colour(0, 0, 0, 0)


@lru_cache(maxsize=4096)
def colour(said: str) -> Colour | None:
    """A colour by its name or its parts; None for what is not known to be one."""
    said = said.strip().lower()
    if said == "transparent":
        return NOTHING
    named = OF_SYSTEM.get(said) or colormap.get(said)
    digits = (named if isinstance(named, str) else said).removeprefix("#")
    if len(digits) in (3, 4):
        digits = "".join(2 * digit for digit in digits)
    if re.fullmatch(r"[0-9a-f]{6}(?:[0-9a-f]{2})?", digits) and (named or said.startswith("#")):
        red, green, blue, alpha = (each / 1.0 for each in bytes.fromhex(f"{digits}ff"[:8]))
        return Colour(red, green, blue, alpha / 255)
    made = FUNCTION.fullmatch(said)
    parts = [NUMBER.fullmatch(part) for part in re.split(r"[\s,/]+", made[2].strip())] if made else []
    if made is None or len(parts) not in (3, 4):
        return None
    numbers = [(_number(part[1]), part[2] or "") for part in parts if part]
    if len(numbers) != len(parts):
        return None
    alpha_said = numbers[3] if len(numbers) == 4 else (1.0, "")
    opaque = min(max(alpha_said[0] / (100 if alpha_said[1] == "%" else 1), 0.0), 1.0)
    if made[1] == "rgb":
        red, green, blue = (min(max(each * (2.55 if unit else 1), 0.0), 255.0) for each, unit in numbers[:3])
    else:
        turned, strong, light = numbers[0][0] % 360 / 360, numbers[1][0] / 100, numbers[2][0] / 100
        red, green, blue = (
            255 * each for each in colorsys.hls_to_rgb(turned, min(max(light, 0.0), 1.0), min(max(strong, 0.0), 1.0))
        )
    return Colour(red, green, blue, opaque)


@lru_cache(maxsize=4096)
def is_told(ink: Colour, ground: Colour) -> bool:
    """Whether letters of this colour are seen on that ground."""
    light, dark = sorted((_light(ink.over(ground)), _light(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05) >= LEAST_CONTRAST


def _light(seen: Colour) -> float:
    straight = [each / 12.92 if each <= 0.03928 else ((each + 0.055) / 1.055) ** 2.4 for each in _parts(seen)]
    return 0.2126 * straight[0] + 0.7152 * straight[1] + 0.0722 * straight[2]


def _parts(seen: Colour) -> list[float]:
    return [each / 255 for each in seen[:3]]


def _number(said: str) -> float:
    try:
        return float(said)
    except ValueError:
        return 0.0
