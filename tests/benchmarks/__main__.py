"""`python -m tests.benchmarks search` or `pages`, with the sizes wanted: measures each, and says which targets are met.

Each size has a process and an installation of its own, under var/benchmarks; once filled it is kept for the next run.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks.measuring import printed
from tests.benchmarks.verdicts import VERDICTS, Figures

ROOT = Path(__file__).resolve().parents[2]
SIZES = (10_000, 100_000, 1_000_000)
OURS = ("FOI_", "DATABASE_", "DEBUG", "HTTPS", "ALLOWED_HOSTS", "CSRF_TRUSTED_ORIGINS", "SECRET_KEY")


def main(arguments: Sequence[str]) -> int:
    """0 where every target is met."""
    subject, *typed = arguments or [""]
    if subject not in VERDICTS:
        sys.exit(f"Say what to measure: {' or '.join(VERDICTS)}.")
    sizes = sorted(int(size.replace(",", "").replace("_", "")) for size in typed) or SIZES
    results = VERDICTS[subject]({size: _measured(subject, size) for size in sizes})
    print(printed(results))
    return 0 if all(each.met is not False for each in results) else 1


def _measured(subject: str, size: int) -> Figures:
    print(f"Measuring {subject} with {size:,} answers …", file=sys.stderr)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    folder = ROOT / "var" / "benchmarks" / str(size)
    environment = {**kept, "FOI_VAR": str(folder), "FOI_HASHED_STATIC": "0", "FOI_LIMITS": "0"}
    command = [sys.executable, "-m", "tests.benchmarks.child", subject, str(size)]
    done = subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    return dict(json.loads(done.stdout.splitlines()[-1]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
