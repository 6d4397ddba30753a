"""Try the child's own walls: what can it reach although it should not?"""

from __future__ import annotations

import socket
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from documents.child.answering import Asked, answer_with
from documents.child.frames import write_json


def try_the_walls(asked: Asked, letter: bytes, answer: BinaryIO) -> None:
    """The names of what was reached: none, if the walls hold."""
    ways: dict[str, Callable[[], object]] = {
        "the network": lambda: socket.create_connection(("127.0.0.1", asked["port"]), timeout=2).close(),
        "the archive's files": lambda: Path(asked["secret"]).read_bytes(),
        "the settings of the process that started it": lambda: Path(f"/proc/{asked['parent']}/environ").read_bytes(),
        "the disk, to write to it": lambda: Path(asked["beside"]).write_bytes(b""),
    }
    write_json(answer, {"reached": [what for what, way in ways.items() if _succeeds(way)]})


def _succeeds(way: Callable[[], object]) -> bool:
    try:
        way()
    except OSError:
        return False
    return True


if __name__ == "__main__":
    answer_with(try_the_walls)
