"""`python -m tests.benchmarks.reading_memory LETTER`: how far reading it drives up this process's memory, in MiB."""

from __future__ import annotations

import io
import sys
from pathlib import Path

from documents.child.frames import write_json
from documents.child.reading import collect_seldom
from documents.reading.as_json import to_json
from documents.reading.letters import read


def peak() -> float:
    """The most memory that this process ever had, in MiB. (What getrusage says begins with the parent's.)"""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM:"))


if __name__ == "__main__":
    collect_seldom()
    path = Path(sys.argv[1])
    before = peak()
    write_json(io.BytesIO(), {"reading": to_json(read(path.name, path.read_bytes()))})
    print(peak() - before)
