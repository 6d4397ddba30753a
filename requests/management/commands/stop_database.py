"""Stop the embedded PostgreSQL, whoever uses it."""

from __future__ import annotations

from django.conf import settings
from django.core.management.base import BaseCommand

from foiarchive.embedded.server import server_in


class Command(BaseCommand):
    """For an orphan that a killed process left behind, and before the folder is copied or moved."""

    help = "Stops the embedded PostgreSQL for certain, whoever uses it."
    requires_system_checks: list[str] = []

    def handle(self, **options: object) -> None:
        stopped = server_in(settings.FOI_POSTGRES).stop()
        self.stdout.write(
            "The embedded PostgreSQL has been stopped." if stopped else "No embedded PostgreSQL was running."
        )
