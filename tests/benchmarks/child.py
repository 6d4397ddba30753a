"""One subject measured at one size: the process that has the installation of that size."""

from __future__ import annotations

import json
import os
import sys
from importlib import import_module

import django


def main(subject: str, size: int) -> None:
    """Fill the installation, measure, and print the figures as JSON."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "foiarchive.settings")
    django.setup()
    import_module("tests.benchmarks.filling").fill(size)
    print(json.dumps(import_module(f"tests.benchmarks.{subject}").measured(size)))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
