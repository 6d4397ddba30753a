"""Read what came in, as words and the head of a message."""

from __future__ import annotations

from dataclasses import asdict
from typing import BinaryIO

from documents.child.answering import Asked, answer_with
from documents.child.frames import write_json
from documents.reading.arrivals import arrived


def read_arrival(asked: Asked, came: bytes, answer: BinaryIO) -> None:
    """Its words and head, as one value."""
    read = arrived(asked["name"], came)
    received = read.received.isoformat() if read.received else None
    write_json(answer, {"arrived": asdict(read) | {"received": received}})


if __name__ == "__main__":
    answer_with(read_arrival)
