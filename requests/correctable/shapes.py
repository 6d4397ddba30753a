"""The shape of everything that can be corrected."""

from __future__ import annotations

import hashlib
import json
from typing import Any, ClassVar, Protocol

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
