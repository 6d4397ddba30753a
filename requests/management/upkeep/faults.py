"""What does not belong together, and what may be done about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from foiarchive.stores.shapes import Unreadable

LET_IT_BE_READ = "Let the user the site runs as read it; where the disk is failing, put it back from a backup."


@dataclass(frozen=True, slots=True)
class Fault:
    """A sentence for people. `repair` where it can be put right without a person's judgement, and what that does.

    `withdraw` takes what readers must not be served out of its place, whatever else is done about it.
    """

    sentence: str
    advice: str = ""
    repair: Callable[[], object] | None = None
    withdraw: Callable[[], object] | None = None


def unreadable(found: Unreadable) -> Fault:
    """Of a file or folder that is there."""
    return Fault(str(found), LET_IT_BE_READ)
