"""What a stop of the machine must not take away once it is there."""

from __future__ import annotations

import errno
from pathlib import Path

from foiarchive.stores.disk import sync


def make_last(path: Path) -> None:
    """Until it is on the disk. Some disks that are mounted from elsewhere cannot be asked that of a folder."""
    try:
        sync(path)
    except OSError as failed:
        if failed.errno != errno.EINVAL or not path.is_dir():
            raise
