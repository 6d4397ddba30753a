"""The committed archive that tests of public pages read."""

from __future__ import annotations


def build() -> None:
    """File and publish it. Runs once a session, with every login and folder of the archive's own."""
