r"""How parent and child talk: a line of JSON and the file's bytes one way, frames the other.

    request:  {"do": "read", "name": "letter.pdf"}\n%PDF-1.7 …
    reply:    kind (1 byte) · length (4 bytes, big end first) · payload,   again and again, and last a frame of kind END
              before them, if it takes long, frames of kind TOLD: how many pages are done, of how many

A reply without its END was cut short. A letter's reading is one JSON frame; each picture is a JSON frame that describes
it and a BYTES frame.
"""

from __future__ import annotations

import json
import re
import struct
from collections.abc import Iterator
from typing import BinaryIO

HEAD = struct.Struct(">cI")
TOLD_PAGES = struct.Struct(">II")
JSON, BYTES, END, TOLD = b"J", b"B", b"E", b"T"
LONE_SURROGATE = re.compile(r"(?<!\\)(?:\\\\)*+\\u[dD][89a-fA-F]")  # written out by nobody honest; no database keeps it
KINDS = frozenset({JSON, BYTES, END})


class BadFrames(Exception):
    """The reply is not what a sound child sends."""


def write_frame(stream: BinaryIO, kind: bytes, payload: bytes = b"") -> None:
    """Send one frame."""
    stream.write(HEAD.pack(kind, len(payload)))
    stream.write(payload)


def write_told(stream: BinaryIO, done: int, pages: int) -> None:
    """Say at once how many pages are done, of how many."""
    write_frame(stream, TOLD, TOLD_PAGES.pack(done, pages))
    stream.flush()


def write_json(stream: BinaryIO, value: object) -> None:
    """Send one value. A lone surrogate, which UTF-8 cannot carry, becomes one question mark."""
    write_frame(stream, JSON, json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace"))


def read_frames(reply: memoryview) -> Iterator[tuple[bytes, memoryview]]:
    """The frames of a whole reply, END left out; raises BadFrames when it is cut short or goes on after its END."""
    at = 0
    while True:
        if len(reply) - at < HEAD.size:
            raise BadFrames
        kind, length = HEAD.unpack_from(reply, at)
        at += HEAD.size
        if kind not in KINDS or length > len(reply) - at:
            raise BadFrames
        if kind == END:
            if length or at != len(reply):
                raise BadFrames
            return
        yield kind, reply[at : at + length]
        at += length


def read_json(payload: memoryview, most_values: int) -> object:
    """The value in a JSON frame; raises BadFrames where it is no JSON, or holds more values than it may."""
    try:
        written = str(payload, "utf-8")
        if sum(map(written.count, ",[{")) > most_values or LONE_SURROGATE.search(written):
            raise BadFrames
        return json.loads(written, parse_constant=_refuse)
    except (ValueError, RecursionError) as wrong:
        raise BadFrames from wrong


def _refuse(constant: str) -> float:
    raise ValueError(constant)
