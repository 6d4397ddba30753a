"""`python -m tests.benchmarks search`, `pages`, `records`, `sizes` or `scale`, with the sizes wanted.

Each size has a process and an installation of its own, under var/benchmarks; once filled it is kept for the next run.
`scale` is all of them in one table; it keeps every figure of this state of the code, and goes on where it was stopped.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.benchmarks.measuring import Result, printed
from tests.benchmarks.verdicts import VERDICTS, Figures

ROOT = Path(__file__).resolve().parents[2]
PLACE = ROOT / "var" / "benchmarks"
SIZES = (10_000, 100_000, 1_000_000)
OURS = ("FOI_", "DATABASE_", "DEBUG", "HTTPS", "ALLOWED_HOSTS", "CSRF_TRUSTED_ORIGINS", "SECRET_KEY")
SCALE = "scale"
IN_THE_TABLE = ("S", "P1", "P2", "P3", "P4", "size")


def main(arguments: Sequence[str]) -> int:
    """0 where every target is met."""
    subject, *typed = arguments or [""]
    if subject not in (*VERDICTS, SCALE):
        sys.exit(f"Say what to measure: {', '.join(VERDICTS)} or {SCALE}.")
    sizes = sorted(int(size.replace(",", "").replace("_", "")) for size in typed) or list(SIZES)
    results = _scale(sizes) if subject == SCALE else _results(subject, sizes, _measured)
    print(printed(results))
    return 0 if all(each.met is not False for each in results) else 1


def _scale(sizes: Sequence[int]) -> list[Result]:
    found = [result for subject in VERDICTS for result in _results(subject, sizes, _kept)]
    return [result for result in found if result.name.startswith(IN_THE_TABLE)]


def _results(subject: str, sizes: Sequence[int], measure: Callable[[str, int], Figures]) -> list[Result]:
    return VERDICTS[subject]({size: measure(subject, size) for size in sizes})


def _kept(subject: str, size: int) -> Figures:
    """As measured before with this very code; else measured now."""
    file = PLACE / f"figures-{_state_of_the_code()}" / f"{subject}-{size}.json"
    if not file.exists():
        figures = _measured(subject, size)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(figures))
    return dict(json.loads(file.read_text()))


def _state_of_the_code() -> str:
    """Another one for every commit, and for every change since."""
    said = [subprocess.run(["git", *words], cwd=ROOT, check=True, stdout=subprocess.PIPE).stdout for words in GIT]
    return hashlib.sha256(b"".join(said)).hexdigest()[:12]


GIT = (("rev-parse", "HEAD"), ("diff", "HEAD"))


def _measured(subject: str, size: int) -> Figures:
    print(f"Measuring {subject} with {size:,} answers …", file=sys.stderr)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    environment = {**kept, "FOI_VAR": str(PLACE / str(size)), "FOI_HASHED_STATIC": "0", "FOI_LIMITS": "0"}
    command = [sys.executable, "-m", "tests.benchmarks.child", subject, str(size)]
    done = subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    return dict(json.loads(done.stdout.splitlines()[-1]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
