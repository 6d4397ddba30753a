"""`manage.py check_notice [--json] PATH…`: what letters that refuse something have to say, and do not. No database."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from documents.errors import UnreadableLetter
from documents.intake import check_file, read_file
from documents.sandbox import read_in_child
from requests.notice_checker import CheckedPoint, NoticeCheck, check_notice

NOTHING = "It refuses nothing, or is no answer: the law asks nothing of it here."
HEADINGS = {"missing": "Missing:", "open": "Cannot be told:", "there": "There:"}


class Command(BaseCommand):
    """Check letters. Ends with 1 if one could not be read."""

    help = "Checks response letters for what a notice of refusal has to say, and proposes words for what is missing."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", metavar="PATH", help="letters to check")
        parser.add_argument("--json", action="store_true", help="print a list of objects, one a file, and nothing else")

    def handle(self, *args: Any, **options: Any) -> None:
        found = [(Path(path), _checked(Path(path))) for path in options["paths"]]
        if options["json"]:
            self.stdout.write(json.dumps([_as_json(path, of) for path, of in found], ensure_ascii=False, indent=1))
        else:
            self.stdout.write("\n".join(line for path, of in found for line in _lines(path, of)))
        unread = sum(isinstance(of, str) for _, of in found)
        if unread:
            raise CommandError(f"{unread} of {len(found)} could not be read.")


def _checked(path: Path) -> NoticeCheck | str:
    """What was found, or why the file could not be read."""
    try:
        letter = read_file(path)
        check_file(path.name, letter)
        return check_notice(read_in_child(path.name, letter))
    except UnreadableLetter as unreadable:
        return str(unreadable.reason)
    except OSError as failed:
        return f"The file could not be opened: {failed.strerror or failed}."


def _lines(path: Path, of: NoticeCheck | str) -> Iterator[str]:
    if isinstance(of, str):
        yield f"{path.name}: {of}"
        return
    yield f"{path.name}, under the {of.regime.full_name}"
    if not of.points:
        yield f"  {NOTHING}"
    for name, heading in HEADINGS.items():
        points: tuple[CheckedPoint, ...] = getattr(of, name)
        if points:
            yield f"  {heading}"
            yield from (line for point in points for line in _point(point))


def _point(checked: CheckedPoint) -> Iterator[str]:
    point = checked.point
    about = f", question {checked.about}" if checked.about else ""
    pages = f" (page {', '.join(map(str, checked.pages))})" if checked.pages else ""
    yield f"    {checked.words}{about}{pages} – {point.asked_by}, {point.weight.value}"
    if checked.met is False and point.to_add:
        yield f"      Add: {point.to_add}"


def _as_json(path: Path, of: NoticeCheck | str) -> dict[str, object]:
    if isinstance(of, str):
        return {"file": path.name, "error": of}
    return {"file": path.name, "error": None, "regime": of.regime.value, "points": [_json_of(p) for p in of.points]}


def _json_of(checked: CheckedPoint) -> dict[str, object]:
    """`met` is null where it cannot be told."""
    point = checked.point
    return {
        "point": point.point.value,
        "words": checked.words,
        "asked_by": point.asked_by,
        "weight": point.weight.value,
        "met": checked.met,
        "questions": checked.about.split(", ") if checked.about else [],
        "pages": list(checked.pages),
        "to_add": point.to_add if checked.met is False else "",
    }
