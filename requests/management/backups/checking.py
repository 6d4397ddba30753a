"""Whether a backup is whole, be it a folder or sealed."""

from __future__ import annotations

import shutil
from pathlib import Path

from requests.management.backups.manifest import NotABackup, NotLookedAt, problems, read
from requests.management.backups.sealing import opened


def wrong_with(place: Path, key_file: Path | None, into: Path | None = None) -> list[str]:
    """What is not as it was made, a sentence each, every byte read. Raises NotLookedAt.

    `into`: where to write what it holds, once it is found whole.
    """
    try:
        with opened(place, key_file) as folder:
            wrong = list(problems(folder, read(folder)))
            if into and not wrong:
                shutil.copytree(folder, into)
            return wrong
    except NotLookedAt:
        raise
    except NotABackup as problem:
        return [str(problem)]
