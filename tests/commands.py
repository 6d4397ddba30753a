"""Our commands as somebody at a terminal runs them: in a process of their own, with nothing but what they are given."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def bare_environment(**variables: str) -> dict[str, str]:
    """The path to programs, and `variables`; none of the developer's own settings."""
    kept = {name: value for name, value in os.environ.items() if name == "PATH"}
    return {**kept, "LC_ALL": "C.UTF-8", **variables}


def manage(environment: dict[str, str], *arguments: str) -> tuple[int, str]:
    """Run manage.py: its exit status, and all it said."""
    done = subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=bare_environment(**environment),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=120,
        check=False,
    )
    return done.returncode, done.stdout.strip()
