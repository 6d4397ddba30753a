"""A kind of hostile file, and what may become of it."""

from __future__ import annotations

import socket
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

READ = "read"
SAYS = "Our reference: FOI 0001/24. You asked how many horses we keep. We hold no horses."


@dataclass(frozen=True)
class Hostile:
    """The file's name, how it is made, and every outcome that is right: READ, or a sentence that refuses it.

    A heavy one runs into a limit, or nearly, and belongs to the long suite.
    """

    name: str
    make: Callable[[], bytes]
    outcomes: tuple[str, ...]
    heavy: bool = False


Kinds = dict[str, Hostile]


@cache
def door() -> socket.socket:
    """A listener on this machine, which every file that calls home calls."""
    listening = socket.create_server(("127.0.0.1", 0))
    listening.setblocking(False)
    return listening


def home() -> str:
    """The address that files call."""
    return f"http://127.0.0.1:{door().getsockname()[1]}"
