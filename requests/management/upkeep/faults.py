"""What does not belong together, and what may be done about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """A sentence for people. `repair` where it can be put right without a person's judgement, and what that does.

    `withdraw` takes what readers must not be served out of its place, whatever else is done about it.
    """

    sentence: str
    advice: str = ""
    repair: Callable[[], object] | None = None
    withdraw: Callable[[], object] | None = None
