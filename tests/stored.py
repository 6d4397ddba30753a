"""Where tests find on the disk what the archive keeps."""

from __future__ import annotations

import ctypes
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from documents.intake import name_of
from foiarchive.stores.opening import folder_of


def place_of(sha256: str) -> Path:
    """Where a letter's bytes lie."""
    return folder_of("FOI_LETTERS") / name_of(sha256)


CAPABILITIES, OVER_PERMISSIONS = 0x20080522, 0b110  # its version 3; CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH


@contextmanager
def by_permissions() -> Iterator[None]:
    """What a file's permissions forbid is forbidden to root too, in this thread."""
    kernel, head, told = ctypes.CDLL(None, use_errno=True), (ctypes.c_uint32 * 2)(CAPABILITIES), (ctypes.c_uint32 * 6)()
    assert kernel.capget(head, told) == 0, os.strerror(ctypes.get_errno())
    before = told[0]
    told[0] &= ~OVER_PERMISSIONS
    assert kernel.capset(head, told) == 0, os.strerror(ctypes.get_errno())
    try:
        yield
    finally:
        told[0] = before
        assert kernel.capset(head, told) == 0, os.strerror(ctypes.get_errno())
