"""Read many hostile files at little cost: one child reads them all, each in a process that it forks.

What is the product's own stays so: `sandbox_child` puts up the walls and puts on the limits, `documents.child.reading`
does the work, and the reply is checked here as ever. A file whose process does not end well is read once more by
`read_in_child`, in a child of its own.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from documents.child.frames import BadFrames, read_frames
from documents.children import MIB, Job, Limits, run_child
from documents.errors import Reason, UnreadableLetter
from documents.intake import check_file
from documents.reading.as_json import from_json
from documents.replies import one_value
from documents.sandbox import read_in_child
from documents.walls import hidden_places
from tests.hostile.shapes import READ

SCRIPT = Path(__file__).with_name("many_child.py")
FILES_A_CHILD = 40
OF_ALL = Limits(wall=600.0, reply=512 * MIB)
File = tuple[str, bytes]


def outcomes(files: Sequence[File]) -> list[str]:
    """What became of each file: READ, or the sentence that refuses it."""
    first = [_at_the_door(*file) for file in files]
    to_read = [file for file, refused in zip(files, first, strict=True) if not refused]
    groups = [to_read[at : at + FILES_A_CHILD] for at in range(0, len(to_read), FILES_A_CHILD)]
    with ThreadPoolExecutor(2) as pool:
        read = iter([each for group in pool.map(_of_group, groups) for each in group])
    return [refused or next(read) for refused in first]


def _at_the_door(name: str, data: bytes) -> str:
    try:
        check_file(name, data)
    except UnreadableLetter as refusal:
        return refusal.reason
    return ""


def _of_group(files: Sequence[File]) -> list[str]:
    asked: dict[str, object] = {"files": [[name, len(data)] for name, data in files]}
    together = b"".join(data for _, data in files)
    frames = list(read_frames(memoryview(run_child(Job("reading", asked, together, hidden_places(), OF_ALL, SCRIPT)))))
    return list(_told(files, frames))


def _told(files: Sequence[File], frames: Sequence[tuple[bytes, memoryview]]) -> Iterator[str]:
    for (name, data), (_, ended), (_, reply) in zip(files, frames[::2], frames[1::2], strict=True):
        yield alone(name, data) if json.loads(bytes(ended)) else _outcome(bytes(reply))


def _outcome(reply: bytes) -> str:
    try:
        from_json(one_value(reply, "reading"))
    except UnreadableLetter as refusal:
        return refusal.reason
    except (BadFrames, KeyError, TypeError, ValueError):
        return Reason.NOT_TRUSTED
    return READ


def alone(name: str, data: bytes) -> str:
    """What becomes of a file in a child of its own."""
    if refused := _at_the_door(name, data):
        return refused
    try:
        read_in_child(name, data)
    except UnreadableLetter as refusal:
        return refusal.reason
    return READ
