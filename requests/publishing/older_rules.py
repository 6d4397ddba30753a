"""What earlier versions published, counted and worded by today's rules.

The worker does it, which starts when the web processes of this version serve. `prepare_database` does not: while that
runs, the version before still serves, whose code fails at words that it does not know.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from requests import tallies
from requests.models import PublishedChange, PublishedResponse
from requests.publishing.older_outcomes import settle_outcomes
from requests.search.entries import note_change, wait_for_turn


class TodaysRules:
    """Followed once by each worker."""

    def __init__(self) -> None:
        self._are_followed = False

    def follow(self, at: datetime) -> None:
        """Outcomes and the counts of statistics; what follows them already stays. Then lists are asked for anew.

        An update or a backup that was put back may give them another form, or an earlier date.
        """
        if not self._are_followed:
            if not tallies.is_whole():
                tallies.rebuild()
            settle_outcomes(at)
            ask_for_lists_anew()
            self._are_followed = True


@transaction.atomic
def ask_for_lists_anew() -> None:
    """By the date that lists had before nobody is told that they are unchanged. Where nothing was public, none is."""
    wait_for_turn()
    if PublishedChange.objects.exists() or PublishedResponse.objects.exists():
        note_change()
