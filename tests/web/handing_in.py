"""A letter that is handed in, and where."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

NEW = "/staff/letters/new/"
LETTER = (Path(settings.BASE_DIR) / "tests" / "letters" / "foi-0101-25.txt").read_bytes()
MIB = 1024 * 1024


def left_in(room: Path) -> int:
    """How many files lie in a waiting room."""
    return len(list(room.iterdir())) if room.exists() else 0
