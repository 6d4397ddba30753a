"""Read what came in, in a limited child process, and believe nothing that comes back unchecked."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from documents.child.frames import BadFrames
from documents.children import Job, run_child
from documents.errors import Reason, UnreadableLetter
from documents.reading.arrivals import Arrived
from documents.replies import one_value
from documents.walls import hidden_places

LONGEST = 6_000_000  # characters: more than a 5 MB paste
MOST_NAMES = 200


def arrived_in_child(name: str, data: bytes) -> Arrived:
    """What came in, read apart from the site; raises UnreadableLetter."""
    said = run_child(Job("arriving", {"name": name}, data, hidden_places()))
    try:
        return _checked(one_value(said, "arrived"))
    except (BadFrames, KeyError, TypeError, ValueError) as wrong:
        raise UnreadableLetter(Reason.NOT_TRUSTED) from wrong


def _checked(told: Any) -> Arrived:
    received = datetime.fromisoformat(told["received"]) if told["received"] is not None else None
    if received is not None and received.tzinfo is None:
        raise ValueError
    return Arrived(
        text=_text(told["text"], LONGEST),
        is_message=told["is_message"] is True,
        subject=_text(told["subject"], 300),
        sender_name=_text(told["sender_name"], 200),
        sender=_text(told["sender"], 254),
        received=received,
        message_id=_text(told["message_id"], 998),
        addressed=tuple(_text(each, 400) for each in told["addressed"][:MOST_NAMES]),
        attached=tuple(_text(each, 400) for each in told["attached"][:MOST_NAMES]),
        digests=tuple(_text(each, 64) for each in told["digests"][:MOST_NAMES]),
    )


def _text(told: object, most: int) -> str:
    """Text without signs that no database keeps, of bearable length."""
    if not isinstance(told, str) or len(told) > LONGEST:
        raise BadFrames
    return told.replace("\x00", "")[:most]
