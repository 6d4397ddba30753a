"""`make guards`: each guard is taken out of a copy of the project, and the test that stands for it has to fail.

The copy's tests are run once as they are first: all must pass, or their failing would prove nothing.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from tests.guards.listed import GUARDS, Guard

ROOT = Path(__file__).resolve().parents[2]
LEFT_OUT = shutil.ignore_patterns("var", ".*", "__pycache__", "vendor")
QUIET = ("-q", "-x", "-p", "no:cacheprovider", "--no-header")


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("guards") / "copy"
    shutil.copytree(ROOT, folder, ignore=LEFT_OUT)
    yield folder
    shutil.rmtree(folder)


def fails(folder: Path, tests: Iterable[str]) -> bool:
    """Whether a test fails, rather than that it could not be run."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST")}
    command = [sys.executable, "-m", "pytest", *QUIET, *tests]
    ended = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert ended.returncode in (0, 1), ended.stdout[-3000:] + ended.stderr[-2000:]
    return ended.returncode == 1


def test_with_every_guard_in_its_place_all_is_green(copy):
    assert not fails(copy, dict.fromkeys(guard.test for guard in GUARDS))


@pytest.mark.parametrize("guard", GUARDS, ids=lambda guard: guard.what)
def test_without_it_its_test_is_red(copy, guard: Guard):
    file = copy / guard.file
    whole = file.read_text(encoding="utf-8")
    file.write_text(whole.replace(guard.stands, guard.instead), encoding="utf-8")
    try:
        assert fails(copy, [guard.test])
    finally:
        file.write_text(whole, encoding="utf-8")
