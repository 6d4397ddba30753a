"""The child's entry: put on the limits, then do the work. Run by path as `python -I`; no Django.

Its one argument is JSON: "work", a module of documents.child; the limits "memory", "processor", "file" and "files";
"threads", whether it may start any; and "hide", folders or null. With folders to hide it was started inside namespaces
of its own (`unshare`): it covers them, makes every file read-only to itself and gives up the right to undo that.
Nothing that reads a letter is loaded before all this is done.
"""

from __future__ import annotations

import ctypes
import json
import os
import resource
import runpy
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SYS_MOUNT_SETATTR = 442  # the same on every processor
AT_FDCWD, AT_RECURSIVE = -100, 0x8000
MOUNT_ATTR_RDONLY = 1
MS_NOSUID_NODEV_NOEXEC = 2 | 4 | 8
PR_SET_NO_NEW_PRIVS = 38
CAPABILITY_VERSION_3 = 0x20080522


def limit_resources(limits: dict[str, int]) -> None:
    """Memory, processor time, files and processes; soft and hard alike, so the child cannot raise them again."""
    for what, most in (
        (resource.RLIMIT_AS, limits["memory"]),
        (resource.RLIMIT_CPU, limits["processor"]),
        (resource.RLIMIT_FSIZE, limits["file"]),
        (resource.RLIMIT_NOFILE, limits["files"]),
        (resource.RLIMIT_CORE, 0),  # a core file would hold the letter
    ):
        resource.setrlimit(what, (most, most))
    if not limits["threads"]:
        resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))  # it starts nothing


def shut_away(folders: list[str]) -> None:
    """Cover the folders with nothing, make all that is left read-only, and give up every right to change it back."""
    libc = ctypes.CDLL(None, use_errno=True)
    for folder in folders:
        _do(libc.mount(b"none", os.fsencode(folder), b"tmpfs", MS_NOSUID_NODEV_NOEXEC, b"size=4k,mode=0500"))
    read_only = (ctypes.c_uint64 * 4)(MOUNT_ATTR_RDONLY, 0, 0, 0)
    _do(libc.syscall(SYS_MOUNT_SETATTR, AT_FDCWD, b"/", AT_RECURSIVE, read_only, ctypes.sizeof(read_only)))
    _do(libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0))
    no_rights = (ctypes.c_uint32 * 6)()
    _do(libc.capset((ctypes.c_uint32 * 2)(CAPABILITY_VERSION_3, 0), no_rights))


def _do(result: int) -> None:
    if result != 0:
        raise OSError(ctypes.get_errno(), "the child could not shut itself away")


if __name__ == "__main__":
    asked = json.loads(sys.argv[1])
    if asked["hide"] is not None:
        shut_away(asked["hide"])
    limit_resources(asked)
    sys.path.insert(0, str(ROOT))
    runpy.run_module(f"documents.child.{asked['work']}", run_name="__main__")
