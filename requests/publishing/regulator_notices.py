"""What the public reads of the regulator's decision notices: only of those whose publication somebody has ticked.

PublishedResponse.decision_notices is [{"reference", "decided_on", "url", "parts": [{"number", "part", "held"}]}]: the
regulator's own reference, date and published page, and the outcome at each part it decides. `part` is 0 where the
question has one. No letter, officer, note, step or appeal is among it.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from requests.models import FOIRequest, PublishedResponse, RegulatorCase
from requests.models.question import shown_number


def show_notices(foi_request: FOIRequest, at: datetime) -> None:
    """Write anew what the public response of this request says of notices, if there is one. Inside a transaction."""
    rows = PublishedResponse.objects.select_for_update().filter(publication__foi_request=foi_request)
    for response in rows:
        notices = notices_of(foi_request)
        if notices != response.decision_notices:
            response.decision_notices, response.linked_at = notices, at
            response.save(update_fields=["decision_notices", "linked_at"])


def notices_of(foi_request: FOIRequest) -> list[dict[str, Any]]:
    """What may be read of its notices, the oldest first: two statements."""
    shown = RegulatorCase.objects.filter(foi_request=foi_request, is_shown=True).order_by("ended_on", "pk")
    return [_told(each) for each in shown.prefetch_related("parts")]


def _told(found: RegulatorCase) -> dict[str, Any]:
    decided = [part for part in found.parts.all() if part.held]
    return {
        "reference": found.reference,
        "decided_on": found.ended_on.isoformat() if found.ended_on else "",
        "url": found.published_url,
        "parts": [
            {"number": shown_number(each.question_number), "part": each.part_order, "held": each.held}
            for each in decided
        ],
    }
