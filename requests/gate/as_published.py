"""Whether a case says what is public of it: told by the content, whatever was changed and changed back."""

from __future__ import annotations

from datetime import datetime

from requests.errors import CannotPublish
from requests.gate.copying import content_hash_now
from requests.models import FOIRequest


def note_same(foi_request: FOIRequest, at: datetime) -> None:
    """After a change: note that what is public would be published again word for word, if so."""
    if not (foi_request.answered_on and foi_request.received_on):
        return  # what answers nothing, or lacks a day, could not be published as it is
    live = foi_request.publications.filter(withdrawn_at=None, release__isnull=False).select_related("release").first()
    if live is None or live.release is None:
        return
    filed = foi_request.filed_letters.select_related("letter", "reading").earliest("pk")
    try:
        is_same = content_hash_now(foi_request, filed) == live.release.content_hash
    except CannotPublish:
        return
    if is_same:
        live.same_at = at
        live.save(update_fields=["same_at"])
