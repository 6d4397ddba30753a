"""Colours in six hexadecimal digits, and whether letters of one can be told from what lies behind them."""

from __future__ import annotations

import re

BLACK, PAPER = "000000", "ffffff"
WHITE = 0.94  # of full brightness: on paper such letters cannot be seen
NEAR = 40  # of 255 in each colour: such letters cannot be told from what stands behind them
DARK = 1.35  # of contrast between two dark colours (WCAG 2): nobody tells near-black from black


def digits(value: str | None) -> str:
    """Six hexadecimal digits in small letters, or nothing."""
    value = (value or "").lower()
    return value if re.fullmatch("[0-9a-f]{6}", value) else ""


def parts(colour: str) -> tuple[int, int, int]:
    """Red, green and blue, 0 to 255."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (0, 2, 4))
    return red, green, blue


def mixed(colour: str, other: str, share: float) -> str:
    """As much of a colour as `share` says, the rest of the other."""
    both = zip(parts(colour), parts(other), strict=True)
    return "".join(f"{round(one * share + two * (1 - share)):02x}" for one, two in both)


def is_pale(colour: str) -> bool:
    """Whether letters of that colour cannot be seen on paper."""
    red, green, blue = parts(colour)
    return (0.299 * red + 0.587 * green + 0.114 * blue) / 255 > WHITE


def is_dark(colour: str) -> bool:
    """Whether black letters on it cannot be read."""
    return _luminance(colour) < 0.1


def are_near(colour: str, other: str) -> bool:
    """Whether letters of one colour cannot be told from a ground of the other."""
    if all(abs(one - two) <= NEAR for one, two in zip(parts(colour), parts(other), strict=True)):
        return True
    lighter, darker = sorted((_luminance(colour), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05) < DARK and lighter < 0.1


def _luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    shares = (part / 255 for part in parts(colour))
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
