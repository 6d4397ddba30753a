"""What earlier versions published, counted and worded by today's rules.

The worker does it, which starts when the web processes of this version serve. `prepare_database` does not: while that
runs, the version before still serves, whose code fails at words that it does not know.
"""

from __future__ import annotations

from datetime import datetime

from requests import tallies
from requests.publishing.older_outcomes import settle_outcomes


def follow_todays_rules(at: datetime) -> None:
    """Outcomes and the counts of statistics; what follows them already stays. May be done again."""
    if not tallies.is_whole():
        tallies.rebuild()
    settle_outcomes(at)
