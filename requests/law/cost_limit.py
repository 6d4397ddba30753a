"""Whether answering would cost more than the appropriate limit: FOIA s.12 and SI 2004/3244."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

RATE = Decimal(25)  # £ an hour a person: reg 4(4)
LIMIT = Decimal(450)  # £, for other than those in Part I of Schedule 1: reg 3(3)
LIMIT_HOURS = LIMIT / RATE  # 18


class Activity(StrEnum):
    """What may be counted, and nothing else: reg 4(3). Neither reading for exemptions nor blacking out."""

    DETERMINING = "determining whether the information is held"
    LOCATING = "locating it, or a document that may hold it"
    RETRIEVING = "retrieving it, or that document"
    EXTRACTING = "extracting it from a document that holds it"


@dataclass(frozen=True, slots=True)
class Estimate:
    """The minutes expected of each activity."""

    determining: int = 0
    locating: int = 0
    retrieving: int = 0
    extracting: int = 0

    @property
    def minutes(self) -> int:
        """All four activities together."""
        return self.determining + self.locating + self.retrieving + self.extracting

    @property
    def cost(self) -> Decimal:
        """In pounds, to the penny."""
        return (self.minutes * RATE / 60).quantize(Decimal("0.01"))

    @property
    def is_over(self) -> bool:
        """FOIA s.12(1): "would exceed the appropriate limit". At the limit is not over it."""
        return self.minutes > LIMIT_HOURS * 60

    @property
    def confirming_is_over(self) -> bool:
        """FOIA s.12(2): to say whether it is held would alone exceed the limit, so that not even that is owed."""
        return self.determining > LIMIT_HOURS * 60

    @property
    def provision(self) -> str:
        """The limb to rely on, blank where the limit is not exceeded."""
        return "12(2)" if self.confirming_is_over else "12(1)" if self.is_over else ""

    @property
    def verdict(self) -> str:
        """In a sentence."""
        comes_to = f"{in_hours(self.minutes)}, £{self.cost:,.2f} at £{RATE} an hour"
        if self.confirming_is_over:
            return f"{comes_to}: even to say whether it is held would cost more than £{LIMIT} (18 hours)."
        return f"{comes_to}: {'more than' if self.is_over else 'within'} the limit of £{LIMIT} (18 hours)."


def in_hours(minutes: int) -> str:
    """ "1 hour 5 minutes"."""
    hours, rest = divmod(minutes, 60)
    words = [f"{n} {unit}{'' if n == 1 else 's'}" for n, unit in ((hours, "hour"), (rest, "minute")) if n]
    return " ".join(words) or "No time"
