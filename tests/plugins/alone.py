"""Tests that hold something to the clock get the mark `alone`: `make test` runs them one by one, after all others."""

from __future__ import annotations

from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parents[1]
ALONE = {
    "faults/test_demo.py",
    "faults/test_worker_killed.py",
    "hostile/test_children.py",
    "records/test_sandbox.py",
    "search/test_following.py",
    "search/test_worker.py",
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark them."""
    for item in items:
        if item.path.relative_to(TESTS).as_posix() in ALONE:
            item.add_marker(pytest.mark.alone)
