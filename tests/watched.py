"""What a process does that lasts, in its order: seen from outside, and nothing is changed by it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


class Watched:
    """Each path that was forced to the disk, and each that something was renamed to."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.done: list[tuple[str, str]] = []
        sync, rename, replace = os.fsync, os.rename, os.replace

        def watched_sync(handle: int) -> None:
            self.done.append(("sync", str(Path(f"/proc/self/fd/{handle}").readlink())))
            sync(handle)

        def watched_rename(source: str, target: str) -> None:
            rename(source, target)
            self.done.append(("rename", str(target)))

        def watched_replace(source: str, target: str) -> None:
            replace(source, target)
            self.done.append(("rename", str(target)))

        monkeypatch.setattr(os, "fsync", watched_sync)
        monkeypatch.setattr(os, "rename", watched_rename)
        monkeypatch.setattr(os, "replace", watched_replace)
