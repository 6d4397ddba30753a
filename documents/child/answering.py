"""Ask standard input what to do, do it, and answer in frames.

Whatever goes wrong becomes one of the fixed sentences; what ends the child outright (memory, processor time, a fault in
a library) its parent sees.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from typing import Any, BinaryIO

from documents.child.frames import END, write_frame, write_json
from documents.errors import Reason, UnreadableLetter

Asked = dict[str, Any]
Work = Callable[[Asked, bytes, BinaryIO], None]


def answer_with(work: Work) -> None:
    """Do the one piece of work this child was started for."""
    answer = _answer_stream()
    asked = json.loads(sys.stdin.buffer.readline())
    try:
        work(asked, sys.stdin.buffer.read(), answer)
    except UnreadableLetter as why:
        write_json(answer, {"refused": why.reason})
    except MemoryError:
        write_json(answer, {"refused": Reason.TOO_BIG_INSIDE})
    except Exception:  # noqa: BLE001  a hostile file can raise anything at all; people are shown one sentence for it
        write_json(answer, {"refused": Reason.FAILED})
    write_frame(answer, END)
    answer.flush()


def _answer_stream() -> BinaryIO:
    """Standard output, for the answer alone: what a library prints by itself goes nowhere."""
    answer = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return answer
