"""What the law cannot answer, in words fit to be shown."""

from __future__ import annotations


class ImpossibleDate(ValueError):
    """A date or a run of dates that cannot be right: before the Act, or in the wrong order."""


class NoSuchExtension(ValueError):
    """More time was claimed than the regime allows."""


class UnknownRegime(ValueError):
    """A regime this archive does not know."""
