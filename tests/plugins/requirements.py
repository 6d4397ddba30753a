"""What the machine must have for some tests: without it they skip and say loudly what to install.

REQUIRE=browser,ocr,server in the environment turns their absence into a failure.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

CHROMIUM = "/usr/bin/chromium"
POSTGRESQL_15 = Path("/usr/lib/postgresql/15/bin")
SOUGHT = {
    "browser": (CHROMIUM, "chromium"),
    "ocr": ("tesseract", "tesseract-ocr"),
    "server": (str(POSTGRESQL_15 / "initdb"), "postgresql-15"),
}
_missing: dict[str, int] = {}


def need(what: str) -> None:
    """Skip the test, or fail it under REQUIRE, where the machine lacks `what`."""
    program, package = SOUGHT[what]
    if shutil.which(program):
        return
    message = f"{program} is missing; to run this test: apt-get install {package}"
    if what in os.environ.get("REQUIRE", "").replace(" ", "").split(","):
        pytest.fail(message, pytrace=False)
    _missing[what] = _missing.get(what, 0) + 1
    pytest.skip(message)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what was left out, so that nobody takes a green line for the whole."""
    for what, count in sorted(_missing.items()):
        program, package = SOUGHT[what]
        line = f"NOT RUN: {count} tests that need {program}. To run them: apt-get install {package}"
        terminalreporter.write_line(line, red=True, bold=True)


@pytest.fixture
def ocr() -> None:
    """The test reads pictures of words: tesseract must be here."""
    need("ocr")
