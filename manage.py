#!/usr/bin/env python
"""Every command of the project: `manage.py help` lists them."""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line
from django.db.utils import ProgrammingError

from foiarchive.database import AWAY, plain_sentence


def main() -> None:
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(
            line_buffering=True
        )  # where both go into one pipe, errors stand under what was said before
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "foiarchive.settings")
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as problem:
        sys.exit(f"The settings are wrong: {problem}")
    except (*AWAY, ProgrammingError) as problem:
        sys.exit(plain_sentence(problem))


if __name__ == "__main__":
    main()
