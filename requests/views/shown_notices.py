"""What a response page says of the regulator's decision notices, at the parts they decide."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from requests.law.regimes import Regime
from requests.law.written_dates import in_full
from requests.models.regulator_case import Held, Ruling

_WORDS = {
    Held.UPHELD: "A complaint about this answer was upheld by the {regulator}.",
    Held.PARTLY: "A complaint about this answer was upheld in part by the {regulator}.",
    Held.NOT_UPHELD: "A complaint about this answer was not upheld by the {regulator}.",
}
_RULED = {
    Ruling.DISMISSED: "An appeal to the First-tier Tribunal was dismissed on {on}: the notice stands.",
    Ruling.PARTLY: "An appeal to the First-tier Tribunal was allowed in part on {on}.",
    Ruling.ALLOWED: "An appeal to the First-tier Tribunal was allowed on {on}.",
}


@dataclass(frozen=True, slots=True)
class ShownNotice:
    """One sentence, and where the regulator publishes the notice."""

    words: str
    reference: str
    url: str


def notices_at(notices: Sequence[Mapping[str, Any]], number: str, part: int, regime: Regime) -> Iterator[ShownNotice]:
    """Those at a part of a question, as `requests.publishing.regulator_notices` keeps them."""
    regulator = "Scottish Information Commissioner" if regime is Regime.FOISA else "Information Commissioner"
    for notice in notices:
        for each in notice["parts"]:
            if each["number"] == number and each["part"] in (0, part):
                on = in_full(date.fromisoformat(notice["decided_on"]))
                words = f"{_WORDS[Held(each['held'])].format(regulator=regulator)} Decided on {on}."
                if ruling := each.get("ruling"):  # a copy from before has none
                    ruled = in_full(date.fromisoformat(notice["ruled_on"]))
                    words += f" {_RULED[Ruling(ruling)].format(on=ruled)}"
                yield ShownNotice(words, notice["reference"], notice["url"])
