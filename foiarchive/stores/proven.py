"""Files whose hash is known from elsewhere, and which are nothing without it."""

from __future__ import annotations

import hashlib
import logging

from foiarchive.stores.shapes import Store

logger = logging.getLogger(__name__)


class Damaged(FileNotFoundError):
    """A file is not what it was: for whoever asks it is gone."""


def proven(store: Store, name: str, sha256: str) -> bytes:
    """A file, byte for byte as it was when its hash was taken; blank: unproven. Raises FileNotFoundError, Damaged."""
    content = store.read(name)
    if sha256 and hashlib.sha256(content).hexdigest() != sha256:
        logger.error("A file is not what was kept, and is given to nobody: %s", name)
        raise Damaged(name)
    return content
