"""Become tesseract, which reads the words in one picture. It starts nothing: it takes this process's place.

So it has this process's limits, its walls and its open files, and no others: the picture on standard input, and
standard output for the words, a line each with its box.
"""

from __future__ import annotations

import json
import os
import sys

ONE_THREAD = {"OMP_THREAD_LIMIT": "1", "LC_ALL": "C.UTF-8"}  # it may start none
ONE_COLUMN = "4"  # if it looked for several, the numbers before questions would be one, and often lost


def become_tesseract() -> None:
    """What follows the line of what is asked is the picture; nothing of that may be taken from the file before."""
    line = sys.stdin.buffer.readline()
    asked = json.loads(line)
    os.lseek(0, len(line), os.SEEK_SET)
    told = ["-l", asked["languages"], "--dpi", str(asked["dots"]), "--psm", ONE_COLUMN, "tsv"]
    os.execve(asked["program"], ["tesseract", "stdin", "stdout", *told], ONE_THREAD)  # noqa: S606  no shell is used


if __name__ == "__main__":
    become_tesseract()
