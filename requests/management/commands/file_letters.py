"""File letters from the command line: files and folders in, a progress bar, a table of what became of each."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from tqdm import tqdm

from documents.heard import Hearing
from documents.intake import clean_name, read_file
from requests.models import Person
from requests.models.taking_in import FileState
from requests.summary import rows_of, table
from requests.taking_in import TakenIn, take_in

NOT_THERE = "There is no such file or folder. Check the path."
NO_FILE = "This is not a file that can be read, but a device or a pipe."
NOT_OPENED = "The file could not be opened: {}."
NOT_ALLOWED = "The file may not be read by this user. Check its permissions."


class Command(BaseCommand):
    """One transaction a letter; a letter that is held already is not filed twice."""

    help = "Files letters (PDF, Word, e-mail, text …) or folders of them. Ends with what became of each."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", metavar="PATH", help="a file, or a folder with all that is in it")
        parser.add_argument("--publish", action="store_true", help="publish what can be published")
        parser.add_argument("--as", dest="username", help="the member of staff who files them")

    def handle(self, **options: object) -> None:
        paths = [Path(str(path)) for path in options["paths"]]  # type: ignore[attr-defined]
        by = person(str(options["username"])) if options["username"] else None
        if by is not None and not (by.may_file and (by.may_publish or not options["publish"])):
            raise CommandError(f"{by.username} may not {'publish' if by.may_file else 'file'} letters.")
        files = list(files_in(paths))
        done: list[TakenIn] = []
        try:
            with tqdm(files, unit="letter", file=sys.stderr, disable=None if options["verbosity"] else True) as bar:
                done.extend(taken_in(path, by, bar, publishing=bool(options["publish"])) for path in bar)
        finally:  # also where the database goes away in the middle
            if done:
                self.stdout.write(table(rows_of(done, publishing=bool(options["publish"]))))
        self.stdout.write(in_figures(done, publishing=bool(options["publish"])))
        refused = [result for result in done if result.state is FileState.REFUSED]
        kept_back = [result for result in done if options["publish"] and result not in refused and not result.published]
        said = [told(len(refused), len(done), "refused"), told(len(kept_back), len(done), "not published")]
        if refused or kept_back:
            raise CommandError(" ".join(filter(None, said)))


def told(some: int, of: int, became: str) -> str:
    """How many files became that; nothing, where none did."""
    return f"{some} of {of} {'file was' if of == 1 else 'files were'} {became}." if some else ""


def in_figures(done: Sequence[TakenIn], *, publishing: bool) -> str:
    """How many files became what."""
    counts = Counter(result.state for result in done)
    parts = [f"{counts[state]} {state.label.lower()}" for state in FileState if counts[state]]
    if publishing:
        live = {result.foi_request for result in done if result.published}  # a letter may come twice
        parts.append(f"{len(live)} published")
    return ", ".join(parts) or "No file was found."


def person(username: str) -> Person:
    """The member of staff of that name."""
    found = Person.objects.filter(username=username, is_active=True).first()
    if found is None:
        raise CommandError(f"There is no account named {username}.")
    return found


def files_in(paths: Iterable[Path]) -> Iterator[Path]:
    """Every file named, and every file inside the folders named, in order of name; each once."""
    seen: set[Path] = set()
    for path in paths:
        inside = sorted(file for file in path.rglob("*") if not _hidden(file, path)) if _is_folder(path) else [path]
        for file in inside:
            if not _is_folder(file) and file.absolute() not in seen:
                seen.add(file.absolute())
                yield file


def taken_in(path: Path, by: Person | None, bar: tqdm[Path], *, publishing: bool) -> TakenIn:
    """One file from the disk; one that is not there or may not be read is refused like any other.

    How far a letter is, page by page, the bar tells.
    """
    try:
        if not path.is_file():
            return TakenIn(shown(path), FileState.REFUSED, why=NO_FILE if path.exists() else NOT_THERE)
        data = read_file(path)
    except PermissionError:
        return TakenIn(shown(path), FileState.REFUSED, why=NOT_ALLOWED)
    except OSError as failed:
        return TakenIn(shown(path), FileState.REFUSED, why=NOT_OPENED.format(failed.strerror or failed))

    hearing = Hearing(
        read=lambda done, pages: bar.set_postfix_str(f"page {done} of {pages}"),
        recognised=lambda done, pages: bar.set_postfix_str(f"scan, page {done + 1} of {pages}"),
    )
    bar.set_postfix_str("")
    return take_in(clean_name(path.name), data, timezone.now(), by, publishing=publishing, hearing=hearing)


def shown(path: Path) -> str:
    """The path as a terminal may be given it: no control characters, nothing that is no text."""
    return "".join(sign if sign.isprintable() else "�" for sign in str(path))


def _is_folder(path: Path) -> bool:
    """Python raises where nobody may look; then it is refused as a file, and the others are taken in."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _hidden(file: Path, folder: Path) -> bool:
    return any(name.startswith(".") for name in file.relative_to(folder).parts)
