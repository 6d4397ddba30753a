"""What the machine must have for some tests: without it they skip and say loudly what to install.

REQUIRE=browser,ocr,server,imap,proxy,s3 in the environment turns their absence into a failure.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

CHROMIUM = "/usr/bin/chromium"
DOVECOT = "/usr/lib/dovecot/imap"  # the program itself lies in a folder that users do not search
POSTGRESQL_15 = Path("/usr/lib/postgresql/15/bin")
S3_SERVER = str(Path(__file__).resolve().parents[2] / "var" / "s3-server" / "bin" / "python")
SOUGHT = {  # a program, and what an administrator types to have it
    "browser": (CHROMIUM, "apt-get install chromium"),
    "ocr": ("tesseract", "apt-get install tesseract-ocr"),
    "imap": (DOVECOT, "apt-get install dovecot-imapd"),
    "proxy": ("nginx", "apt-get install nginx"),
    "server": (str(POSTGRESQL_15 / "initdb"), "apt-get install postgresql-15"),
    "s3": (S3_SERVER, "make s3-server"),
}


def need(what: str) -> None:
    """Skip the test, or fail it under REQUIRE, where the machine lacks `what`."""
    program, command = SOUGHT[what]
    if shutil.which(program):
        return
    message = f"{program} is missing; to run this test: {command}"
    if what in os.environ.get("REQUIRE", "").replace(" ", "").split(","):
        pytest.fail(message, pytrace=False)
    pytest.skip(message)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> Iterator[None]:
    """Say what was left out, last of all, so that nobody takes a green line for the whole."""
    yield
    reasons = [str(report.longrepr) for report in terminalreporter.stats.get("skipped", [])]
    for program, command in SOUGHT.values():
        count = sum(command in reason for reason in reasons)
        if count:
            line = f"NOT RUN: {count} tests that need {program}. To run them: {command}"
            terminalreporter.write_line(line, red=True, bold=True)


@pytest.fixture
def ocr() -> None:
    """The test reads pictures of words: tesseract must be here."""
    need("ocr")
