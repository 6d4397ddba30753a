"""What does not belong together, and what may be done about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """A sentence for people. `repair` where it can be put right without a person's judgement, and what that does."""

    sentence: str
    advice: str = ""
    repair: Callable[[], object] | None = None
