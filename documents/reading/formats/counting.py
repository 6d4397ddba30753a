"""Numbers as lists print them: 3, c, iii."""

from __future__ import annotations

ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"))
ROMAN_SMALL = ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def printed(number: int, style: str) -> str:
    """A number in one of the styles "decimal", "lowerLetter", "upperLetter", "lowerRoman", "upperRoman"…"""
    number = min(max(number, 0), 32767)
    if style in ("none", "bullet"):
        return ""
    if style == "decimalZero":
        return f"{number:02d}"
    if style.endswith("Letter"):
        letters = chr(ord("a") + (number - 1) % 26) * min(1 + (number - 1) // 26, 30) if number else "0"
        return letters.upper() if style.startswith("upper") else letters
    if style.endswith("Roman"):
        roman = _roman(number) if number else "0"
        return roman.upper() if style.startswith("upper") else roman
    return f"{number}{_ending(number)}" if style == "ordinal" else str(number)


def _roman(number: int) -> str:
    made = []
    for value, sign in (*ROMAN, *ROMAN_SMALL):
        made.append(sign * (number // value))
        number %= value
    return "".join(made)


def _ending(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
