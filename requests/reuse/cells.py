"""Cells of CSV files that a spreadsheet may open without running anything."""

from __future__ import annotations

import re
import unicodedata

TRIGGERS = frozenset("=+-@")
NUMBER = re.compile(r"[-+]?(?:£ ?)?\d[\d,]*(?:\.\d+)?(?: ?%)?")


def safe_cell(text: str) -> str:
    """The words on one line; with an apostrophe before them where a spreadsheet would take them for a formula.

    A full-width sign counts as the plain one, and signs that nobody sees are dropped: some programs skip them.
    """
    seen = "".join(sign for sign in text if sign.isspace() or unicodedata.category(sign) not in ("Cc", "Cf"))
    plain = " ".join(seen.split())
    first = unicodedata.normalize("NFKC", plain[:1]).strip()[:1]
    return f"'{plain}" if first in TRIGGERS and not NUMBER.fullmatch(plain) else plain
