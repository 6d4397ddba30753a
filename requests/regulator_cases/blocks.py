"""What pieces of an evidence bundle say, as it is set on pages: words, headings between them, tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

Rows = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Block:
    """Words of ours or theirs, a heading between them, or a table, its heads first and every row as long as these."""

    kind: str  # "words", "heading", "table"
    text: str = ""
    rows: Rows = ()

    @property
    def values(self) -> dict[str, Any]:
        """As the PDF's template takes it."""
        return {"kind": self.kind, "text": self.text, "rows": [list(row) for row in self.rows]}

    @property
    def plain(self) -> str:
        """As a text file has it."""
        if self.kind == "table":
            return "\n".join("\t".join(row) for row in self.rows)
        return self.text.upper() if self.kind == "heading" else self.text
