"""A workbook as plain tables, made in a limited child process: what is seen of it, and nothing of what it hides."""

from __future__ import annotations

from typing import Any

from documents.child.frames import BadFrames
from documents.children import Job, run_child
from documents.errors import Reason, UnreadableLetter
from documents.replies import one_value
from documents.walls import hidden_places

Sheets = list[list[list[str]]]


def tables_in_child(name: str, workbook: bytes) -> Sheets:
    """The visible sheets' rows; raises UnreadableLetter."""
    said = run_child(Job("tabulating", {"name": name}, workbook, hidden_places()))
    try:
        return [[[_text(cell) for cell in row] for row in sheet] for sheet in one_value(said, "sheets")]
    except (BadFrames, KeyError, TypeError, ValueError) as wrong:
        raise UnreadableLetter(Reason.NOT_TRUSTED) from wrong


def _text(told: Any) -> str:
    if not isinstance(told, str):
        raise BadFrames
    return told
