"""The child of `many`: run by path, as `sandbox_child` is. What it does is in `serving`."""

from __future__ import annotations

import runpy
import sys
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    runpy.run_module("tests.hostile.serving", run_name="__main__")
