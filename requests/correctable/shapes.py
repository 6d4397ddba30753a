"""The shape of everything that can be corrected."""

from __future__ import annotations

import hashlib
import json
from typing import Any, ClassVar, Protocol

from documents.reading.shapes import SaidKind
from requests.models.correction import CorrectionKind


class Correctable(Protocol):
    """A value of a case. `of` is where it stands, as Correction.of keeps it; values are plain JSON."""

    kind: ClassVar[CorrectionKind]

    @property
    def of(self) -> dict[str, Any]: ...

    @property
    def value(self) -> Any: ...

    def refresh(self) -> None:
        """Read it anew, once the case is held."""

    def put(self, value: Any) -> None:
        """Write another value. Raises CannotCorrect."""


def fingerprint(value: Any) -> str:
    """A value in few characters, for a form to say which one it was filled in from."""
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()[:32]


def spaced(words: str) -> str:
    """Words with one space between them: how lines break makes no difference."""
    return " ".join(words.split())


def same(one: Any, other: Any) -> bool:
    """Whether two values are the same. What a table says is its cells', wherever an answer has it."""
    return bool(_without_cells(one) == _without_cells(other))


def _without_cells(value: Any) -> Any:
    if isinstance(value, dict):
        is_table = value.get("kind") == SaidKind.TABLE and value.get("table") is not None
        return {name: _without_cells(each) for name, each in value.items() if not (is_table and name == "text")}
    return [_without_cells(each) for each in value] if isinstance(value, list) else value
