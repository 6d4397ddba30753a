"""The tables of dates beside these tests, as rows of text."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

FOLDER = Path(__file__).resolve().parent


def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


def day(iso: str) -> date:
    return date.fromisoformat(iso)
