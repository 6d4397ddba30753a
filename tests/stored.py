"""Where tests find on the disk what the archive keeps."""

from __future__ import annotations

from pathlib import Path

from documents.intake import name_of
from foiarchive.stores.opening import folder_of


def place_of(sha256: str) -> Path:
    """Where a letter's bytes lie."""
    return folder_of("FOI_LETTERS") / name_of(sha256)
