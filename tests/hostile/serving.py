"""Inside the child of `many`: read files one after another, each in a process of its own, limited as any reader."""

from __future__ import annotations

import io
import json
import os
import signal
import sys

from documents.child.answering import answer_with
from documents.child.frames import BYTES, END, write_frame, write_json
from documents.child.reading import read_letter
from documents.sandbox_child import limit_resources, shut_away

WALL = 90  # seconds


def serve() -> None:
    """Tell of each file how its process ended (0: well), and what that said."""
    given = json.loads(sys.argv[1])
    if given["hide"] is not None:
        shut_away(given["hide"])
    asked = json.loads(sys.stdin.buffer.readline())
    with os.fdopen(os.dup(1), "wb") as answer:
        for name, length in asked["files"]:
            ended, reply = _read_apart(given, name, sys.stdin.buffer.read(length))
            write_json(answer, ended)
            write_frame(answer, BYTES, reply)
        write_frame(answer, END)


def _read_apart(limits: dict[str, int], name: str, data: bytes) -> tuple[int, bytes]:
    request, (hears, says) = os.memfd_create("request"), os.pipe()
    os.write(request, json.dumps({"name": name, "seen": {}}).encode() + b"\n")
    with os.fdopen(os.dup(request), "wb") as writing:
        writing.write(data)
    child = os.fork()
    if child == 0:
        _become_reader(request, says, limits)
    os.close(request)
    os.close(says)
    with os.fdopen(hears, "rb") as listening:
        reply = listening.read()
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), reply


def _become_reader(request: int, says: int, limits: dict[str, int]) -> None:
    """Go on as a reading child does from its limits on, and end."""
    try:
        os.lseek(request, 0, os.SEEK_SET)
        os.dup2(says, 1)
        sys.stdin = io.TextIOWrapper(os.fdopen(request, "rb"))
        signal.alarm(WALL)
        limit_resources(limits)
        answer_with(read_letter)
    except BaseException:  # noqa: BLE001  as when a child's interpreter ends with an error
        os._exit(1)
    os._exit(0)


if __name__ == "__main__":
    serve()
