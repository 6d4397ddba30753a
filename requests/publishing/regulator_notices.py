"""What the public reads of the regulator's decision notices: only of those whose publication somebody has ticked.

PublishedResponse.decision_notices is [{"reference", "decided_on", "url", "ruled_on", "parts": [{"number", "part",
"held", "ruling"}]}]: the regulator's own reference, date and published page, and the outcome at each part it decides;
what the Tribunal says of that and when, blank where it says nothing. `part` is 0 where the question has one. No letter,
officer, note or step is among it, and of an appeal neither its reference nor the Tribunal's page: they name whoever
appeals.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Q

from requests.models import FOIRequest, PublishedResponse, RegulatorCase, SearchEntry
from requests.models.question import shown_number
from requests.search.entries import change_entries, wait_for_turn
from requests.tallies import tally_again


def show_notices(foi_request: FOIRequest, at: datetime) -> None:
    """Write anew what the public response of this request says of notices, and what it is found by, if there is one.

    Inside a transaction.
    """
    rows, notices = PublishedResponse.objects.filter(publication__foi_request=foi_request), notices_of(foi_request)
    if not notices and not rows.exclude(decision_notices=[]).exists():
        return
    wait_for_turn()  # before the row: as whoever publishes
    for response in rows.select_for_update():
        response.decision_notices, response.linked_at = notices, at
        response.save(update_fields=["decision_notices", "linked_at"])
        entries = SearchEntry.objects.filter(response=response)
        decided = Q(question__number__in={part["number"] for notice in notices for part in notice["parts"]})
        change_entries(entries.filter(decided, has_notice=False), at, has_notice=True)
        change_entries(entries.exclude(decided).filter(has_notice=True), at, has_notice=False)
        tally_again(response)


def notices_of(foi_request: FOIRequest) -> list[dict[str, Any]]:
    """What may be read of its notices, the oldest first: two statements."""
    shown = RegulatorCase.objects.filter(foi_request=foi_request, is_shown=True).order_by("ended_on", "pk")
    return [_told(each) for each in shown.select_related("appeal").prefetch_related("parts")]


def _told(found: RegulatorCase) -> dict[str, Any]:
    decided = [part for part in found.parts.all() if part.held]
    ruled_on = found.appeal.ended_on if any(part.ruling for part in decided) else None
    return {
        "reference": found.reference,
        "decided_on": found.ended_on.isoformat() if found.ended_on else "",
        "url": found.published_url,
        "ruled_on": ruled_on.isoformat() if ruled_on else "",
        "parts": [
            {
                "number": shown_number(each.question_number),
                "part": each.part_order,
                "held": each.held,
                "ruling": each.ruling,
            }
            for each in decided
        ],
    }
